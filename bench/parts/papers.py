"""How long each paper takes, made for the first time, against a cold load of the page Board meeting.

One after the other, in one run and one process, with nothing kept from the one before. And how long the page takes,
warm, while the paper that takes longest is being made, against the page alone.
"""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from bench.measure import Took, interleaved_medians, timed
from bench.results import Figure
from bench.script_runs import Runs, serve_here, uncached_modules
from web.routes import papers
from web.routes.addresses import routes

LOADS = 2.0
DAY = timedelta(days=1)
SINCE, AS_OF = date(2020, 12, 31), date(2021, 8, 31)


def measure(repetitions: int) -> Iterator[Figure]:
    """The figures of each paper, each the median of `repetitions`, and of the page beside the slowest."""
    runs = Runs()
    with TemporaryDirectory() as folder, runs.measured():
        serve_here(Path(folder))
        client = TestClient(Starlette(routes=routes("", lambda: datetime(2021, 9, 1), "overview")))
        works: dict[str, Callable[[], Took]] = {"page": lambda: page(runs)}
        works |= {name: partial(taken, name, client) for name in papers.KINDS}
        took = interleaved_medians(repetitions, works)
        for name in papers.KINDS:
            seconds = {"paper cpu": took[name].cpu, "page cpu": took["page"].cpu}
            ratio = took[name].against(took["page"])
            yield Figure(f"{name}, against a cold load", ratio, allowed=LOADS, seconds=seconds)
        yield meanwhile(
            max(papers.KINDS, key=lambda name: took[name].wall), runs, client, repetitions
        )
        st.cache_resource.clear()


def forget() -> None:
    """Forget every answer and paper that is kept."""
    for module, name, _ in uncached_modules():
        getattr(module, name).cache_clear()
    papers.PAPERS = papers.PaperCache(papers.CACHE_SIZE)
    gc.collect()


def opened_page(runs: Runs) -> AppTest:
    """The page, to be opened with both dates."""
    return runs.open("meeting", since=SINCE.isoformat(), as_of=AS_OF.isoformat())


def page(runs: Runs) -> Took:
    """The seconds of a cold load of the page."""
    opened = opened_page(runs)
    runs.run(opened)
    forget()
    return runs.run(opened)


def taken(name: str, client: TestClient) -> Took:
    """The seconds of a paper that nobody asked for before."""
    forget()
    return timed(lambda: fetch(client, name, SINCE, AS_OF))


def fetch(client: TestClient, name: str, since: date, as_of: date) -> None:
    """Ask for a paper. Raises `SystemExit` where there is none."""
    answer = client.get(f"/papers/crest/{name}?since={since}&as_of={as_of}")
    if answer.status_code != 200:
        raise SystemExit(f"{name}: {answer.text}")


def meanwhile(name: str, runs: Runs, client: TestClient, repetitions: int) -> Figure:
    """How long the page takes, warm, while the paper of two other days is being made, against alone."""
    opened = opened_page(runs)
    runs.run(opened)
    alone = [runs.run(opened).wall for _ in range(repetitions)]
    beside = []
    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(fetch, client, name, SINCE - DAY, AS_OF - DAY)
        while not making.done():
            beside.append(runs.run(opened).wall)
    making.result()
    return Figure(
        f"the page Board meeting while {name} is made",
        {"wall": median(beside) / median(alone)},
        seconds={"alone": median(alone), "meanwhile": median(beside), "longest": max(beside)},
    )
