"""The engine: each kind of store is attached, of two writers one conflicts, and errors are sentences."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import duckdb
import pytest

from store import Store, StoreUnreachable, open_store
from store.engine import engine
from tests.engines import NO_DATA, NOW, Engine, Lake, on_ducklake
from tests.postgres import OwnPostgres, Postgres

UPDATE = "update ledger.head set revision = revision + 1"

Connection = duckdb.DuckDBPyConnection


@pytest.fixture
def address(engine: Engine, tmp_path: Path) -> str:
    """Where no store has been made yet."""
    return engine.new_address(tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A store with nothing in it."""
    opened = open_store(address, NO_DATA, now=NOW)
    yield opened
    opened.close()


def why_not(address: str | Path) -> str:
    """The error of a store that cannot be opened."""
    with pytest.raises(StoreUnreachable) as error:
        open_store(address, NO_DATA, now=NOW).close()
    return str(error.value)


def error_of(cursor: Connection, *statements: str) -> duckdb.Error:
    """The error that one of these ends with; the transaction is rolled back."""
    try:
        for statement in statements:
            cursor.execute(statement)
    except duckdb.Error as error:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
        return error
    raise AssertionError("all went well")


def conflict_of(first: Connection, second: Connection) -> duckdb.Error:
    """The error of the second of two writers, at whichever statement."""
    for cursor in (first, second):
        cursor.execute("begin transaction")
        cursor.execute("select revision from ledger.head").fetchall()
    first.execute(UPDATE)
    first.execute("commit")
    return error_of(second, UPDATE, "commit")


def test_nothing_is_fetched_by_itself(store: Store) -> None:
    fetches = ("autoinstall_known_extensions", "autoload_known_extensions")
    for name in fetches:
        assert store.cursor().execute(f"select current_setting('{name}')").fetchone() == (False,)


def test_of_two_writers_the_later_one_is_reported(store: Store) -> None:
    first, second = store.cursor(), store.cursor()
    assert engine.is_conflict(conflict_of(first, second))
    assert store.revision() == 1


def test_two_who_make_the_same_table_are_distinguished(store: Store) -> None:
    first, second = store.cursor(), store.cursor()
    for cursor in (first, second):
        cursor.execute("begin transaction")
        cursor.execute("select revision from ledger.head").fetchall()
    first.execute("create table ledger.another (a int)")
    first.execute("commit")
    error = error_of(second, "create table ledger.another (a int)", "commit")
    assert engine.is_conflict(error)


def test_another_mistake_is_no_conflict(store: Store) -> None:
    for mistake in (
        "select no_such_function()",
        "from no_such_table",
        "select 'Transaction conflict - could not serialize access'::int",
        "insert into ledger.head values ('many')",
        "rollback",
    ):
        assert not engine.is_conflict(error_of(store.cursor(), mistake))


def test_every_type_comes_back_as_it_went_in(store: Store) -> None:
    moment, number = datetime(2021, 8, 1, 12, 0, 1), Decimal("-123456789012345678.123456")
    text = "'quoted' \"twice\" \\ ; -- \t\r\n żółć 漢字 🙂 %s $1 {} null"
    content = bytes(range(256)) * 4096
    cursor = store.cursor()
    cursor.execute("begin transaction")
    cursor.execute(
        "insert into ledger.entry values (1, 'tiny', 'upload', null, ?, ?, '')", [moment, text]
    )
    cursor.execute("insert into ledger.file_piece values (1, 'tiny', 'a', 0, ?)", [content])
    cursor.execute("insert into ledger.results (value, period_end) values (?, ?)", [number, moment])
    cursor.execute("commit")

    sentence = "select entered_at, entered_by, note, upload from ledger.entry"
    assert store.cursor().execute(sentence).fetchall() == [(moment, text, "", None)]
    kept = store.cursor().execute("select content from ledger.file_piece").fetchall()
    assert kept == [(content,)]
    typed = "select value, period_end, note from ledger.results"
    assert store.cursor().execute(typed).fetchall() == [(number, moment.date(), None)]


def test_a_transaction_that_is_rolled_back_leaves_nothing(store: Store) -> None:
    cursor = store.cursor()
    cursor.execute("begin transaction")
    cursor.execute(UPDATE)
    cursor.execute("create table ledger.another (a int)")
    cursor.execute("create temp table mine as select 1 as a")
    cursor.execute("insert into ledger.another from mine")
    assert cursor.execute("from ledger.another").fetchall() == [(1,)]
    cursor.execute("rollback")
    named = "select table_name from duckdb_tables() where database_name = 'ledger'"
    assert ("another",) not in store.cursor().execute(named).fetchall()
    assert store.revision() == 0


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("These are notes, not a store. " * 1000)
    assert why_not(notes) == (
        f"The store {notes} cannot be opened: it is no DuckDB file, or may not be read and "
        "written. Name another file in RESULTS_STORE."
    )
    figures = tmp_path / "figures.csv"
    figures.write_text("indicator,value\nA,12\n")
    assert why_not(figures) == why_not(notes).replace("notes.txt", "figures.csv")
    assert figures.read_text() == "indicator,value\nA,12\n"
    assert why_not(f"ducklake:{notes}") == (
        f"The store ducklake:{notes} cannot be opened: its catalog is no DuckDB file, or may not be "
        "read and written. Name another file in RESULTS_STORE (see docs/second-engine.md)."
    )
    assert notes.read_text().startswith("These are notes")


def test_ducklake_may_have_a_file_for_its_catalog(tmp_path: Path) -> None:
    address = f"ducklake:{tmp_path}/var/catalog.ducklake"
    store = open_store(address, NO_DATA, now=NOW)
    store.cursor().execute(UPDATE)
    store.close()
    again = open_store(address, NO_DATA, now=NOW)
    assert again.revision() == 1
    assert tmp_path.joinpath("var/catalog.ducklake.files").is_dir()
    again.close()


def test_an_extension_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    assert why_not(f"ducklake:{tmp_path}/catalog.ducklake") == (
        "The second engine needs DuckDB's extension ducklake, which is missing here. Type: "
        ".venv/bin/python -m pip install -r requirements.txt"
    )


@on_ducklake
def test_originals_are_kept_as_files_and_not_in_the_catalog(
    store: Store, address: str, tmp_path: Path
) -> None:
    open_store(address, NO_DATA, now=NOW).close()
    text = (
        "select value from ducklake_options('ledger') where option_name = 'data_inlining_row_limit'"
    )
    assert store.cursor().execute(text).fetchall() == [("0",)]
    kept = [path for path in tmp_path.rglob("*.parquet") if "file_piece" in path.parts]
    piece = "insert into ledger.file_piece values (1, 'tiny', 'results.csv', 0, 'value'::blob)"
    store.cursor().execute(piece)
    now = [path for path in tmp_path.rglob("*.parquet") if "file_piece" in path.parts]
    assert len(now) == len(kept) + 1


def test_a_new_catalog_must_say_where_its_files_go(lake: Lake, tmp_path: Path) -> None:
    address, _, _ = lake.new_address(tmp_path).partition(" data_path=")
    assert why_not(address) == (
        f"The store {address} cannot be opened: it is new, and nothing says where its files go. "
        "Add data_path=… in RESULTS_STORE (see docs/second-engine.md)."
    )


def test_a_catalog_knows_where_its_files_are(lake: Lake, tmp_path: Path) -> None:
    address = lake.new_address(tmp_path)
    open_store(address, NO_DATA, now=NOW).close()
    short, _, _ = address.partition(" data_path=")
    open_store(short, NO_DATA, now=NOW).close()
    elsewhere = f"{short} data_path='{tmp_path}/elsewhere'"
    assert why_not(elsewhere) == (
        f"The store {elsewhere} cannot be opened: its files are in {tmp_path}/results files. "
        "Leave data_path out, or write that in RESULTS_STORE (see docs/second-engine.md)."
    )


def test_a_folder_that_cannot_be_written_to_is_reported_before_anything_is_made(
    lake: Lake, tmp_path: Path
) -> None:
    tmp_path.joinpath("taken").write_text("This is no folder.")
    address, _, _ = lake.new_address(tmp_path).partition(" data_path=")
    wrong = f"{address} data_path='{tmp_path}/taken'"
    assert why_not(wrong) == (
        f"The store {wrong} cannot be opened: nothing can be written to {tmp_path}/taken. "
        "Let this process write there, or name another data_path in RESULTS_STORE "
        "(see docs/second-engine.md)."
    )
    open_store(f"{address} data_path='{tmp_path}/free'", NO_DATA, now=NOW).close()


def test_a_postgresql_that_does_not_answer(tmp_path: Path) -> None:
    address = f"ducklake:postgres:host={tmp_path} user=team dbname=results"
    assert why_not(f"{address} password=secret") == (
        f"The store {address} cannot be opened: PostgreSQL does not answer. "
        "Start it, or mend host and port in RESULTS_STORE (see docs/second-engine.md)."
    )


def test_a_database_that_is_not_there(postgres: Postgres) -> None:
    address = f"ducklake:postgres:{postgres.named('no_such')}"
    assert why_not(address) == (
        f"The store {address} cannot be opened: PostgreSQL has no such database. "
        "Make it, or mend dbname in RESULTS_STORE (see docs/second-engine.md)."
    )


def test_a_word_that_postgresql_does_not_know(postgres: Postgres) -> None:
    address = f"ducklake:postgres:{postgres.named('postgres')} usr=team"
    assert why_not(address) == (
        f"The store {address} cannot be opened: PostgreSQL does not know the word usr. "
        "Mend it in RESULTS_STORE (see docs/second-engine.md)."
    )


def test_the_password_opens_the_store_and_is_never_shown(
    postgres: Postgres, lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.ask_password("team", "hunter two")
    address = lake.new_address(tmp_path).replace("user=postgres", "user=team")
    refused = (
        f"The store {address} cannot be opened: PostgreSQL does not let this user in. "
        "Mend user and password in RESULTS_STORE (see docs/second-engine.md)."
    )
    assert why_not(address) == refused
    assert why_not(f"{address} password=guessed") == refused

    store = open_store(f"{address} password='hunter two'", NO_DATA, now=NOW)
    assert store.address == address
    everything = "select * from duckdb_databases(), duckdb_secrets()"
    assert "hunter" not in str(store.cursor().execute(everything).fetchall())
    store.close()
    monkeypatch.setenv("PGPASSWORD", "hunter two")
    open_store(address, NO_DATA, now=NOW).close()


@on_ducklake
def test_a_connection_that_was_lost_is_made_again(
    store: Store, address: str, postgres: Postgres
) -> None:
    database = address.partition("dbname=")[2].partition(" ")[0]
    writing = store.cursor()
    writing.execute("begin transaction")
    writing.execute(UPDATE)
    postgres.run(
        f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'"
    )
    assert not engine.is_conflict(error_of(writing, "from ledger.entry", "commit"))
    assert store.revision() == 0
    store.cursor().execute(UPDATE)
    assert store.revision() == 1


def test_a_postgresql_that_was_stopped_is_reported(tmp_path: Path) -> None:
    server = OwnPostgres()
    address = f"ducklake:postgres:{server.named('postgres')} data_path='{tmp_path}'"
    store = open_store(address, NO_DATA, now=NOW)
    server.stop()
    with pytest.raises(StoreUnreachable) as error:
        store.revision()
    assert str(error.value) == (
        f"The store {address} cannot be opened: PostgreSQL does not answer. "
        "Start it, or mend host and port in RESULTS_STORE (see docs/second-engine.md)."
    )
    store.close()


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as takes a small file; `asked` holds every request, with who signed it."""

    asked: list[tuple[str, str, str]]

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(b"")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self._answer(b"<r><UploadId>1</UploadId></r>")

    def _answer(self, content: bytes) -> None:
        signed = self.headers["Authorization"].partition("Credential=")[2].split("/")
        self.asked.append((self.command, self.path.partition("?")[0], "/".join(signed[:4:2])))
        self.send_response(200)
        self.send_header("ETag", "1")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Bucket]]:
    """S3 on this machine, and the usual variables to get into it."""
    Bucket.asked = []
    server = HTTPServer(("127.0.0.1", 0), Bucket)
    Thread(target=server.serve_forever, daemon=True).start()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "the-key",
        "AWS_SECRET_ACCESS_KEY": "the-secret",
        "AWS_REGION": "eu-central-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
    }.items():
        monkeypatch.setenv(name, value)
    yield Bucket
    server.shutdown()
    server.server_close()


def test_files_on_s3_are_written_with_the_usual_credentials(
    tmp_path: Path, bucket: type[Bucket]
) -> None:
    address = f"ducklake:{tmp_path}/catalog.ducklake data_path=s3://bucket/folder"
    open_store(address, NO_DATA, now=NOW).close()
    marks = {"/bucket/folder/written-here.csv"}
    assert {path for _, path, _ in bucket.asked} == marks
    assert {by for _, _, by in bucket.asked} == {"the-key/eu-central-1"}


def test_s3_that_does_not_answer_is_reported_without_the_credentials(
    tmp_path: Path, bucket: type[Bucket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    address = f"ducklake:{tmp_path}/catalog.ducklake data_path='s3://bucket/folder'"
    assert why_not(address) == (
        f"The store {address} cannot be opened: nothing can be written to s3://bucket/folder. "
        "Let this process write there, or name another data_path in RESULTS_STORE "
        "(see docs/second-engine.md)."
    )
    assert not bucket.asked
    assert not tmp_path.joinpath("catalog.ducklake").exists()
