"""What each page has in sight as it opens: pixels to its first figures, layout shift, title, and files of Plotly.

As a visitor of CREST as of a date, with a browser that has fetched nothing, and at first a server that has made
nothing of the page yet. Nothing is timed; of layout shift, which depends on what arrives when, the largest counts.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize

from bench.browser import open_browser
from bench.results import Figure
from bench.script_runs import ROOT
from pages.parts.shared.navigation import FOR_VISITORS, HOME
from tests.browser.dashboards import serve
from tests.browser.first_sight import DESKTOP, PHONE, FirstSight, Place, first_sight

AS_OF, EARLIER = "2021-07-31", "2020-12-31"
FIRST_FIGURE_ON_DESKTOP, FIRST_FIGURE_ON_PHONE, LARGE_FIGURES_ON_DESKTOP = 180.0, 330.0, 280.0
SHIFT = 0.1
WITH_A_VERDICT = ("overview", "gender", "funding", "actions", "meeting")
WITHOUT_PLOTLY = ("overview", "results", "gender", "meeting")


def measure(repetitions: int) -> Iterator[Figure]:
    """The figures of each page, in a window of a desktop and in one of a phone."""
    sights: dict[str, list[FirstSight]] = {}
    for size in (DESKTOP, PHONE):
        sights = open_pages(size, repetitions)
        for name, visits in sights.items():
            yield from figures_of(name, visits, size["width"])
    titles = Counter(visits[0].title for visits in sights.values())
    shared = sum(count for count in titles.values() if count > 1)
    yield Figure(
        "pages with the title of another", {"pages": shared}, "", 0, said=" | ".join(titles)
    )


def open_pages(size: ViewportSize, repetitions: int) -> dict[str, list[FirstSight]]:
    """So many visits of each page in a window of that size, by its name."""
    with (
        TemporaryDirectory() as folder,
        serve(Path(folder), ROOT / "data") as dashboard,
        open_browser() as browser,
    ):
        # The store is open after a first visit, and has judged nothing as of the date of the others.
        first_sight(browser, f"{dashboard.address}/about?as_of={EARLIER}", size)
        return {
            page.name: [
                first_sight(browser, f"{dashboard.address}/{page.path}?as_of={AS_OF}", size)
                for _ in range(repetitions)
            ]
            for page in FOR_VISITORS
        }


def figures_of(name: str, visits: list[FirstSight], width: int) -> Iterator[Figure]:
    """The figures of one page, which was opened in a window of that width: how far it moves differs by visit."""
    sight, shift = visits[0], max(visit.shift for visit in visits)
    at, on_desktop = f"{width} px wide", width == DESKTOP["width"]
    nowhere = Place(sight.height, sight.height, "nowhere on a page of that height")
    if name in WITH_A_VERDICT:
        first = FIRST_FIGURE_ON_DESKTOP if on_desktop else FIRST_FIGURE_ON_PHONE
        yield pixels(f"{name}, first figure, {at}", sight.figure or nowhere, first)
    if sight.large or name == HOME.name:
        large = LARGE_FIGURES_ON_DESKTOP if on_desktop else None
        yield pixels(f"{name}, first large figure, {at}", sight.large or nowhere, large)
    yield Figure(f"{name}, layout shift, {at}", {"shift": shift}, "", SHIFT)
    if name in WITHOUT_PLOTLY:
        files = sight.plotly()
        yield Figure(
            f"{name}, files of Plotly, {at}", {"files": len(files)}, "", 0, said=", ".join(files)
        )


def pixels(name: str, place: Place, allowed: float | None) -> Figure:
    """How far below the top of the window a figure ends."""
    return Figure(name, {"bottom": place.bottom}, "px", allowed, said=place.text)
