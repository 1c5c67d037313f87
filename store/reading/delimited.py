"""The rows of a text file: DuckDB's own reader where it reads them as a spreadsheet would, else Python's csv.

DuckDB skips blank lines, ignores an extra cell where it is the last and empty, ignores spaces around a quoted cell, and
stops at the first row with another number of cells. So every separator and every line end of the file must be found
again in what it read; else the file is read by Python's csv, record by record. Either way a row has the number that a
spreadsheet shows: the header is 1, a blank line counts, and a line break in a cell does not.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import TextIO

import duckdb
import numpy as np

from store.reading import numbers
from store.reading.cells import drop_blank_rows, insert_rows, insertion
from store.reading.found_tables import FoundTables
from store.reading.reading_types import Unreadable
from store.reading.recognise import Header, fits_no_file_text, kind_in_name, unnamed_column_text
from store.reading.row_faults import RowFaults
from store.reading.text import (
    PIECE,
    RECORD_ERRORS,
    SEPARATORS,
    TOO_LONG,
    Layout,
    as_utf8,
    layout,
    record_error_text,
)

# Characters in a cell; a spreadsheet holds 32,767. DuckDB applies the limit to a line, so that it stops first.
LONGEST_CELL = 131_072
LONGEST_LINE = 4 * PIECE

SMALL = 32 * 1024  # bytes

Numbered = tuple[int, list[str]]

PAIR = "\r\n"

PROGRESS_EVERY = 50_000  # rows

# What DuckDB would read otherwise than a spreadsheet: spaces between a quotation mark and the end of its cell.
SPACED = {b' "': re.compile(rb'[,;\t\r\n] +"'), b'" ': re.compile(rb'" +[,;\t\r\n]')}
OVERLAP = 64

COUNTED = 256 * 1024  # bytes at a time, which fit into a processor's cache


@dataclass
class FileScan:
    """What is found in a file's bytes, to choose its reader and to test whether all of it was read.

    quoted, spaced, apostrophe: whether there is a quotation mark, one with spaces around it, an apostrophe.
    signs: how many separators and line ends there are, including those within quotation marks. tail: the line ends
    after the last line that is not blank.
    """

    quoted: bool = False
    spaced: bool = False
    apostrophe: bool = False
    signs: Counter[str] = field(default_factory=Counter)
    tail: bytes = b""


def read_delimited(found_tables: FoundTables, name: str, original: Path) -> None:
    """Stage the rows of a text file, and add what is found. Raises `Unreadable` where nothing of it can be read."""
    readable = as_utf8(original, found_tables.folder / "copy.csv", found_tables.reading.encoding)
    layout_of_file = layout(readable.path)
    header = found_tables.begin_table(name, layout_of_file.names, kind_in_name(name))
    if header is None:
        raise Unreadable(fits_no_file_text(), 1)
    scan = _scan(readable.path, layout_of_file.separator)
    # DuckDB's reader, and the test of what it read, take as long for one row as for thousands.
    is_small = readable.path.stat().st_size <= SMALL
    if is_small or not _read_by_duckdb(
        found_tables, name, readable.path, layout_of_file, header, scan
    ):
        _read_by_csv(found_tables, name, readable.path, layout_of_file, header, scan)
    rows = drop_blank_rows(found_tables.cursor, header, name)
    remarks = list(readable.remarks)
    if layout_of_file.separator != ",":
        remarks.append(f"Its cells are separated by {SEPARATORS[layout_of_file.separator]}s.")
        found = numbers.convert_numbers(
            found_tables.cursor, header, name, found_tables.reading.decimal
        )
        remarks += found.remarks
        found_tables.faults += found.faults
        found_tables.questions |= {"decimal"} if found.asks else set()
    found_tables.questions |= {"encoding"} if readable.guessed else set()
    if readable.doubt:
        found_tables.add_warning(name, readable.doubt)
    found_tables.end_table(name, header, rows, tuple(remarks))


def _scan(path: Path, separator: str) -> FileScan:
    seen = FileScan()
    before = b""
    with path.open("rb") as content:
        while piece := content.read(COUNTED):
            seen.quoted = seen.quoted or b'"' in piece
            seen.apostrophe = seen.apostrophe or b"'" in piece
            for sign in (separator, "\n", "\r"):
                seen.signs[sign] += _count(piece, sign)
            seen.signs[PAIR] += piece.count(PAIR.encode()) if b"\r" in piece else 0
            seen.signs[PAIR] += before.endswith(b"\r") and piece.startswith(b"\n")
            seen.spaced = seen.spaced or (seen.quoted and _is_spaced(before[-OVERLAP:] + piece))
            rest = piece.rstrip(b"\r\n")
            seen.tail = piece[len(rest) :] if rest else (seen.tail + piece)[:PIECE]
            before = piece
    return seen


def _count(piece: bytes, sign: str) -> int:
    """Like `bytes.count`, and four times as fast where there are many."""
    return int(np.count_nonzero(np.frombuffer(piece, np.uint8) == ord(sign)))


def _is_spaced(piece: bytes) -> bool:
    return any(rough in piece and exact.search(piece) for rough, exact in SPACED.items())


def _read_by_duckdb(
    found_tables: FoundTables,
    name: str,
    path: Path,
    layout_of_file: Layout,
    header: Header,
    scan: FileScan,
) -> bool:
    """Stage all rows by DuckDB's reader; gives back False, and stages nothing, where it may read them wrongly."""
    cells_can_be_counted = len(header.places) == header.width or not scan.quoted
    if scan.spaced or header.unnamed or not cells_can_be_counted:
        return False
    if re.search(r"[*?\[]", str(path)):  # DuckDB would look for several files
        path = Path(copyfile(path, found_tables.folder / "plain.csv"))
    columns = ", ".join(f"'c{place}': 'varchar'" for place in range(header.width))
    source = (
        f"read_csv($path, columns = {{{columns}}}, header = true, skip = {int(layout_of_file.names_separator)}, "
        f"delim = '{layout_of_file.separator}', quote = '\"', escape = '\"', auto_detect = false, "
        f"max_line_size = {LONGEST_CELL}, compression = 'none', hive_partitioning = false)"
    )
    statement = insertion(header, row="null", source=source, guarded=scan.apostrophe)
    try:
        found_tables.cursor.execute(statement, {"in_file": name, "path": str(path)})
    except duckdb.InterruptException:  # the query was cancelled
        raise
    except (duckdb.Error, UnicodeDecodeError):  # the message of DuckDB may be cut within a letter
        return False
    table = f"staged_{header.file.name}"
    if not _is_complete(found_tables.cursor, layout_of_file, header, scan):
        found_tables.cursor.execute(f"delete from {table} where in_row is null")
        return False
    found_tables.cursor.execute(
        f"update {table} set in_row = rowid + 2 - (select min(rowid) from {table} where in_row is null) "
        "where in_row is null"
    )
    return True


def _is_complete(
    cursor: duckdb.DuckDBPyConnection, layout_of_file: Layout, header: Header, scan: FileScan
) -> bool:
    """Whether the rows that have no number yet account for every separator and every line end of their file."""
    names, tail = "".join(f"{name} " for name in layout_of_file.names), scan.tail.decode()
    left = {
        sign: count - names.count(sign) - tail.count(sign) for sign, count in scan.signs.items()
    }
    terms = ["count(*)"]
    if scan.quoted:
        terms += [" + ".join(_occurrences(name, sign) for name in header.places) for sign in left]
    row = cursor.execute(
        f"select {', '.join(terms)} from staged_{header.file.name} where in_row is null"
    ).fetchone()
    rows, *in_cells = row or (0,)
    for sign, count in zip(left, in_cells or [0] * len(left), strict=True):
        left[sign] -= count
    pairs, feeds, returns = left[PAIR], left["\n"] - left[PAIR], left["\r"] - left[PAIR]
    return bool(
        left[layout_of_file.separator]
        == (rows + 1) * (header.width - 1) + layout_of_file.names_separator
        and sorted((pairs, feeds, returns)) == [0, 0, rows + layout_of_file.names_separator]
    )


def _occurrences(column: str, sign: str) -> str:
    """An SQL term: how often a sign occurs in the cells of a column. Most cells need not be measured."""
    measured = f"(len({column}) - len(replace({column}, '{sign}', ''))) // {len(sign)}"
    return f"coalesce(sum(case when contains({column}, '{sign}') then {measured} end), 0)"


def _read_by_csv(
    found_tables: FoundTables,
    name: str,
    path: Path,
    layout_of_file: Layout,
    header: Header,
    scan: FileScan,
) -> None:
    """Stage the rows that can be read, record by record, and add the faults of the others."""
    row_faults = RowFaults(name)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        if layout_of_file.names_separator:
            lines.readline()
        records = _records(lines, layout_of_file.separator, row_faults)
        rows = _complete_records(records, layout_of_file.separator, header, row_faults)
        insert_rows(
            found_tables.cursor,
            header,
            name,
            _with_progress(found_tables, name, rows),
            guarded=scan.apostrophe,
        )
    found_tables.faults += row_faults.faults()


def _records(lines: TextIO, separator: str, row_faults: RowFaults) -> Iterator[Numbered]:
    """The records below the header, as far as they can be read."""
    row = 0
    try:
        for row, cells in enumerate(
            csv.reader(_bounded(lines), delimiter=separator, strict=True), 1
        ):
            if row > 1:
                yield row, cells
    except csv.Error as error:
        row_faults.add(row + 1, None, record_error_text(error))


def _bounded(lines: TextIO) -> Iterator[str]:
    """The lines of a file. Raises `csv.Error` at one that is too long for memory."""
    while line := lines.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error(TOO_LONG)
        yield line


def _complete_records(
    records: Iterable[Numbered],
    separator: str,
    header: Header,
    row_faults: RowFaults,
) -> Iterator[Numbered]:
    """The records that have as many cells as the header; blank lines are skipped."""
    is_limited = csv.field_size_limit() <= LONGEST_CELL  # others in this process may have raised it
    for row, cells in records:
        if len(cells) != header.width:
            if any(cell.strip() for cell in cells):
                row_faults.add(row, None, _ragged(len(cells), header.width, separator))
        elif not is_limited and any(len(cell) > LONGEST_CELL for cell in cells):
            row_faults.add(row, None, RECORD_ERRORS[TOO_LONG])
        else:
            nameless = next((at for at in header.unnamed if cells[at].strip()), None)
            if nameless is not None:
                row_faults.add(row, None, unnamed_column_text(nameless))
            yield row, cells


def _ragged(cells: int, width: int, separator: str) -> str:
    mend = f"Put text with a {SEPARATORS[separator]} in quotes."
    if cells < width:
        mend = f"Fill the row up with {SEPARATORS[separator]}s."
    return f"has {cells} cells, the header {width}. {mend}"


def _with_progress(
    found_tables: FoundTables, name: str, rows: Iterable[Numbered]
) -> Iterator[Numbered]:
    for count, numbered in enumerate(rows):
        if count and count % PROGRESS_EVERY == 0:
            found_tables.on_progress(f"Reading {name}, row {numbered[0]:,} …")
        yield numbered
