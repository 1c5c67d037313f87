"""A store that DuckDB has invalidated is opened again: nothing is lost, and running work gets an error."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import duckdb
import pytest

from store import Preview, Store, StoreUnreachable, Upload, open_store, upload_files
from store.ledger.originals import originals
from store.store import OPENED_AGAIN
from tests import invalidating
from tests.conftest import MakeProject
from tests.engines import NOW, Engine, on_ducklake
from tests.sample_ledgers import filled, write_file

every_way = pytest.mark.parametrize("give_up", invalidating.WAYS, ids=["all of it", "its file"])

GiveUp = Callable[[Store], None]


@pytest.fixture
def data(tmp_path: Path, make_project: MakeProject) -> Path:
    return make_project(tmp_path / "data", results=[{"value": 50}])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "results.duckdb"


@pytest.fixture
def store(file: Path, data: Path) -> Store:
    return open_store(file, data, now=NOW)


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    row = filled("results", {"value": 60, "reported_on": "2021-06-01"})
    files = originals([write_file(tmp_path / "brought", "results", [row])])
    return Upload("tiny", files, "ann@example.org", "A test.", NOW)


def values(store: Store) -> list[int]:
    sql = "select value::int from ledger.results order by all"
    return [value for (value,) in store.cursor().execute(sql).fetchall()]


@every_way
def test_it_is_opened_again_and_nothing_that_was_confirmed_is_lost(
    store: Store, upload: Upload, give_up: GiveUp, file: Path, data: Path
) -> None:
    assert upload_files(store.cursor(), upload) == 2
    give_up(store)
    with pytest.raises(duckdb.Error):
        values(store)
    assert (store.revision(), store.opened) == (2, 2)
    assert values(store) == [50, 60]
    assert upload_files(store.cursor(), upload) == 3
    store.close()
    again = open_store(file, data, now=NOW)
    assert values(again) == [50, 60, 60]
    again.close()


@on_ducklake
def test_on_the_second_engine_it_is_opened_again_as_well(
    engine: Engine, tmp_path: Path, data: Path, upload: Upload
) -> None:
    store = open_store(engine.new_address(tmp_path / "var"), data, now=NOW)
    assert upload_files(store.cursor(), upload) == 2
    invalidating.all_of_it(store)
    assert (store.revision(), store.opened) == (2, 2)
    assert values(store) == [50, 60]
    store.close()


@every_way
def test_running_work_gets_an_error(store: Store, give_up: GiveUp) -> None:
    def work() -> list[int]:
        with store.still_open():
            give_up(store)
            return values(store)

    with pytest.raises(StoreUnreachable) as text:
        work()
    assert str(text.value) == OPENED_AGAIN
    assert values(store) == [50]
    store.close()


@every_way
def test_files_that_were_read_are_gone_and_can_be_uploaded_again(
    store: Store, upload: Upload, give_up: GiveUp
) -> None:
    preview, opened = Preview(store, upload), store.opened
    give_up(store)
    assert store.revision() == 1
    with pytest.raises(StoreUnreachable, match="opened again"), store.still_open(opened):
        preview.confirm(by="ann@example.org", note="A test.", at=NOW)
    preview.close()
    assert store.revision() == 1
    again = Preview(store, upload)
    assert again.confirm(by="ann@example.org", note="A test.", at=NOW) == 2
    again.close()
    store.close()


@every_way
def test_of_many_who_come_at_once_one_opens_it_and_all_are_answered(
    store: Store, give_up: GiveUp
) -> None:
    give_up(store)
    start = Barrier(8)

    def come(_number: int) -> tuple[int, list[int]]:
        start.wait()
        return store.revision(), values(store)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(come, range(8))) == [(1, [50])] * 8
    assert store.opened == 2
    store.close()


def test_a_question_that_runs_is_ended_and_not_waited_for(store: Store) -> None:
    """It would run for days."""
    cursor, begun = store.cursor(), Barrier(2)

    def run() -> None:
        begun.wait()
        cursor.execute("select count(*) from range(10000000) as a, range(10000000) as b").fetchall()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run)
        begun.wait()
        invalidating.its_file(store)
        assert store.revision() == 1
        with pytest.raises(duckdb.Error):
            running.result()
    store.close()


def test_a_store_that_was_closed_stays_closed(store: Store, file: Path, data: Path) -> None:
    store.close()
    with pytest.raises(StoreUnreachable):
        store.revision()
    open_store(file, data, now=NOW).close()


def test_an_error_that_is_not_duckdbs_is_raised_as_it_is(store: Store) -> None:
    with pytest.raises(KeyError, match="mine"), store.still_open():
        raise KeyError("mine")
    with pytest.raises(duckdb.CatalogException), store.still_open():
        store.cursor().execute("from nowhere")
    assert store.opened == 1
    store.close()


def test_where_its_file_cannot_be_opened_there_is_an_error_and_it_is_tried_again(
    store: Store, file: Path
) -> None:
    invalidating.its_file(store)
    kept = file.rename(file.with_name("kept.duckdb"))
    file.write_text("This is no store.")
    for _ in range(2):
        with pytest.raises(StoreUnreachable, match="it is no DuckDB file"):
            store.revision()
    kept.rename(file)
    assert (store.revision(), values(store)) == (1, [50])
    store.close()


def test_of_a_store_in_memory_the_error_says_that_it_is_lost(data: Path) -> None:
    store = open_store(":memory:", data, now=NOW)
    invalidating.all_of_it(store)
    with pytest.raises(StoreUnreachable, match="was kept in memory only, and is lost"):
        store.revision()
