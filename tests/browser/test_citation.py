"""A figure is cited, in a real browser: its sentence, and an address that shows it whatever comes later."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import look
from tests.browser.conftest import OpenVisit
from tests.browser.dashboards import Dashboard, serve
from tests.meetings import go_on, two_meetings

AT_THE_MEETING = "as_of=2021-08-01"


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    folder = tmp_path_factory.mktemp("cited")
    _, data = two_meetings(folder)
    with serve(folder, data) as served:
        yield served


def text_of(page: Page) -> str:
    return " ".join(page.get_by_test_id("stMain").inner_text().split())


def cited(page: Page) -> str:
    """What the button "Cite" offers to be copied."""
    page.get_by_role("button", name="Cite", exact=True).click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    code.wait_for()
    text = " ".join(code.inner_text().split())
    page.keyboard.press("Escape")
    look.settle(page)
    return text


def test_a_cited_address_shows_the_same_figure_whatever_comes_later(
    dashboard: Dashboard, open_visit: OpenVisit, tmp_path: Path
) -> None:
    with open_visit(dashboard, f"results?indicator=A&{AT_THE_MEETING}") as visit:
        sentence, _, address = cited(visit.page).rpartition(" ")
        assert sentence.startswith("People trained: 60, as of 30 June 2021 (")
        assert sentence.endswith(", known since 31 July 2021).")
        assert address.startswith(f"{dashboard.address}/results?")
        path = address.removeprefix(f"{dashboard.address}/")
        visit.page.goto(address)
        look.settle(visit.page)
        shown = text_of(visit.page)
        assert "60 of 120" in shown
        assert "frozen at revision 6" in shown
        assert visit.complaints() == []
    _, data = two_meetings(tmp_path)
    go_on(tmp_path)
    with serve(tmp_path, data) as served, open_visit(served, path) as visit:
        assert text_of(visit.page) == shown
        visit.page.get_by_role("button", name="Unfreeze").click()
        visit.page.get_by_text("71").first.wait_for()


def test_a_frozen_revision_stays_in_the_address_until_unfreeze(
    dashboard: Dashboard, open_visit: OpenVisit
) -> None:
    frozen = {"as_of": ["2021-08-01"], "revision": ["2"], "since": ["2021-03-01"]}
    address = "meeting?" + "&".join(f"{name}={value}" for name, (value,) in frozen.items())
    with open_visit(dashboard, address) as visit:
        page = visit.page
        for title in ("Results", "Overview"):
            page.locator(".st-key-menu").get_by_role("link", name=title, exact=True).click()
            look.wait_for_page(page, title)
            assert parse_qs(urlsplit(page.url).query) == frozen, "by a press"
        link = page.locator(".st-key-menu").get_by_role("link", name="Gender", exact=True)
        new_tab = link.get_attribute("href") or ""
        assert parse_qs(urlsplit(new_tab).query) == frozen, "in a new tab"
        page.get_by_role("button", name="Unfreeze").click()
        page.get_by_role("button", name="Known by").wait_for()
        page.wait_for_url(lambda address: "revision" not in address)
        look.settle(page)
        link = page.locator(".st-key-menu").get_by_role("link", name="Results", exact=True)
        link.click()
        look.wait_for_page(page, "Results")
        assert "revision" not in page.url


def test_a_figure_of_the_portfolio_opens_at_its_address(
    crest: Dashboard, open_visit: OpenVisit
) -> None:
    figure = "contributions|contribution per company partnership|median|2020-09-30"
    with open_visit(crest, "funding") as visit:
        assert "The figure that the address names" not in text_of(visit.page)
    with open_visit(crest, f"funding?as_of=2021-07-31&figure={figure}") as visit:
        shown = text_of(visit.page)
        assert "The figure that the address names" in shown
        assert "Contribution per company partnership: median: USD 140,159.72" in shown
        assert visit.complaints() == []
    with open_visit(crest, "funding?figure=none") as visit:
        assert "The address asked for the figure “none”, which is not here." in text_of(visit.page)


def test_words_of_newer_rules_are_called_newer(dashboard: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(dashboard, f"?{AT_THE_MEETING}&revision=2") as visit:
        visit.page.get_by_role("button", name="frozen at revision 2").click()
        visit.page.get_by_text("which may be newer than this address").wait_for()
    with open_visit(dashboard, f"?{AT_THE_MEETING}&revision=99") as visit:
        assert "revision is “99”. The store has the revisions 1 to 6. It was dropped." in text_of(
            visit.page
        )


# What the address names, where it lies in the window, and whether what it is folded in is open.
NAMED = """() => [...document.querySelectorAll('.fragment [aria-current="true"]')].map(part => {
    const {top, bottom} = part.getBoundingClientRect();
    return {name: part.id, top, bottom, open: part.open && !part.parentElement.closest('details:not([open])')};
})"""


@pytest.mark.parametrize("code", ["K15", "K60"])
def test_a_conflict_is_open_and_in_sight_at_its_address(
    crest: Dashboard, open_visit: OpenVisit, code: str
) -> None:
    with open_visit(crest, f"about?as_of=2021-07-31&conflict={code}") as visit:
        (named,) = visit.page.evaluate(NAMED)
        assert (named["name"], named["open"]) == (f"conflict-{code}", True)
        assert 48 <= named["top"] < 300, "below the menu, at the top of the window"
        assert visit.complaints() == []


def test_a_link_to_a_conflict_lands_there_in_the_same_session(
    crest: Dashboard, open_visit: OpenVisit
) -> None:
    with open_visit(crest, "?as_of=2021-07-31") as visit:
        visit.page.get_by_role("link", name="The sources disagree on").click()
        visit.page.locator("#conflict-K15[open]").wait_for()
        look.settle(visit.page)
        (named,) = visit.page.evaluate(NAMED)
        assert named["name"] == "conflict-K15"
        assert 48 <= named["top"] < 300
        assert parse_qs(urlsplit(visit.page.url).query)["conflict"] == ["K15"]
