"""CREST's pages on paper: what is open on the screen, nothing cut off, the address and the number on each sheet."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize
from pypdf import PageObject, PdfReader

from tests.browser import look
from tests.browser.conftest import HEIGHT, THEMES, WIDE, OpenVisit, Theme
from tests.browser.dashboards import Dashboard

SHEET: ViewportSize = {"width": 718, "height": 1032}  # of A4 within its margins

# Charts and tables as they lie on the sheet. A chart's box hides what does not fit into it, so that its right is where
# what is drawn ends.
ON_PAPER = """() => [
    ...[...document.querySelectorAll('.stPlotlyChart .main-svg')].map(drawn => {
        const {left, height} = drawn.getBoundingClientRect();
        const shrunk = height / Number(drawn.getAttribute('height'));
        return {right: left + Number(drawn.getAttribute('width')) * shrunk, height};
    }),
    ...[...document.querySelectorAll('.fragment :is(tr, li, span, svg:not(svg svg))')].map(part => {
        const {right, height} = part.getBoundingClientRect();
        return {right, height};
    }),
]"""

# Of each page: words that it prints, and words that are folded on the screen, and on paper.
PRINTED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "": (("8 of the 10 targets", "Gender-sensitive IRIS tools for recruitment agencies"), ()),
    "results": (("914 of 1,000", "SEK 52,086,020"), ()),
    "gender": (("54,687",), ()),
    "funding": (("USD 4,615,580",), ()),
    "actions": (("Publish short descriptions of all",), ()),
    "evidence": (("18 of 24 findings",), ()),
    "meeting?since=2020-12-31": (("5 matters to decide",), ()),
    "about": (("Civil society: status of outcome 3",), ("Name of IWRAW Asia Pacific", "IWRAP")),
    "about?conflict=K60": (("Civil society: status of outcome 3", "Name of IWRAW Asia Pacific", "IWRAP"), ()),
}  # fmt: skip

# The share of a sheet's height that may be empty below its last line, of all sheets but the last.
MOST_EMPTY = 1 / 3


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_prints_whole(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str
) -> None:
    with open_visit(crest, address) as visit:
        page = visit.page
        assert [box for box in boxes(page) if is_cut_off(box)] == []
        title = page.get_by_role("heading", level=1).inner_text()
        page.emulate_media(media="print")
        look.settle(page)
        assert page.locator("h1").is_visible()
        sheets = printed(page, tmp_path)
    words = "".join(map(words_of, sheets))
    shown, folded = PRINTED[address]
    dated = "31 Dec 2020 → 31 Jul 2021" if address.startswith("meeting") else "Known by"
    for text in (title, "CREST", dated, *shown):
        assert without_spaces(text) in words
    for text in folded:
        assert without_spaces(text) not in words
    assert "FundingandpartnershipsManagementresponse" not in words, "No menu is printed."
    assert "asatable" not in words, "What cannot be opened is not on paper."


@pytest.mark.parametrize("address", PRINTED)
def test_each_sheet_has_its_address_and_number_and_is_filled(
    open_visit: OpenVisit, crest: Dashboard, tmp_path: Path, address: str
) -> None:
    with open_visit(crest, address) as visit:
        sheets = printed(visit.page, tmp_path)
    path, _, query = address.partition("?")
    for number, sheet in enumerate(sheets, 1):
        words = words_of(sheet)
        assert f"{crest.address}/{path}?project=crest&as_of=" in words
        assert query in words
        assert f"{number}/{len(sheets)}" in words
    assert [
        number for number, sheet in enumerate(sheets[:-1], 1) if empty_below(sheet) > MOST_EMPTY
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_paper_is_white_whatever_the_theme(
    open_visit: OpenVisit, crest: Dashboard, theme: Theme
) -> None:
    with open_visit(crest, "about", WIDE, theme) as visit:
        visit.page.emulate_media(media="print", color_scheme=theme)
        look.settle(visit.page)
        ground, ink = visit.page.evaluate(
            "() => [getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor,"
            " getComputedStyle(document.querySelector('.fragment h1')).color]"
        )
    assert (ground, ink) == ("rgba(0, 0, 0, 0)", "rgb(22, 32, 44)")


def boxes(page: Page) -> list[dict[str, float]]:
    """Where charts and rows end on paper, which draws no chart anew: nor does a page on which no script runs."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    found: list[dict[str, float]] = page.evaluate(ON_PAPER)
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(media="screen")
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    session.detach()
    assert found
    return found


def is_cut_off(box: dict[str, float]) -> bool:
    return box["right"] > SHEET["width"] or box["height"] > SHEET["height"]


def printed(page: Page, folder: Path) -> list[PageObject]:
    """The sheets as the browser prints them."""
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    return list(PdfReader(folder / "page.pdf").pages)


def words_of(sheet: PageObject) -> str:
    """The words of a sheet without their spaces, which no reader of PDF is sure of."""
    return without_spaces(sheet.extract_text())


def empty_below(sheet: PageObject) -> float:
    """The share of a sheet that is empty below its last line, the address and the number apart."""
    heights: list[float] = []

    def visit(text: str, to_page: list[float], to_text: list[float], *_: object) -> None:
        if text.strip():
            heights.append(to_text[5] * to_page[3] + to_page[5])

    sheet.extract_text(visitor_text=visit)
    whole = float(sheet.mediabox.height)
    lines = sorted(height / whole for height in heights)
    foot = lines[0]
    return next((line for line in lines if line > foot + 0.01), 1.0) - foot


def without_spaces(text: str) -> str:
    return "".join(text.split())
