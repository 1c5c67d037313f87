"""Reading the files of an upload as text into temporary tables, before anything is judged.

A staged table is named `staged_<file>`; it holds every column of the contract as text, and `in_file` and `in_row`,
the row as a spreadsheet numbers it. Blank is null.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from store.faults import Fault
from store.originals import Original
from store.reading.cells import make_tables
from store.reading.delimited import read_delimited
from store.reading.desk import Desk
from store.reading.package import is_workbook
from store.reading.recognise import kind_called
from store.reading.terms import Limits, Reading, Recognised, Unreadable, megabytes

__all__ = ["Limits", "Reading", "Recognised", "Staged", "stage"]


@dataclass(frozen=True)
class Staged:
    """What was read.

    columns: for each kind that was brought, the columns that are there in every file of it. filled: the kinds with any
    row. faults: what is wrong with the shape of the files. warnings: what must be seen of how they were read. tables:
    each file or sheet that was recognised. asks: the questions of each file that has any: `decimal` where a person must
    say how `1.234` is meant there, `encoding` where that of the file was guessed or is wrong.
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


def silent(_said: str) -> None:
    """Tells nobody how far the work has come."""


def stage(
    cursor: duckdb.DuckDBPyConnection,
    originals: Sequence[Original],
    *,
    limits: Limits = Limits(),  # noqa: B008 (it cannot be changed)
    tell: Callable[[str], None] = silent,
) -> Staged:
    """Read `originals` into staged tables on `cursor`, one for every file of the contract.

    Not within a transaction: DuckDB ends one at the first row that its reader cannot read, which is then read by
    another. `tell` hears a sentence at each step, and may raise to stop the work; nothing else is raised for what a
    file holds. The faults of all files are gathered, and what can be read of a file at fault is staged.
    """
    make_tables(cursor)
    with TemporaryDirectory() as folder:
        desk = Desk(cursor, Path(folder), Reading(), limits, tell)
        names: set[str] = set()
        asks: dict[str, frozenset[str]] = {}
        for original in originals:
            if original.name in names:
                desk.complain(original.name, None, "is brought twice. Keep one of the files.")
                continue
            names.add(original.name)
            tell(f"Reading {original.name} …")
            desk.reading, desk.questions = original.reading, set()
            _read(desk, original)
            if desk.questions:
                asks[original.name] = frozenset(desk.questions)
    return Staged(
        columns=desk.columns(),
        filled=frozenset(table.kind for table in desk.tables if table.rows),
        faults=tuple(desk.faults),
        warnings=tuple(desk.warnings),
        tables=tuple(desk.tables),
        asks=asks,
    )


def _read(desk: Desk, original: Original) -> None:
    try:
        _must_be_of_a_size(desk, original.path)
        _reader(original.path)(desk, original.name, original.path)
    except Unreadable as unreadable:
        desk.complain(original.name, unreadable.row, str(unreadable))
        desk.questions |= {unreadable.asks} if unreadable.asks else set()
        desk.pass_over(kind_called(original.name))


def _reader(path: Path) -> Callable[[Desk, str, Path], None]:
    """What reads such a file. What workbooks need is imported for the first of them: few starts have one."""
    if not is_workbook(path):
        return read_delimited
    from store.reading.workbook import read_workbook

    return read_workbook


def _must_be_of_a_size(desk: Desk, path: Path) -> None:
    size, most = path.stat().st_size, desk.limits.file_bytes
    if not size:
        raise Unreadable("is empty. Begin with a row of column names.")
    if size > most:
        raise Unreadable(
            f"is larger than {megabytes(most)}, the most that is taken. "
            "Bring it in parts, or have the setting RESULTS_MAX_MB raised."
        )
