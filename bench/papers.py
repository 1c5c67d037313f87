"""How long each paper takes, made for the first time, against two cold loads of the page Board meeting.

All in turn, in one run and one process, with nothing kept from the one before. And how long the page takes, warm,
while the paper that takes longest is being made, against the page alone.
"""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from bench.pages import Clock, uncached_modules
from pages.parts import papers

ROOT = Path(__file__).parents[1]
REPEATS = 3
LOADS = 2
DAY = timedelta(days=1)
SINCE, AS_OF = date(2020, 12, 31), date(2021, 8, 31)


def forget() -> None:
    """Nothing that was asked or made is known any more."""
    for module, name, _ in uncached_modules():
        getattr(module, name).cache_clear()
    papers.MADE = papers.Once(papers.KEPT)
    gc.collect()


def opened_page() -> AppTest:
    """The page, opened with both dates."""
    opened = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    opened.query_params["since"], opened.query_params["as_of"] = (
        SINCE.isoformat(),
        AS_OF.isoformat(),
    )
    opened.run()
    opened.switch_page("pages/meeting.py")
    return opened


def page(clock: Clock) -> float:
    """The seconds of a cold load of the page."""
    opened = opened_page()
    forget()
    return clock.time(opened) / 1000


def taken(name: str, client: TestClient) -> float:
    """The seconds until a paper is there that nobody asked for before."""
    forget()
    begun = perf_counter()
    answer = client.get(f"/papers/crest/{name}?since={SINCE}&as_of={AS_OF}")
    if answer.status_code != 200:
        raise SystemExit(f"{name}: {answer.text}")
    return perf_counter() - begun


def meanwhile(name: str, clock: Clock, client: TestClient) -> None:
    """Print how long the page takes, warm, alone and while the paper of two other days is being made."""
    address = f"/papers/crest/{name}?since={SINCE - DAY}&as_of={AS_OF - DAY}"
    opened = opened_page()
    clock.time(opened)
    alone = [clock.time(opened) / 1000 for _ in range(REPEATS)]
    beside = []
    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(client.get, address)
        while not making.done():
            beside.append(clock.time(opened) / 1000)
    print(
        f"the page, warm: alone {median(alone):.2f} s; while {name} is made {median(beside):.2f} s in "
        f"{len(beside)} runs, {median(beside) / median(alone):.1f} times, at the most {max(beside):.2f} s"
    )


def main() -> int:
    """Print a line for each paper; 1 where one takes longer than two cold loads of the page."""
    set_log_level(logging.ERROR)
    slow, clock = [], Clock()
    with tempfile.TemporaryDirectory() as folder, clock.running():
        os.environ["RESULTS_STORE"] = str(Path(folder, "results.duckdb"))
        os.environ["RESULTS_DATA"] = str(ROOT / "data")
        client = TestClient(Starlette(routes=papers.routes("", lambda: datetime(2021, 9, 1))))
        times: dict[str, list[float]] = {name: [] for name in ("page", *papers.KINDS)}
        measured: dict[str, Callable[[], float]] = {"page": lambda: page(clock)}
        measured |= {name: partial(taken, name, client) for name in papers.KINDS}
        for _ in range(REPEATS):
            for name, measure in measured.items():
                times[name].append(measure())
        allowed = LOADS * median(times["page"])
        print(f"a cold load of the page: {median(times['page']):.2f} s")
        for name in papers.KINDS:
            seconds = median(times[name])
            print(f"{name:16s}{seconds:6.2f} s  {seconds / allowed:5.2f} of two cold loads")
            if seconds > allowed:
                slow.append(name)
        meanwhile(max(papers.KINDS, key=lambda name: median(times[name])), clock, client)
        st.cache_resource.clear()
    if slow:
        print(f"Slower than two cold loads: {', '.join(slow)}.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
