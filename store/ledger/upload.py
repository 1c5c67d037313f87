"""The upload of files into the ledger: they are read, checked, and written all or not at all."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TypeVar

import duckdb
import pandas as pd

from store.checks import faults_of
from store.contract.description import contract
from store.engine.engine import alone, is_conflict
from store.faults import Fault, Refused
from store.ledger.originals import Original, packed
from store.preview.effect import Entry, counts_of, keep_counts
from store.reading.staging import Limits, Staged, ignore_progress, stage
from store.rules.omitted_columns import fill_omitted_columns
from store.rules.overlay import overlay_upload, remove_overlay, type_rows

PIECE = 1024 * 1024

# Packed pieces are written together up to so many bytes: a statement for each would take most of a small upload's time.
AT_ONCE = 8 * PIECE

BY_DATA = "data/"

TRIES = 200
PAUSE = 0.05  # seconds

Result = TypeVar("Result")


@dataclass(frozen=True)
class Upload:
    """Who uploads which files into which project, when, and why."""

    project: str
    files: tuple[Original, ...]
    by: str
    note: str
    at: datetime
    limits: Limits = field(default_factory=Limits)


def upload_files(
    cursor: duckdb.DuckDBPyConnection,
    upload: Upload,
    on_progress: Callable[[str], None] = ignore_progress,
) -> int:
    """Check the files of `upload` and write them in one transaction; gives back the new revision.

    Of two uploads at once the later one conflicts, and tries again until it is written. Raises `Refused` with
    every fault of every file; nothing is stored then.
    """
    staged = stage(cursor, upload.files, limits=upload.limits, on_progress=on_progress)
    type_rows(cursor, staged.filled)

    def write_next(revision: int) -> int:
        fill_omitted_columns(cursor, upload.project, revision, staged.tables)
        overlay_upload(cursor, upload.project, revision, staged.filled)
        faults = faults_of_pending(cursor, staged)
        if faults:
            raise Refused(faults)
        counts = counts_of(cursor, Entry(upload.project, revision), staged.filled)
        write(cursor, upload, staged.filled, counts, revision)
        return revision

    try:
        return in_write_transaction(cursor, write_next)
    finally:
        remove_overlay(cursor)


def in_write_transaction(
    cursor: duckdb.DuckDBPyConnection, work: Callable[[int], Result]
) -> Result:
    """The result of `work` on the next revision, in one transaction; tried again where another writer was first."""
    # DuckLake reports a conflict at the commit, after all work: each of twenty writers would do it twenty times.
    with alone(cursor, "writing"):
        return _try_until_written(cursor, work)


def _try_until_written(cursor: duckdb.DuckDBPyConnection, work: Callable[[int], Result]) -> Result:
    for tries_left in reversed(range(TRIES)):
        cursor.execute("begin transaction")
        try:
            made = work(_claim_next_revision(cursor))
            cursor.execute("commit")
        except BaseException as error:
            roll_back(cursor)
            if not (tries_left and isinstance(error, duckdb.Error) and is_conflict(error)):
                raise
        else:
            return made
        sleep(PAUSE)
    raise AssertionError("the last try returns or raises")


def next_revision(cursor: duckdb.DuckDBPyConnection) -> int:
    """What the next revision would be, without claiming it."""
    row = cursor.execute("select max(revision) + 1 from ledger.head").fetchone()
    assert row is not None, "ledger.head holds one row from the first start on"
    return int(row[0])


def newest_entry(cursor: duckdb.DuckDBPyConnection, project: str) -> int:
    """The revision of the newest entry of the project; 0 where it has none."""
    row = cursor.execute(
        "select coalesce(max(revision), 0) from ledger.entry where project = $project",
        {"project": project},
    ).fetchone()
    return int(row[0]) if row else 0


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roll back the open transaction, if one is open: a failed commit has ended it already."""
    with suppress(duckdb.TransactionException):
        cursor.execute("rollback")
    with suppress(duckdb.Error):
        cursor.execute("reset search_path")  # the kept rows of a pending entry are gone


def faults_of_pending(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, *, hides: bool | None = None
) -> list[Fault]:
    """Every fault of the pending upload: of the form of its files, and of their rows. `hides`: see `faults_of`."""
    return [*staged.faults, *faults_of(cursor, staged, hides=hides)]


def write(
    cursor: duckdb.DuckDBPyConnection,
    upload: Upload,
    kinds: Iterable[str],
    counts: pd.DataFrame,
    revision: int,
) -> None:
    """Write an upload whose rows are typed on `cursor`: its entry, rows and originals, and what it does."""
    cursor.execute(
        "insert into ledger.entry by name select $revision as revision, $project as project, "
        "'upload' as kind, $at as entered_at, $by as entered_by, $note as note",
        {
            "revision": revision,
            "project": upload.project,
            "at": upload.at,
            "by": upload.by,
            "note": upload.note,
        },
    )
    for kind in sorted(kinds):
        columns = ", ".join(contract()[kind].column_names)
        cursor.execute(
            f"insert into ledger.{kind} by name select {columns}, $project as project, "
            f"$revision as revision, in_file, in_row from typed_{kind} "
            f"where typed_{kind}.project is null or typed_{kind}.project = $project",
            {"project": upload.project, "revision": revision},
        )
    _write_originals(cursor, upload, revision)
    keep_counts(cursor, Entry(upload.project, revision), counts)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, as the ledger keeps it."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _claim_next_revision(cursor: duckdb.DuckDBPyConnection) -> int:
    """The next revision, claimed by updating `head` first, so that the later of two writers conflicts."""
    revision = next_revision(cursor)
    cursor.execute("update ledger.head set revision = $revision", {"revision": revision})
    return revision


OF_FILE = "revision, project, name, sha256, bytes"
OF_PIECE = "revision, project, name, piece, content"


def _write_originals(cursor: duckdb.DuckDBPyConnection, upload: Upload, revision: int) -> None:
    where = (revision, upload.project)
    files = [
        (*where, file.name, fingerprint(file.path), file.path.stat().st_size)
        for file in upload.files
    ]
    _insert(cursor, f"file ({OF_FILE})", files)
    waiting: list[tuple[object, ...]] = []
    size = 0
    for original in upload.files:
        for number, piece in enumerate(_pieces(original.path)):
            content = packed(piece)
            waiting.append((*where, original.name, number, content))
            size += len(content)
            if size >= AT_ONCE:
                _insert(cursor, f"file_piece ({OF_PIECE})", waiting)
                waiting, size = [], 0
    _insert(cursor, f"file_piece ({OF_PIECE})", waiting)


def _insert(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Write rows into a table of the ledger, named with its columns, in one statement; none where there are none."""
    if rows:
        places = f"({', '.join('?' * len(rows[0]))})"
        values = ", ".join([places] * len(rows))
        cursor.execute(
            f"insert into ledger.{table} values {values}", [cell for row in rows for cell in row]
        )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece
