"""The sheets of a workbook (XLSX), a table each, recognised by their columns as files are.

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

from store.contract import Column, File
from store.reading.cells import drop_blank_rows, insert_rows
from store.reading.complaints import Complaints
from store.reading.desk import Desk
from store.reading.numbers import is_open, meanings
from store.reading.package import DAMAGED, inspect
from store.reading.recognise import (
    BEGIN,
    FILES,
    NO_HEADER,
    Header,
    fits_none,
    kind_called,
    said_of_nameless,
    shortened,
)
from store.reading.terms import Unreadable

# All that a damaged workbook makes openpyxl and what it stands on raise.
BROKEN = (
    AttributeError, BadZipFile, InvalidFileException, KeyError, LookupError, NotImplementedError, OSError,
    OverflowError, SyntaxError, RuntimeError, TypeError, ValueError, ZlibError, EOFError,
)  # fmt: skip

# What a spreadsheet can hold; a row further down is a trap.
LAST_ROW = 1_048_576

TOLD_EVERY = 10_000  # rows

HOLLOW = (
    "has a formula without a stored result. Save the file in a spreadsheet, or write the value."
)

# What XML cannot hold is written as `_x000D_`.
CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")

QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.|_.')

warnings.filterwarnings(
    "ignore", module="openpyxl"
)  # what a workbook has besides its cells is not for us


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook. in_file: as faults name it. values, formulas: openpyxl's two views of its cells."""

    in_file: str
    title: str
    called: str | None
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


def read_workbook(desk: Desk, name: str, original: Path) -> None:
    """Stage the rows of all sheets at the desk that are files of the contract.

    Sheets that are none are passed over, and said. Raises `Unreadable` where the workbook may not be opened, is
    damaged, or has no sheet that is one.
    """
    package = inspect(original, desk.limits)
    first, faults = len(desk.tables), len(desk.faults)
    with original.open("rb") as content:
        sheets = _sheets(name, content, package.has_formulas)
        passed_over = [sheet.title for sheet in sheets if not _take(desk, sheet)]
    if len(desk.tables) > first and passed_over:
        titles = ", ".join(f"“{shortened(title)}”" for title in passed_over)
        desk.remark(
            first, f"Passed over, since their columns fit no file of the contract: {titles}."
        )
    elif len(desk.tables) == first and len(desk.faults) == faults:
        raise Unreadable(f"none of its sheets is a file of the contract: {FILES}. {BEGIN}")


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
            view.reset_dimensions()  # what a sheet says of its own size is often wrong
        called = kind_called(sheet.title) or kind_called(name)
        sheets.append(Sheet(f"{name}, sheet {sheet.title}", sheet.title, called, sheet, twin))
    return sheets


def _take(desk: Desk, sheet: Sheet) -> bool:
    """Stage a sheet; gives back False where it is none of ours. One that is called so and is none is a fault."""
    rows = sheet.rows()
    first, _ = next(rows, ((), ()))
    names = tuple("" if cell.value is None else str(cell.value) for cell in first)
    while names and not names[-1].strip():
        names = names[:-1]
    header = desk.sit_down(sheet.in_file, names, sheet.called) if names else None
    if header is None:
        is_meant = kind_called(sheet.title) is not None and (names or next(rows, None) is not None)
        if is_meant:
            desk.complain(sheet.in_file, 1, fits_none() if names else NO_HEADER)
        return bool(is_meant)
    complaints = Complaints(sheet.in_file)
    texts = _texts(desk, sheet, header, rows, complaints)
    insert_rows(desk.cursor, header, sheet.in_file, texts, guarded=False)
    desk.faults += complaints.faults()
    count = drop_blank_rows(desk.cursor, header, sheet.in_file)
    desk.get_up(sheet.in_file, header, count, ())
    return True


def _texts(
    desk: Desk,
    sheet: Sheet,
    header: Header,
    rows: Iterator[tuple[Sequence[Any], Sequence[Any]]],
    complaints: Complaints,
) -> Iterator[tuple[int, list[str | None]]]:
    for row, (cells, formulas) in enumerate(rows, 2):
        if row > LAST_ROW:
            complaints.add(row, None, "is further down than a spreadsheet reaches.")
            return
        if row % TOLD_EVERY == 0:
            desk.tell(f"Reading {sheet.in_file}, row {row:,} …")
        texts = _row(header, row, cells, formulas, complaints)
        if any(texts):
            yield row, texts


def _row(
    header: Header, row: int, cells: Sequence[Any], formulas: Sequence[Any], complaints: Complaints
) -> list[str | None]:
    nameless = _nameless(cells, header) if cells else None
    if nameless is not None:
        complaints.add(row, None, said_of_nameless(nameless))
    texts: list[str | None] = [None] * header.width
    for column in header.file.columns if cells else ():
        place = header.places.get(column.name, len(cells))
        cell = cells[place] if place < len(cells) else EMPTY_CELL
        if cell is EMPTY_CELL:
            continue
        formula = formulas[place] if place < len(formulas) else EMPTY_CELL
        said = _trap(cell, formula, column, header.file)
        if said:
            complaints.add(row, column.name, said)
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


def _trap(cell: Any, formula: Any, column: Column, file: File) -> str | None:
    """What is wrong with a cell that a text file could not have: the sentence, None where it is as it should be."""
    text = _text(cell)
    if text is None:
        is_hollow = (
            formula.data_type == "f" and cell.data_type != "str"
        )  # no letters are a result too
        return HOLLOW if is_hollow else None
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
        said = f"is {text}, shown as {shown}%. Format the column as numbers"
        return f"{said}, and write {shown} or {text}: {unit}."
    if is_code(column, file):
        what = "number" if cell.data_type == "n" else "date"
        said = f"is the {what} {text}, and a code is text"
        return f"{said}. Format the column as text, and write it anew: 1.10 would be 1.1."
    return None


def _is_percentage(cell: Any) -> bool:
    try:
        return "%" in QUOTED_FORMAT.sub("", cell.number_format)
    except (AttributeError, LookupError):  # the cell has a style that the workbook lacks
        return False


def is_code(column: Column, file: File) -> bool:
    """Whether a column holds codes, of which a spreadsheet's number or date would lose a part.

    A closed list of words is none: a code that it does not hold is told by itself, and `1` is the same as a number.
    """
    referring = {reference.column for reference in file.references}
    named = column.name in file.key or column.name in referring or column.is_list or column.pattern
    return column.type == "string" and bool(named) and not column.allowed
