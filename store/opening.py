"""Opening a store: attach its file, make what is missing, and take in `data/` where it has changed."""

from datetime import datetime
from pathlib import Path

import duckdb

from store.contract import contract
from store.door import BY_DATA, Upload, fingerprint, take_in
from store.faults import Fault, Refused, StoreInUse
from store.rules import make_rules

SCHEMA = Path(__file__).with_name("schema.sql")


class Store:
    """An open store. Threads share it; each takes a `cursor()` of its own for every query."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same store, for one thread and one query."""
        return self._connection.cursor()

    def revision(self) -> int:
        """The newest revision; 0 before the first upload."""
        row = self.cursor().execute("select max(revision) from ledger.head").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        """Let go of the store's file."""
        self._connection.close()


def open_store(address: Path, data: Path, *, now: datetime) -> Store:
    """Open the DuckDB file at `address`, make it if there is none, and bring the projects in `data` up to date.

    Raises `StoreInUse` where the file cannot be had, and `Refused` with every fault of every
    project in `data` where its files have changed and are at fault; the store is closed then.
    """
    store = Store(_connect(address))
    try:
        bring_up_to_date(store, data, now=now)
    except BaseException:
        store.close()
        raise
    return store


def bring_up_to_date(store: Store, data: Path, *, now: datetime) -> None:
    """Take in each project folder of `data` whose files differ from those last taken in from there.

    Raises `Refused` with the faults of all projects; the projects without faults are in by then.
    """
    faults: list[Fault] = []
    for folder in sorted(path for path in data.glob("*") if path.is_dir()):
        files = _changed(store, folder)
        if not files:
            continue
        note = f"The files of {data.name}/{folder.name} as they are on disk."
        upload = Upload(folder.name, files, BY_DATA, note, now)
        try:
            take_in(store.cursor(), upload)
        except Refused as refused:
            faults += [
                Fault(f"{folder.name}/{fault.file}", fault.row, fault.column, fault.message)
                for fault in refused.faults
            ]
    if faults:
        raise Refused(faults)


def _connect(address: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    quoted = str(address).replace("'", "''")
    try:
        address.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"attach '{quoted}' as ledger")
    except (OSError, duckdb.IOException) as error:
        connection.close()
        raise StoreInUse(_why_not(address, error)) from error
    make_tables(connection)
    make_rules(connection)
    return connection


def _why_not(address: Path, error: Exception) -> str:
    if "lock" in str(error):
        return (
            f"The store {address} is held by another process. "
            "Stop the other dashboard, or name another file in RESULTS_STORE."
        )
    return (
        f"The store {address} cannot be opened: it is no DuckDB file, or may not be read and "
        "written. Name another file in RESULTS_STORE."
    )


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the attached `ledger` that are missing.

    All or nothing, so that a start that is killed half-way leaves no half of a store.
    """
    connection.execute("begin transaction")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for file in contract().values():
        columns = ", ".join(f"{column.name} {column.sql_type}" for column in file.columns)
        connection.execute(
            f"create table if not exists ledger.{file.name} "
            f"({columns}, project varchar, revision bigint, in_file varchar, in_row bigint)"
        )
    connection.execute("insert into ledger.head select 0 where not exists (from ledger.head)")
    connection.execute("commit")


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
