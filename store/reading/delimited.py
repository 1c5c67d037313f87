"""The rows of a text file: DuckDB's own reader where it reads them as a spreadsheet would, else Python's csv.

DuckDB passes over blank lines, takes a cell too many for nothing where it is the last and empty, takes spaces round a
quoted cell for nothing too, and gives up at the first ragged row. So every separator and every line end in the file
must be found again in what it read; else the file is read by Python's csv, record by record. Either way a row has the
number that a spreadsheet shows: the header is 1, a blank line counts, and a line break in a cell does not.
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
from store.reading.complaints import Complaints
from store.reading.desk import Desk
from store.reading.recognise import Header, fits_none, kind_called, said_of_nameless
from store.reading.terms import Unreadable
from store.reading.text import (
    PIECE,
    SAID,
    SEPARATORS,
    TOO_LONG,
    Layout,
    as_utf8,
    layout,
    said_of_record,
)

# Characters in a cell; a spreadsheet holds 32,767. DuckDB is held to it by the line, so that it gives up first.
LONGEST_CELL = 131_072
LONGEST_LINE = 4 * PIECE

SMALL = 32 * 1024  # bytes

Numbered = tuple[int, list[str]]

PAIR = "\r\n"

TOLD_EVERY = 50_000  # rows

# What DuckDB would read otherwise than a spreadsheet: spaces between a quotation mark and the end of its cell.
SPACED = {b' "': re.compile(rb'[,;\t\r\n] +"'), b'" ': re.compile(rb'" +[,;\t\r\n]')}
OVERLAP = 64

COUNTED = 256 * 1024  # bytes at a time, which a processor keeps at hand


@dataclass
class Census:
    """What is counted in a file's bytes: who may read it, and whether all of it was read.

    quoted, spaced, apostrophe: whether there is a quotation mark, one with spaces round it, an apostrophe.
    signs: how many separators and line ends there are, those within quotation marks too. tail: the line ends after the
    last line with anything in it.
    """

    quoted: bool = False
    spaced: bool = False
    apostrophe: bool = False
    signs: Counter[str] = field(default_factory=Counter)
    tail: bytes = b""


def read_delimited(desk: Desk, name: str, original: Path) -> None:
    """Stage the rows of a text file at the desk. Raises `Unreadable` where nothing of it can be read."""
    readable = as_utf8(original, desk.folder / "copy.csv", desk.reading.encoding)
    laid_out = layout(readable.path)
    header = desk.sit_down(name, laid_out.names, kind_called(name))
    if header is None:
        raise Unreadable(fits_none(), 1)
    census = _census(readable.path, laid_out.separator)
    # DuckDB's reader, and finding again what it read, take as long for a row as for some thousands.
    is_small = readable.path.stat().st_size <= SMALL
    if is_small or not _fast(desk, name, readable.path, laid_out, header, census):
        _slow(desk, name, readable.path, laid_out, header, census)
    rows = drop_blank_rows(desk.cursor, header, name)
    remarks = list(readable.remarks)
    if laid_out.separator != ",":
        remarks.append(f"Its cells are separated by {SEPARATORS[laid_out.separator]}s.")
        found = numbers.settle(desk.cursor, header, name, desk.reading.decimal)
        remarks += found.remarks
        desk.faults += found.faults
        desk.questions |= {"decimal"} if found.asks else set()
    desk.questions |= {"encoding"} if readable.guessed else set()
    if readable.doubt:
        desk.warn(name, readable.doubt)
    desk.get_up(name, header, rows, tuple(remarks))


def _census(path: Path, separator: str) -> Census:
    seen = Census()
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
    """Four times as fast as `bytes.count`, where there are many."""
    return int(np.count_nonzero(np.frombuffer(piece, np.uint8) == ord(sign)))


def _is_spaced(piece: bytes) -> bool:
    return any(rough in piece and exact.search(piece) for rough, exact in SPACED.items())


def _fast(
    desk: Desk, name: str, path: Path, laid_out: Layout, header: Header, census: Census
) -> bool:
    """Stage all rows by DuckDB's reader; gives back False, and stages nothing, where that is not to be trusted."""
    cells_can_be_counted = len(header.places) == header.width or not census.quoted
    if census.spaced or header.unnamed or not cells_can_be_counted:
        return False
    if re.search(r"[*?\[]", str(path)):  # DuckDB would look for several files
        path = Path(copyfile(path, desk.folder / "plain.csv"))
    columns = ", ".join(f"'c{place}': 'varchar'" for place in range(header.width))
    source = (
        f"read_csv($path, columns = {{{columns}}}, header = true, skip = {int(laid_out.told)}, "
        f"delim = '{laid_out.separator}', quote = '\"', escape = '\"', auto_detect = false, "
        f"max_line_size = {LONGEST_CELL}, compression = 'none', hive_partitioning = false)"
    )
    statement = insertion(header, row="null", source=source, guarded=census.apostrophe)
    try:
        desk.cursor.execute(statement, {"in_file": name, "path": str(path)})
    except duckdb.InterruptException:  # somebody wants it to end
        raise
    except (duckdb.Error, UnicodeDecodeError):  # what DuckDB says may be cut within a letter
        return False
    table = f"staged_{header.file.name}"
    if not _is_all_there(desk.cursor, laid_out, header, census):
        desk.cursor.execute(f"delete from {table} where in_row is null")
        return False
    desk.cursor.execute(
        f"update {table} set in_row = rowid + 2 - (select min(rowid) from {table} where in_row is null) "
        "where in_row is null"
    )
    return True


def _is_all_there(
    cursor: duckdb.DuckDBPyConnection, laid_out: Layout, header: Header, census: Census
) -> bool:
    """Whether the rows that have no number yet account for every separator and every line end of their file."""
    names, tail = "".join(f"{name} " for name in laid_out.names), census.tail.decode()
    left = {
        sign: count - names.count(sign) - tail.count(sign) for sign, count in census.signs.items()
    }
    terms = ["count(*)"]
    if census.quoted:
        terms += [" + ".join(_occurrences(name, sign) for name in header.places) for sign in left]
    row = cursor.execute(
        f"select {', '.join(terms)} from staged_{header.file.name} where in_row is null"
    ).fetchone()
    rows, *in_cells = row or (0,)
    for sign, count in zip(left, in_cells or [0] * len(left), strict=True):
        left[sign] -= count
    pairs, feeds, returns = left[PAIR], left["\n"] - left[PAIR], left["\r"] - left[PAIR]
    return bool(
        left[laid_out.separator] == (rows + 1) * (header.width - 1) + laid_out.told
        and sorted((pairs, feeds, returns)) == [0, 0, rows + laid_out.told]
    )


def _occurrences(column: str, sign: str) -> str:
    """A term: how often a sign stands in the cells of a column. Most cells are not measured."""
    measured = f"(len({column}) - len(replace({column}, '{sign}', ''))) // {len(sign)}"
    return f"coalesce(sum(case when contains({column}, '{sign}') then {measured} end), 0)"


def _slow(
    desk: Desk, name: str, path: Path, laid_out: Layout, header: Header, census: Census
) -> None:
    """Stage the rows that can be read, record by record, and lay down the faults of the others."""
    complaints = Complaints(name)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        if laid_out.told:
            lines.readline()
        records = _records(lines, laid_out.separator, complaints)
        rows = _whole(records, laid_out.separator, header, complaints)
        insert_rows(desk.cursor, header, name, _told(desk, name, rows), guarded=census.apostrophe)
    desk.faults += complaints.faults()


def _records(lines: TextIO, separator: str, complaints: Complaints) -> Iterator[Numbered]:
    """The records below the header, as far as they can be read."""
    row = 0
    try:
        for row, cells in enumerate(
            csv.reader(_bounded(lines), delimiter=separator, strict=True), 1
        ):
            if row > 1:
                yield row, cells
    except csv.Error as error:
        complaints.add(row + 1, None, said_of_record(error))


def _bounded(lines: TextIO) -> Iterator[str]:
    """The lines, none of them so long that it cannot be held."""
    while line := lines.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error(TOO_LONG)
        yield line


def _whole(
    records: Iterable[Numbered],
    separator: str,
    header: Header,
    complaints: Complaints,
) -> Iterator[Numbered]:
    """The records that have as many cells as the header. A line with nothing in it is no record."""
    is_limited = csv.field_size_limit() <= LONGEST_CELL  # others in this process may have raised it
    for row, cells in records:
        if len(cells) != header.width:
            if any(cell.strip() for cell in cells):
                complaints.add(row, None, _ragged(len(cells), header.width, separator))
        elif not is_limited and any(len(cell) > LONGEST_CELL for cell in cells):
            complaints.add(row, None, SAID[TOO_LONG])
        else:
            nameless = next((at for at in header.unnamed if cells[at].strip()), None)
            if nameless is not None:
                complaints.add(row, None, said_of_nameless(nameless))
            yield row, cells


def _ragged(cells: int, width: int, separator: str) -> str:
    mend = f"Put text with a {SEPARATORS[separator]} in quotes."
    if cells < width:
        mend = f"Fill the row up with {SEPARATORS[separator]}s."
    return f"has {cells} cells, the header {width}. {mend}"


def _told(desk: Desk, name: str, rows: Iterable[Numbered]) -> Iterator[Numbered]:
    for count, numbered in enumerate(rows):
        if count and count % TOLD_EVERY == 0:
            desk.tell(f"Reading {name}, row {numbered[0]:,} …")
        yield numbered
