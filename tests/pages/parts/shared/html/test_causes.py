"""Faults by cause: what several rows have in common is said once, with the rows."""

import pytest
from markupsafe import Markup

from pages.parts.shared.html.causes import cause_list, causes, rows_text
from store import Fault
from tests.pages.reading import html_text

UNKNOWN = '"report-2021" is not in sources.csv. Add it there, or write a code that is.'


def fault(row: int | None, column: str | None, message: str, more: int = 0) -> Fault:
    return Fault("results.csv", row, column, message, more)


def text_of(*faults: Fault) -> list[str]:
    return [line for line in html_text(cause_list(causes(faults))).splitlines() if line != "!"]


def test_one_fault_is_said_as_it_is() -> None:
    assert text_of(fault(14, "value", '"12%" is not a number. Write 12.')) == [
        'results.csv, row 14, column value: "12%" is not a number. Write 12.'
    ]
    assert text_of(fault(None, None, "is empty.")) == ["results.csv: is empty."]


def test_the_same_in_several_rows_is_one_cause() -> None:
    rows = [fault(row, "source", UNKNOWN) for row in (2, 3, 4, 9)]
    assert text_of(*rows, fault(3, "sex", "is blank. It must be filled.")) == [
        f"4 rows of results.csv, column source: {UNKNOWN}",
        "Rows 2 to 4, 9.",
        "results.csv, row 3, column sex: is blank. It must be filled.",
    ]


def test_two_codes_that_are_not_there_are_two_causes() -> None:
    other = UNKNOWN.replace("2021", "2022")
    rows = [
        fault(row, "source", message)
        for row, message in ((2, UNKNOWN), (3, UNKNOWN), (4, other), (5, other))
    ]
    assert [cause.rows for cause in causes(rows)] == [2, 2]


def test_what_differs_by_its_cell_alone_is_put_together_with_an_example() -> None:
    rows = [fault(row, "value", f'"{row},5%" is not a number. Write {row}.5.') for row in (7, 8, 9)]
    assert text_of(*rows) == [
        '3 rows of results.csv, column value, such as row 7: "7,5%" is not a number. Write 7.5.',
        "The other 2",
        'row 8: "8,5%" is not a number. Write 8.5.',
        'row 9: "9,5%" is not a number. Write 9.5.',
    ]


def test_columns_and_files_are_told_apart() -> None:
    blank = "is blank. It must be filled."
    rows = [fault(2, "sex", blank), fault(2, "basis", blank), Fault("targets.csv", 2, "sex", blank)]
    assert [cause.rows for cause in causes(rows)] == [1, 1, 1]


def test_those_that_are_not_listed_are_counted() -> None:
    last = fault(1001, "source", f"{UNKNOWN} 1,234 more are wrong in the same way.", more=1234)
    (cause,) = causes([fault(2, "source", UNKNOWN), last])
    assert (cause.rows, cause.is_one_message) == (1236, True)
    assert [one.message for one in cause.faults] == [UNKNOWN] * 2


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([5], "Rows 5"),
        ([3, 2, 4, 4], "Rows 2 to 4"),
        ([2, 3, 5, 7, 8], "Rows 2 to 3, 5, 7 to 8"),
        (list(range(1, 40, 2)), "Rows 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, and 8 more"),
    ],
)
def test_rows_are_named_as_ranges(rows: list[int], text: str) -> None:
    assert rows_text(rows) == text


def test_a_message_is_never_markup() -> None:
    cells = ("<b>", "<i>")
    found = causes(
        fault(row, "value", f'"{cell}" is not a number.') for row, cell in enumerate(cells, 2)
    )
    html = cause_list(found)
    assert isinstance(html, Markup)
    assert "&lt;b&gt;" in html
    assert "&lt;i&gt;" in html
    assert "<i>" not in html
