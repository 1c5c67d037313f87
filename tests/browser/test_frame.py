"""The frame of every page: its date and its address, by mouse and by keyboard."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import look
from tests.browser.conftest import WIDTHS, OpenVisit
from tests.browser.dashboards import Dashboard

FIRST_DAY = "2017-01-01"


def text_of(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def as_of(page: Page) -> list[str] | None:
    return parse_qs(urlsplit(page.url).query).get("as_of")


def go_to(page: Page, title: str) -> None:
    """Follow a link of the menu."""
    page.locator(".st-key-menu").get_by_role("link", name=title, exact=True).click()
    page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
    look.settle(page)


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
    with open_visit(crest, "results") as visit:
        visit.page.get_by_role("button", name="People trained", exact=True).click()
        visit.page.get_by_text("914 on 30 September 2020 against a target of 1,000").wait_for()
        visit.page.wait_for_url("**/results?indicator=x-trainees")
        look.settle(visit.page)
        visit.page.get_by_role("button", name="All indicators").click()
        visit.page.get_by_text("27 indicators of 27").wait_for()
        visit.page.wait_for_url("**/results")
    with open_visit(crest, "results?indicator=x-trainees") as visit:
        assert "914 on 30 September 2020 against a target of 1,000" in text_of(visit.page)
        assert visit.complaints() == []


def test_an_invalid_date_is_dropped_with_a_warning(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "results?as_of=2021-02-30") as visit:
        assert "2021-02-30" in text_of(visit.page)
        assert "It was dropped." in text_of(visit.page)
        assert "914" in text_of(visit.page)


def test_today_is_one_click_away(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        visit.page.get_by_role("button", name="Today").click()
        visit.page.get_by_role("button", name="Last report").click()
        visit.page.get_by_role("button", name="Today").wait_for()
        look.settle(visit.page)
        assert visit.complaints() == []


def test_the_keyboard_alone_reaches_menu_and_date(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        places = [tab(visit.page) for _ in range(20)]
        assert {"Results", "About the data", "date"} <= set(places)


def test_the_keyboard_alone_opens_a_page(crest: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(crest, "") as visit:
        places = iter(lambda: tab(visit.page), "Results")
        assert len(list(zip(places, range(20), strict=False))) < 20
        visit.page.keyboard.press("Enter")
        visit.page.get_by_role("heading", level=1, name="Results", exact=True).wait_for()


def tab(page: Page) -> str:
    """Press Tab, and say where that leads: to the date, or to a link or button by its words."""
    page.keyboard.press("Tab")
    if page.locator("[data-testid=stDateInput] :focus").count():
        return "date"
    return str(page.evaluate("document.activeElement.innerText"))
