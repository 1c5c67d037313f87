"""A workbook to fill in: a sheet for every file, and one that says what the columns mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
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

READ_ME = "Read me"


@dataclass(frozen=True)
class Described:
    """A column as the first sheet explains it: `kind` is string, number or date, `allowed` a closed list."""

    name: str
    kind: str
    description: str
    allowed: tuple[str, ...]


def workbook(
    sheets: Mapping[str, pd.DataFrame], columns: Mapping[str, Sequence[Described]]
) -> bytes:
    """An XLSX workbook with a sheet for each frame of `sheets`, under its name, and a first one to read.

    Text is written as text, so that `1.10` stays itself and nothing runs as a formula; numbers and dates as
    such, but for those that a spreadsheet would change. `columns` describes the columns of each sheet. Raises
    `ValueError` where there is more than a workbook holds.
    """
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    formats = {
        "string": book.add_format({"num_format": "@"}),
        "number": book.add_format({"num_format": "0.######"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "head": book.add_format({"bold": True, "num_format": "@"}),
    }
    _explain(book.add_worksheet(READ_ME), columns, formats)
    for name, rows in sheets.items():
        _fill(book.add_worksheet(name), rows, columns[name], formats)
    book.close()
    return content.getvalue()


def _explain(
    sheet: Worksheet, columns: Mapping[str, Sequence[Described]], formats: Mapping[str, Any]
) -> None:
    lines = [
        (name, column.name, column.description, ", ".join(column.allowed))
        for name, described in columns.items()
        for column in described
    ]
    for place, heading in enumerate(("Sheet", "Column", "Meaning", "One of")):
        sheet.write_string(0, place, heading, formats["head"])
    for row, line in enumerate(lines, start=1):
        for place, text in enumerate(line):
            sheet.write_string(row, place, text, formats["string"])
    sheet.set_column(0, 1, WIDTH)
    sheet.set_column(2, 3, 70)
    sheet.freeze_panes(1, 0)


def _fill(
    sheet: Worksheet, rows: pd.DataFrame, columns: Sequence[Described], formats: Mapping[str, Any]
) -> None:
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{sheet.name}: has {len(rows):,} rows, a sheet {MOST_ROWS:,}. {INSTEAD}")
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, formats["head"])
        sheet.set_column(place, place, WIDTH, formats[column.kind])
        if column.allowed:
            sheet.data_validation(
                1, place, min(len(rows) + ROOM, MOST_ROWS), place,
                {"validate": "list", "source": list(column.allowed), "ignore_blank": True},
            )  # fmt: skip
        for row, cell in enumerate(rows[column.name], start=1):
            write_cell(sheet, row, place, cell, formats[column.kind])
    sheet.freeze_panes(1, 1)


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
