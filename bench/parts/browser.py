"""How long a reader waits for each page in Chromium, against a page of as many constant drawings.

A table is a drawing too: Streamlit paints it on a canvas, with a large script of its own. Both pages are served by
real servers with the same settings, and opened one after the other. The server has kept all that it can of a page: it
was opened before. A first visit is that of a browser that has fetched nothing yet; a reload that of one that has
fetched everything. The time counts from the navigation until the last change of the page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.measure import Took, Watch, interleaved_medians
from bench.results import Figure
from bench.script_runs import ROOT
from pages.parts.shared.navigation import FOR_VISITORS
from tests.browser import chromium, look
from tests.browser.conftest import FLAGS, HEIGHT, WIDTHS
from tests.browser.dashboards import Dashboard, serve

FIRST_VISIT, RELOAD = 1.25, 1.6

CONSTANTS = ROOT / "bench" / "served_constants.py"
STILL = 1500  # milliseconds without a change, after which none is expected
PATIENCE = 120_000  # milliseconds

# Charts and tables of a page, in their order.
DRAWINGS = """() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(.stPlotlyChart, .stDataFrame)'
)].map(drawing => drawing.matches('.stDataFrame') ? 'dataframe' : 'plotly_chart')"""

LAST_CHANGE = f"""() => {{
    const app = document.querySelector('[data-testid=stApp]')?.dataset;
    const still = app?.testScriptState === 'notRunning' && app.testConnectionState === 'CONNECTED'
        && document.querySelector('h1, [data-testid=stException]') !== null
        && performance.now() - window.lastChange > {STILL};
    return still ? window.lastChange : 0;
}}"""


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


def measure(repetitions: int) -> Iterator[Figure]:
    """The figures of each page, each the median of `repetitions`."""
    with (
        TemporaryDirectory() as real,
        TemporaryDirectory() as constant,
        serve(Path(real), ROOT / "data") as dashboard,
        serve(Path(constant), ROOT / "data", script=CONSTANTS) as constants,
        open_browser() as browser,
    ):
        for name in (page.name for page in FOR_VISITORS):
            yield from measure_page(browser, dashboard, constants, name, repetitions)


def measure_page(
    browser: Browser, dashboard: Dashboard, constants: Dashboard, name: str, repetitions: int
) -> Iterator[Figure]:
    """A first visit and a reload of one page."""
    readers = [new_reader(browser) for _ in range(2)]
    pages = [reader.new_page() for reader in readers]
    address = f"{dashboard.address}/{'' if name == 'overview' else name}"
    navigated(pages[0], lambda: pages[0].goto(address), dashboard)
    drawings = pages[0].evaluate(DRAWINGS)
    as_many = f"{constants.address}/?drawings={','.join(drawings)}"
    navigated(pages[1], lambda: pages[1].goto(as_many), constants)
    visits = {
        "page": lambda: first_visit(browser, dashboard, address),
        "constants": lambda: first_visit(browser, constants, as_many),
    }
    reloads = {
        "page": lambda: navigated(pages[0], pages[0].reload, dashboard),
        "constants": lambda: navigated(pages[1], pages[1].reload, constants),
    }
    for what, works, allowed in (
        ("first visit", visits, FIRST_VISIT),
        ("reload", reloads, RELOAD),
    ):
        took = interleaved_medians(repetitions, works)
        ratio = took["page"].against(took["constants"])
        seconds = {f"{one} {of}": getattr(took[one], of) for one in took for of in Took._fields}
        seconds["charts"] = drawings.count("plotly_chart")
        seconds["tables"] = drawings.count("dataframe")
        # A browser's own work is in the seconds that a reader waits, not in the CPU time of the server.
        yield Figure(f"{name}, {what} in Chromium", ratio, "×", allowed, ("wall",), seconds)
    for reader in readers:
        reader.close()


def first_visit(browser: Browser, dashboard: Dashboard, address: str) -> Took:
    """A visit of a browser that has fetched nothing."""
    reader = new_reader(browser)
    page = reader.new_page()
    took = navigated(page, lambda: page.goto(address), dashboard)
    reader.close()
    return took


def navigated(page: Page, go: Callable[[], object], dashboard: Dashboard) -> Took:
    """CPU seconds of the server, and wall seconds until the last change of the page."""
    watch = Watch(dashboard.process)
    go()
    wall = last_change(page)
    return Took(watch.took().cpu, wall)
