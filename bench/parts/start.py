"""How long a first start on CREST takes, from the command to the page drawn in Chromium, against an empty app.

The dashboard's store is made from `data/` meanwhile. Both have the same settings, and are started one after the other.
What is installed into .venv is there already.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser

from bench.browser import last_change, new_reader, open_browser, seconds_of
from bench.measure import Took, cpu_since_start, interleaved_medians
from bench.results import Figure
from bench.script_runs import ROOT
from tests.browser.dashboards import serve

ALLOWED = 1.5
EMPTY = ROOT / "bench" / "served_constants.py"
DASHBOARD = ROOT / "dashboard.py"


def measure(repetitions: int) -> Iterator[Figure]:
    """The figure, as the median of `repetitions`."""
    with open_browser() as browser:
        took = interleaved_medians(
            repetitions,
            {
                "dashboard": lambda: start(browser, DASHBOARD),
                "empty": lambda: start(browser, EMPTY),
            },
        )
    yield Figure(
        "first start on CREST",
        took["dashboard"].against(took["empty"]),
        allowed=ALLOWED,
        held=("wall",),
        seconds=seconds_of(took),
    )


def start(browser: Browser, script: Path) -> Took:
    """CPU seconds of the server, and wall seconds from the command to the last change of the first page."""
    begun = perf_counter()
    with (
        TemporaryDirectory() as folder,
        serve(Path(folder), ROOT / "data", script=script) as dashboard,
    ):
        reader = new_reader(browser)
        page = reader.new_page()
        before = perf_counter() - begun
        page.goto(dashboard.address)
        drawn = before + last_change(page)
        took = Took(cpu_since_start(dashboard.process), drawn)
        reader.close()
        return took
