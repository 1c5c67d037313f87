"""Decimal commas and points, thousands, and what nothing settles."""

import pytest

from store.reading.numbers import in_words
from store.staging import Reading
from tests.store.reading.brought import bring, csv_of, results

COMMA = "Column value has a decimal comma, as its cells show."
POINT = "Column value has a decimal point, as its cells show."
SEMICOLONS = "Its cells are separated by semicolons."


@pytest.mark.parametrize(
    ("given", "staged", "remark"),
    [
        (["12,5", "1.234"], ["12.5", "1234"], COMMA),
        (["1.234,56", "1.234"], ["1234.56", "1234"], COMMA),
        (["1.234.567", "7"], ["1234567", "7"], COMMA),
        (["1 234,567", "1,234"], ["1234.567", "1.234"], COMMA),
        (["0,123", "-1.000"], ["0.123", "-1000"], COMMA),
        (["1234,567"], ["1234.567"], COMMA),
        (["12.5", "1,234"], ["12.5", "1234"], POINT),
        (["1,234.56", "1,234"], ["1234.56", "1234"], POINT),
        (["1,234,567", "1.234"], ["1234567", "1.234"], POINT),
        (["1'234.50", "1’234"], ["1234.50", "1234"], POINT),
        (["0.123", "-1,000"], ["0.123", "-1000"], POINT),
        (["1\u00a0234,5", "12\u202f345", "1\u2009234"], ["1234.5", "12345", "1234"], COMMA),
        (["\u22125,5", "+5,5", " 5,5 "], ["-5.5", "5.5", "5.5"], COMMA),
    ],
)
@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_column_says_how_it_is_written(
    given: list[str], staged: list[str], remark: str, separator: str
) -> None:
    brought = bring({"results.csv": results(*given, separator=separator)})

    assert brought.column("results", "value") == staged
    assert brought.remarks[1:] == [remark]
    assert (brought.said, brought.staged.questions) == ([], frozenset())


@pytest.mark.parametrize(
    ("given", "staged"),
    [
        (["1", "-20", "007"], ["1", "-20", "007"]),
        (["1 234", "1'234'567", "\u22125", "+5"], ["1234", "1234567", "-5", "5"]),
        (["", "  "], [None, None]),
    ],
)
def test_whole_numbers_need_no_convention(given: list[str], staged: list[str | None]) -> None:
    brought = bring({"results.csv": results(*given)})

    assert brought.column("results", "value") == staged
    assert (brought.said, brought.remarks) == ([], [SEMICOLONS])


@pytest.mark.parametrize(
    "cell", ["12%", "1.23.456", "1,2,3", "12,", ",5", "1.234 567", "twelve", "--5", "1 23"]
)
def test_what_fits_no_convention_stays_as_it_came(cell: str) -> None:
    brought = bring({"results.csv": results("12,5", cell)})

    assert brought.column("results", "value") == ["12.5", cell]


def test_a_file_with_commas_between_its_cells_follows_the_contract() -> None:
    given = ["1.234", "1,234", "12,5", "+5", "\u22125", "1 234"]
    brought = bring({"results.csv": results(*given, separator=",")})

    assert brought.column("results", "value") == given
    assert (brought.said, brought.staged.questions) == ([], frozenset())


@pytest.mark.parametrize(
    ("cell", "meanings"),
    [
        ("1.234", "one thousand two hundred and thirty-four or one point two three four"),
        ("1,234", "one thousand two hundred and thirty-four or one point two three four"),
        ("-12.500", "minus twelve thousand five hundred or minus twelve point five zero zero"),
        ("100,020", "one hundred thousand and twenty or one hundred point zero two zero"),
    ],
)
def test_what_nothing_settles_is_asked(cell: str, meanings: str) -> None:
    brought = bring({"results.csv": results("7", cell, "2.345")})

    assert brought.said == [
        f'results.csv, row 3, column value: "{cell}" may be {meanings}. Say which. '
        "On the command line: --decimal point or --decimal comma."
    ]
    assert brought.staged.questions == {"decimal"}


def test_the_answer_settles_it() -> None:
    files = {"results.csv": results("1.234", "2,500")}
    comma = bring(files, reading=Reading(decimal="comma"))
    point = bring(files, reading=Reading(decimal="point"))

    assert comma.column("results", "value") == ["1234", "2.500"]
    assert point.column("results", "value") == ["1.234", "2500"]
    assert comma.remarks == [SEMICOLONS, "Column value has a decimal comma, as answered."]
    assert (point.said, point.staged.questions) == ([], frozenset())


def test_an_answer_does_not_change_what_the_column_says() -> None:
    brought = bring({"results.csv": results("1.234", "12,5")}, reading=Reading(decimal="point"))

    assert brought.column("results", "value") == ["1234", "12.5"]
    assert brought.remarks == [SEMICOLONS, COMMA]


def test_each_file_is_asked_about_by_itself() -> None:
    brought = bring({"one results.csv": results("12,5"), "other results.csv": results("1.234")})

    assert [said.split(":")[0] for said in brought.said] == [
        "other results.csv, row 2, column value"
    ]


@pytest.mark.parametrize(
    ("given", "rows", "rarer", "other"),
    [
        (["12,5", "12.5", "13.5"], [2], "comma", "point"),
        (["12.5", "12,5", "1.234,5", "13.5", "1,5"], [2, 5], "point", "comma"),
        (["12,5", "13.5"], [3], "point", "comma"),
    ],
)
def test_a_column_that_contradicts_itself(
    given: list[str], rows: list[int], rarer: str, other: str
) -> None:
    brought = bring({"results.csv": results(*given)})

    assert brought.said == [
        f'results.csv, row {row}, column value: "{given[row - 2]}" has a decimal {rarer}, '
        f"other cells of the column a decimal {other}. Write all of them one way."
        for row in rows
    ]
    assert brought.staged.questions == frozenset()


def test_a_thousand_contradictions_are_enough() -> None:
    brought = bring({"results.csv": results(*["1,5"] * 1003, *["1.5"] * 1004)})

    assert len(brought.said) == 1001
    assert brought.said[-1] == (
        "results.csv, row 1002: and 3 more like those above. Mend those first: they may have one cause."
    )


def test_codes_and_texts_are_no_numbers() -> None:
    row = {"indicator": "1.10", "note": "1.234", "value": "12,5"}
    brought = bring({"results.csv": csv_of("results", row, separator=";")})

    assert brought.rows("results", "indicator", "note", "value") == [("1.10", "1.234", "12.5")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (7, "seven"),
        (19, "nineteen"),
        (20, "twenty"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1000, "one thousand"),
        (1001, "one thousand and one"),
        (999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
    ],
)
def test_numbers_as_they_are_spoken(number: int, words: str) -> None:
    assert in_words(number) == words
