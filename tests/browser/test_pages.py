"""Every page, in a real Chromium: it opens, draws, says what it should, and nobody has to complain."""

from typing import NamedTuple

import pytest

from pages.parts.shared.navigation import FOR_VISITORS
from tests.browser import look
from tests.browser.conftest import NARROW, WIDE, OpenVisit, Theme
from tests.browser.dashboards import Dashboard


class Expected(NamedTuple):
    """What a reader finds: so many charts, or any number, and these words and numbers."""

    charts: int | None = None
    words: tuple[str, ...] = ()


CREST = {
    "": Expected(
        0,
        ("8 of the 10 targets", "18 of 20", "140,420", "USD 4,615,580", "914 of 1,000", "1 of 18"),
    ),
    "results": Expected(
        0, ("Of 25 indicators", "914 of 1,000", "19 of 10", "SEK 52,086,020", "3.2.E")
    ),
    "results?indicator=x-trainees": Expected(
        0, ("People trained", "on track", "494", "382", "1,000", "finding")
    ),
    "results?indicator=x-event-participants": Expected(0, ("1,266", "1,392")),
    "gender": Expected(0, ("4 of 8", "140,420", "54,687", "75.4 %", "1,392", "126")),
    "funding": Expected(
        0,
        ("USD 4,615,580", "SEK 52,086,020", "more than 92 %", "USD 1,519,589", "not compared"),
    ),
    "actions": Expected(
        0, ("accepted 4 of 5", "its 20 actions", "on 18 nothing", "30 Nov 2021", "Project manager")
    ),
    "actions?as_of=2026-06-30": Expected(0, ("31 Jul 2021", "4.1", "3.4")),
    "evidence": Expected(0, ("18 of 24 findings", "F19", "C6")),
    "evidence?net=open": Expected(1, ("18 of 24 findings",)),
    "evidence?item=F12": Expected(None, ("F12",)),
    "meeting?since=2020-12-31": Expected(
        0,
        (
            "5 matters to decide",
            "It moved from 30 September 2022",
            "17 more needed in 27 months",
            "16 figures",
            "R5",
        ),
    ),
    "about": Expected(0, ("67 places", "UPENDO", "1,392", "32 things", "How figures are")),
}

# Every page that a visitor may open, also one of which nothing stands here.
LISTED = {address.partition("?")[0] for address in CREST}
ADDRESSES = [*CREST, *(page.path for page in FOR_VISITORS if page.path not in LISTED)]

NONE = "This project has no indicator"
EMPTY = {
    "": Expected(0, (NONE,)),
    "results": Expected(0, (NONE,)),
    "gender": Expected(0, ("No indicator of this project counts people.",)),
    "funding": Expected(0, ("Nothing was known of the funders",)),
    "actions": Expected(0, ("No evaluation recommendation is known",)),
    "evidence": Expected(0, ("No evidence is known",)),
    "meeting": Expected(
        0,
        (
            "Nothing must be decided.",
            "This project has no indicator.",
            "This project has no recommendation.",
        ),
    ),
    "about": Expected(0, ("No conflict was known",)),
}
PLANS = {
    "": Expected(0, ("No target that a figure can be compared with is known",)),
    "results": Expected(0, ("No figure of the 2 indicators was known", "no data")),
    "gender": Expected(0, ("No figure of people was known",)),
    "funding": Expected(0, ("No figure of money raised was known",)),
    "actions": Expected(0, ("R1",)),
    "evidence": Expected(0, ("R1",)),
    "meeting": Expected(0, ("R1 Do better", "nothing is reported on any action")),
    "about": Expected(0, ("No conflict was known",)),
}
SINGLE = {
    "": Expected(0, ("50 of 100", "on track")),
    "results": Expected(0, ("1 indicator", "50 of 100")),
    "gender": Expected(0, ("The one figure of people is not split by sex.", "People reached 50")),
    "funding": Expected(0, ("Nothing about the portfolio",)),
    "actions": Expected(0, ("No evaluation recommendation is known",)),
    "evidence": Expected(0, ("No evidence is known",)),
    "meeting": Expected(0, ("1 matter to decide.", "Sex is not recorded for any of 50")),
    "about": Expected(0, ("No conflict was known",)),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_crest(crest: Dashboard, open_visit: OpenVisit, address: str) -> None:
    found = faults(open_visit, crest, address, CREST.get(address, Expected()), "light")
    assert not found, "\n".join(found)


# Colours know no width.
@pytest.mark.parametrize("width", [WIDE, pytest.param(NARROW, marks=pytest.mark.soak)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_crest_in_the_dark(
    crest: Dashboard, open_visit: OpenVisit, address: str, width: int
) -> None:
    with open_visit(crest, address, width, "dark") as visit:
        look.open_everything(visit.page)
        found = look.faults(visit.page) + visit.complaints()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
@pytest.mark.parametrize("page", [page.path for page in FOR_VISITORS])
@pytest.mark.parametrize("project", ["empty", "plans", "single"])
def test_a_page_of_a_small_project(
    small: Dashboard, open_visit: OpenVisit, project: str, page: str, theme: Theme
) -> None:
    expectations = {"empty": EMPTY, "plans": PLANS, "single": SINGLE}[project]
    expected = expectations.get(page, Expected())
    found = faults(open_visit, small, f"{page}?project={project}", expected, theme)
    assert not found, "\n".join(found)


def faults(
    open_visit: OpenVisit, dashboard: Dashboard, address: str, expected: Expected, theme: Theme
) -> list[str]:
    """All that is wrong with a page as it opens, with all of its parts opened, and in a narrow window."""
    with open_visit(dashboard, address, WIDE, theme) as visit:
        found = look.missing(visit.page, expected.words) + look.seen(visit.page)
        headings = visit.page.locator("h1").all_inner_texts()
        if len(headings) != 1 or not headings[0].strip():
            found.append(f"its headings are {headings}, and not one")
        charts = visit.page.locator(".stPlotlyChart").count()
        if expected.charts not in (None, charts):
            found.append(f"it has {charts} charts, not {expected.charts}")
        look.open_everything(visit.page)
        found += [fault for fault in look.faults(visit.page) if fault not in found]
        look.resize(visit.page, NARROW)
        found += [f"in a narrow window: {fault}" for fault in look.faults(visit.page)]
        return found + visit.complaints()
