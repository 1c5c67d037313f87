"""Opening a store: attach its file, make what is missing, and take in `data/` where it has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from store import engine
from store.address import shown, unreachable
from store.contract import contract
from store.door import BY_DATA, Upload, fingerprint, take_in
from store.faults import Fault, Refused, StoreUnreachable
from store.originals import originals
from store.rules import make_rules

SCHEMA = Path(__file__).with_name("schema.sql")

# DuckLake keeps a few rows at once in its catalog, as text. A piece of an original is one row and up to a megabyte:
# for an upload of a million rows that was most of the time, and two gigabytes.
KEEP_AS_FILES = "call ledger.set_option('data_inlining_row_limit', '0', table_name => 'file_piece')"
ARE_FILES = """
    from ducklake_options('ledger')
    where option_name = 'data_inlining_row_limit' and scope_entry like '%file_piece'
"""


class Store:
    """An open store. Threads share it; each takes a `cursor()` of its own for every query.

    `address` is where it is kept, as it may be shown.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, address: str | Path) -> None:
        self._connection = connection
        self.address = shown(address)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same store, for one thread and one query."""
        return self._connection.cursor()

    def revision(self) -> int:
        """The newest revision; 0 before the first upload.

        Every visit asks for it first. Raises `StoreUnreachable` where the store does not answer any more.
        """
        try:
            row = self.cursor().execute("select max(revision) from ledger.head").fetchone()
        except duckdb.Error as error:
            raise unreachable(self.address, error) from None
        return int(row[0]) if row else 0

    def close(self) -> None:
        """Let go of the store's file."""
        self._connection.close()


def open_store(address: str | Path, data: Path, *, now: datetime, takes_in: bool = True) -> Store:
    """Open the store at `address`, make it if there is none, and bring the projects in `data` up to date.

    Unless `takes_in` says not to, for who wants nothing to be written.

    `address` is a DuckDB file, `:memory:`, or DuckLake (`store.engine`). Raises `StoreInUse` where another
    process holds it, `StoreUnreachable` where it cannot be had, and `Refused` with every fault of every
    project in `data` where its files have changed and are at fault; the store is closed then.
    """
    store = Store(engine.connect(address, rules()), address)
    try:
        with engine.alone(store.cursor(), "opening"):
            make_tables(store.cursor())
            if takes_in:
                bring_up_to_date(store, data, now=now)
    except BaseException:
        store.close()
        raise
    return store


@cache
def rules() -> bytes:
    """A DuckDB file with every rule, made over an empty store: made once in a process, and copied for each store.

    Raises `StoreUnreachable` where there is no room for temporary files. An older version of the file would forget
    which parts of a rule are to be materialized.
    """
    newest: dict[str, str | bool | int | float | list[str]] = {
        "storage_compatibility_version": engine.STORAGE
    }
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder, "rules.duckdb")
            with duckdb.connect(file, config=newest) as connection:
                connection.execute("attach ':memory:' as ledger")
                make_tables(connection)
                make_rules(connection)
            return file.read_bytes()
    except (OSError, duckdb.IOException) as error:
        raise StoreUnreachable(engine.NO_FOLDER) from error


def bring_up_to_date(store: Store, data: Path, *, now: datetime) -> None:
    """Take in each project folder of `data` whose files differ from those last taken in from there.

    Raises `Refused` with the faults of all projects; the projects without faults are in by then.
    """
    faults: list[Fault] = []
    for folder, files in changed(store, data):
        note = f"The files of {data.name}/{folder.name} as they are on disk."
        upload = Upload(folder.name, originals(files), BY_DATA, note, now)
        try:
            take_in(store.cursor(), upload)
        except Refused as refused:
            faults += [
                replace(fault, file=f"{folder.name}/{fault.file}") for fault in refused.faults
            ]
    if faults:
        raise Refused(faults)


def changed(store: Store, data: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """The project folders of `data` with files that differ from those last taken in from there, and these files."""
    for folder in sorted(path for path in data.glob("*") if path.is_dir()):
        files = _changed(store, folder)
        if files:
            yield folder, files


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the attached `ledger` that are missing, and the one row of `ledger.head`.

    All or nothing, so that a start that is killed half-way leaves no half of a store.
    """
    before = engine.tables(connection)
    connection.execute("begin transaction")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for file in contract().values():
        columns = ", ".join(f"{column.name} {column.sql_type}" for column in file.columns)
        connection.execute(
            f"create table if not exists ledger.{file.name} "
            f"({columns}, project varchar, revision bigint, in_file varchar, in_row bigint)"
        )
    connection.execute("insert into ledger.head select 0 where not exists (from ledger.head)")
    if engine.is_far(connection):  # a new table needs to have had a row
        for name in sorted(engine.tables(connection) - before):
            connection.execute(f"insert into ledger.{name} (revision) values (null)")
            connection.execute(f"delete from ledger.{name} where revision is null")
    connection.execute("commit")
    if engine.is_far(connection) and not connection.execute(ARE_FILES).fetchone():
        connection.execute(KEEP_AS_FILES)  # which knows no table that is not committed


def _changed(store: Store, folder: Path) -> tuple[Path, ...]:
    taken = dict(
        store.cursor()
        .execute(
            "select file.name, arg_max(file.sha256, file.revision) from ledger.file "
            "join ledger.entry on entry.revision = file.revision "
            "where entry.project = $project and entry.entered_by = $by group by file.name",
            {"project": folder.name, "by": BY_DATA},
        )
        .fetchall()
    )
    files = sorted(path for path in folder.iterdir() if path.suffix == ".csv")
    return tuple(path for path in files if taken.get(path.name) != fingerprint(path))
