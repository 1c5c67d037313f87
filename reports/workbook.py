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

# So many rows below the last one offer their drop-downs and formats.
ROOM = 1000
WIDTH = 18
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
    such. `columns` describes the columns of each sheet.
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
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, formats["head"])
        sheet.set_column(place, place, WIDTH, formats[column.kind])
        if column.allowed:
            sheet.data_validation(
                1, place, len(rows) + ROOM, place,
                {"validate": "list", "source": list(column.allowed), "ignore_blank": True},
            )  # fmt: skip
        for row, cell in enumerate(rows[column.name], start=1):
            _write(sheet, row, place, cell, formats[column.kind])
    sheet.freeze_panes(1, 1)


def _write(sheet: Worksheet, row: int, place: int, cell: object, form: Any) -> None:
    if cell is None or cell is pd.NaT or cell != cell:
        return
    if isinstance(cell, pd.Timestamp | date):
        sheet.write_datetime(row, place, pd.Timestamp(str(cell)).to_pydatetime(), form)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, place, float(cell), form)
    else:
        sheet.write_string(row, place, str(cell), form)
