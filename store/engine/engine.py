"""The engine that holds the store: a DuckDB file, or DuckLake with a catalog of its own. The address decides which.

Either way the connection is a DuckDB of its own with the rules in it and the store attached as `ledger`, so that rules
and questions are the same. DuckDB's extensions come from PyPI: nothing is fetched at run time.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import RLock
from typing import Literal
from urllib.parse import urlsplit

import duckdb

from store.engine.address import GUIDE, LAKE, POSTGRES, Lake, is_lake, lake, unreachable
from store.faults import StoreUnreachable

# Without it, a server that drops packets would be waited for as long as the network allows.
CONNECT_TIMEOUT = "connect_timeout=10"  # seconds

# The errors of DuckDB, of DuckLake and of PostgreSQL for the later of two writers.
CONFLICT = re.compile(
    r"^TransactionContext Error: (?:Failed to commit: )?(?:"
    r"Conflict on |(?:Catalog )?[Ww]rite-write conflict|"
    r"Failed to commit DuckLake transaction\.\s+(?:Transaction conflict|Exceeded the maximum retry count))"
    r"|ERROR:\s+(?:could not serialize access|deadlock detected)"
)

# Locks the threads of this process; PostgreSQL locks processes, and releases the lock of one that dies.
IN_THIS_PROCESS = RLock()

# The storage version of a new file: the newest, with which texts take two thirds of the time.
STORAGE = "v1.5.0"

# DuckDB writes what is confirmed into its log, and the log into the file once it is so large. At its own 16 MiB a
# large upload would be written twice before it is confirmed. Closing the store always does so.
LARGEST_LOG = "128MiB"

CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "checkpoint_threshold": LARGEST_LOG,
}

NO_FOLDER = (
    "The store cannot be opened: nothing can be written into the folder for temporary files. "
    "Make room there, or name another folder in TMPDIR."
)

HAS_LOCKS = "select true from duckdb_databases() where database_name = 'locks'"
TAKE_LOCK = "select 1 as held from pg_advisory_xact_lock(hashtext('results store, {work}'))"


def connect(address: str | Path, rules: bytes) -> duckdb.DuckDBPyConnection:
    """A DuckDB that begins as the file `rules`, with the store at `address` attached as `ledger`.

    An empty store is made where none is. Raises `StoreInUse` where another process holds it, and `StoreUnreachable`
    where it cannot be opened.
    """
    try:
        with TemporaryDirectory(prefix="results-rules-", ignore_cleanup_errors=True) as folder:
            file = Path(folder, "rules.duckdb")  # which needs no name once it is open
            file.write_bytes(rules)
            spilled = str(Path(scratch().name, Path(folder).name))
            connection = duckdb.connect(file, config={**CONFIG, "temp_directory": spilled})
    except (OSError, duckdb.IOException) as error:
        raise StoreUnreachable(NO_FOLDER) from error
    try:
        attach(connection, address)
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def scratch() -> TemporaryDirectory[str]:
    """A folder of this process, closed to others, for what does not fit into memory. Raises `OSError`."""
    return TemporaryDirectory(prefix="results-spilled-", ignore_cleanup_errors=True)


def attach(connection: duckdb.DuckDBPyConnection, address: str | Path) -> None:
    """Attach the store at `address` to `connection` as `ledger`. Raises as `connect` does."""
    if is_lake(address):
        _attach_lake(connection, lake(str(address)))
    else:
        _attach_file(connection, Path(address))


def detach(connection: duckdb.DuckDBPyConnection) -> None:
    """Detach the store; `connection` stays open for another."""
    connection.execute("detach ledger")
    connection.execute("detach database if exists locks")


def is_conflict(error: duckdb.Error) -> bool:
    """Whether `error` means that another writer was first, so that the whole transaction may be tried again.

    DuckDB says so at the `update` of `ledger.head`. DuckLake says so at the `commit`, after which there is no
    transaction left to roll back. A lost connection or a full disk is no conflict.
    """
    return isinstance(error, duckdb.TransactionException) and bool(CONFLICT.search(str(error)))


def is_invalidated(error: duckdb.Error) -> bool:
    """Whether `error` means that DuckDB has invalidated the store, which must then be opened again.

    It does so after an internal error, and after a checkpoint that failed, as on a full disk. A closed connection
    counts as invalidated, too.
    """
    ends_all = isinstance(error, duckdb.FatalException | duckdb.ConnectionException)
    return ends_all or "has been invalidated" in str(error)


@contextmanager
def alone(
    connection: duckdb.DuckDBPyConnection, work: Literal["opening", "writing"]
) -> Iterator[None]:
    """Work on a shared store that one process at a time does; the others wait for its lock.

    A DuckDB file has one process anyway, whose threads wait for each other: of twenty at once the last would else
    conflict twenty times, and do all its work as often. The ledger does not depend on the lock for its correctness:
    `ledger.head` gives each entry its own revision, with or without it.
    """
    lock = connection.cursor()
    if not lock.execute(HAS_LOCKS).fetchone():
        with IN_THIS_PROCESS:
            yield
        return
    lock.execute("begin transaction")
    lock.execute(
        "from postgres_query('locks', $take_lock)", {"take_lock": TAKE_LOCK.format(work=work)}
    ).fetchall()
    try:
        yield
    finally:
        with suppress(duckdb.Error):  # the lock was released with its connection
            lock.execute("rollback")


@contextmanager
def one_thread(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Work with many small statements: several threads of DuckDB would mostly wait for each other.

    It applies to every cursor of the store, so use it before the store is read.
    """
    connection.execute("set threads = 1")
    try:
        yield
    finally:
        connection.execute("reset threads")


def is_far(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the attached `ledger` is DuckLake's: each query of a table is several to its catalog.

    DuckLake has no statistics of a table that never had a row, and queries them hundreds of times.
    """
    kind = "select type from duckdb_databases() where database_name = 'ledger'"
    return connection.execute(kind).fetchone() == ("ducklake",)


def _attach_file(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if str(path) != ":memory:" and not path.exists():
            _make_file(connection, path)
        # Without the type DuckDB would open a CSV file as a store. On a disk without links there is no file yet.
        new = "" if path.exists() else f", storage_version '{STORAGE}'"
        connection.execute(f"attach {_text(path)} as ledger (type duckdb{new})")
        if (
            str(path) != ":memory:"
        ):  # DuckDB's default, which is reused since one process holds the file
            connection.execute(f"set temp_directory = {_text(f'{path}.tmp')}")
    except (OSError, duckdb.IOException) as error:
        raise unreachable(path, error) from None


def _make_file(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Put an empty store in place in one step: DuckDB could not open half of one, of a process that was killed."""
    with TemporaryDirectory(prefix=".unfinished-store-", dir=path.parent) as folder:
        made = Path(folder, path.name)
        connection.execute(f"attach {_text(made)} as unfinished (storage_version '{STORAGE}')")
        connection.execute("detach unfinished")
        # Another process was first, or this disk has no links: DuckDB then makes the file itself.
        with suppress(OSError):
            path.hardlink_to(made)


def _attach_lake(connection: duckdb.DuckDBPyConnection, at: Lake) -> None:
    _load(connection, "ducklake")
    options = []
    if at.data_path is not None:
        options.append(f"data_path {_text(at.data_path)}")
    if at.is_remote or at.data_path is None:  # the catalog may name a remote one
        _load(connection, "httpfs")
        _configure_s3(connection)
    if at.data_path is not None:
        _check_writable(connection, at, at.data_path)
    try:
        if at.on_postgres:
            _load(connection, "postgres_scanner")
            _connect_to_postgres(connection, at)
            options.append("meta_secret 'of_catalog'")
        given = f"({', '.join(options)})" if options else ""
        with alone(connection, "opening"):  # a new catalog is made once
            connection.execute(f"attach {_text(f'{LAKE}{_reached(at)}')} as ledger {given}")
    except (OSError, duckdb.Error) as error:
        raise unreachable(str(at), error) from None
    if at.data_path is None:
        _check_writable(connection, at, _data_path(connection))


def _connect_to_postgres(connection: duckdb.DuckDBPyConnection, at: Lake) -> None:
    """Connect to PostgreSQL with the password in a secret, so that no error of DuckDB contains it."""
    given = {} if at.password is None else {"password": at.password}
    terms = "".join(f", {name} ${name}" for name in given)
    connection.execute(
        f"create or replace temporary secret of_catalog (type postgres{terms})", given
    )
    server = _reached(at).removeprefix(POSTGRES)
    connection.execute(f"attach {_text(server)} as locks (type postgres, secret 'of_catalog')")


def _reached(at: Lake) -> str:
    """The catalog as DuckDB attaches it."""
    if at.on_postgres:
        return at.catalog if "connect_timeout" in at.catalog else f"{at.catalog} {CONNECT_TIMEOUT}"
    Path(at.catalog).parent.mkdir(parents=True, exist_ok=True)
    return at.catalog


def _data_path(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute(
        "select value from ducklake_options('ledger') where option_name = 'data_path'"
    ).fetchone()
    assert row is not None, "every catalog knows where its files are"
    return str(row[0])


def _load(connection: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        package = find_spec(f"duckdb_extension_{name}")
        folders = package.submodule_search_locations if package else []
        files = [
            file for folder in folders or [] for file in Path(folder).rglob("*.duckdb_extension")
        ]
        try:
            connection.execute(f"load {_text(files[0])}")
        except (IndexError, duckdb.Error) as error:
            why = "is missing" if isinstance(error, IndexError) else "does not fit"
            raise StoreUnreachable(
                f"The second engine needs DuckDB's extension {name}, which {why} here. Type: "
                ".venv/bin/python -m pip install -r requirements.txt"
            ) from error


def _configure_s3(connection: duckdb.DuckDBPyConnection) -> None:
    """Configure DuckDB with the usual AWS_* variables; without a key the bucket must be public."""
    environment = {name: value for name, value in os.environ.items() if value}
    endpoint = urlsplit(environment.get("AWS_ENDPOINT_URL", ""))
    known = {
        "key_id": environment.get("AWS_ACCESS_KEY_ID"),
        "secret": environment.get("AWS_SECRET_ACCESS_KEY"),
        "session_token": environment.get("AWS_SESSION_TOKEN"),
        "region": environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION"),
        "endpoint": endpoint.netloc or None,
        "url_style": "path" if endpoint.netloc else None,
        "use_ssl": endpoint.scheme == "https" if endpoint.netloc else None,
    }
    given = {name: value for name, value in known.items() if value is not None}
    terms = "".join(f", {name} ${name}" for name in given)
    connection.execute(
        f"create or replace temporary secret of_files (type s3, provider config{terms})", given
    )


def _check_writable(connection: duckdb.DuckDBPyConnection, at: Lake, data_path: str) -> None:
    """Raise `StoreUnreachable` where files cannot be written: before a catalog is made, which fixes the folder."""
    try:
        if "://" in data_path:
            mark = f"{data_path.rstrip('/')}/written-here.csv"
            connection.execute(f"copy (select 'results' as store) to {_text(mark)} (format csv)")
        else:
            Path(data_path).mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=data_path):
                pass
    except (OSError, duckdb.Error) as error:
        raise StoreUnreachable(
            f"The store {at} cannot be opened: nothing can be written to {data_path}. "
            f"Let this process write there, or name another data_path in RESULTS_STORE (see {GUIDE})."
        ) from error


def _text(value: object) -> str:
    """The value as an SQL text: `attach`, `load` and `copy` take no parameters."""
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"
