"""CREST's pages on paper: whole, without menu, with what a screen keeps closed, and nothing cut off by the edge."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize
from pypdf import PdfReader

from tests.browser import look
from tests.browser.conftest import HEIGHT, WIDE, OpenVisit
from tests.browser.dashboards import Dashboard

SHEET: ViewportSize = {"width": 718, "height": 1047}  # of A4 within its margins

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

# Words of each page that a screen leaves to a table or keeps closed.
CLOSED: dict[str, tuple[str, ...]] = {
    "": (),
    "results": (),
    "gender": (),
    "funding": (),
    "actions": ("5.4 Publish short descriptions of all partnership projects", "Lead: Project management team"),
    "evidence": ("F24 The gender strategy helps", "R5.b Write a funding strategy that lasts"),
    "meeting?since=2021-07-18": (),
    "meeting?since=2020-12-31": (),
    "about": ("K60: Name of IWRAW Asia Pacific.", "Baseline not in the sources: x-trainees People trained"),
}  # fmt: skip

WITHOUT_CHARTS = ("meeting?since=2021-07-18", "meeting?since=2020-12-31", "about")


@pytest.mark.parametrize("address", CLOSED)
def test_a_page_prints_whole(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str
) -> None:
    with open_visit(crest, address) as visit:
        page = visit.page
        charts = page.locator(".stPlotlyChart:visible").count()
        on_paper = boxes(page)
        assert (charts > 0) == (address not in WITHOUT_CHARTS)
        sentence = " ".join(page.get_by_test_id("stMain").inner_text().split())
        title = page.get_by_role("heading", level=1).inner_text()
        last = page.get_by_role("heading").last.inner_text()
        page.emulate_media(media="print")
        look.settle(page)
        assert page.locator("h1").is_visible()
        assert page.get_by_test_id("stDateInput").first.is_visible()
        assert page.locator(".stPlotlyChart:visible").count() == charts
        sheets = printed(page, tmp_path)
    assert len(on_paper) >= charts
    assert [box for box in on_paper if is_cut_off(box)] == []
    assert len(sheets) > 1, "only the first screenful is printed"
    words = "".join(sheets)
    for text in (title, last, "Corporate Responsibility", *CLOSED[address]):
        assert without_spaces(text) in words
    for text in CLOSED[address][:1]:
        assert text not in sentence
    if address != "funding":
        assert "Fundingandpartnerships" not in words, "No menu is printed."
    assert "inthetablebelow" not in words
    assert "asatable" not in words, "What cannot be opened is not on paper."


def boxes(page: Page) -> list[dict[str, float]]:
    """Where charts and cards end on paper, which draws no chart anew: nor does a page on which no script runs."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    found: list[dict[str, float]] = page.evaluate(ON_PAPER)
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(media="screen")
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    session.detach()
    return found


def is_cut_off(box: dict[str, float]) -> bool:
    return box["right"] > SHEET["width"] or box["height"] > SHEET["height"]


def printed(page: Page, folder: Path) -> list[str]:
    """The words of each sheet as the browser prints it, without their spaces, which no reader of PDF is sure of."""
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    return [without_spaces(sheet.extract_text()) for sheet in PdfReader(folder / "page.pdf").pages]


def without_spaces(text: str) -> str:
    return "".join(text.split())
