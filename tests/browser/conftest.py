"""The real dashboard in a real browser: a process that serves, a Chromium that opens its pages."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser import chromium, look
from tests.browser.dashboards import Dashboard, serve
from tests.conftest import CREST_DATA
from tests.worlds import write_project

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HEIGHT = 900


class Visit:
    """A page as it was opened, and what its browser complained of."""

    def __init__(self, page: Page, dashboard: Dashboard) -> None:
        """Listen to `page`, which opens addresses of `dashboard`."""
        self.page = page
        self._noted: list[str] = []
        self._dashboard = dashboard
        self._log_begins = dashboard.logged()
        self._host = urlsplit(dashboard.address).netloc
        page.on("console", lambda said: said.type == "error" and self._note("console", said.text))
        page.on("pageerror", lambda error: self._note("error in the page", str(error)))
        page.on("request", self._same_host)
        page.on("requestfailed", lambda lost: self._note("request failed", lost.url))
        page.on("response", lambda got: got.status >= 400 and self._note(str(got.status), got.url))

    def complaints(self) -> list[str]:
        """What the browser and the server have complained of since the page was opened."""
        return self._noted + self._dashboard.errors(since=self._log_begins)

    def _note(self, what: str, text: str) -> None:
        self._noted.append(f"{what}: {text}")

    def _same_host(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != self._host:
            self._note("request to another host", request.url)


class OpenVisit(Protocol):
    """Opens an address of a dashboard, such as `results?as_of=2020-12-31`, and waits until it is drawn."""

    def __call__(
        self, dashboard: Dashboard, address: str, width: int = 1440, theme: str = "light"
    ) -> AbstractContextManager[Visit]: ...


@pytest.fixture(scope="session")
def crest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard with CREST in it, and nothing else: what `make run` serves."""
    with serve(tmp_path_factory.mktemp("crest-dashboard"), CREST_DATA) as dashboard:
        yield dashboard


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard with two projects: `empty` has no results, targets or actions, `single` one indicator."""
    folder = tmp_path_factory.mktemp("small-dashboard")
    data = folder / "data"
    write_project(data, {"project": [{"title": "A project of plans only"}]}, "empty")
    only = {"indicators": [{}], "targets": [{}], "results": [{}]}
    write_project(data, {"project": [{"title": "A project of one indicator"}], **only}, "single")
    with serve(folder, data) as dashboard:
        yield dashboard


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium. Where there is none the tests fail: they are never skipped."""
    program = chromium.find()
    if program is None:
        pytest.fail(f"There is no Chromium for tests/browser. Type: {chromium.line_to_type()}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[dict[tuple[int, str], BrowserContext]]:
    """A reader for each width and theme, who keeps what was fetched once; made when first asked for."""
    made: dict[tuple[int, str], BrowserContext] = {}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def open_visit(browser: Browser, readers: dict[tuple[int, str], BrowserContext]) -> OpenVisit:
    """Open an address of a dashboard, at a width in pixels and in a theme."""

    @contextmanager
    def opened(
        dashboard: Dashboard, address: str, width: int = 1440, theme: str = "light"
    ) -> Iterator[Visit]:
        if (width, theme) not in readers:
            reader = browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme="dark" if theme == "dark" else "light",
            )
            reader.add_init_script(f"({look.WATCH_CHANGES})()")
            readers[width, theme] = reader
        page = readers[width, theme].new_page()
        try:
            visit = Visit(page, dashboard)
            page.goto(f"{dashboard.address}/{address}")
            look.settle(page)
            yield visit
        finally:
            page.close()

    return opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests last: they are the slowest."""
    here = Path(__file__).parent
    items.sort(key=lambda item: here in item.path.parents)
