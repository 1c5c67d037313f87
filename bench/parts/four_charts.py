"""How long a reader waits for each page in Chromium, and what is sent, against a page of four constant Plotly charts.

That page is the same whatever ours draws, and is served by a plain `streamlit run` that watches no files. Both are
opened in turn, CREST as of a date: by a browser that has fetched nothing, and anew by one that has fetched everything.
The server was asked before. The time counts from the navigation until the last change of the page.
"""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import (
    AGAIN,
    CONSTANTS,
    FIRST,
    Served,
    compare,
    first_visit,
    open_browser,
    seconds_of,
)
from bench.constant import FOUR
from bench.measure import interleaved_medians
from bench.parts.first_sight import AS_OF
from bench.results import Figure
from bench.script_runs import ROOT
from pages.parts.shared.navigation import FOR_VISITORS
from tests.browser.dashboards import serve

CHARTS = "four charts"
QUICKEST = ("overview", "results", "meeting")
ALLOWED_QUICKEST = {FIRST: 0.7, AGAIN: 0.8}
ALLOWED = {FIRST: 1.15, AGAIN: 1.25}
ALLOWED_BYTES, ALLOWED_SLOW = 0.25, 0.4

UNWATCHED = {
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}
# 10 Mbit in bytes, and milliseconds until an answer begins.
SLOW_LINE = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
MEGABYTE = 1_000_000


def measure(repetitions: int) -> Iterator[Figure]:
    """The figures of each page, each the median of `repetitions`, then those of the line on Overview."""
    with (
        TemporaryDirectory() as folder,
        serve(Path(folder), ROOT / "data") as dashboard,
        serve_four_charts() as charts,
        open_browser() as browser,
    ):
        for page in FOR_VISITORS:
            ours = Served(dashboard, f"{dashboard.address}/{page.path}?as_of={AS_OF}")
            yield from times(browser, page.name, {"page": ours, CHARTS: charts}, repetitions)
        overview = Served(dashboard, f"{dashboard.address}/?as_of={AS_OF}")
        yield sent(browser, overview, charts)
        yield over_a_slow_line(browser, overview, charts, repetitions)


@contextmanager
def serve_four_charts() -> Iterator[Served]:
    """The page of four charts, served from a folder without settings."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with serve(
            folder, folder, environment=UNWATCHED, script=CONSTANTS, directory=folder
        ) as plain:
            yield Served(plain, f"{plain.address}/?charts={FOUR}")


def times(
    browser: Browser, name: str, served: dict[str, Served], repetitions: int
) -> Iterator[Figure]:
    """A first visit and a reload of one page."""
    for what, took in compare(browser, served, repetitions):
        yield Figure(
            f"{name}, {what} against {CHARTS}",
            took["page"].against(took[CHARTS]),
            "×",
            (ALLOWED_QUICKEST if name in QUICKEST else ALLOWED)[what],
            ("wall",),
            seconds_of(took),
        )


def sent(browser: Browser, page: Served, charts: Served) -> Figure:
    """The bytes of a first visit."""
    megabytes = {"page": received(browser, page), CHARTS: received(browser, charts)}
    ratio = megabytes["page"] / megabytes[CHARTS]
    seconds = {f"{one} MB": size for one, size in megabytes.items()}
    name = f"overview, bytes of a first visit against {CHARTS}"
    return Figure(name, {"bytes": ratio}, "×", ALLOWED_BYTES, seconds=seconds)


def received(browser: Browser, served: Served) -> float:
    """The megabytes that a first visit receives: answers with their heads as they are sent, and the websocket's."""
    sizes: list[int] = []

    def count_from(page: Page) -> None:
        network = page.context.new_cdp_session(page)
        network.on("Network.loadingFinished", lambda end: sizes.append(end["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda come: sizes.append(_length(come)))
        network.send("Network.enable")

    first_visit(browser, served, count_from)
    return sum(sizes) / MEGABYTE


def over_a_slow_line(browser: Browser, page: Served, charts: Served, repetitions: int) -> Figure:
    """A first visit at 10 Mbit/s and 60 ms."""
    took = interleaved_medians(
        repetitions,
        {
            name: partial(first_visit, browser, served, slow_down)
            for name, served in (("page", page), (CHARTS, charts))
        },
    )
    return Figure(
        f"overview, first visit at 10 Mbit/s and 60 ms against {CHARTS}",
        took["page"].against(took[CHARTS]),
        "×",
        ALLOWED_SLOW,
        ("wall",),
        seconds_of(took),
    )


def slow_down(page: Page) -> None:
    """Let all that the page receives come as over a slow line."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_LINE)


def _length(come: dict[str, Any]) -> int:
    """The bytes of what came over the websocket: Chromium gives what is no text in Base64."""
    response = come["response"]
    text = response["payloadData"]
    return len(text if response["opcode"] == 1 else b64decode(text))
