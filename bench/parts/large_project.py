"""A project of 300 indicators and 1,000 results: how tall its pages are, and how long they take, against CREST's.

And Board meeting on a phone, of a ledger with nine reporting dates. Both are invented.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize

from bench.browser import Served, compare, open_browser, seconds_of
from bench.parts.first_sight import AS_OF
from bench.results import Figure
from bench.script_runs import ROOT
from pages.parts.shared.navigation import PAGES
from tests import nine_dates
from tests.browser.dashboards import serve
from tests.browser.first_sight import DESKTOP, PHONE, first_sight
from tests.sample_ledgers import Row, write_project

INDICATORS, RESULTS = 300, 1000
OUTCOMES, OUTPUTS = 5, 25
MEASURED = tuple(page for page in PAGES if page.name in ("overview", "results"))
HEIGHT, NINE_DATES_HEIGHT, TIME = 4000.0, 3500.0, 2.0

START, DUE = "2018-01-01", "2022-12-31"
ENDS = ("2019-06-30", "2019-12-31", "2020-06-30", "2020-12-31", "2021-06-30")
KINDS = ("People trained", "Workshops held", "Companies that signed a commitment", "Guides written")
TARGET = 1000
# What was reached by the end of June 2021, by the last digit of an indicator: 700 are expected by then. Of those that
# end with 7 the target was due in March, and there is no figure since.
REACHED = (150, 750, 900, 1010, 800, 1200, 1040, 600, 500, 400)
NOT_REPORTED = 7
WITHOUT_A_TARGET = {8: "not_in_source", 9: "none"}


def measure(repetitions: int) -> Iterator[Figure]:
    """The heights of the pages, and their times as the median of `repetitions`."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        browser = stack.enter_context(open_browser())
        write_project(folder / "large" / "data", large_project())
        nine_dates.make(folder / "nine")
        (folder / "crest").mkdir()
        large = stack.enter_context(serve(folder / "large", folder / "large" / "data"))
        for page in MEASURED:
            address = f"{large.address}/{page.path}?as_of={AS_OF}"
            yield height(
                browser, f"{page.name} of {INDICATORS} indicators", address, DESKTOP, HEIGHT
            )
        with serve(folder / "nine", folder / "nine" / "data") as nine:
            address = f"{nine.address}/meeting?as_of={nine_dates.AS_OF}"
            yield height(browser, "meeting of nine dates", address, PHONE, NINE_DATES_HEIGHT)
        crest = stack.enter_context(serve(folder / "crest", ROOT / "data"))
        for page in MEASURED:
            both = {"large": large, "CREST": crest}
            served = {
                name: Served(dashboard, f"{dashboard.address}/{page.path}?as_of={AS_OF}")
                for name, dashboard in both.items()
            }
            yield from times(browser, page.name, served, repetitions)


def height(browser: Browser, name: str, address: str, size: ViewportSize, allowed: float) -> Figure:
    """How tall a page is as it opens."""
    pixels = first_sight(browser, address, size).height
    return Figure(f"{name}, height {size['width']} px wide", {"height": pixels}, "px", allowed)


def times(
    browser: Browser, name: str, served: dict[str, Served], repetitions: int
) -> Iterator[Figure]:
    """A first visit and a reload of a page of the large project, against the same page of CREST."""
    for what, took in compare(browser, served, repetitions):
        ratio = took["large"].against(took["CREST"])
        text = f"{name} of {INDICATORS} indicators, {what} against CREST's"
        yield Figure(text, ratio, "×", TIME, ("wall",), seconds_of(took))


def large_project() -> dict[str, list[Row]]:
    """The rows of its files."""
    numbers = range(INDICATORS)
    return {
        "project": [{"title": "A project of many indicators", "start": START, "planned_end": DUE}],
        "framework": list(_framework()),
        "indicators": [
            {"indicator": _code(n), "result": f"output-{n % OUTPUTS}", "title": _title(n), "unit": "number"}
            for n in numbers
        ],
        "targets": [_target(n) for n in numbers],
        "results": [row for n in numbers for row in _results(n)],
    }  # fmt: skip


def _framework() -> Iterator[Row]:
    yield {"result": "objective", "level": "objective", "title": "Migrant workers work in dignity"}
    for n in range(OUTCOMES):
        yield {
            "result": f"outcome-{n}", "level": "outcome", "parent": "objective",
            "title": f"Partners of region {n + 1} change how they recruit",
        }  # fmt: skip
    for n in range(OUTPUTS):
        yield {
            "result": f"output-{n}", "level": "output", "parent": f"outcome-{n % OUTCOMES}",
            "title": f"Partners of district {n + 1} know how to recruit",
        }  # fmt: skip


def _target(n: int) -> Row:
    if why := WITHOUT_A_TARGET.get(n % 10):
        return {"indicator": _code(n), "value": None, "qualifier": why}
    due = "2021-03-31" if n % 10 == NOT_REPORTED else DUE
    return {"indicator": _code(n), "value": TARGET, "due": due, "reported_on": START}


def _results(n: int) -> Iterator[Row]:
    """Three periods, and four of the first indicators, so that there are as many figures as were asked for."""
    count = 4 if n < RESULTS - 3 * INDICATORS else 3
    ends = ENDS[:-1] if n % 10 == NOT_REPORTED else ENDS
    for end in ends[-count:]:
        value = REACHED[n % 10] * (ENDS.index(end) + 1) // len(ENDS)
        yield {
            "indicator": _code(n), "period_start": START, "period_end": end, "value": value,
            "reported_on": f"{end[:5]}07-15" if end.endswith("06-30") else f"{int(end[:4]) + 1}-01-15",
        }  # fmt: skip


def _code(n: int) -> str:
    return f"I{n:03}"


def _title(n: int) -> str:
    return f"{KINDS[n % len(KINDS)]} in district {n % OUTPUTS + 1}, group {n // OUTPUTS + 1}"
