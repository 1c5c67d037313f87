"""Undo and redo of an upload: an entry that says whether its rows count. Nothing is deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import pandas as pd

from store.checks import faults_of_rows
from store.contract.description import contract
from store.faults import Fault, Overtaken, Refused, sorted_faults
from store.ledger.upload import in_write_transaction, newest_entry, roll_back
from store.preview.effect import Effect, Entry, counts_of, effect_of, every_row, keep_counts
from store.rules.overlay import OF_ENTRY, overlay_reversal, remove_overlay
from store.rules.pending import PENDING, Pending
from store.store import Store


@dataclass(frozen=True)
class Reversal:
    """An undo of an upload that counts, or a redo of one that was undone, before it is written.

    kind: `undo` or `redo`. faults: what would be wrong then, which stops it. effect: what it would do.
    compared_with: the newest entry of the project when it was compared.
    """

    kind: str
    faults: tuple[Fault, ...]
    effect: Effect
    compared_with: int


def preview_reversal(store: Store, project: str, upload: int, as_of: date) -> Reversal:
    """What an undo of `upload` would do, or a redo where it is undone; nothing is stored.

    Raises `Refused` where the project has no such upload.
    """
    cursor = store.cursor()
    cursor.execute("begin transaction")
    try:
        kind, newest = _kind(cursor, project, upload), newest_entry(cursor, project)
        files = frozenset(_files_of_upload(cursor, project, upload))
        entry = Entry(project, PENDING, upload, Pending(cursor, newest, files))
        faults = _faults(cursor, entry, upload, kind)
        effect = effect_of(store, cursor, entry, files, as_of)
        return Reversal(kind, sorted_faults(faults), effect, newest)
    finally:
        roll_back(cursor)


def every_row_of_reversal(store: Store, project: str, upload: int) -> Iterator[pd.DataFrame]:
    """All rows that an undo of `upload` would change, or a redo, in pieces."""
    cursor = store.cursor()
    cursor.execute("begin transaction")
    try:
        kind, entry = _kind(cursor, project, upload), Entry(project, PENDING, upload)
        overlay_reversal(cursor, project, entry.revision, kind, upload)
        yield from every_row(cursor, entry, _files_of_upload(cursor, project, upload))
    finally:
        roll_back(cursor)


@dataclass(frozen=True)
class ReversalRequest:
    """Who undoes or redoes (`kind`) which upload of a project, when, and why."""

    project: str
    upload: int
    kind: str
    by: str
    note: str
    at: datetime


def reverse(store: Store, request: ReversalRequest, *, compared_with: int) -> int:
    """Write the undo or redo of an upload; gives back its revision.

    Raises `Refused` where the project has no such upload, where it is undone (or counts) already, or where
    other rows would refer to nothing; `Overtaken` where an entry was written since `compared_with`, with which its
    effect was compared.
    """
    cursor = store.cursor()
    project, upload, kind = request.project, request.upload, request.kind

    def write(revision: int) -> int:
        if _kind(cursor, project, upload) != kind:
            state = "is undone already" if kind == "undo" else "counts already"
            raise Refused([Fault(f"upload {upload}", None, None, f"{state}. Nothing was changed.")])
        if newest_entry(cursor, project) != compared_with:
            raise Overtaken
        entry = Entry(project, revision, upload)
        if faults := _faults(cursor, entry, upload, kind):
            raise Refused(faults)
        counts = counts_of(cursor, entry, _files_of_upload(cursor, project, upload))
        cursor.execute(
            f"insert into ledger.entry ({OF_ENTRY}) values (?, ?, ?, ?, ?, ?, ?)",
            [revision, project, kind, upload, request.at, request.by, request.note],
        )
        keep_counts(cursor, entry, counts)
        return revision

    try:
        return in_write_transaction(cursor, write)
    finally:
        remove_overlay(cursor)


def _kind(cursor: duckdb.DuckDBPyConnection, project: str, upload: int) -> str:
    """What can be done with an upload: `undo` it where it counts, else `redo` it."""
    given = {"project": project, "upload": upload}
    row = cursor.execute(
        "select exists (from active_uploads([$project], (select max(revision) from ledger.entry)) as upload "
        "where upload.revision = entry.revision) "
        "from ledger.entry as entry "
        "where project = $project and revision = $upload and kind = 'upload'",
        given,
    ).fetchone()
    if row is None:
        text = f"is no upload of {project}. The history lists them."
        raise Refused([Fault(f"upload {upload}", None, None, text)])
    return "undo" if row[0] else "redo"


def _files_of_upload(cursor: duckdb.DuckDBPyConnection, project: str, upload: int) -> list[str]:
    """The files of the contract of which the upload has rows."""
    statement = " union all ".join(
        f"select '{name}' where exists (from ledger.{name} "
        "where project = $project and revision = $upload)"
        for name in contract()
    )
    rows = cursor.execute(statement, {"project": project, "upload": upload}).fetchall()
    return [str(name) for (name,) in rows]


def _faults(cursor: duckdb.DuckDBPyConnection, entry: Entry, upload: int, kind: str) -> list[Fault]:
    """The faults that it would leave. An undo may remove what other rows refer to, so that every row is checked."""
    overlay_reversal(cursor, entry.project, entry.revision, kind, upload)
    columns = {name: file.column_names for name, file in contract().items()}
    return faults_of_rows(cursor, columns, contract())
