"""Reading the files of an upload as text into temporary tables, before anything is judged.

A staged table is named `staged_<file>`; it holds every column of the contract as text, and
`in_file` and `in_row`, the row as a spreadsheet numbers it. Blank is null.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb

from store.contract import File, contract
from store.faults import Fault


@dataclass(frozen=True)
class Staged:
    """The files that were read, the columns each one really has, and the faults of their shape."""

    columns: dict[str, tuple[str, ...]]
    faults: tuple[Fault, ...]


def stage(cursor: duckdb.DuckDBPyConnection, files: list[Path]) -> Staged:
    """Read `files` into staged tables on `cursor`, one for every file of the contract, empty or not.

    Gives back what was read and what is wrong with its shape: a file of no known name, a column that
    is missing, unknown or there twice, a row with too many or too few cells, text that is not UTF-8.
    """
    for file in contract().values():
        columns = ", ".join(f"{name} varchar" for name in file.column_names)
        cursor.execute(
            f"create or replace temp table staged_{file.name} "
            f"(in_file varchar, in_row bigint, {columns})"
        )
    columns_read: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for path in files:
        known = contract().get(path.stem) if path.suffix == ".csv" else None
        if known is None:
            names = ", ".join(f"{name}.csv" for name in contract())
            faults.append(Fault(path.name, None, None, f"is not a file of the contract: {names}."))
            continue
        header, found = _header(path, known)
        faults += found
        if header:
            columns_read[known.name] = tuple(name for name in known.column_names if name in header)
            faults += _rows(cursor, path, known, header)
    return Staged(columns_read, tuple(faults))


def _header(path: Path, file: File) -> tuple[list[str], list[Fault]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines, strict=True), [])
    except UnicodeDecodeError:
        return [], [Fault(path.name, None, None, "is not UTF-8. Save it as CSV UTF-8.")]
    except csv.Error as error:
        return [], [Fault(path.name, 1, None, f"the header cannot be read: {error}.")]
    if not any(header):
        return [], [Fault(path.name, 1, None, "has no header row. Begin with the column names.")]
    expected = ", ".join(file.column_names)
    faults = [
        Fault(path.name, 1, name, "is missing. Add it; it may be blank.")
        for name in file.column_names
        if name not in header
    ]
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            faults.append(Fault(path.name, 1, name, "stands there twice. Keep one."))
        if name not in file.column_names:
            said = f'"{name}" is not a column of this file. Its columns: {expected}.'
            faults.append(Fault(path.name, 1, None, said))
    return header, faults


def _rows(
    cursor: duckdb.DuckDBPyConnection, path: Path, file: File, header: list[str]
) -> list[Fault]:
    """Columns are read by position and matched by header name, so that no name enters the SQL."""
    positions = ", ".join(f"c{index}: 'varchar'" for index in range(len(header)))
    present = [name for name in file.column_names if name in header]
    values = ", ".join(f"c{header.index(name)}" for name in present)
    try:
        cursor.execute(
            f"insert into staged_{file.name} (in_file, in_row, {', '.join(present)}) "
            f"select $name, row_number() over () + 1, {values} "
            f"from read_csv($path, auto_detect = false, header = true, columns = {{{positions}}}, "
            "delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            "store_rejects = true, rejects_limit = 0)",
            {"name": path.name, "path": str(path)},
        )
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        return [Fault(path.name, None, None, f"cannot be read as CSV: {first_line}")]
    return _ragged(cursor, path)


def _ragged(cursor: duckdb.DuckDBPyConnection, path: Path) -> list[Fault]:
    rejected = cursor.execute(
        "select distinct line, error_type from reject_errors order by line, error_type"
    ).fetchall()
    cursor.execute("drop table if exists reject_errors")
    cursor.execute("drop table if exists reject_scans")
    said = {
        "MISSING COLUMNS": "has fewer cells than the header. Fill the row up with commas.",
        "TOO MANY COLUMNS": "has more cells than the header. Put text with a comma in quotes.",
        "UNQUOTED VALUE": "has a quotation mark that is never closed. Close or double it.",
        "INVALID ENCODING": "is not UTF-8. Save the file as CSV UTF-8.",
        "LINE SIZE OVER MAXIMUM": "is longer than a row may be. Look for an open quotation mark.",
    }
    return [
        Fault(path.name, line, None, said.get(kind, "cannot be read as CSV."))
        for line, kind in rejected
    ]
