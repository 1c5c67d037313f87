"""The whole way of a board meeting: choose the dates, read the changes, take away each paper, open each."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page
from pptx import Presentation
from pypdf import PdfReader

from tests.browser import look
from tests.browser.conftest import OpenVisit, Visit
from tests.browser.dashboards import Dashboard, serve
from tests.meetings import go_on, two_meetings

BETWEEN = "meeting?since=2021-03-01&as_of=2021-08-01"


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    folder = tmp_path_factory.mktemp("meetings")
    _, data = two_meetings(folder)
    with serve(folder, data) as served:
        yield served


def text_of(page: Page) -> str:
    return " ".join(page.get_by_test_id("stMain").inner_text().split())


def test_from_the_dates_to_every_paper(open_visit: OpenVisit, dashboard: Dashboard) -> None:
    with open_visit(dashboard, "meeting?as_of=2021-08-01") as visit:
        page = visit.page
        page.get_by_role("button", name=re.compile("change the meetings")).click()
        page.get_by_role("combobox", name=re.compile("Last meeting")).click()
        page.get_by_role("option", name="15 January 2021").click()
        look.settle(page)
        assert "since=2021-01-15" in page.url
        assert "15 Jan 2021 → 1 Aug 2021 · change the meetings" in text_of(page)
        page.goto(f"{dashboard.address}/{BETWEEN}")
        look.settle(page)
        assert "4 matters to decide. 2 indicators moved, 1 figure was corrected" in text_of(page)
        assert (
            "1 1.1 Do it A new date, help, or an end? Overdue, ongoing; The team. due 30 Jun 2021"
            in text_of(page)
        )
        assert "People trained 50 31 Dec 2020 60 30 Jun 2021 +10 a revised target" in text_of(page)
        assert "Newly overdue: 1.1." in text_of(page)
        assert visit.complaints() == []
        for name, read in READ.items():
            assert "Do it" in read(_taken(visit, name)), name


def test_a_frozen_address_opens_the_same_whatever_comes_later(
    open_visit: OpenVisit, dashboard: Dashboard, tmp_path: Path
) -> None:
    with open_visit(dashboard, BETWEEN) as visit:
        visit.page.get_by_role("button", name="Freeze").click()
        visit.page.get_by_text("frozen at revision 6").wait_for()
        look.settle(visit.page)
        frozen = visit.page.url.removeprefix(f"{dashboard.address}/")
        shown, papers = text_of(visit.page), taken_papers(visit, dashboard)
        for part in ("since=2021-03-01", "as_of=2021-08-01", "since_revision=1", "revision=6"):
            assert part in frozen
    _, data = two_meetings(tmp_path)
    go_on(tmp_path)
    with serve(tmp_path, data) as served, open_visit(served, frozen) as visit:
        assert visit.page.url == f"{served.address}/{frozen}"
        assert text_of(visit.page) == shown
        assert taken_papers(visit, served) == papers
        visit.page.goto(f"{served.address}/{BETWEEN}")
        look.settle(visit.page)
        assert "People trained 50 31 Dec 2020 71 " in text_of(visit.page), (
            "Not frozen, it is another."
        )


def taken_papers(visit: Visit, served: Dashboard) -> dict[str, str]:
    """What every paper of the page says, wherever it is served."""
    host = served.address.removeprefix("http://")
    return {
        name: without_spaces(read(_taken(visit, name))).replace(host, "")
        for name, read in READ.items()
    }


def without_spaces(text: str) -> str:
    return "".join(text.split())


def _taken(visit: Visit, name: str) -> bytes:
    """The paper that a link in the menu of papers leads to, as the browser saves it."""
    link = visit.page.locator(f"a[href*='/papers/tiny/{name}']")
    if not link.is_visible():
        visit.page.get_by_role("button", name="Papers").click()
    # In this window, and not by our script: what opens in another is not saved here.
    link.evaluate(
        "link => { link.removeAttribute('target'); link.onclick = e => e.stopPropagation() }"
    )
    with visit.page.expect_download() as saved:
        link.click()
    return saved.value.path().read_bytes()


def _pdf(paper: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)


def _slides(paper: bytes) -> str:
    with zipfile.ZipFile(BytesIO(paper)) as parts:
        Presentation(BytesIO(paper))
        return " ".join(
            parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/")
        )


def _document(paper: bytes) -> str:
    tables = Document(BytesIO(paper)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def _sheets(paper: bytes) -> str:
    book = load_workbook(BytesIO(paper))
    return " ".join(str(cell) for sheet in book for row in sheet.values for cell in row)


def _calendar(paper: bytes) -> str:
    return " ".join(str(event["summary"]) for event in Calendar.from_ical(paper).walk("VEVENT"))


READ = {
    "brief.pdf": _pdf,
    "brief.pptx": _slides,
    "matrix.docx": _document,
    "results.xlsx": _sheets,
    "deadlines.ics": _calendar,
}
