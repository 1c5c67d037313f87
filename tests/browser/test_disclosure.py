"""A visitor is sent no name that may not be shown: on no page, in no message, in no file, in no error."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import (
    Browser,
    Download,
    Locator,
    Page,
    Response,
    WebSocket,
)
from playwright.sync_api import TimeoutError as Late

from pages.parts.shared.navigation import PAGES
from tests.browser import look
from tests.browser.conftest import HEIGHT
from tests.browser.dashboards import Dashboard, serve
from tests.browser.wire import open_wire
from tests.sample_ledgers import write_project
from tests.undisclosed import DATES, NAMES, OF_THE_TEAM, OPEN, SECRETS, TOLD, copy_undisclosed

# Of one page as it was loaded Chromium gives ten files, and asks the reader before an eleventh.
AT_ONCE = 8
TRIES = 3

# Every page, and some with something chosen.
ADDRESSES = (
    *(page.path for page in PAGES), "results?indicator=A", "evidence?item=F1",
    "meeting?since=2021-01-31", "meeting?since=2021-01-31&since_revision=2",
)  # fmt: skip


class Visitor:
    """Somebody at a browser, and all that the dashboard sends there."""

    def __init__(self, page: Page, dashboard: Dashboard) -> None:
        """Listen to `page`, which opens addresses of `dashboard`."""
        self.page = page
        self._dashboard = dashboard
        self._sent: list[bytes] = []
        self._answers: list[Response] = []
        page.on("websocket", self._listen)
        page.on("response", self._keep)

    def open(self, address: str, as_of: str = "") -> None:
        """Open a page, and every part of it."""
        mark = "&" if "?" in address else "?"
        date = f"{mark}as_of={as_of}" if as_of else ""
        self.page.goto(f"{self._dashboard.address}/{address}{date}")
        look.settle(self.page)
        look.open_everything(self.page)
        self._sent.append(self.page.content().encode())
        self._read_answers()

    def take_everything_away(self) -> int:
        """Fetch every file that the page offers; gives back how many."""
        buttons = self.page.get_by_test_id("stDownloadButton").get_by_role("button")
        address = self.page.url
        for place in range(buttons.count()):
            if place and place % AT_ONCE == 0:
                self.page.goto(address)
                look.settle(self.page)
                look.open_everything(self.page)
                self._read_answers()
            file = self._take_away(buttons.nth(place))
            self._sent += [file.path().read_bytes(), file.suggested_filename.encode()]
        return buttons.count()

    def _take_away(self, button: Locator) -> Download:
        """A press upon a button gets lost now and then, where the machine is slow."""
        for _ in range(TRIES):
            with suppress(Late), self.page.expect_download(timeout=10_000) as begun:
                button.click()
            if begun.is_done():
                return begun.value
        raise AssertionError(f"No file came of the button {button.inner_text()}.")

    def was_sent(self) -> str:
        """All of it as text: pages, messages, files, and every other answer but the program's own files."""
        self._read_answers()
        return b"\n".join(self._sent).decode("utf-8", "replace").casefold()

    def _read_answers(self) -> None:
        """Before the next page is opened: a browser forgets them then. Files are read when they are taken away."""
        for answer in self._answers:
            if answer.ok and "/static/" not in answer.url and "/media/" not in answer.url:
                self._sent.append(answer.body())
        self._answers.clear()

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _keep(self, answer: Response) -> None:
        self._answers.append(answer)

    def _hear(self, page_text: str | bytes) -> None:
        self._sent.append(page_text if isinstance(page_text, bytes) else page_text.encode())


@pytest.fixture(scope="module")
def undisclosed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project that has partners who may not be named: its store and its `data`."""
    folder = tmp_path_factory.mktemp("undisclosed")
    copy_undisclosed(folder)
    return folder


@contextmanager
def serving(undisclosed: Path, folder: Path, **environment: str) -> Iterator[Dashboard]:
    """A dashboard on that project, with a store of its own in `folder`."""
    copy(undisclosed / "results.duckdb", folder)
    with serve(folder, undisclosed / "data", environment=environment) as served:
        yield served


@pytest.fixture(scope="module")
def dashboard(undisclosed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """As everybody is served."""
    with serving(undisclosed, tmp_path_factory.mktemp("served")) as served:
        yield served


@contextmanager
def visiting(browser: Browser, dashboard: Dashboard) -> Iterator[Visitor]:
    """Somebody who comes for the first time."""
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT}, accept_downloads=True)
    context.add_init_script(f"({look.ARRIVE})()")
    yield Visitor(context.new_page(), dashboard)
    context.close()


def secrets_in(text: str) -> list[str]:
    """What may not be read and stands in a text."""
    return [secret for secret in SECRETS if secret in text]


def test_no_page_and_no_file_that_a_visitor_is_sent_holds_a_secret(
    browser: Browser, dashboard: Dashboard
) -> None:
    files = 0
    with visiting(browser, dashboard) as visitor:
        for address in ADDRESSES:
            visitor.open(address)
            files += visitor.take_everything_away()
        sent = visitor.was_sent()
    assert secrets_in(sent) == []
    assert files > 30
    # what may be shown is found in the same way: on the page, in a message, in a file
    assert sent.count(OPEN.casefold()) > 3
    assert "counted by a partner." in sent
    assert dashboard.errors(since=0) == []


@pytest.mark.parametrize("as_of", DATES)
def test_no_message_of_any_date_holds_a_secret(dashboard: Dashboard, as_of: str) -> None:
    """Asked for by hand, over the socket that a browser has."""
    with open_wire(dashboard.address) as wire:
        pages = wire.run().pages
        sent = []
        for address in pages:
            answer = wire.run(pages[address], query=f"as_of={as_of}&indicator=A&item=F1")
            sent += [message.SerializeToString() for message in answer.messages]
    text = b"\n".join(sent).decode("utf-8", "replace").casefold()
    assert secrets_in(text) == []
    assert len(pages) >= 9
    assert "harbours with" in text


def test_an_error_holds_no_secret(browser: Browser, tmp_path: Path) -> None:
    """A start that fails tells where, and not what stands there; the log tells all."""
    write_project(
        tmp_path / "data",
        {"results": [{"value": "Zyxqora Holdings"}], "actions": [{"status": "blorptag"}]},
    )
    with serve(tmp_path, tmp_path / "data") as dashboard, visiting(browser, dashboard) as visitor:
        visitor.page.goto(dashboard.address)
        visitor.page.get_by_text("The dashboard cannot start: 2 faults").wait_for()
        visitor.page.get_by_test_id("stCode").get_by_text("tiny/results.csv").wait_for()
        text = visitor.page.get_by_test_id("stMain").inner_text()
        sent = visitor.was_sent()
    assert "tiny/results.csv, row 2, column value" in text
    assert secrets_in(sent) == []
    assert secrets_in(dashboard.log.read_text(encoding="utf-8").casefold()) == [
        "zyxqora",
        "blorptag",
    ]


def test_what_the_team_is_sent_holds_what_the_tests_above_look_for(
    browser: Browser, undisclosed: Path, tmp_path: Path
) -> None:
    """The test can fail: the same check finds the names where they are shown."""
    with (
        serving(undisclosed, tmp_path, RESULTS_LOCAL_TEAM="yes") as dashboard,
        visiting(browser, dashboard) as team,
    ):
        team.open("history?entry=1")
        team.take_everything_away()
        sent = team.was_sent()
        assert set(secrets_in(sent)) >= {*OF_THE_TEAM, *NAMES, *TOLD} - {"jovarex"}
