"""Reading the files of an upload as text into temporary tables, before anything is checked.

A staged table is named `staged_<file>`; it holds every column of the contract as text, and `in_file` and `in_row`,
the row as a spreadsheet numbers it. Blank is null.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from store.faults import Fault
from store.ledger.originals import Original
from store.reading.cells import make_tables
from store.reading.delimited import read_delimited
from store.reading.file_kinds import is_workbook
from store.reading.found_tables import FoundTables
from store.reading.reading_types import Limits, Reading, Recognised, Unreadable, megabytes
from store.reading.recognise import kind_in_name

__all__ = ["Limits", "Reading", "Recognised", "Staged", "stage"]


@dataclass(frozen=True)
class Staged:
    """What was read.

    columns: for each kind of file that was uploaded, the columns that all files of it have. filled: the kinds with any
    row. faults: what is wrong with the form of the files. warnings: what a person must see about how they were read.
    tables: each file or sheet that was recognised. asks: the open questions of each file that has any: `decimal` where
    a person must answer how `1.234` is meant, `encoding` where the encoding was guessed or is wrong.
    """

    columns: dict[str, tuple[str, ...]]
    filled: frozenset[str]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    tables: tuple[Recognised, ...]
    asks: dict[str, frozenset[str]]

    @property
    def questions(self) -> frozenset[str]:
        """The questions of all files."""
        return frozenset().union(*self.asks.values())


def ignore_progress(_text: str) -> None:
    """Reports the progress of reading to nobody."""


def stage(
    cursor: duckdb.DuckDBPyConnection,
    originals: Sequence[Original],
    *,
    limits: Limits = Limits(),  # noqa: B008 (it cannot be changed)
    on_progress: Callable[[str], None] = ignore_progress,
) -> Staged:
    """Read `originals` into staged tables on `cursor`, one for every file of the contract.

    Not within a transaction: DuckDB ends one at the first row that its reader cannot read, which is then read by
    another. on_progress is called with a sentence at each step, and may raise to stop the work; nothing else is raised
    for what a file holds. The faults of all files are collected, and the readable rows of a file at fault are staged.
    """
    make_tables(cursor)
    with TemporaryDirectory() as folder:
        found_tables = FoundTables(cursor, Path(folder), Reading(), limits, on_progress)
        names: set[str] = set()
        asks: dict[str, frozenset[str]] = {}
        for original in originals:
            if original.name in names:
                found_tables.add_fault(
                    original.name, None, "is there twice. Leave one of the two out."
                )
                continue
            names.add(original.name)
            on_progress(f"Reading {original.name} …")
            found_tables.reading, found_tables.questions = original.reading, set()
            _read(found_tables, original)
            if found_tables.questions:
                asks[original.name] = frozenset(found_tables.questions)
    return Staged(
        columns=found_tables.columns(),
        filled=frozenset(table.kind for table in found_tables.tables if table.rows),
        faults=tuple(found_tables.faults),
        warnings=tuple(found_tables.warnings),
        tables=tuple(found_tables.tables),
        asks=asks,
    )


def _read(found_tables: FoundTables, original: Original) -> None:
    try:
        _check_size(found_tables, original.path)
        _reader(original.path)(found_tables, original.name, original.path)
    except Unreadable as unreadable:
        found_tables.add_fault(original.name, unreadable.row, str(unreadable))
        found_tables.questions |= {unreadable.asks} if unreadable.asks else set()
        found_tables.mark_unread(kind_in_name(original.name))


def _reader(path: Path) -> Callable[[FoundTables, str, Path], None]:
    """The function that reads such a file. The workbook reader is imported only when it is needed, as it rarely is."""
    if not is_workbook(path):
        return read_delimited
    from store.reading.workbook import read_workbook

    return read_workbook


def _check_size(found_tables: FoundTables, path: Path) -> None:
    size, most = path.stat().st_size, found_tables.limits.file_bytes
    if not size:
        raise Unreadable("is empty. Begin with a row of column names.")
    if size > most:
        raise Unreadable(
            f"is larger than {megabytes(most)}, the most that is taken. "
            "Bring it in parts, or have the setting RESULTS_MAX_MB raised."
        )
