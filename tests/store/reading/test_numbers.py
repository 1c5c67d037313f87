"""Decimal commas and points, thousands, and what nothing settles."""

import pytest

from store.reading.staging import Reading
from tests.store.reading.staged_files import csv_of, results, stage_files

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
def test_the_column_decides_its_decimal_sign(
    given: list[str], staged: list[str], remark: str, separator: str
) -> None:
    brought = stage_files({"results.csv": results(*given, separator=separator)})

    assert brought.column("results", "value") == staged
    assert brought.remarks[1:] == [remark]
    assert (brought.faults, brought.staged.questions) == ([], frozenset())


@pytest.mark.parametrize(
    ("given", "staged"),
    [
        (["1", "-20", "007"], ["1", "-20", "007"]),
        (["1 234", "1'234'567", "\u22125", "+5"], ["1234", "1234567", "-5", "5"]),
        (["", "  "], [None, None]),
    ],
)
def test_whole_numbers_need_no_convention(given: list[str], staged: list[str | None]) -> None:
    brought = stage_files({"results.csv": results(*given)})

    assert brought.column("results", "value") == staged
    assert (brought.faults, brought.remarks) == ([], [SEMICOLONS])


@pytest.mark.parametrize(
    "cell", ["12%", "1.23.456", "1,2,3", "12,", ",5", "1.234 567", "twelve", "--5", "1 23"]
)
def test_what_fits_no_convention_stays_as_it_came(cell: str) -> None:
    brought = stage_files({"results.csv": results("12,5", cell)})

    assert brought.column("results", "value") == ["12.5", cell]


def test_a_file_with_commas_between_its_cells_follows_the_contract() -> None:
    given = ["1.234", "1,234", "12,5", "+5", "\u22125", "1 234"]
    brought = stage_files({"results.csv": results(*given, separator=",")})

    assert brought.column("results", "value") == given
    assert (brought.faults, brought.staged.questions) == ([], frozenset())


@pytest.mark.parametrize(
    ("cell", "meanings"),
    [
        ("1.234", "1234, or 1.234 with three decimals"),
        ("1,234", "1234, or 1.234 with three decimals"),
        ("-12.500", "-12500, or -12.500 with three decimals"),
        ("100,020", "100020, or 100.020 with three decimals"),
    ],
)
def test_an_ambiguous_number_is_a_question(cell: str, meanings: str) -> None:
    brought = stage_files({"results.csv": results("7", cell, "2.345")})

    assert brought.faults == [
        f'results.csv, row 3, column value: "{cell}" may be {meanings}. Say which.'
    ]
    assert brought.staged.questions == {"decimal"}


def test_the_answer_settles_it() -> None:
    files = {"results.csv": results("1.234", "2,500")}
    comma = stage_files(files, reading=Reading(decimal="comma"))
    point = stage_files(files, reading=Reading(decimal="point"))

    assert comma.column("results", "value") == ["1234", "2.500"]
    assert point.column("results", "value") == ["1.234", "2500"]
    assert comma.remarks == [SEMICOLONS, "Column value has a decimal comma, as answered."]
    assert (point.faults, point.staged.questions) == ([], frozenset())


def test_an_answer_does_not_change_the_sign_of_the_column() -> None:
    brought = stage_files(
        {"results.csv": results("1.234", "12,5")}, reading=Reading(decimal="point")
    )

    assert brought.column("results", "value") == ["1234", "12.5"]
    assert brought.remarks == [SEMICOLONS, COMMA]


def test_each_file_is_asked_about_by_itself() -> None:
    brought = stage_files(
        {"one results.csv": results("12,5"), "other results.csv": results("1.234")}
    )

    assert [text.split(":")[0] for text in brought.faults] == [
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
    brought = stage_files({"results.csv": results(*given)})

    assert brought.faults == [
        f'results.csv, row {row}, column value: "{given[row - 2]}" has a decimal {rarer}, '
        f"other cells of the column a decimal {other}. Write all of them one way."
        for row in rows
    ]
    assert brought.staged.questions == frozenset()


def test_a_thousand_contradictions_are_enough() -> None:
    brought = stage_files({"results.csv": results(*["1,5"] * 1003, *["1.5"] * 1004)})

    assert len(brought.faults) == 1001
    assert brought.faults[-1] == (
        "results.csv, row 1002: and 3 more like those above. Mend those first: they may have one cause."
    )


def test_codes_and_texts_are_no_numbers() -> None:
    row = {"indicator": "1.10", "note": "1.234", "value": "12,5"}
    brought = stage_files({"results.csv": csv_of("results", row, separator=";")})

    assert brought.rows("results", "indicator", "note", "value") == [("1.10", "1.234", "12.5")]
