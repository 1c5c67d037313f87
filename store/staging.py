"""Reading the files of an upload as text into temporary tables, before anything is judged.

A staged table is named `staged_<file>`; it holds every column of the contract as text, and
`in_file` and `in_row`, the row as a spreadsheet numbers it. Blank is null.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import duckdb

from store.contract import File, contract
from store.faults import Fault

SAID = {
    "unexpected end of data": "has a quotation mark that is never closed. Close or double it.",
    "',' expected after '\"'": "has text behind a closing quotation mark. Double those in a text.",
    "field larger than field limit": "has too long a cell. Look for an open quotation mark.",
}


@dataclass(frozen=True)
class Staged:
    """The files that were read, the columns each one really has, and the faults of their shape.

    `filled` names the files with any row.
    """

    columns: dict[str, tuple[str, ...]]
    filled: frozenset[str]
    faults: tuple[Fault, ...]


def stage(cursor: duckdb.DuckDBPyConnection, files: list[Path]) -> Staged:
    """Read `files` into staged tables on `cursor`, one for every file of the contract.

    Gives back what was read and what is wrong with its shape: a file of no known name or brought
    twice, a column that is missing, unknown or there twice, a row with too many or too few cells,
    text that is not UTF-8. A row without anything in it says nothing and is passed over.
    """
    _make_tables(cursor)
    columns_read: dict[str, tuple[str, ...]] = {}
    filled: set[str] = set()
    faults: list[Fault] = []
    for path in files:
        known = contract().get(path.stem) if path.suffix == ".csv" else None
        if known is None:
            names = ", ".join(f"{name}.csv" for name in contract())
            faults.append(Fault(path.name, None, None, f"is not a file of the contract: {names}."))
            continue
        if known.name in columns_read:
            faults.append(Fault(path.name, None, None, "is brought twice. Keep one of the files."))
            continue
        records, found = _records(path)
        faults += found
        header = records[0] if records else []
        if header or not found:
            faults += _header_faults(path, known, header)
        columns_read[known.name] = tuple(name for name in known.column_names if name in header)
        if columns_read[known.name]:
            faults += _ragged(path, records)
            if _write(cursor, path, known, records):
                filled.add(known.name)
    return Staged(columns_read, frozenset(filled), tuple(faults))


def _make_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    for file in contract().values():
        columns = ", ".join(f"{name} varchar" for name in file.column_names)
        cursor.execute(
            f"create or replace temp table staged_{file.name} "
            f"(in_file varchar, in_row bigint, {columns})"
        )


def _records(path: Path) -> tuple[list[list[str]], list[Fault]]:
    """The rows of a file as far as they can be read: the place in the list is the row, less one."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        said = f"is not UTF-8 (line {line}). Save it as CSV UTF-8."
        return [], [Fault(path.name, None, None, said)]
    records: list[list[str]] = []  # extended row by row: what stands before a fault is kept
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        known = (said for reason, said in SAID.items() if str(error).startswith(reason))
        said = next(known, f"cannot be read as CSV: {error}.")
        return records, [Fault(path.name, len(records) + 1, None, said)]
    return records, []


def _header_faults(path: Path, file: File, header: list[str]) -> list[Fault]:
    if not any(header):
        return [Fault(path.name, 1, None, "has no header row. Begin with the column names.")]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return [
            Fault(path.name, 1, None, "is not separated by commas. Save it as CSV with commas.")
        ]
    expected = ", ".join(file.column_names)
    faults = [
        Fault(
            path.name,
            1,
            column.name,
            "is missing. Add it." if column.required else "is missing. Add it; it may be blank.",
        )
        for column in file.columns
        if column.name not in header
    ]
    for name in dict.fromkeys(header):
        if name not in file.column_names:
            said = f'"{name}" is not a column of this file. Its columns: {expected}.'
            faults.append(Fault(path.name, 1, None, said))
        elif header.count(name) > 1:
            faults.append(Fault(path.name, 1, name, "stands there twice. Keep one."))
    return faults


def _ragged(path: Path, records: list[list[str]]) -> list[Fault]:
    columns = len(records[0])
    faults = []
    for row, cells in enumerate(records[1:], start=2):
        if cells and len(cells) != columns:
            mend = "Put text with a comma in quotes."
            if len(cells) < columns:
                mend = "Fill the row up with commas."
            said = f"has {len(cells)} cells, the header {columns}. {mend}"
            faults.append(Fault(path.name, row, None, said))
    return faults


def _write(
    cursor: duckdb.DuckDBPyConnection, path: Path, file: File, records: list[list[str]]
) -> int:
    """Gives back the number of rows. Columns are matched by header name: no other name enters the SQL."""
    header = records[0]
    kept = [
        (row, [cell if cell.strip() else None for cell in cells])
        for row, cells in enumerate(records[1:], start=2)
        if len(cells) == len(header) and any(cell.strip() for cell in cells)
    ]
    if not kept:
        return 0
    present = [name for name in file.column_names if name in header]
    given: dict[str, object] = {"in_file": path.name, "in_row": [row for row, _ in kept]}
    for name in present:
        place = header.index(name)
        given[f"column_{name}"] = [cells[place] for _, cells in kept]
    columns = "".join(f", unnest($column_{name}::varchar[])" for name in present)
    cursor.execute(
        f"insert into staged_{file.name} (in_file, in_row, {', '.join(present)}) "
        f"select $in_file, unnest($in_row::bigint[]){columns}",
        given,
    )
    return len(kept)
