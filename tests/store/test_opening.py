"""Opening a store: made at first start, brought up to date, held by one process."""

import shutil
import stat
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from store import Refused, Store, open_store
from store.engine.engine import connect
from store.faults import StoreUnreachable
from store.ledger.tables import make_tables
from store.rules import make_rules
from store.rules.rules_file import rules
from tests.conftest import ROOT, MakeProject
from tests.engines import Engine, on_duckdb, on_ducklake
from tests.sample_ledgers import filled, write_file

NOW = datetime(2021, 8, 1, 12, 0)


@pytest.fixture
def data(tmp_path: Path, make_project: MakeProject) -> Path:
    return make_project(tmp_path / "data", results=[{"value": 50}])


@pytest.fixture
def address(engine: Engine, tmp_path: Path) -> str:
    """Where no store has been made yet."""
    return engine.new_address(tmp_path / "var")


def opened(address: str, data: Path, now: datetime = NOW) -> Store:
    return open_store(address, data, now=now)


def entries(store: Store) -> list[tuple[object, ...]]:
    sql = "select revision, project, kind, entered_by, entered_at from ledger.entry order by all"
    return store.cursor().execute(sql).fetchall()


def brought(store: Store, revision: int) -> list[str]:
    sql = "select name from ledger.file where revision = $revision order by name"
    found = store.cursor().execute(sql, {"revision": revision}).fetchall()
    return [name for (name,) in found]


def change(data: Path, value: object, project: str = "tiny") -> None:
    row = filled("results", {"value": value, "reported_on": "2021-06-01"})
    write_file(data / project, "results", [row])


def test_the_first_start_takes_in_what_is_in_data(address: str, data: Path) -> None:
    store = opened(address, data)
    assert entries(store) == [(1, "tiny", "upload", "data/", NOW)]
    assert brought(store, 1) == sorted(path.name for path in (data / "tiny").iterdir())
    store.close()


def test_an_unchanged_restart_uploads_nothing(address: str, data: Path) -> None:
    opened(address, data).close()
    store = opened(address, data, now=datetime(2030, 1, 1))
    assert store.revision() == 1
    assert len(entries(store)) == 1
    store.close()


def test_a_changed_file_is_a_new_upload_of_that_file_alone(address: str, data: Path) -> None:
    opened(address, data).close()
    change(data, 60)
    later = datetime(2021, 9, 1)
    store = opened(address, data, now=later)
    assert entries(store)[-1] == (2, "tiny", "upload", "data/", later)
    assert brought(store, 2) == ["results.csv"]
    store.close()


def test_a_file_written_again_with_the_same_bytes_is_not_changed(address: str, data: Path) -> None:
    opened(address, data).close()
    for path in (data / "tiny").iterdir():
        path.write_bytes(path.read_bytes())
    store = opened(address, data)
    assert store.revision() == 1
    store.close()


def test_a_file_that_goes_back_is_a_change_too(address: str, data: Path) -> None:
    original = (data / "tiny" / "results.csv").read_bytes()
    opened(address, data).close()
    change(data, 60)
    opened(address, data).close()
    (data / "tiny" / "results.csv").write_bytes(original)
    store = opened(address, data)
    assert store.revision() == 3
    store.close()


def test_an_undone_upload_is_not_uploaded_again_at_the_next_start(address: str, data: Path) -> None:
    opened(address, data).close()
    change(data, 60)
    store = opened(address, data)
    cursor = store.cursor()
    cursor.execute("update ledger.head set revision = 3")
    cursor.execute("insert into ledger.entry values (3, 'tiny', 'undo', 2, now(), 'team', '')")
    store.close()
    store = opened(address, data)
    assert store.revision() == 3
    store.close()


def test_faults_stop_the_start_and_are_reported_by_project(
    address: str, data: Path, make_project: MakeProject
) -> None:
    make_project(data, "other", results=[{"value": 1}])
    change(data, "12%", "other")
    change(data, "many", "tiny")
    with pytest.raises(Refused) as refused:
        opened(address, data)
    assert [fault.file for fault in refused.value.faults] == [
        "other/results.csv",
        "tiny/results.csv",
    ]


def test_after_the_faults_are_mended_the_start_goes_on(address: str, data: Path) -> None:
    opened(address, data).close()
    change(data, "12%")
    with pytest.raises(Refused):
        opened(address, data)
    change(data, 12)
    store = opened(address, data)
    assert store.revision() == 2
    store.close()


def test_several_projects_live_in_one_store(
    address: str, data: Path, make_project: MakeProject
) -> None:
    make_project(data, "other", results=[{"value": 1}])
    store = opened(address, data)
    assert [entry[:2] for entry in entries(store)] == [(1, "other"), (2, "tiny")]
    store.close()


def test_it_reports_which_changed_project_is_being_uploaded(
    address: str, data: Path, make_project: MakeProject
) -> None:
    make_project(data, "other", results=[{"value": 1}])
    sentences: list[tuple[int, int]] = []

    def on_progress(number: int, of: int) -> None:
        sentences.append((number, of))

    open_store(address, data, now=NOW, on_progress=on_progress).close()
    assert sentences == [(1, 2), (2, 2)]
    change(data, 60)
    open_store(address, data, now=NOW, on_progress=on_progress).close()
    assert sentences[2:] == [(1, 1)]


def test_a_store_without_data_is_empty(tmp_path: Path, address: str) -> None:
    store = opened(address, tmp_path / "nowhere")
    assert store.revision() == 0
    assert store.cursor().execute("select * from projects(0)").fetchall() == []
    store.close()


def test_data_is_not_needed_once_it_was_uploaded(address: str, data: Path) -> None:
    opened(address, data).close()
    shutil.rmtree(data)
    store = opened(address, data)
    assert store.cursor().execute("select code from projects(1)").fetchall() == [("tiny",)]
    store.close()


OPEN = """
import sys
from datetime import datetime
from pathlib import Path
from store import StoreInUse, open_store

try:
    store = open_store(sys.argv[1], Path(sys.argv[2]), now=datetime(2021, 8, 1, 12, 0))
except StoreInUse as error:
    print(error)
else:
    print("opened at revision", store.revision())
"""


def started(address: str, data: Path) -> subprocess.Popen[str]:
    """A process of its own that opens the store, and prints the result."""
    command = [sys.executable, "-c", OPEN, address, str(data)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def output_of(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=120)[0].strip()


@on_duckdb
def test_a_second_process_gets_the_error_that_the_store_is_in_use(address: str, data: Path) -> None:
    store = opened(address, data)
    assert output_of(started(address, data)) == (
        f"The store {address} is held by another process. Use the Upload page of the dashboard that "
        "holds it, or the second engine, on which jobs and dashboards run side by side "
        "(docs/second-engine.md)."
    )
    store.close()
    assert output_of(started(address, data)) == "opened at revision 1"


@on_ducklake
def test_a_second_process_opens_the_store_beside_the_first(address: str, data: Path) -> None:
    store = opened(address, data)
    assert output_of(started(address, data)) == "opened at revision 1"
    change(data, 60)
    assert output_of(started(address, data)) == "opened at revision 2"
    assert store.revision() == 2
    store.close()


@on_ducklake
def test_started_by_several_processes_at_once_it_is_made_once(address: str, data: Path) -> None:
    processes = [started(address, data) for _ in range(4)]
    assert [output_of(process) for process in processes] == ["opened at revision 1"] * 4
    store = opened(address, data)
    assert entries(store) == [(1, "tiny", "upload", "data/", NOW)]
    assert store.cursor().execute("from ledger.head").fetchall() == [(1,)]
    store.close()


def test_threads_ask_with_cursors_of_their_own(address: str, data: Path) -> None:
    store = opened(address, data)
    first, second = store.cursor(), store.cursor()
    first.execute("create temp table mine as select 1")
    with pytest.raises(Exception, match="mine"):
        second.execute("from mine")
    assert second.execute("select value from ledger.results").fetchall() == [(50,)]
    store.close()


def test_a_copied_rule_still_says_what_is_to_be_materialized() -> None:
    sentence = "select function_name, macro_definition from duckdb_functions() where macro_definition is not null"
    copied, made = connect(":memory:", rules().content), duckdb.connect()
    made.execute("attach ':memory:' as ledger")
    make_tables(made)
    make_rules(made)

    def hints(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
        return {
            name: (text.casefold().count("materialized"), text.count("->"))
            for name, text in connection.execute(sentence).fetchall()
        }

    assert hints(copied) == hints(made)
    assert hints(made)["deciding_periods"][0] >= 3


def test_without_room_for_temporary_files_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(StoreUnreachable, match="Make room there"):
        connect(tmp_path / "results.duckdb", rules().content)


def test_what_does_not_fit_into_memory_is_written_where_others_cannot_read_it(
    tmp_path: Path,
) -> None:
    where = "select current_setting('temp_directory')"
    beside = connect(tmp_path / "results.duckdb", rules().content).execute(where).fetchone()
    assert beside == (f"{tmp_path / 'results.duckdb'}.tmp",)
    (folder,) = connect(":memory:", rules().content).execute(where).fetchone() or ("",)
    assert stat.S_IMODE(Path(folder).parent.stat().st_mode) == 0o700
