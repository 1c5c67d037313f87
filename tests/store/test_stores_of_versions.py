"""Stores that earlier versions made are opened, get the new columns, and work; those of later versions are refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from store import Store, StoreUnreachable, Upload, open_store, upload_files
from store.cli import main
from store.commands.shared import UNREACHABLE
from store.engine import engine
from store.ledger.originals import originals
from tests.engines import NO_DATA, Engine, on_duckdb, on_ducklake
from tests.sample_ledgers import NOW, reverse_at_once
from tests.store.kept import VERSIONS, unpack
from tests.store.later_contract import described_by, upgrade_and_wait, write_later
from tests.store.store_process import FORKS

COLUMNS = """
    select table_name, column_name, data_type from duckdb_columns()
    where database_name = 'ledger' order by all
"""

# The rows in force of the tiny project, by the rules.
STANDING = "from current_{}(['tiny'], date '2021-08-01', (select revision from newest))"


@pytest.fixture(params=VERSIONS)
def address(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> str:
    """A store as a version made it. On the second engine its tables lie as they do in the file."""
    file = unpack(request.param, tmp_path / "kept.duckdb")
    if engine.name == "duckdb":
        return str(file)
    return copy(file, engine.new_address(tmp_path))


def copy(file: Path, address: str) -> str:
    """Make the tables of a DuckDB file at `address`, which is DuckLake's; gives it back."""
    with attached(address) as connection:
        connection.execute(f"attach '{file}' as kept (read_only)")
        named = "select table_name from duckdb_tables() where database_name = 'kept'"
        for (table,) in connection.execute(named).fetchall():
            connection.execute(f"create table ledger.{table} as from kept.{table}")
    return address


@contextmanager
def attached(address: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store at `address`, attached without opening it."""
    with duckdb.connect(config={**engine.CONFIG}) as connection:
        engine.attach(connection, address)
        yield connection


def opened(address: str) -> Store:
    return open_store(address, NO_DATA, now=NOW)


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store.cursor().execute(sql).fetchall()


def upload(store: Store, folder: Path, **files: str) -> int:
    """Upload files of these texts; gives back the revision."""
    folder.mkdir()
    paths = [folder / f"{name}.csv" for name in files]
    for path in paths:
        path.write_text(files[path.stem], encoding="utf-8")
    upload = Upload("tiny", originals(paths), "team@example.org", "A test.", NOW)
    return upload_files(store.cursor(), upload)


def test_this_version_opens_it_and_its_answers_are_the_same(address: str) -> None:
    store = opened(address)
    assert store.revision() == 4
    assert rows(store, f"select value {STANDING.format('results')}") == [(60,)]
    assert reverse_at_once(store, "tiny", 3, "redo") == 5
    assert rows(store, f"select value {STANDING.format('results')}") == [(70,)]
    store.close()


def test_what_the_contract_has_gained_is_there_and_blank(address: str, tmp_path: Path) -> None:
    with described_by(write_later(tmp_path)):
        store = opened(address)
        later_column = (
            f"select indicator, title, later_column, source {STANDING.format('indicators')}"
        )
        assert rows(store, later_column) == [("A", "People reached", None, "report")]
        assert rows(store, STANDING.format("later_file")) == []
        assert rows(store, f"select value {STANDING.format('results')}") == [(60,)]
        store.close()


def test_it_takes_an_upload_of_what_is_new_and_an_undo_of_it(address: str, tmp_path: Path) -> None:
    indicators = (
        "indicator,result,title,unit,measure,direction,code_basis,definition,retired_on,note,source,place,later_column\n"
        "A,goal,People reached,people,cumulative,increase,stated,,,,report,,monthly\n"
    )
    later_file = "risk,title,closed_on\nK1,Floods,2021-05-01\n"
    later_column = f"select indicator, source, later_column {STANDING.format('indicators')}"
    risk = f"select risk, title, closed_on::varchar {STANDING.format('later_file')}"
    with described_by(write_later(tmp_path)):
        store = opened(address)
        assert upload(store, tmp_path / "new", indicators=indicators, later_file=later_file) == 5
        assert rows(store, later_column) == [("A", "report", "monthly")]
        assert rows(store, risk) == [("K1", "Floods", "2021-05-01")]
        reverse_at_once(store, "tiny", 5, "undo")
        assert rows(store, later_column) == [("A", "report", None)]
        assert rows(store, risk) == []
        store.close()
        again = opened(address)
        reverse_at_once(again, "tiny", 5, "redo")
        assert rows(again, later_column) == [("A", "report", "monthly")]
        again.close()


@on_duckdb  # which has no part in it
def test_ducklake_with_a_file_for_its_catalog_is_upgraded_as_well(
    address: str, tmp_path: Path
) -> None:
    catalog = tmp_path / "catalog.ducklake"
    lake = copy(Path(address), f"ducklake:{catalog} data_path='{tmp_path / 'files'}'")
    with described_by(write_later(tmp_path)):
        store = opened(lake)
        assert rows(store, f"select later_column {STANDING.format('indicators')}") == [(None,)]
        assert upload(store, tmp_path / "new", later_file="risk,title,closed_on\nK1,Floods,\n") == 5
        assert rows(store, f"select risk {STANDING.format('later_file')}") == [("K1",)]
        store.close()
    with pytest.raises(StoreUnreachable, match="a later version of the dashboard"):
        opened(lake)


def test_upgraded_once_it_is_not_changed_again(address: str, tmp_path: Path) -> None:
    with described_by(write_later(tmp_path)):
        opened(address).close()
        with attached(address) as connection:
            before = connection.execute(COLUMNS).fetchall()
        opened(address).close()
        with attached(address) as connection:
            assert connection.execute(COLUMNS).fetchall() == before
    assert ("indicators", "later_column", "VARCHAR") in before
    assert {column for table, column, _ in before if table == "later_file"} == {
        "risk", "title", "closed_on", "project", "revision", "in_file", "in_row",
    }  # fmt: skip


@on_ducklake  # a DuckDB file has one process
def test_a_process_of_the_version_before_goes_on_beside_a_later_one(
    address: str, tmp_path: Path
) -> None:
    old = opened(address)
    with described_by(write_later(tmp_path)):
        later = opened(address)
    titles = "indicator,result,title,unit,measure,direction,code_basis,definition,retired_on,note,source,place\n"
    row = "A,goal,Renamed,people,cumulative,increase,stated,,,,report,\n"
    assert upload(old, tmp_path / "old", indicators=titles + row) == 5
    assert rows(old, f"select title {STANDING.format('indicators')}") == [("Renamed",)]
    renamed = f"select title, later_column {STANDING.format('indicators')}"
    assert rows(later, renamed) == [("Renamed", None)]
    old.close()
    later.close()


def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with described_by(write_later(tmp_path)):
        opened(address).close()
    with pytest.raises(StoreUnreachable) as refused:
        opened(address)
    text = str(refused.value)
    assert "was last opened by a later version of the dashboard" in text
    assert (
        "does not know the column later_column of indicators.csv, the file later_file.csv." in text
    )
    assert text.endswith("or name another store in RESULTS_STORE.")
    monkeypatch.setenv("RESULTS_STORE", address)
    monkeypatch.setenv("RESULTS_DATA", str(NO_DATA))
    assert main(["history", "tiny"], NOW) == UNREACHABLE
    assert capsys.readouterr() == ("", f"{text}\n")
    with described_by(write_later(tmp_path)):
        store = opened(address)
        assert store.revision() == 4
        store.close()


def test_a_column_of_another_type_is_of_a_later_version(address: str) -> None:
    with attached(address) as connection:
        connection.execute("alter table ledger.sources drop column kind")
        connection.execute("alter table ledger.sources add column kind date")
    with pytest.raises(StoreUnreachable, match=r"the column kind of sources\.csv"):
        opened(address)


def test_many_differences_are_counted(address: str) -> None:
    with attached(address) as connection:
        for number in range(5):
            connection.execute(f"alter table ledger.entry add column later_{number} date")
    with pytest.raises(StoreUnreachable, match=r"the column later_2 of entry and 2 more\. Start"):
        opened(address)


def test_a_table_that_somebody_has_made_beside_is_let_be(address: str) -> None:
    with attached(address) as connection:
        connection.execute("create table ledger.mine as select 1 as number")
    store = opened(address)
    assert rows(store, "from ledger.mine") == [(1,)]
    store.close()


def test_killed_before_the_end_it_is_unchanged_and_is_upgraded_by_the_next(
    address: str, tmp_path: Path
) -> None:
    with attached(address) as connection:
        before = connection.execute(COLUMNS).fetchall()
    later = write_later(tmp_path)
    text, tell = FORKS.Pipe()
    process = FORKS.Process(target=upgrade_and_wait, args=(tell, address, later), daemon=True)
    process.start()
    tell.close()
    assert text.recv() == "all is made, and nothing is committed"
    process.kill()
    process.join()
    with attached(address) as connection:
        assert connection.execute(COLUMNS).fetchall() == before
    with described_by(later):
        store = opened(address)
        assert rows(store, f"select later_column {STANDING.format('indicators')}") == [(None,)]
        assert rows(store, f"select value {STANDING.format('results')}") == [(60,)]
        store.close()
