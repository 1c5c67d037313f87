"""The whole way of a board meeting: choose the dates, read the changes, take away each paper, open each; print."""

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
from tests.meetings import two_meetings

BETWEEN = "meeting?since=2021-03-01&as_of=2021-08-01"


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    folder = tmp_path_factory.mktemp("meetings")
    _, data = two_meetings(folder)
    with serve(folder, data) as served:
        yield served


def said(page: Page) -> str:
    return " ".join(page.get_by_test_id("stMain").inner_text().split())


def test_from_the_dates_to_every_paper(open_visit: OpenVisit, dashboard: Dashboard) -> None:
    with open_visit(dashboard, "meeting?as_of=2021-08-01") as visit:
        page = visit.page
        page.get_by_role("combobox", name=re.compile("Last meeting")).click()
        page.get_by_role("option", name="15 January 2021").click()
        look.settle(page)
        assert "since=2021-01-15" in page.url
        assert "What was known by 15 January 2021" in said(page)
        page.goto(f"{dashboard.address}/{BETWEEN}")
        look.settle(page)
        assert "People trained: 50 → 60" in said(page)
        assert "1.1 Do it: newly overdue, due 30 June 2021." in said(page)
        assert visit.complaints() == []
        for name, read in READ.items():
            assert "Do it" in read(_taken(visit, name)), name


def test_a_frozen_address_opens_the_same(open_visit: OpenVisit, dashboard: Dashboard) -> None:
    with open_visit(dashboard, BETWEEN) as visit:
        visit.page.get_by_role("button", name="Freeze this address").click()
        visit.page.get_by_text("This address is frozen").wait_for()
        look.settle(visit.page)
        frozen, shown = visit.page.url, said(visit.page)
        for part in ("since=2021-03-01", "as_of=2021-08-01", "since_revision=1", "revision=6"):
            assert part in frozen
        visit.page.goto(frozen)
        look.settle(visit.page)
        assert (visit.page.url, said(visit.page)) == (frozen, shown)


@pytest.mark.parametrize("address", ["", "results", "meeting?since=2021-07-18"])
def test_a_page_prints_whole(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str
) -> None:
    with open_visit(crest, address) as visit:
        title = visit.page.get_by_role("heading", level=1).inner_text()
        last = visit.page.get_by_role("heading").last.inner_text()
        visit.page.emulate_media(media="print")
        wide = visit.page.evaluate(WIDEST)
        visit.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    words = "".join(printed.split())
    for text in (title, last, "Corporate Responsibility"):
        assert "".join(text.split()) in words
    assert "Fundingandpartnerships" not in words, "No menu is printed."
    assert wide * ZOOM <= SHEET, "A chart is wider than the sheet."


ZOOM, SHEET = (
    0.65,
    (297 - 20) / 25.4 * 96,
)  # of style.css: A4 landscape with a margin of 10 mm, in pixels
WIDEST = "Math.max(0, ...[...document.querySelectorAll('.js-plotly-plot .main-svg')].map(svg => svg.clientWidth))"


def _taken(visit: Visit, name: str) -> bytes:
    """The paper that the page's link leads to, as the browser saves it."""
    link = visit.page.locator(f"a[href*='/papers/tiny/{name}']")
    link.evaluate("link => link.removeAttribute('target')")
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
