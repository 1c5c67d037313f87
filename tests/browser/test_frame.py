"""The frame of every page: its date and its address, by mouse and by keyboard."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import look
from tests.browser.conftest import THEMES, WIDTHS, OpenVisit, Theme
from tests.browser.dashboards import Dashboard

FIRST_DAY = "2017-01-01"
NEWEST = "2021-07-31"

# What Tab leads to, and whether the place it has led to is marked.
PRESSED = ":is(a[href], button, summary, input, [tabindex='0']):visible"
HAS_RING = """() => {
    const place = document.activeElement;
    const marked = box => {
        const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(box);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    return !place.matches('a, button, summary, input') || marked(place) || marked(place.parentElement);
}"""


def text_of(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def as_of(page: Page) -> list[str] | None:
    return parse_qs(urlsplit(page.url).query).get("as_of")


def go_to(page: Page, title: str) -> None:
    """Follow a link of the menu."""
    page.locator(".st-key-menu").get_by_role("link", name=title, exact=True).click()
    look.wait_for_page(page, title)


def test_as_of_another_date_there_are_other_figures(
    crest: Dashboard, open_visit: OpenVisit
) -> None:
    with open_visit(crest, "results") as visit:
        newest = text_of(visit.page)
    with open_visit(crest, f"results?as_of={FIRST_DAY}") as visit:
        earlier = text_of(visit.page)
        assert as_of(visit.page) == [FIRST_DAY]
    assert "914" in newest
    assert "914" not in earlier


@pytest.mark.parametrize("width", WIDTHS)
def test_the_menu_carries_the_date_on(crest: Dashboard, open_visit: OpenVisit, width: int) -> None:
    with open_visit(crest, f"results?as_of={FIRST_DAY}", width) as visit:
        go_to(visit.page, "Gender")
        assert as_of(visit.page) == [FIRST_DAY]
        assert "140,420" not in text_of(visit.page)
        go_to(visit.page, "Overview")
        assert as_of(visit.page) == [FIRST_DAY]
        assert visit.complaints() == []


def test_an_indicator_is_one_click_away_at_an_address_of_its_own(
    crest: Dashboard, open_visit: OpenVisit
) -> None:
    with open_visit(crest, "") as visit:
        visit.page.get_by_role("table").get_by_role("link", name="People trained").click()
        visit.page.wait_for_url("**/results?indicator=x-trainees")
        visit.page.get_by_role("heading", level=1, name="People trained").wait_for()
        look.settle(visit.page)
        visit.page.get_by_role("link", name="Results", exact=True).first.click()
        visit.page.wait_for_url("**/results")
    with open_visit(crest, "results?indicator=x-trainees") as visit:
        assert "914 of 1,000" in text_of(visit.page)
        assert visit.complaints() == []


def test_a_link_of_a_table_opens_in_the_same_visit_and_with_ctrl_in_a_new_tab(
    crest: Dashboard, open_visit: OpenVisit
) -> None:
    with open_visit(crest, f"?as_of={NEWEST}") as visit:
        link = visit.page.get_by_role("table").get_by_role("link", name="People trained")
        with visit.page.context.expect_page() as opened:
            link.click(modifiers=["ControlOrMeta"])
        opened.value.wait_for_url(f"**/results?as_of={NEWEST}&indicator=x-trainees")
        opened.value.close()
        visit.page.evaluate("window.isTheSameVisit = true")
        link.click()
        visit.page.wait_for_url(f"**/results?as_of={NEWEST}&indicator=x-trainees")
        assert visit.page.evaluate("window.isTheSameVisit")
        visit.page.go_back()
        look.wait_for_page(visit.page, "Overview")
        assert visit.complaints() == []


def test_a_page_opens_at_its_top(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        link = visit.page.get_by_role("table").get_by_role("link", name="Satisfaction rate")
        link.scroll_into_view_if_needed()
        link.click()
        visit.page.get_by_role(
            "heading", level=1, name="Satisfaction rate among trainees"
        ).wait_for()
        look.settle(visit.page)
        assert visit.page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def test_an_invalid_date_is_dropped_with_a_warning(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "results?as_of=2021-02-30") as visit:
        assert "2021-02-30" in text_of(visit.page)
        assert "It was dropped." in text_of(visit.page)
        assert "914" in text_of(visit.page)


def test_today_is_one_click_away(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        visit.page.get_by_role("button", name="Known by").click()
        visit.page.get_by_role("button", name="Today").click()
        visit.page.get_by_role("button", name="Last report:").click()
        visit.page.get_by_role("button", name="Known by 31 Jul 2021").wait_for()
        look.settle(visit.page)
        assert visit.complaints() == []


def test_the_keyboard_alone_reaches_menu_and_date(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        places = [tab(visit.page) for _ in range(20)]
        known_by = next(place for place in places if place.startswith("Known by"))
        assert {"Results", "About the data"} <= set(places)
    with open_visit(crest, "") as visit:
        until_there = iter(lambda: tab(visit.page), known_by)
        assert len(list(zip(until_there, range(20), strict=False))) < 20
        visit.page.keyboard.press("Enter")
        visit.page.get_by_test_id("stPopoverBody").get_by_test_id("stDateInput").wait_for()


def test_the_keyboard_alone_opens_a_page(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        places = iter(lambda: tab(visit.page), "Results")
        assert len(list(zip(places, range(20), strict=False))) < 20
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/results")


@pytest.mark.parametrize("theme", THEMES)
def test_where_the_keyboard_is_can_be_seen(
    crest: Dashboard, open_visit: OpenVisit, theme: Theme
) -> None:
    """A ring round each link, button and fold of a page, 2 pixels or more, as Streamlit's own have it."""
    without: list[str] = []
    for address in ("", "results?indicator=x-trainees", "actions", "meeting"):
        with open_visit(crest, address, theme=theme) as visit:
            places = visit.page.locator(PRESSED).count()
            assert places > 10
            for _ in range(places):
                where = tab(visit.page)
                if not visit.page.evaluate(HAS_RING):
                    without.append(f"{address}: {where}")
    assert without == []


def tab(page: Page) -> str:
    """Press Tab, and say where that leads: to the date, or to a link or button by its words."""
    page.keyboard.press("Tab")
    if page.locator("[data-testid=stDateInput] :focus").count():
        return "date"
    return str(page.evaluate("document.activeElement.innerText"))
