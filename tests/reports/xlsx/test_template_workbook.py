"""A workbook to fill in: typed cells, a list for a closed list, and nothing that a spreadsheet would run or change."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from reports.xlsx.template_workbook import MOST_ROWS, Described, Field, workbook

COLUMNS = [
    Described("code", "string", "Its code.", ()),
    Described("sex", "string", "Who.", ("women", "men")),
    Described("value", "number", "How many.", ()),
    Described("day", "date", "When.", ()),
]


def opened(*rows: tuple[object, ...]) -> Workbook:
    """A workbook of one sheet, `results`, with these rows."""
    frame = pd.DataFrame(list(rows), columns=[column.name for column in COLUMNS])
    return load_workbook(BytesIO(workbook({"results": frame}, {"results": COLUMNS})))


def cells(*rows: tuple[object, ...]) -> list[Any]:
    """The values and types of the first row under the header: s is text, n a number, d a date."""
    return [(cell.value, cell.data_type) for cell in opened(*rows)["results"][2]]


def test_text_is_text_numbers_are_numbers_and_dates_are_dates() -> None:
    found = cells(("1.10", None, Decimal("12.5"), date(2021, 1, 15)))
    assert [kind for _, kind in found] == ["s", "n", "n", "d"]
    assert [value for value, _ in found[:3]] == ["1.10", None, 12.5]
    assert found[3][0].date() == date(2021, 1, 15)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "{=1}", "http://example.org", "007", "TRUE", " a ", "<b>"]
)
def test_a_text_never_runs_and_is_never_read_as_another_type(text: str) -> None:
    assert cells((text, None, None, None))[0] == (text, "s")


@pytest.mark.parametrize(
    ("value", "kind"),
    [("123456789012345", "n"), ("0.000001", "n"), ("-5", "n"), ("123456789012345678", "s"), ("1234567890.123456", "s")],
)  # fmt: skip
def test_a_number_of_which_a_spreadsheet_would_lose_a_digit_is_text(value: str, kind: str) -> None:
    found, type_found = cells((None, None, Decimal(value), None))[2]
    assert type_found == kind
    assert Decimal(str(found)) == Decimal(value)


@pytest.mark.parametrize("day", ["1899-12-31", "1900-02-28", "0900-01-01"])
def test_a_day_that_a_spreadsheet_does_not_know_is_text(day: str) -> None:
    assert cells((None, None, None, date.fromisoformat(day)))[3] == (day, "s")


def test_the_header_stays_and_a_closed_list_is_offered() -> None:
    sheet = opened((None, None, None, None))["results"]
    assert sheet.freeze_panes == "B2"
    (offered,) = sheet.data_validations.dataValidation
    assert (offered.type, offered.formula1, str(offered.sqref)) == (
        "list",
        '"women,men"',
        "B2:B1002",
    )


def test_the_first_sheet_says_what_the_columns_mean() -> None:
    sheet = opened()["Read me"]
    assert [cell.value for cell in sheet[1]] == ["Sheet", "Column", "Meaning", "One of"]
    assert [cell.value for cell in sheet[3]] == ["results", "sex", "Who.", "women, men"]


def test_new_cells_of_a_text_column_are_text() -> None:
    assert opened()["results"].column_dimensions["A"].number_format == "@"


def test_what_no_workbook_can_hold_is_an_error() -> None:
    with pytest.raises(
        ValueError, match="results, row 2: has a text of 32,768 characters, a cell 32,767"
    ):
        opened(("x" * 32_768, None, None, None))
    frame = pd.DataFrame({"code": pd.RangeIndex(MOST_ROWS + 1)})
    with pytest.raises(
        ValueError, match=r"results: has 1,048,576 rows, a sheet 1,048,575\. Take it as CSV\."
    ):
        workbook({"results": frame}, {"results": COLUMNS[:1]})


OFFERED = {
    "codes": [Described("code", "string", "A code.", ()), Described("title", "string", "Its title.", ())],
    "results": [
        Described("(title)", "string", "To be read.", (), role="read"),
        Described("(before)", "string", "", (), width=0),
        Described("value", "number", "How many.", (), role="fill"),
        Described("code", "string", "Its code.", (), listed_in=("codes", "code"),
                  formula='=IF([value]="","",{Code})'),
        Described("day", "date", "When.", (), formula="=[(before)]"),
    ],
}  # fmt: skip


def asked(value: object = None) -> Workbook:
    """A workbook with a field to fill in once, a list from another sheet, and formulas."""
    frames = {
        "codes": pd.DataFrame({"code": ["a", "b"], "title": ["=1+1", "B"]}),
        "results": pd.DataFrame({
            "(title)": ["=2+2"], "(before)": ["x"], "value": [None], "code": [value], "day": [date(2021, 1, 15)],
        }),
    }  # fmt: skip
    fields = [Field("Code", "string", None, "Which one.", ("codes", "code"))]
    return load_workbook(BytesIO(workbook(frames, OFFERED, fields)))


def test_codes_of_another_sheet_are_offered_those_that_are_added_to_it_too() -> None:
    book = asked()
    for sheet, cells in (("results", "D2:D1002"), ("Read me", "B2")):
        (offered,) = book[sheet].data_validations.dataValidation
        assert (offered.formula1, str(offered.sqref)) == ("'codes'!$A$2:$A$1003", cells)


def test_a_formula_has_the_cells_of_its_row_and_of_the_fields_and_no_text_of_the_data() -> None:
    sheet = asked()["results"]
    assert [cell.value for cell in sheet[2]] == [
        "=2+2", "x", None, '=IF($C2="","",\'Read me\'!$B$2)', "=$B2",
    ]  # fmt: skip
    assert [cell.data_type for cell in sheet[2]][:1] == ["s"]
    assert [cell.data_type for cell in sheet[2]][3:] == ["f", "f"]


def test_a_formula_is_stored_with_its_result() -> None:
    frame = pd.DataFrame({"day": [date(2021, 1, 15), None]})
    described = {"days": [Described("day", "date", "When.", (), formula="=1")]}
    book = load_workbook(BytesIO(workbook({"days": frame}, described)), data_only=True)
    first, second = (row[0].value for row in book["days"].iter_rows(min_row=2))
    assert first.date() == date(2021, 1, 15)
    assert second == " ", "nothing that an upload reads, and no formula without a result"


def test_what_is_filled_in_once_stands_before_the_meaning_of_the_columns() -> None:
    rows = list(asked()["Read me"].iter_rows(values_only=True))
    assert rows[0][0] == "Fill in once, for all rows"
    assert rows[1][:3] == ("Code", None, "Which one.")
    assert rows[3] == ("Sheet", "Column", "Meaning", "One of")
    assert ("results", "(before)", "", "") not in rows, "what is hidden needs no meaning"
    assert asked()["results"].column_dimensions["B"].hidden
