"""Every page, in a real Chromium: it opens, draws, says what it should, and nobody has to complain."""

import pytest

from tests.browser import look
from tests.browser.conftest import THEMES, WIDTHS, OpenVisit, Theme
from tests.browser.dashboards import Dashboard

# Each address with its heading, and words and numbers that a reader finds on it.
CREST: dict[str, tuple[str, ...]] = {
    "": ("Overview",),
    "results": ("Results",),
    "gender": ("Gender",),
    "funding": ("Funding and partnerships",),
    "actions": ("Management response",),
    "evidence": ("Evidence",),
    "about": ("About the data",),
}
SMALL: dict[str, tuple[str, ...]] = {
    f"{page}?project={project}": (heading,)
    for project in ("empty", "single")
    for page, (heading, *_) in CREST.items()
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", CREST)
def test_a_page_of_crest(
    crest: Dashboard, open_visit: OpenVisit, address: str, width: int, theme: Theme
) -> None:
    found = faults(open_visit, crest, address, CREST[address], width, theme)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("address", SMALL)
def test_a_page_of_a_small_project(
    small: Dashboard, open_visit: OpenVisit, address: str, width: int, theme: Theme
) -> None:
    found = faults(open_visit, small, address, SMALL[address], width, theme)
    assert not found, "\n".join(found)


def faults(
    open_visit: OpenVisit,
    dashboard: Dashboard,
    address: str,
    words: tuple[str, ...],
    width: int,
    theme: Theme,
) -> list[str]:
    """All that is wrong with a page as it opens, and with all of its parts opened."""
    with open_visit(dashboard, address, width, theme) as visit:
        found = look.missing(visit.page, words) + look.faults(visit.page)
        headings = visit.page.locator("h1").all_inner_texts()
        if headings != [words[0]]:
            found.append(f"its headings are {headings}, not “{words[0]}”")
        if look.open_everything(visit.page):
            found += [fault for fault in look.faults(visit.page) if fault not in found]
        return found + visit.complaints()
