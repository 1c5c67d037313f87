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
from tests.meetings import go_on, two_meetings

BETWEEN = "meeting?since=2021-03-01&as_of=2021-08-01"

# Charts, and the cards round the figures, as they lie on the sheet. A chart's box hides what does not fit into it, so
# that its right is where what is drawn ends.
ON_PAPER = """() => [
    ...[...document.querySelectorAll('.stPlotlyChart .main-svg')].map(drawn => {
        const {left, height} = drawn.getBoundingClientRect();
        const shrunk = height / Number(drawn.getAttribute('height'));
        return {right: left + Number(drawn.getAttribute('width')) * shrunk, height};
    }),
    ...[...document.querySelectorAll('[data-testid=stColumn]:has([data-testid=stMetric])')].map(card => {
        const {right, height} = card.getBoundingClientRect();
        return {right, height};
    }),
]"""


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


def test_a_frozen_address_opens_the_same_whatever_comes_later(
    open_visit: OpenVisit, tmp_path: Path
) -> None:
    _, data = two_meetings(tmp_path)
    with serve(tmp_path, data) as served, open_visit(served, BETWEEN) as visit:
        visit.page.get_by_role("button", name="Freeze this address").click()
        visit.page.get_by_text("This address is frozen").wait_for()
        look.settle(visit.page)
        frozen = visit.page.url.removeprefix(f"{served.address}/")
        shown, papers = said(visit.page), taken_papers(visit, served)
        for part in ("since=2021-03-01", "as_of=2021-08-01", "since_revision=1", "revision=6"):
            assert part in frozen
    go_on(tmp_path)
    with serve(tmp_path, data) as served, open_visit(served, frozen) as visit:
        assert visit.page.url == f"{served.address}/{frozen}"
        assert said(visit.page) == shown
        assert taken_papers(visit, served) == papers
        visit.page.goto(f"{served.address}/{BETWEEN}")
        look.settle(visit.page)
        assert "People trained: 50 → 71" in said(visit.page), "Not frozen, it is another."


def taken_papers(visit: Visit, served: Dashboard) -> dict[str, str]:
    """What every paper of the page says, wherever it is served."""
    host = served.address.removeprefix("http://")
    return {
        name: without_spaces(read(_taken(visit, name))).replace(host, "")
        for name, read in READ.items()
    }


@pytest.mark.parametrize("address", ["", "results", "gender", "meeting?since=2021-07-18"])
def test_a_page_prints_whole(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str
) -> None:
    with open_visit(crest, address) as visit:
        title = visit.page.get_by_role("heading", level=1).inner_text()
        last = visit.page.get_by_role("heading").last.inner_text()
        words = printed(visit, tmp_path)
    for text in (title, last, "Corporate Responsibility"):
        assert without_spaces(text) in words
    assert "Fundingandpartnerships" not in words, "No menu is printed."


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        (
            "meeting?since=2020-12-31",
            ("Recruitment agencies engaged on ethical recruitment: no data → 51", "K60: Name of IWRAW Asia Pacific."),
        ),
        ("actions", ("5.4 Publish short descriptions of all partnership projects", "Lead: Project management team")),
        ("evidence", ("F24 The gender strategy helps", "R5.b Write a funding strategy that lasts")),
        ("about", ("K60: Name of IWRAW Asia Pacific.", "No baseline: x-trainees People trained")),
    ],
)  # fmt: skip
def test_what_a_screen_leaves_to_a_table_or_keeps_closed_is_on_paper(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str, texts: tuple[str, ...]
) -> None:
    with open_visit(crest, address) as visit:
        assert texts[0] not in said(visit.page)
        words = printed(visit, tmp_path)
    for text in texts:
        assert without_spaces(text) in words
    assert "inthetablebelow" not in words
    assert "asatable" not in words, "What cannot be opened is not on paper."


@pytest.mark.parametrize("address", ["", "results", "gender", "funding", "evidence"])
def test_no_chart_and_no_figure_is_cut_off_by_the_edge_of_a_sheet(
    open_visit: OpenVisit, crest: Dashboard, address: str
) -> None:
    width, height = 718, 1047  # of A4 within its margins
    with open_visit(crest, address) as visit:
        # Paper draws no chart anew, and a page on which no script runs does not either.
        session = visit.page.context.new_cdp_session(visit.page)
        session.send("Emulation.setScriptExecutionDisabled", {"value": True})
        visit.page.emulate_media(media="print")
        visit.page.set_viewport_size({"width": width, "height": height})
        boxes = visit.page.evaluate(ON_PAPER)
    assert boxes
    assert [box for box in boxes if box["right"] > width or box["height"] > height] == []


def printed(visit: Visit, folder: Path) -> str:
    """The words of the page as the browser prints it, without their spaces, which no reader of PDF is sure of."""
    visit.page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    pages = PdfReader(folder / "page.pdf").pages
    return without_spaces("".join(page.extract_text() for page in pages))


def without_spaces(text: str) -> str:
    return "".join(text.split())


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
