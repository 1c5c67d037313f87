"""The one door into the ledger: files are read, checked, and taken in whole or not at all."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import sleep

import duckdb

from store.checks import faults_of, typed_term
from store.contract import File, contract
from store.faults import Refused
from store.staging import stage

PIECE = 1024 * 1024

BY_DATA = "data/"

TRIES = 200
PAUSE = 0.05  # seconds


@dataclass(frozen=True)
class Upload:
    """Who brings which files into which project, when, and why."""

    project: str
    files: tuple[Path, ...]
    by: str
    note: str
    at: datetime


def take_in(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> int:
    """Check the files of `upload` and write them in one transaction; gives back the new revision.

    Of two uploads at once one is told, and tries again until it is its turn. Raises `Refused` with
    every fault of every file; nothing is stored then.
    """
    for _ in range(TRIES - 1):
        try:
            return _take_in(cursor, upload)
        except duckdb.TransactionException:
            sleep(PAUSE)
    return _take_in(cursor, upload)


def _take_in(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> int:
    cursor.execute("begin transaction")
    try:
        revision = _next_revision(cursor)
        staged = stage(cursor, list(upload.files))
        faults = [*staged.faults, *faults_of(cursor, upload.project, revision - 1, staged)]
        if faults:
            raise Refused(faults)
        _write_entry(cursor, upload, revision)
        for path in upload.files:
            _write_original(cursor, upload.project, revision, path)
        for name in staged.filled:
            _write_rows(cursor, upload.project, revision, contract()[name])
    except BaseException:
        cursor.execute("rollback")
        raise
    cursor.execute("commit")
    return revision


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, as the ledger keeps it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _next_revision(cursor: duckdb.DuckDBPyConnection) -> int:
    """Updated first of all, so that of two writers at once one is told."""
    cursor.execute("update ledger.head set revision = revision + 1")
    row = cursor.execute("select revision from ledger.head").fetchone()
    assert row is not None, "ledger.head holds one row from the first start on"
    return int(row[0])


def _write_entry(cursor: duckdb.DuckDBPyConnection, upload: Upload, revision: int) -> None:
    cursor.execute(
        "insert into ledger.entry values ($revision, $project, 'upload', null, $at, $by, $note)",
        {
            "revision": revision,
            "project": upload.project,
            "at": upload.at,
            "by": upload.by,
            "note": upload.note,
        },
    )


def _write_original(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, path: Path
) -> None:
    cursor.execute(
        "insert into ledger.file values (?, ?, ?, ?, ?)",
        [revision, project, path.name, fingerprint(path), path.stat().st_size],
    )
    for number, piece in enumerate(_pieces(path)):
        cursor.execute(
            "insert into ledger.file_piece values (?, ?, ?, ?, ?)",
            [revision, project, path.name, number, piece],
        )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece


def _write_rows(cursor: duckdb.DuckDBPyConnection, project: str, revision: int, file: File) -> None:
    typed = ", ".join(typed_term(column) for column in file.columns)
    cursor.execute(
        f"insert into ledger.{file.name} select {typed}, $project, $revision, in_file, in_row "
        f"from staged_{file.name}",
        {"project": project, "revision": revision},
    )
