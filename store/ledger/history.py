"""Earlier entries: their original files, byte for byte, and what each entry did."""

import hashlib
from collections.abc import Iterator
from datetime import date

import duckdb
import pandas as pd

from store.ledger.originals import unpacked
from store.preview.effect import Effect, Entry, effect_of, every_row
from store.store import Store


def original(store: Store, project: str, revision: int, name: str) -> bytes:
    """An original file of an upload, byte for byte. Raises `KeyError` where there is none of that name.

    An older store has its pieces uncompressed; the fingerprint of the file shows which.
    """
    cursor = store.cursor()
    given = {"project": project, "revision": revision, "name": name}
    of_file = "where project = $project and revision = $revision and name = $name"
    stated = cursor.execute(f"select sha256 from ledger.file {of_file}", given).fetchone()
    if stated is None:
        raise KeyError(name)
    pieces = cursor.execute(
        f"select content from ledger.file_piece {of_file} order by piece", given
    ).fetchall()
    kept = b"".join(content for (content,) in pieces)
    if hashlib.sha256(kept).hexdigest() == stated[0]:
        return kept
    return b"".join(unpacked(content) for (content,) in pieces)


def effect_then(
    store: Store, project: str, revision: int, upload: int | None, as_of: date
) -> Effect:
    """What the entry `revision` did when it was written; `upload` is what an undo or redo named."""
    cursor, entry = store.cursor(), Entry(project, revision, upload)
    return effect_of(store, cursor, entry, _kinds(cursor, entry), as_of)


def every_row_then(
    store: Store, project: str, revision: int, upload: int | None
) -> Iterator[pd.DataFrame]:
    """All rows that the entry `revision` changed, in pieces; `upload` is what an undo or redo named."""
    cursor, entry = store.cursor(), Entry(project, revision, upload)
    yield from every_row(cursor, entry, _kinds(cursor, entry))


def _kinds(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> list[str]:
    """The files of the contract in which the entry did anything."""
    rows = cursor.execute(
        "select distinct kind from ledger.effect where project = $project and revision = $revision",
        entry.given,
    ).fetchall()
    return [str(kind) for (kind,) in rows]
