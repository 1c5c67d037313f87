"""The shape of the files: what cannot be read is said by file, row and column, all of it at once."""

import csv

import pytest

from store import contract
from tests.conftest import OpenWorld

HEADER = ",".join(contract()["results"].column_names)
HEADER_OF_INDICATORS = ",".join(contract()["indicators"].column_names) + "\n"
ROW = "A,2020-01-01,2020-12-31,,total,{value},2021-01-15,reported,exact,{note},report,"

NOT_A_NUMBER = '"12%" is not a number. Write 12: the unit is in indicators.csv.'


def good(value: object = 50, note: str = "") -> str:
    return ROW.format(value=value, note=note)


def text(*lines: str, end: str = "\n") -> str:
    return end.join([HEADER, *lines]) + end


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", "row 1: has no header row. Begin with the column names.", id="empty"),
        pytest.param(
            f"\n{HEADER}\n", "row 1: has no header row. Begin with the column names.", id="blank"
        ),
        pytest.param(
            text(good()).replace(",", ";"),
            "row 1: is not separated by commas. Save it as CSV with commas.",
            id="semicolons",
        ),
        pytest.param(
            text(good()).replace(",", "\t"),
            "row 1: is not separated by commas. Save it as CSV with commas.",
            id="tabs",
        ),
        pytest.param(
            text(good(), good(note='"never closed')),
            "row 3: has a quotation mark that is never closed. Close or double it.",
            id="an open quotation mark",
        ),
        pytest.param(
            text(good(note='"the "scope" of it"')),
            "row 2: has text behind a closing quotation mark. Double those in a text.",
            id="quotation marks that are not doubled",
        ),
        pytest.param(
            text(good(), "A,2020-01-01"),
            "row 3: has 2 cells, the header 12. Fill the row up with commas.",
            id="too few cells",
        ),
        pytest.param(
            text(good(note="so, and so")),
            "row 2: has 13 cells, the header 12. Put text with a comma in quotes.",
            id="too many cells",
        ),
        pytest.param(
            text(good()).replace("note,", ""),
            "row 1, column note: is missing. Add it; it may be blank.",
            id="a column that may be blank is missing",
        ),
        pytest.param(
            text(good()).replace("sex,", ""),
            "row 1, column sex: is missing. Add it.",
            id="a required column is missing",
        ),
        pytest.param(
            text(good()).replace("note,", "value,"),
            "row 1, column value: stands there twice. Keep one.",
            id="a column twice",
        ),
        pytest.param(
            f"{HEADER},colour\n{good()},red\n",
            f'row 1: "colour" is not a column of this file. Its columns: {HEADER.replace(",", ", ")}.',
            id="an unknown column",
        ),
    ],
)
def test_what_is_wrong_with_the_shape(open_world: OpenWorld, content: str, expected: str) -> None:
    world = open_world(indicators=[{}])
    assert f"results.csv, {expected}" in world.faults(world.text("results.csv", content))


def test_a_cell_without_end(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    limit = csv.field_size_limit(131_072)  # Python's own, which others may have raised
    said = world.faults(world.text("results.csv", text(good(note="x" * 200_000))))
    csv.field_size_limit(limit)
    assert said == ["results.csv, row 2: has too long a cell. Look for an open quotation mark."]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (text(good(note="café")).encode("latin-1"), 2),
        (text(good(), good(note="café")).encode("latin-1"), 3),
        (text(good()).encode("utf-16"), 1),
    ],
)
def test_a_file_that_is_not_utf8(open_world: OpenWorld, content: bytes, line: int) -> None:
    world = open_world(indicators=[{}])
    assert world.faults(world.text("results.csv", content)) == [
        f"results.csv: is not UTF-8 (line {line}). Save it as CSV UTF-8."
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        pytest.param(text(good("12%")), 2, id="the first"),
        pytest.param(text(good("12%")).rstrip(), 2, id="without an end of line"),
        pytest.param(text(good("12%"), end="\r\n"), 2, id="Windows"),
        pytest.param(text(good("12%"), end="\r"), 2, id="an old Mac"),
        pytest.param("\ufeff" + text(good("12%")), 2, id="with a byte order mark"),
        pytest.param(text("", "", good("12%")), 4, id="after blank lines"),
        pytest.param(text("," * 11, good("12%")), 3, id="after a row of commas"),
        pytest.param(text(good(note='"a\nb\r\nc"'), good("12%")), 3, id="after line breaks"),
        pytest.param(text(good(), "A,B", good("12%")), 4, id="after a ragged row"),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_numbers_them(
    open_world: OpenWorld, content: str, row: int
) -> None:
    world = open_world(indicators=[{}])
    said = world.faults(world.text("results.csv", content))
    assert f"results.csv, row {row}, column value: {NOT_A_NUMBER}" in said


def test_what_stands_before_an_unreadable_row_is_checked_too(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    content = text(good("12%"), good(note='"never closed'), good("13%"))
    assert world.faults(world.text("results.csv", content)) == [
        f"results.csv, row 2, column value: {NOT_A_NUMBER}",
        "results.csv, row 3: has a quotation mark that is never closed. Close or double it.",
    ]


def test_rows_in_the_ledger_keep_the_number_they_had(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    world.upload(world.text("results.csv", text("", good(note='"two\nlines"'), "," * 11)))
    assert world.rows("select in_file, in_row, note from ledger.results") == [
        ("results.csv", 3, "two\nlines")
    ]


def test_columns_are_matched_by_name_in_any_order(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    lines = [line.split(",") for line in (HEADER, good(7))]
    turned = "\n".join(",".join(reversed(cells)) for cells in lines)
    world.upload(world.text("results.csv", turned))
    assert world.rows("select indicator, value, source from ledger.results") == [("A", 7, "report")]


@pytest.mark.parametrize("code", ["1.10", "007", "1e3", "NaN", "null", "A,B", 'the "one"', "−"])
def test_codes_are_text_as_they_were_written(open_world: OpenWorld, code: str) -> None:
    world = open_world(indicators=[{"indicator": code}], results=[{"indicator": code}])
    assert world.row("select indicator from ledger.results") == code


def test_cells_of_nothing_but_spaces_are_blank(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{"note": "  "}])
    assert world.row("select note from ledger.indicators") is None


def test_a_file_that_the_contract_does_not_know(open_world: OpenWorld) -> None:
    world = open_world()
    (said,) = world.faults(world.text("outcomes.csv", "a,b\n1,2\n"))
    assert said.startswith("outcomes.csv: is not a file of the contract: project.csv, sources.csv")


def test_the_same_file_brought_twice(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    first, second = (world.text("results.csv", text(good(value))) for value in (1, 2))
    assert world.faults(first, second) == ["results.csv: is brought twice. Keep one of the files."]


def test_a_missing_column_is_said_once_not_in_every_row(open_world: OpenWorld) -> None:
    world = open_world()
    lines = "result,level,title,note,source,place\n1,outcome,One,,report,\n2,outcome,Two,,report,\n"
    assert world.faults(world.text("framework.csv", lines)) == [
        "framework.csv, row 1, column parent: is missing. Add it; it may be blank."
    ]


def test_three_mistakes_are_named_on_one_screen(open_world: OpenWorld) -> None:
    """Two columns swapped, a percent sign, and a column dropped."""
    world = open_world()
    indicators = HEADER_OF_INDICATORS.replace("note,", "") + "A,goal,Reached,people,cumulative,"
    swapped = HEADER.replace("sex,value", "value,sex")
    results = f"{swapped}\n{good('12%')}\n"
    assert world.faults(
        world.text("indicators.csv", indicators + "increase,stated,,,report,\n"),
        world.text("results.csv", results),
    ) == [
        "indicators.csv, row 1, column note: is missing. Add it; it may be blank.",
        'results.csv, row 2, column sex: "12%" is not one of: '
        "total, women, men, another_gender, not_recorded.",
        'results.csv, row 2, column value: "total" is not a number. '
        "Write at most 18 digits, a decimal point and six decimals; blank is not known.",
    ]
