"""The sheets of a workbook (XLSX), each a table that is recognised by its columns, as files are.

Read by openpyxl, row by row. python-calamine is ten times as fast, but gives a cell's value alone: neither the format
by which 0.12 is shown as 12%, nor an error, nor that a formula has no stored result; and it holds a whole sheet at
once, so that a small file with one cell far out ends the process. Both are kept; neither runs what is in a workbook.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile
from zlib import error as ZlibError

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

from store.contract.description import Column, File
from store.reading.cells import drop_blank_rows, insert_rows
from store.reading.file_kinds import DAMAGED, inspect
from store.reading.found_tables import FoundTables
from store.reading.numbers import is_open, meanings
from store.reading.reading_types import Unreadable
from store.reading.recognise import (
    BEGIN,
    FILES,
    NO_HEADER,
    Header,
    fits_no_file_text,
    kind_in_name,
    shortened,
    unnamed_column_text,
)
from store.reading.row_faults import RowFaults

# All that openpyxl and the libraries below it raise for a damaged workbook.
BROKEN = (
    AttributeError, BadZipFile, InvalidFileException, KeyError, LookupError, NotImplementedError, OSError,
    OverflowError, SyntaxError, RuntimeError, TypeError, ValueError, ZlibError, EOFError,
)  # fmt: skip

# The last row of a spreadsheet; one further down is an attack or an error.
LAST_ROW = 1_048_576

PROGRESS_EVERY = 10_000  # rows

NO_RESULT = (
    "has a formula without a stored result. Save the file in a spreadsheet, or write the value."
)

# What XML cannot hold is written as `_x000D_`.
CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")

QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.|_.')

warnings.filterwarnings("ignore", module="openpyxl")  # only the cells of a workbook are read


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook. in_file: its name in faults. values, formulas: openpyxl's two views of its cells."""

    in_file: str
    title: str
    named_kind: str | None
    values: Any
    formulas: Any | None

    def rows(self) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
        """Each row twice: with the values that are stored, and with the formulas, where there are any.

        Raises `Unreadable` where the sheet is damaged.
        """
        formulas = self.formulas.iter_rows() if self.formulas else repeat(())
        try:
            yield from zip(self.values.iter_rows(), formulas, strict=False)
        except BROKEN as error:
            raise Unreadable(DAMAGED) from error


def read_workbook(found_tables: FoundTables, name: str, original: Path) -> None:
    """Stage the rows of all sheets that are files of the contract, and add what is found.

    A remark names the other sheets, which are skipped. Raises `Unreadable` where the workbook may not be opened, is
    damaged, or has no sheet that is a file of the contract.
    """
    package = inspect(original, found_tables.limits)
    first, faults = len(found_tables.tables), len(found_tables.faults)
    with original.open("rb") as content:
        sheets = _sheets(name, content, package.has_formulas)
        passed_over = [sheet.title for sheet in sheets if not _read_sheet(found_tables, sheet)]
    if len(found_tables.tables) > first and passed_over:
        titles = ", ".join(f"“{shortened(title)}”" for title in passed_over)
        found_tables.add_remark(
            first, f"Other sheets, with no columns of a project’s files, are not stored: {titles}."
        )
    elif len(found_tables.tables) == first and len(found_tables.faults) == faults:
        raise Unreadable(f"none of its sheets is a file of a project: {FILES}. {BEGIN}")


def _sheets(name: str, content: BinaryIO, has_formulas: bool) -> list[Sheet]:
    try:
        values = load_workbook(content, read_only=True, data_only=True, keep_links=False)
        formulas = (
            load_workbook(content, read_only=True, keep_links=False) if has_formulas else None
        )
    except BROKEN as error:
        raise Unreadable(DAMAGED) from error
    sheets = []
    for sheet in values.worksheets:
        twin = formulas[sheet.title] if formulas else None
        for view in (sheet, *([twin] if twin else [])):
            view.reset_dimensions()  # the size that a sheet states is often wrong
        named_kind = kind_in_name(sheet.title) or kind_in_name(name)
        sheets.append(Sheet(f"{name}, sheet {sheet.title}", sheet.title, named_kind, sheet, twin))
    return sheets


def _read_sheet(found_tables: FoundTables, sheet: Sheet) -> bool:
    """Stage a sheet; False where it is no file of the contract. One that is named so, and is none, is a fault."""
    rows = sheet.rows()
    first, _ = next(rows, ((), ()))
    names = tuple("" if cell.value is None else str(cell.value) for cell in first)
    while names and not names[-1].strip():
        names = names[:-1]
    header = found_tables.begin_table(sheet.in_file, names, sheet.named_kind) if names else None
    if header is None:
        is_meant = kind_in_name(sheet.title) is not None and (names or next(rows, None) is not None)
        if is_meant:
            found_tables.add_fault(sheet.in_file, 1, fits_no_file_text() if names else NO_HEADER)
        return bool(is_meant)
    row_faults = RowFaults(sheet.in_file)
    texts = _texts(found_tables, sheet, header, rows, row_faults)
    insert_rows(found_tables.cursor, header, sheet.in_file, texts, guarded=False)
    found_tables.faults += row_faults.faults()
    count = drop_blank_rows(found_tables.cursor, header, sheet.in_file)
    found_tables.end_table(sheet.in_file, header, count, ())
    return True


def _texts(
    found_tables: FoundTables,
    sheet: Sheet,
    header: Header,
    rows: Iterator[tuple[Sequence[Any], Sequence[Any]]],
    row_faults: RowFaults,
) -> Iterator[tuple[int, list[str | None]]]:
    for row, (cells, formulas) in enumerate(rows, 2):
        if row > LAST_ROW:
            row_faults.add(row, None, "is further down than a spreadsheet reaches.")
            return
        if row % PROGRESS_EVERY == 0:
            found_tables.on_progress(f"Reading {sheet.in_file}, row {row:,} …")
        texts = _row(header, row, cells, formulas, row_faults)
        if any(texts):
            yield row, texts


def _row(
    header: Header, row: int, cells: Sequence[Any], formulas: Sequence[Any], row_faults: RowFaults
) -> list[str | None]:
    nameless = _nameless(cells, header) if cells else None
    if nameless is not None:
        row_faults.add(row, None, unnamed_column_text(nameless))
    texts: list[str | None] = [None] * header.width
    for column in header.file.columns if cells else ():
        place = header.places.get(column.name, len(cells))
        cell = cells[place] if place < len(cells) else EMPTY_CELL
        if cell is EMPTY_CELL:
            continue
        formula = formulas[place] if place < len(formulas) else EMPTY_CELL
        text = _cell_fault(cell, formula, column, header.file)
        if text:
            row_faults.add(row, column.name, text)
        texts[place] = _text(cell)
    return texts


def _nameless(cells: Sequence[Any], header: Header) -> int | None:
    """The place of the first cell that holds something and has no column name above it."""
    places = [*header.unnamed]
    beyond = enumerate(cells[header.width :], header.width)
    places += [at for at, cell in beyond if cell is not EMPTY_CELL]
    return next((at for at in places if at < len(cells) and (_text(cells[at]) or "").strip()), None)


def _text(cell: Any) -> str | None:
    """A cell as the contract writes it: a date as YYYY-MM-DD, a number in plain digits, a text as it is."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return (
            CONTROL.sub(lambda found: chr(int(found[1], 16)), value) if "_x00" in value else value
        )
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def plain_number(value: float) -> str:
    """A number in plain digits, as a spreadsheet shows it: of the fifteen digits that it keeps, no more."""
    number = format(Decimal(f"{value:.15g}"), "f")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _cell_fault(cell: Any, formula: Any, column: Column, file: File) -> str | None:
    """The message of a fault that only a workbook's cell can have; None where it has none."""
    text = _text(cell)
    if text is None:
        is_hollow = (
            formula.data_type == "f" and cell.data_type != "str"
        )  # an empty text is a result too
        return NO_RESULT if is_hollow else None
    if "\0" in text:
        return "holds a NUL, which no text does. Type the cell anew."
    if cell.data_type == "e":
        return f"has the error {text}. Mend its formula, or clear the cell."
    if cell.data_type == "b":
        return f"has the truth value {text}. Format the column as text, and write what is meant."
    if isinstance(cell.value, str) and column.type == "number" and is_open(text):
        return f'is the text "{text}", which may be {meanings(text)}. Type it as a number.'
    if cell.data_type == "s":
        return None
    if cell.data_type == "n" and column.type == "number" and _is_percentage(cell):
        shown = plain_number(float(cell.value) * 100)
        unit = "the unit is in indicators.csv" if file.name == "results" else "without the unit"
        sentence = f"is {text}, shown as {shown}%. Format the column as numbers"
        return f"{sentence}, and write {shown} or {text}: {unit}."
    if is_code(column, file):
        what = "number" if cell.data_type == "n" else "date"
        sentence = f"is the {what} {text}, and a code is text"
        return f"{sentence}. Format the column as text, and write it anew: 1.10 would be 1.1."
    return None


def _is_percentage(cell: Any) -> bool:
    try:
        return "%" in QUOTED_FORMAT.sub("", cell.number_format)
    except (AttributeError, LookupError):  # the cell has a style that the workbook lacks
        return False


def is_code(column: Column, file: File) -> bool:
    """Whether a column holds codes, of which a spreadsheet's number or date would lose a part.

    A column with a closed list of values is none: its check finds a wrong value, and `1` is the same as a number.
    """
    referring = {reference.column for reference in file.references}
    named = column.name in file.key or column.name in referring or column.is_list or column.pattern
    return column.type == "string" and bool(named) and not column.allowed
