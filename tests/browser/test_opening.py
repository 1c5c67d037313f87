"""A page answers in the first screenful, stays where it is while it comes, and loads nothing that it does not draw."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from pages.parts.shared.navigation import PAGES, Page
from tests.browser.dashboards import Dashboard
from tests.browser.first_sight import DESKTOP, PHONE, first_sight

AS_OF = "as_of=2021-07-31"
SHIFT = 0.1  # above it a page counts as one that moves: https://web.dev/articles/cls

# Pixels from the top of the window, by its width.
FIRST_FIGURE = {DESKTOP["width"]: 180, PHONE["width"]: 330}
WITH_A_FIGURE_FIRST = ("overview", "gender", "funding", "actions", "meeting")
LARGE_FIGURES = 280
WITH_LARGE_FIGURES = ("overview", "funding")
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@SIZES
@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_opens_with_its_answer_and_stays_where_it_is(
    crest: Dashboard, browser: Browser, page: Page, size: ViewportSize
) -> None:
    sight = first_sight(browser, f"{crest.address}/{page.path}?{AS_OF}", size)
    assert sight.shift <= SHIFT
    assert sight.plotly() == []
    assert sight.title == f"{page.title} · CREST · known by 31 July 2021"
    if page.name in WITH_A_FIGURE_FIRST:
        assert sight.figure
        assert sight.figure.bottom <= FIRST_FIGURE[size["width"]], sight.figure.text
    if page.name in WITH_LARGE_FIGURES and size == DESKTOP:
        assert sight.large
        assert sight.large.bottom <= LARGE_FIGURES


@SIZES
def test_an_indicator_opens_with_its_figure_and_stays_where_it_is(
    crest: Dashboard, browser: Browser, size: ViewportSize
) -> None:
    sight = first_sight(browser, f"{crest.address}/results?indicator=x-trainees&{AS_OF}", size)
    assert sight.shift <= SHIFT
    assert sight.plotly() == []
    assert sight.title == "People trained · CREST · known by 31 July 2021"
    assert sight.large
    assert sight.large.bottom <= LARGE_FIGURES + (50 if size == PHONE else 0)
