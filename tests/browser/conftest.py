"""The real dashboard in a real browser: a process that serves, a Chromium that opens its pages."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
)

from tests.browser import look
from tests.browser.dashboards import Dashboard, serve
from tests.conftest import CREST_DATA
from tests.sample_ledgers import Row, write_project

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other machine is found: the provider's page, of tests/browser/openid.py, asks for a style sheet.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WIDTHS = WIDE, NARROW = 1440, 390
HEIGHT = look.HEIGHT

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


class Visit:
    """A page as it was opened, and what its browser complained of."""

    def __init__(self, page: Page, dashboard: Dashboard) -> None:
        """Listen to `page`, which opens addresses of `dashboard`."""
        self.page = page
        self._noted: list[str] = []
        self._dashboard = dashboard
        self._log_begins = dashboard.logged()
        self._host = urlsplit(dashboard.address).netloc
        self._heard: dict[Any, Callable[[Any], None]] = {
            "console": self._on_console,
            "pageerror": lambda error: self._note("error in the page", str(error)),
            "request": self._on_request,
            "requestfailed": lambda request: self._note("request failed", request.url),
            "response": self._on_response,
        }
        for event, hear in self._heard.items():
            page.on(event, hear)

    def end(self) -> None:
        """Listen no more, and leave the dashboard for an answer of its own that draws nothing."""
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        self.page.goto(f"{self._dashboard.address}/_stcore/health")

    def complaints(self) -> list[str]:
        """What the browser and the server have complained of since the page was opened."""
        return self._noted + self._dashboard.errors(since=self._log_begins)

    def _note(self, what: str, text: str) -> None:
        self._noted.append(f"{what}: {text}")

    def _on_console(self, shown: ConsoleMessage) -> None:
        if shown.type == "error":
            self._note("console", shown.text)

    def _on_request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != self._host:
            self._note("request to another host", request.url)

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"answer {response.status}", response.url)


class OpenVisit(Protocol):
    """Opens an address of a dashboard, such as `results?as_of=2020-12-31`, and waits until it is drawn."""

    def __call__(
        self, dashboard: Dashboard, address: str, width: int = 1440, theme: Theme = "light"
    ) -> AbstractContextManager[Visit]: ...


@pytest.fixture(scope="session")
def crest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard with CREST in it, and nothing else: what `make run` serves."""
    with serve(tmp_path_factory.mktemp("crest-dashboard"), CREST_DATA) as dashboard:
        yield dashboard


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard with three projects: `empty` has nothing, `plans` no figure and no target, `single` one indicator."""
    folder = tmp_path_factory.mktemp("small-dashboard")
    data = folder / "data"
    projects: dict[str, dict[str, list[Row]]] = {
        "empty": {},
        "plans": {
            "indicators": [{}, {"indicator": "B", "title": "Money raised", "unit": "USD"}],
            "recommendations": [{}],
        },
        "single": {"indicators": [{}], "targets": [{}], "results": [{}]},
    }
    for code, files in projects.items():
        write_project(data, {"project": [{"title": f"Project {code}"}], **files}, code)
    with serve(folder, data) as dashboard:
        yield dashboard


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader, who keeps what was fetched once."""
    made = browser.new_context()
    made.add_init_script(f"({look.ARRIVE})()")
    yield made
    made.close()


@pytest.fixture
def open_visit(reader: BrowserContext) -> OpenVisit:
    """Open an address of a dashboard, at a width in pixels and in a theme.

    The reader opens one address after the other in the same window: in a new one Chromium would read the scripts of
    Streamlit and Plotly anew, which takes longer than all else. A window in which a test fails is not used again.
    """

    @contextmanager
    def opened(
        dashboard: Dashboard, address: str, width: int = 1440, theme: Theme = "light"
    ) -> Iterator[Visit]:
        page = reader.pages[0] if reader.pages else reader.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(media="null", color_scheme=theme)
        page.mouse.move(0, 0)
        visit = Visit(page, dashboard)
        try:
            page.goto(f"{dashboard.address}/{address}")
            look.settle(page)
            yield visit
            visit.end()
        except BaseException:
            page.close()
            raise

    return opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests last: they are the slowest."""
    here = Path(__file__).parent
    items.sort(key=lambda item: here in item.path.parents)
