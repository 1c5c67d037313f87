"""What every test may ask for: CREST's store, tiny worlds, and pages without a browser."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from store import Store, open_store
from tests.worlds import Row, Stores, World, open_tiny, write_project

ROOT = Path(__file__).parents[1]
CREST_DATA = ROOT / "data"
NOW = datetime(2021, 8, 1, 12, 0)


class MakeProject(Protocol):
    """Writes the project folder `code` into `data` and gives back `data`, to open a store or a page on."""

    def __call__(self, data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path: ...


class OpenWorld(Protocol):
    """Opens a store on a tiny project of these rows, by file name without `.csv`."""

    def __call__(self, **files: Iterable[Row]) -> World: ...


class OpenPage(Protocol):
    """Opens `pages/<page_file>` on CREST's data, or on the projects in `data`, at this address."""

    def __call__(self, page_file: str, data: Path | None = None, **query: str) -> AppTest: ...


@pytest.fixture(scope="session")
def crest_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DuckDB file with the real data taken in, closed: to copy, never to open."""
    address = tmp_path_factory.mktemp("crest") / "results.duckdb"
    open_store(address, CREST_DATA, now=NOW).close()
    return address


@pytest.fixture(scope="session")
def crest_store() -> Iterator[Store]:
    """A store on the real data, shared by all tests: to read, never to write."""
    store = open_store(Path(":memory:"), CREST_DATA, now=NOW)
    yield store
    store.close()


@pytest.fixture
def make_project() -> MakeProject:
    """Write a tiny project: `make_project(tmp_path, results=[{"value": 12}])`."""

    def make(data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path:
        write_project(data, files, code)
        return data

    return make


@pytest.fixture(scope="session")
def stores() -> Stores:
    """Empty stores in memory, used again from test to test."""
    return Stores()


@pytest.fixture
def open_world(tmp_path: Path, stores: Stores) -> Iterator[OpenWorld]:
    """Open a store on a tiny project: `open_world(results=[{"value": 12}])`."""
    opened: list[World] = []

    def make(**files: Iterable[Row]) -> World:
        opened.append(open_tiny(tmp_path / f"world-{len(opened)}", files, stores.take()))
        return opened[-1]

    yield make
    for world in opened:
        stores.give_back(world.store)


@pytest.fixture
def open_page(
    tmp_path: Path, crest_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenPage]:
    """Open a page: `open_page("gender.py", as_of="2021-07-31")`. A page that fails, fails the test."""
    opened = 0

    def make(page_file: str, data: Path | None = None, **query: str) -> AppTest:
        nonlocal opened
        opened += 1
        address = tmp_path / f"page-{opened}.duckdb"
        if data is None:
            shutil.copy(crest_file, address)
        monkeypatch.setenv("RESULTS_STORE", str(address))
        monkeypatch.setenv("RESULTS_DATA", str(CREST_DATA if data is None else data))
        st.cache_resource.clear()
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        at.switch_page(f"pages/{page_file}").run()
        assert not at.exception, "\n".join(str(error.value) for error in at.exception)
        return at

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", DeclaredPages)
    yield make
    st.cache_resource.clear()


class DeclaredPages(PagesManager):
    """Pages are those that dashboard.py declares: `AppTest` would else open the folder's, without the frame."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)
