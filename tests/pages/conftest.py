"""Pages without a browser, on CREST or on tiny projects: to act on, or to read alone."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from store.engine.engine import CONFIG
from tests.conftest import CREST_DATA, ROOT, MakeProject
from tests.pages.sample_projects import SampleProjects
from tests.pages.visiting import NO_SIGN_IN, SIGN_IN
from tests.sample_ledgers import Row

HERE = Path(__file__).parent

# A page of these may write into the store, or shows what an upload has changed.
WRITING = ("upload.py", "history.py")

# The stores and data that pages were opened on, in their order: the last one is still open. One list for all folders
# of tests that open pages.
OPENED_ON: list[tuple[str, str]] = []


class Page(AppTest):
    """A page that may be shared by tests, and then refuses to be acted on."""

    is_shared = False

    def _run(
        self, widget_state: WidgetStates | None = None, timeout: float | None = None
    ) -> AppTest:
        assert not self.is_shared, "Other tests read this page, too. Open it with open_page to act."
        return super()._run(widget_state, timeout)


class OpenPage(Protocol):
    """Opens `pages/<page_file>` on CREST's data, or on the projects in `data`, at this address.

    `store` is the address of a store that has them already; without it, a file is made. `user` is what a
    provider says of somebody who is signed in; without it, sign-in is not set up. `opened` are the tables, by the names
    of their files, that a reader has opened of those that are sent only then.
    """

    def __call__(
        self,
        page_file: str,
        data: Path | None = None,
        user: dict[str, Any] | None = None,
        store: str | None = None,
        opened: Sequence[str] = (),
        **query: str,
    ) -> Page: ...


class ReadPage(Protocol):
    """`pages/<page_file>` on CREST's data at this address, as it was first opened: to read, never to act on.

    Of each address the page is opened once, and all tests that read it are given the same. `user`, `opened`: as above.
    """

    def __call__(
        self,
        page_file: str,
        user: dict[str, Any] | None = None,
        opened: Sequence[str] = (),
        **query: str,
    ) -> AppTest: ...


@pytest.fixture(scope="session")
def crest_read(crest_file: Path) -> Path:
    """A copy of it that all pages which only read have open, so that their answers are cached."""
    copy = crest_file.with_name("read.duckdb")
    return copy if copy.exists() else Path(shutil.copy(crest_file, copy))


@pytest.fixture(scope="session")
def components() -> BidiComponentManager:
    """The components that packages bring. Streamlit would look through all packages anew for every page."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture
def sample_projects() -> SampleProjects:
    """The projects that the test has written."""
    return SampleProjects()


@pytest.fixture
def make_project(sample_projects: SampleProjects) -> MakeProject:
    """Write a tiny project to open a page on: `make_project(tmp_path, results=[{"value": 12}])`."""

    def make(data: Path, code: str = "tiny", **files: Iterable[Row]) -> Path:
        sample_projects.write(data, files, code)
        return data

    return make


@pytest.fixture
def open_page(
    tmp_path: Path,
    sample_projects: SampleProjects,
    crest_file: Path,
    crest_read: Path,
    components: BidiComponentManager,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OpenPage]:
    """Open a page: `open_page("gender.py", as_of="2021-07-31")`. A page that fails, fails the test."""
    pages = 0

    def make(
        page_file: str,
        data: Path | None = None,
        user: dict[str, Any] | None = None,
        store: str | None = None,
        opened: Sequence[str] = (),
        **query: str,
    ) -> Page:
        nonlocal pages
        pages += 1
        file = tmp_path / f"page-{pages}.duckdb"
        if data is None and store is None:
            if page_file in WRITING:
                shutil.copy(crest_file, file)
            else:
                file = crest_read
        elif data is not None and store is None and page_file not in WRITING:
            sample_projects.begin(file, data)
        address = store or str(file)
        files = str(CREST_DATA if data is None else data)
        if OPENED_ON[-1:] != [(address, files)]:
            st.cache_resource.clear()
        OPENED_ON.append((address, files))
        monkeypatch.setenv("RESULTS_STORE", address)
        monkeypatch.setenv("RESULTS_DATA", files)
        at = Page(ROOT / "dashboard.py", default_timeout=30)
        at._bidi_component_manager = components
        at.secrets, at.user = (SIGN_IN, user) if user else (NO_SIGN_IN, {})
        for name, value in query.items():
            at.query_params[name] = value
        for name in opened:
            at.session_state[f"fold-{name}"] = True
        # Before its first run a page is known by its file's name, which is its address: none other is drawn first.
        at.switch_page(f"pages/{page_file}").run()
        assert not at.exception, "\n".join(str(error.value) for error in at.exception)
        return at

    # A page asks for so few rows that a second thread of DuckDB costs a fifth more.
    monkeypatch.setitem(CONFIG, "threads", "1")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", DeclaredPages)
    yield make
    if pages and OPENED_ON[-1][0].startswith(str(tmp_path)):
        st.cache_resource.clear()


@pytest.fixture(scope="session")
def pages_read() -> dict[tuple[str, ...], Page]:
    """The pages on CREST that were opened to be read, by their address and who reads them."""
    return {}


@pytest.fixture
def read_page(open_page: OpenPage, pages_read: dict[tuple[str, ...], Page]) -> ReadPage:
    """Read a page on CREST: `read_page("gender.py", as_of="2021-07-31")`; to act on one, `open_page`."""

    def read(
        page_file: str,
        user: dict[str, Any] | None = None,
        opened: Sequence[str] = (),
        **query: str,
    ) -> AppTest:
        asked = sorted(query.items())
        address = (page_file, repr(user), *opened, *(f"{name}={value}" for name, value in asked))
        if address not in pages_read:
            pages_read[address] = open_page(page_file, None, user, opened=opened, **query)
            pages_read[address].is_shared = True
        return pages_read[address]

    return read


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put pages that are read on CREST before all others: one store is open at a time, and has kept what is read."""
    items.sort(key=lambda item: HERE in item.path.parents and not _reads_crest(item))


def _reads_crest(item: pytest.Item) -> bool:
    names = item.fixturenames if isinstance(item, pytest.Function) else []
    return "read_page" in names and "make_project" not in names


class DeclaredPages(PagesManager):
    """Pages are those that dashboard.py declares: `AppTest` would else open the folder's, without the frame."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)
