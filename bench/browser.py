"""Visits of pages in Chromium: how long a reader waits, against another page in turn.

A first visit is that of a browser that has fetched nothing yet; a reload that of one that has fetched everything. The
server has kept all that it can of a page: it was opened before. The time counts from the navigation until the last
change of the page.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.measure import Took, Watch, interleaved_medians
from bench.script_runs import ROOT
from tests.browser import chromium, look
from tests.browser.conftest import FLAGS, HEIGHT, WIDTHS
from tests.browser.dashboards import Dashboard

FIRST, AGAIN = "first visit", "reload"

CONSTANTS = ROOT / "bench" / "served_constants.py"
STILL = 1500  # milliseconds without a change, after which none is expected
PATIENCE = 300_000  # milliseconds

# Over a slow line nothing changes while the script of a chart is fetched: it must have been drawn.
LAST_CHANGE = f"""() => {{
    const still = ({look.SETTLED})() && performance.now() - window.lastChange > {STILL};
    return still ? window.lastChange : 0;
}}"""


class Served(NamedTuple):
    """A page at its address, and the server that serves it."""

    dashboard: Dashboard
    address: str


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The Chromium of tests/browser. Raises `SystemExit` where there is none."""
    program = chromium.find()
    if program is None:
        raise SystemExit(f"There is no Chromium. Type: {chromium.line_to_type()}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def new_reader(browser: Browser) -> BrowserContext:
    """Somebody who has fetched nothing yet."""
    reader = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT})
    reader.add_init_script(f"({look.ARRIVE})()")
    return reader


def last_change(page: Page) -> float:
    """The seconds from the navigation until the last change of the page, which is unchanged since."""
    found = page.wait_for_function(LAST_CHANGE, timeout=PATIENCE).json_value()
    if page.get_by_test_id("stException").count():
        raise SystemExit(f"{page.url} fails.")
    return float(found) / 1000


def compare(
    browser: Browser, served: Mapping[str, Served], repetitions: int
) -> Iterator[tuple[str, dict[str, Took]]]:
    """A first visit and a reload of each, in turn: the medians, by name. Each was visited once before."""
    readers = [new_reader(browser) for _ in served]
    pages = {name: reader.new_page() for name, reader in zip(served, readers, strict=True)}
    for name, each in served.items():
        navigated(pages[name], partial(pages[name].goto, each.address), each.dashboard)
    visits = {name: partial(first_visit, browser, each) for name, each in served.items()}
    reloads = {
        name: partial(navigated, pages[name], pages[name].reload, each.dashboard)
        for name, each in served.items()
    }
    yield FIRST, interleaved_medians(repetitions, visits)
    yield AGAIN, interleaved_medians(repetitions, reloads)
    for reader in readers:
        reader.close()


def first_visit(
    browser: Browser, served: Served, prepare: Callable[[Page], object] = lambda _: None
) -> Took:
    """A visit of a browser that has fetched nothing; `prepare` is done to its page before."""
    reader = new_reader(browser)
    page = reader.new_page()
    prepare(page)
    took = navigated(page, lambda: page.goto(served.address), served.dashboard)
    reader.close()
    return took


def navigated(page: Page, go: Callable[[], object], dashboard: Dashboard) -> Took:
    """CPU seconds of the server, and wall seconds until the last change of the page."""
    watch = Watch(dashboard.process)
    go()
    wall = last_change(page)
    return Took(watch.took().cpu, wall)


def seconds_of(took: Mapping[str, Took]) -> dict[str, float]:
    """The seconds of each by name, to print."""
    return {f"{one} {of}": getattr(took[one], of) for one in took for of in Took._fields}
