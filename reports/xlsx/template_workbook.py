"""A workbook to fill in: a first sheet to read, and a sheet for every file, with lists to choose from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

# How many rows below the last one have drop-downs and formats.
ROOM = 1000
WIDTH = 18

# The most rows of a sheet under its header, and the most characters of a cell.
MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
INSTEAD = "Take it as CSV."

# Spreadsheets take 1900 for a leap year, and know no day before it.
FIRST_DAY = "1900-03-01"
DAY_ZERO = date(1899, 12, 30)

READ_ME = "Read me"

# How the heads of columns look: those to fill in, and those that are there to be read.
HEADS: Mapping[str, Mapping[str, Any]] = {
    "fill": {"bold": True, "bg_color": "#fdf3d7"},
    "read": {"italic": True, "font_color": "#55616e"},
    "": {"bold": True},
}


@dataclass(frozen=True)
class Described:
    """A column as the first sheet explains it: `kind` is string, number or date, `allowed` a closed list.

    listed_in: the sheet and column whose cells are offered. formula: what each cell is, unless the frame has none of
    the column: `[value]` is the cell of the column `value` in the same row, `{Source}` that of the field `Source`; the
    frame has its result. role: `fill` for what is to be filled in, `read` for what is there to be read. width: in
    characters; 0 hides it.
    """

    name: str
    kind: str
    description: str
    allowed: tuple[str, ...]
    listed_in: tuple[str, str] | None = None
    formula: str = ""
    role: str = ""
    width: int = WIDTH


@dataclass(frozen=True)
class Field:
    """A value that is filled in once for all rows, on the first sheet."""

    label: str
    kind: str
    value: object
    description: str
    listed_in: tuple[str, str] | None = None


def workbook(
    sheets: Mapping[str, pd.DataFrame],
    columns: Mapping[str, Sequence[Described]],
    fields: Sequence[Field] = (),
) -> bytes:
    """An XLSX workbook with a sheet for each frame of `sheets`, under its name, and a first one to read.

    Text is written as text, so that `1.10` stays itself and nothing runs as a formula; numbers and dates as
    such, but for those that a spreadsheet would change. Formulas have no text of the data in them. `columns` describes
    the columns of each sheet. Raises `ValueError` where there is more than a workbook holds.
    """
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    formats = {
        "string": book.add_format({"num_format": "@"}),
        "number": book.add_format({"num_format": "0.######"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        **{f"head {role}": book.add_format({**look, "num_format": "@"}) for role, look in HEADS.items()},
    }  # fmt: skip
    sources = _Sources(sheets, columns, fields)
    _explain(book.add_worksheet(READ_ME), columns, sources, formats)
    for name, rows in sheets.items():
        _fill(book.add_worksheet(name), rows, columns[name], sources, formats)
    book.close()
    return content.getvalue()


class _Sources:
    """Where lists and formulas look: the cells of the fields, and those of the columns that are offered."""

    def __init__(
        self,
        sheets: Mapping[str, pd.DataFrame],
        columns: Mapping[str, Sequence[Described]],
        fields: Sequence[Field],
    ) -> None:
        self.fields = fields
        self._ends = {name: min(len(rows) + ROOM, MOST_ROWS) + 1 for name, rows in sheets.items()}
        self._places = {
            name: {column.name: place for place, column in enumerate(described)}
            for name, described in columns.items()
        }

    def offered(self, listed_in: tuple[str, str]) -> str:
        """The cells of a column, as a list to choose from."""
        sheet, column = listed_in
        letter = xl_col_to_name(self._places[sheet][column])
        return f"='{sheet}'!${letter}$2:${letter}${self._ends[sheet]}"

    def formula(self, sheet: str, text: str, row: int) -> str:
        """A formula of the row `row`, counted from 0, with the cells in place of the names."""
        cells = {
            f"[{name}]": f"${xl_col_to_name(place)}{row + 1}"
            for name, place in self._places[sheet].items()
        }
        for place, field in enumerate(self.fields, start=2):
            cells[f"{{{field.label}}}"] = f"'{READ_ME}'!$B${place}"
        return re.sub(r"\[[^\]]+\]|\{[^}]+\}", lambda name: cells[name[0]], text)


def _explain(
    sheet: Worksheet,
    columns: Mapping[str, Sequence[Described]],
    sources: _Sources,
    formats: Mapping[str, Any],
) -> None:
    lines = [
        (name, column.name, column.description, ", ".join(column.allowed))
        for name, described in columns.items()
        for column in described
        if column.width
    ]
    first = _ask(sheet, sources, formats)
    for place, heading in enumerate(("Sheet", "Column", "Meaning", "One of")):
        sheet.write_string(first, place, heading, formats["head "])
    for row, line in enumerate(lines, start=first + 1):
        for place, text in enumerate(line):
            sheet.write_string(row, place, text, formats["string"])
    sheet.set_column(0, 1, WIDTH)
    sheet.set_column(2, 3, 70)
    if not sources.fields:
        sheet.freeze_panes(1, 0)


def _ask(sheet: Worksheet, sources: _Sources, formats: Mapping[str, Any]) -> int:
    """Write the fields to fill in once; gives back the row below them."""
    if not sources.fields:
        return 0
    sheet.write_string(0, 0, "Fill in once, for all rows", formats["head fill"])
    for row, field in enumerate(sources.fields, start=1):
        sheet.write_string(row, 0, field.label, formats["head fill"])
        write_cell(sheet, row, 1, field.value, formats[field.kind])
        sheet.write_string(row, 2, field.description, formats["string"])
        if field.listed_in:
            _offer(sheet, (row, 1, row, 1), sources.offered(field.listed_in))
    return len(sources.fields) + 2


def _fill(
    sheet: Worksheet, rows: pd.DataFrame, columns: Sequence[Described], sources: _Sources, formats: Mapping[str, Any],
) -> None:  # fmt: skip
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{sheet.name}: has {len(rows):,} rows, a sheet {MOST_ROWS:,}. {INSTEAD}")
    for place, column in enumerate(columns):
        form = formats[column.kind]
        sheet.write_string(0, place, column.name, formats[f"head {column.role}"])
        sheet.set_column(place, place, column.width or WIDTH, form, {"hidden": not column.width})
        cells = (1, place, min(len(rows) + ROOM, MOST_ROWS), place)
        if column.allowed:
            _offer(sheet, cells, list(column.allowed))
        elif column.listed_in:
            _offer(sheet, cells, sources.offered(column.listed_in))
        for row, cell in enumerate(rows[column.name], start=1):
            if column.formula:
                formula = sources.formula(sheet.name, column.formula, row)
                sheet.write_formula(row, place, formula, form, _result(cell))
            else:
                write_cell(sheet, row, place, cell, form)
    sheet.freeze_panes(1, 1)


def _offer(sheet: Worksheet, cells: tuple[int, int, int, int], source: object) -> None:
    sheet.data_validation(*cells, {"validate": "list", "source": source, "ignore_blank": True})


def _result(cell: Any) -> object:
    """The stored result of a formula, which a spreadsheet computes anew. A space stands for none: no upload reads it.

    XlsxWriter would leave out an empty text, and the formula be one without a result.
    """
    if cell is None or cell is pd.NaT or cell != cell:
        return " "
    return (
        (pd.Timestamp(cell).date() - DAY_ZERO).days
        if isinstance(cell, pd.Timestamp | date)
        else cell
    )


def write_cell(sheet: Worksheet, row: int, place: int, cell: Any, form: Any) -> None:
    """Write a number, a date or a text as what it is; a missing one leaves the cell empty.

    What a spreadsheet would change is written as text, which an upload reads as well.
    """
    if cell is None or cell is pd.NaT or cell != cell:
        return
    if isinstance(cell, pd.Timestamp | date) and str(cell)[:10] >= FIRST_DAY:
        sheet.write_datetime(row, place, pd.Timestamp(str(cell)).to_pydatetime(), form)
    elif isinstance(cell, int | float | Decimal) and Decimal(f"{cell:.15G}") == cell:
        sheet.write_number(row, place, float(cell), form)
    else:
        text = str(cell)[:10] if isinstance(cell, pd.Timestamp) else str(cell)
        if len(text) > LONGEST_TEXT:
            where = f"{sheet.name}, row {row + 1}"
            raise ValueError(
                f"{where}: has a text of {len(text):,} characters, a cell {LONGEST_TEXT:,}. {INSTEAD}"
            )
        sheet.write_string(row, place, text, form)
