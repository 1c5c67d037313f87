"""Numbered uploads, and what a store must hold of each: all of it, or nothing."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from store import Store, Upload, contract
from store.ledger.originals import Original, unpacked
from tests.sample_ledgers import Row, filled, write_file

NOW = datetime(2021, 8, 1, 12, 0)
BY = "team@example.org"

Rows = tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True)
class Kept:
    """All that a store holds of an entry, or must hold of it.

    originals: the fingerprint and size of each file. rows: by file of the contract, as text, with in_file and
    in_row. effects: how many rows of each file it changed, and how.
    """

    kind: str
    note: str | None
    upload: int | None
    originals: tuple[tuple[str, str, int], ...]
    rows: tuple[tuple[str, Rows], ...]
    effects: tuple[tuple[str, str, str, int], ...]


def files_of(number: int, *, large: bool = False) -> dict[str, list[Row]]:
    """The rows of upload `number`, which no other has; the second file refers to the first. `large`: over 1 MiB."""
    title = f"Source of {number}. " * (4_000 if large else 1)
    sources: list[Row] = [
        filled("sources", {"source": f"s{number}-{row}", "title": title})
        for row in range(30 if large else 3)
    ]
    portfolio: list[Row] = [
        filled("portfolio", {"measure": f"m{number}-{row}", "source": f"s{number}-0", "value": row})
        for row in range(2)
    ]
    return {"sources": sources, "portfolio": portfolio}


def upload_of(number: int, folder: Path, *, large: bool = False) -> Upload:
    """Upload `number`, its files written below `folder`."""
    files = [
        Original(f"{name}.csv", write_file(folder / f"upload-{number}", name, rows))
        for name, rows in files_of(number, large=large).items()
    ]
    return Upload("tiny", tuple(files), BY, f"Upload {number}.", NOW)


def expected(files: Iterable[Original], note: str) -> Kept:
    """What a store must hold of an upload of these files, all of whose rows are new."""
    content = {file.name: file.path.read_bytes() for file in files}
    rows = {name: _rows(name, text) for name, text in content.items()}
    return Kept(
        kind="upload",
        note=note,
        upload=None,
        originals=tuple((name, *_fingerprint([text])) for name, text in sorted(content.items())),
        rows=tuple((_kind(name), found) for name, found in sorted(rows.items()) if found),
        effects=tuple(
            (_kind(name), name, "new", len(found)) for name, found in sorted(rows.items()) if found
        ),
    )


def turned(kept: Kept, kind: str, note: str, upload: int) -> Kept:
    """What a store must hold of an undo or redo of an upload."""
    effect = {"undo": "gone", "redo": "back"}[kind]
    effects = tuple((name, file, effect, count) for name, file, _, count in kept.effects)
    return Kept(kind, note, upload, originals=(), rows=(), effects=effects)


def kept(store: Store) -> dict[int, Kept]:
    """What the ledger holds, by revision: also of a revision that has no entry, or half of one."""
    cursor = store.cursor()
    found: dict[int, Kept] = {}

    def asked(select: str, table: str, order: str) -> Iterable[tuple[int, list[tuple[Any, ...]]]]:
        sql = f"select revision, {select} from ledger.{table} order by revision, {order}"
        rows = cursor.execute(sql).fetchall()
        for revision, group in groupby(rows, lambda row: int(row[0])):
            yield revision, [row[1:] for row in group]

    nothing = Kept("no entry", None, None, (), (), ())
    for revision, rows in asked("kind, note, upload", "entry", "kind"):
        ((kind, note, upload),) = rows
        found[revision] = replace(nothing, kind=kind, note=note, upload=upload)
    stated = dict(asked("name, sha256, bytes", "file", "name"))
    pieces = dict(asked("name, content", "file_piece", "name, piece"))
    for revision in {*stated, *pieces}:
        originals = tuple(
            (name, *_fingerprint(unpacked(content) for _, content in group))
            for name, group in groupby(pieces.get(revision, []), lambda row: row[0])
        )
        assert tuple(stated.get(revision, ())) == originals, f"originals of {revision} differ"
        found[revision] = replace(found.get(revision, nothing), originals=originals)
    for name, file in sorted(contract().items()):
        select = ", ".join(f"{column}::varchar" for column in (*file.column_names, *WHERE))
        for revision, rows in asked(select, name, "in_row"):
            before = found.get(revision, nothing)
            found[revision] = replace(before, rows=(*before.rows, (name, tuple(rows))))
    for revision, rows in asked(
        "kind, in_file, effect, row_count", "effect", "kind, in_file, effect"
    ):
        found[revision] = replace(found.get(revision, nothing), effects=tuple(rows))
    return found


WHERE = ("in_file", "in_row")


def _rows(name: str, text: bytes) -> Rows:
    columns = contract()[_kind(name)].columns
    lines = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return tuple(
        (*(_cell(line, column.name, column.type) for column in columns), name, str(number))
        for number, line in enumerate(lines, start=2)
    )


def _cell(line: Mapping[str, str], column: str, kind: str) -> str | None:
    value = line[column]
    return f"{float(value):.6f}" if value and kind == "number" else value or None


def _fingerprint(pieces: Iterable[bytes]) -> tuple[str, int]:
    content = b"".join(pieces)
    return hashlib.sha256(content).hexdigest(), len(content)


def _kind(name: str) -> str:
    return name.removesuffix(".csv")
