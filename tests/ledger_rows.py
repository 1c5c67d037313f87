"""The rows of a tiny project, written straight into the ledger: typed by the contract, read by nobody.

How files are read has tests of its own. `tests/store/test_ledger_rows.py` holds what is written here to what an
upload of the same files writes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from store import Upload, contract
from store.contract.description import File
from store.ledger.originals import packed
from store.ledger.upload import PIECE, in_write_transaction
from store.reading.cells import GUARDED, SPACES
from store.rules.overlay import OF_ENTRY


def write_rows(
    cursor: duckdb.DuckDBPyConnection,
    upload: Upload,
    files: Mapping[str, Sequence[Mapping[str, object]]],
) -> None:
    """Write `upload` with the rows of its files, by file name, in one transaction. Each file has at most one piece.

    What the upload changed is not counted: the history asks nothing of what a test begins with.

    Raises `duckdb.ConversionException` where a cell is not of its column's type.
    """

    def write_all(revision: int) -> None:
        _write_upload(cursor, upload, revision)
        for name in sorted(name for name in files if files[name]):
            _write_file(cursor, contract()[name], files[name], (upload.project, revision))

    in_write_transaction(cursor, write_all)


def _write_upload(cursor: duckdb.DuckDBPyConnection, upload: Upload, revision: int) -> None:
    """Its entry and its originals. A statement for each of these would take most of the time of all."""
    cursor.execute(
        f"insert into ledger.entry ({OF_ENTRY}) values (?, ?, 'upload', null, ?, ?, ?)",
        [revision, upload.project, upload.at, upload.by, upload.note],
    )
    contents = [file.path.read_bytes() for file in upload.files]
    assert all(0 < len(content) <= PIECE for content in contents)
    entry = {"revision": revision, "project": upload.project}
    columns = {
        "name": [file.name for file in upload.files],
        "sha256": [hashlib.sha256(content).hexdigest() for content in contents],
        "bytes": [len(content) for content in contents],
        "content": [packed(content) for content in contents],
    }
    cursor.register("originals_of_upload", pa.table(columns))
    try:
        for table, own in (("file", "sha256, bytes"), ("file_piece", "0 as piece, content")):
            cursor.execute(
                f"insert into ledger.{table} by name select $revision as revision, "
                f"$project as project, name, {own} from originals_of_upload",
                entry,
            )
    finally:
        cursor.unregister("originals_of_upload")


def _write_file(
    cursor: duckdb.DuckDBPyConnection,
    file: File,
    rows: Sequence[Mapping[str, object]],
    entry: tuple[str, int],
) -> None:
    columns = {
        name: pa.array([_cell(row.get(name)) for row in rows], pa.string())
        for name in file.column_names
    }
    in_row = pa.array(range(2, len(rows) + 2), pa.int64())
    typed = ", ".join(
        f"{column.name}::{column.sql_type} as {column.name}" for column in file.columns
    )
    project, revision = entry
    cursor.register("cells_of_file", pa.table({**columns, "in_row": in_row}))
    try:
        cursor.execute(
            f"insert into ledger.{file.name} by name select {typed}, $project as project, "
            "$revision as revision, $in_file as in_file, in_row from cells_of_file",
            {"project": project, "revision": revision, "in_file": f"{file.name}.csv"},
        )
    finally:
        cursor.unregister("cells_of_file")


def _cell(value: object) -> str | None:
    """What is read of a cell with this value: null where it is blank, and without the guard of a spreadsheet."""
    text = re.sub(GUARDED, r"\1", "" if value is None else str(value))
    return text if text.strip(SPACES) else None
