"""What every test may ask for: CREST's store, tiny worlds, and pages without a browser."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
import streamlit as st
from hypothesis import settings
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from store import Store, open_store
from tests.engines import Embedded, Engine, Lake
from tests.pages.visiting import NO_SIGN_IN, SIGN_IN
from tests.postgres import Postgres
from tests.worlds import Row, Stores, World, write_project

ROOT = Path(__file__).parents[1]

# A page of these may write into the store.
WRITING = ("upload.py", "history.py")
CREST_DATA = ROOT / "data"
NOW = datetime(2021, 8, 1, 12, 0)

# Properties are tried with the same few examples each time, and by `--hypothesis-profile=soak` with many new ones.
settings.register_profile("few", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("soak", max_examples=5000, deadline=None, database=None)
settings.load_profile("few")


class MakeProject(Protocol):
    """Writes the project folder `code` into `data` and gives back `data`, to open a store or a page on."""

    def __call__(self, data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path: ...


class OpenWorld(Protocol):
    """Opens a store on a tiny project of these rows, by file name without `.csv`."""

    def __call__(self, **files: Iterable[Row]) -> World: ...


class OpenPage(Protocol):
    """Opens `pages/<page_file>` on CREST's data, or on the projects in `data`, at this address.

    `store` is the address of a store that has them already; without it, a file is made. `user` is what a
    provider says of somebody who is signed in; without it, sign-in is not set up.
    """

    def __call__(
        self,
        page_file: str,
        data: Path | None = None,
        user: dict[str, Any] | None = None,
        store: str | None = None,
        **query: str,
    ) -> AppTest: ...


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of this worker's own, for catalogs of DuckLake."""
    server = Postgres()
    yield server
    server.stop()


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
    address = tmp_path_factory.mktemp("crest") / "results.duckdb"
    open_store(address, CREST_DATA, now=NOW).close()
    return address


@pytest.fixture(scope="session")
def crest_stores() -> Iterator[dict[str, Store]]:
    """The stores on the real data that are open, by engine."""
    stores: dict[str, Store] = {}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture(scope="session")
def crest_lake(lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store on DuckLake with the real data taken in: to read, never to write."""
    address = lake.new_address(tmp_path_factory.mktemp("crest-lake"))
    open_store(address, CREST_DATA, now=NOW).close()
    return address


@pytest.fixture
def crest_store(
    engine: Engine, crest_stores: dict[str, Store], request: pytest.FixtureRequest
) -> Store:
    """A store on the real data, shared by all tests of an engine: to read, never to write."""
    if engine.name not in crest_stores:
        on_lake = engine.name == "ducklake"
        address = request.getfixturevalue("crest_lake") if on_lake else ":memory:"
        crest_stores[engine.name] = open_store(address, CREST_DATA, now=NOW)
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
def open_world(tmp_path: Path, stores: Stores) -> Iterator[OpenWorld]:
    """Open a store on a tiny project: `open_world(results=[{"value": 12}])`."""
    opened: list[World] = []

    def make(**files: Iterable[Row]) -> World:
        opened.append(stores.open(tmp_path / f"world-{len(opened)}", files))
        return opened[-1]

    yield make
    for world in opened:
        stores.give_back(world.store)


@pytest.fixture(scope="session")
def crest_read(crest_file: Path) -> Path:
    """A copy of it that pages which only read have in common, so that what they ask is asked once."""
    return Path(shutil.copy(crest_file, crest_file.with_name("read.duckdb")))


@pytest.fixture(scope="session")
def served() -> list[tuple[str, str]]:
    """The stores and data that pages were opened on, in their order: the last one is still open, and asked again."""
    return []


@pytest.fixture(scope="session")
def components() -> BidiComponentManager:
    """The components that packages bring. Streamlit would look through all packages anew for every page."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture
def open_page(
    tmp_path: Path,
    crest_file: Path,
    crest_read: Path,
    served: list[tuple[str, str]],
    components: BidiComponentManager,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OpenPage]:
    """Open a page: `open_page("gender.py", as_of="2021-07-31")`. A page that fails, fails the test."""
    opened = 0

    def make(
        page_file: str,
        data: Path | None = None,
        user: dict[str, Any] | None = None,
        store: str | None = None,
        **query: str,
    ) -> AppTest:
        nonlocal opened
        opened += 1
        file = tmp_path / f"page-{opened}.duckdb"
        if data is None and store is None:
            if page_file in WRITING:
                shutil.copy(crest_file, file)
            else:
                file = crest_read
        address = store or str(file)
        files = str(CREST_DATA if data is None else data)
        if served[-1:] != [(address, files)]:
            st.cache_resource.clear()
        served.append((address, files))
        monkeypatch.setenv("RESULTS_STORE", address)
        monkeypatch.setenv("RESULTS_DATA", files)
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        at._bidi_component_manager = components
        at.secrets, at.user = (SIGN_IN, user) if user else (NO_SIGN_IN, {})
        for name, value in query.items():
            at.query_params[name] = value
        # Before its first run a page is known by its file's name, which is its address: none other is drawn first.
        at.switch_page(f"pages/{page_file}").run()
        assert not at.exception, "\n".join(str(error.value) for error in at.exception)
        return at

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", DeclaredPages)
    yield make
    if opened and served[-1][0].startswith(str(tmp_path)):
        st.cache_resource.clear()


class DeclaredPages(PagesManager):
    """Pages are those that dashboard.py declares: `AppTest` would else open the folder's, without the frame."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)
