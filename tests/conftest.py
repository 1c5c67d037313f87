"""What every test may ask for: CREST's store and sample ledgers.

It is read before the first test of any room, so that what takes long to import stands in the room that needs it.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from store import Store, open_store
from tests import postgres as postgresql
from tests.engines import Embedded, Engine, Lake, on_one_thread
from tests.once import made_once
from tests.postgres import Postgres
from tests.sample_ledgers import Row, SampleLedger, Stores, write_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]

CREST_DATA = ROOT / "data"
FILE = "results.duckdb"
NOW = datetime(2021, 8, 1, 12, 0)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what tests/what_readers_get may be asked to do."""
    text = "keep anew what readers get, in stead of comparing it with what is kept"
    parser.addoption("--keep", action="store_true", help=text)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Begin a run of tests. Hypothesis loads a profile that is named now: it must be registered."""
    if config.getoption("hypothesis_profile", default=None):
        import_module("tests.properties")
    if not hasattr(config, "workerinput"):  # which xdist gives to those that this process starts
        run = ExitStack()
        run.enter_context(postgresql.run_of_tests())
        config.add_cleanup(run.close)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave Hypothesis out of the summary where no test has used it: its import would take half of a short run."""
    plugin = session.config.pluginmanager.get_plugin("hypothesispytest")
    if plugin is not None and "hypothesis" not in sys.modules:
        session.config.pluginmanager.unregister(plugin)


class MakeProject(Protocol):
    """Writes the project folder `code` into `data` and gives back `data`, to open a store or a page on."""

    def __call__(self, data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path: ...


class OpenLedger(Protocol):
    """Opens a store on a tiny project of these rows, by file name without `.csv`."""

    def __call__(self, **files: Iterable[Row]) -> SampleLedger: ...


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The one Chromium of a run: Playwright can be started only once in a process. Fails where there is none."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium
    from tests.browser.conftest import FLAGS

    program = chromium.find()
    if program is None:
        pytest.fail(f"There is no Chromium for the tests. Type: {chromium.line_to_type()}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def postgres() -> Postgres:
    """The PostgreSQL of this run of tests, for catalogs of DuckLake."""
    return postgresql.shared()


@pytest.fixture(scope="session")
def lake(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """DuckLake, the second engine."""
    return Lake(postgres, tmp_path_factory.mktemp("lake"))


@pytest.fixture
def engine() -> Engine:
    """The engine that stores are opened on. The tests of the store and of the questions have both in turn."""
    return Embedded()


@pytest.fixture(scope="session")
def crest_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DuckDB file with the real data taken in, closed: to copy, never to open."""
    made = made_once("crest", lambda empty: _take_in_crest(empty / FILE))
    return Path(shutil.copy(made / FILE, tmp_path_factory.mktemp("crest")))


def _take_in_crest(address: str | Path) -> None:
    open_store(address, CREST_DATA, now=NOW).close()


@pytest.fixture(scope="session")
def crest_embedded(crest_file: Path) -> Iterator[Store]:
    """A DuckDB store on the real data, shared by all tests of a worker: to read, never to write."""
    copy = shutil.copy(crest_file, crest_file.with_name("embedded.duckdb"))
    store = on_one_thread(open_store(copy, CREST_DATA, now=NOW))
    yield store
    store.close()


@pytest.fixture(scope="session")
def crest_stores() -> Iterator[dict[str, Store]]:
    """The stores on the real data that are open on other engines."""
    stores: dict[str, Store] = {}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture(scope="session")
def crest_lake(lake: Lake) -> str:
    """The address of a store on DuckLake with the real data taken in: to read, never to write."""

    def make(empty: Path) -> None:
        address = lake.new_address(empty)
        _take_in_crest(address)
        empty.joinpath("address").write_text(address, encoding="utf-8")

    return made_once("crest-lake", make).joinpath("address").read_text(encoding="utf-8")


@pytest.fixture
def crest_store(
    engine: Engine,
    crest_embedded: Store,
    crest_stores: dict[str, Store],
    request: pytest.FixtureRequest,
) -> Store:
    """A store on the real data, shared by all tests of an engine: to read, never to write."""
    if engine.name == "duckdb":
        return crest_embedded
    if engine.name not in crest_stores:
        address = request.getfixturevalue("crest_lake")
        crest_stores[engine.name] = on_one_thread(open_store(address, CREST_DATA, now=NOW))
    return crest_stores[engine.name]


@pytest.fixture
def make_project() -> MakeProject:
    """Write a tiny project: `make_project(tmp_path, results=[{"value": 12}])`."""

    def make(data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path:
        write_project(data, files, code)
        return data

    return make


@pytest.fixture(scope="session")
def every_stores() -> dict[str, Stores]:
    """The stores of tiny projects by engine, used again from test to test."""
    return {}


@pytest.fixture
def stores(engine: Engine, every_stores: dict[str, Stores]) -> Stores:
    """The stores of tiny projects on the engine of the test."""
    return every_stores.setdefault(engine.name, Stores(engine))


@pytest.fixture
def open_ledger(tmp_path: Path, stores: Stores) -> Iterator[OpenLedger]:
    """Open a store on a tiny project: `open_ledger(results=[{"value": 12}])`."""
    opened: list[SampleLedger] = []

    def make(**files: Iterable[Row]) -> SampleLedger:
        opened.append(stores.open(tmp_path / f"world-{len(opened)}", files))
        return opened[-1]

    yield make
    for ledger in opened:
        stores.give_back(ledger.store)
