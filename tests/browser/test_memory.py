"""Sessions come and go, and the server's memory stays where it is: a sample here, an hour of them in `make soak`."""

import os
from itertools import cycle
from pathlib import Path
from statistics import median
from time import monotonic

import pytest

from bench.measure import memory
from pages.parts.shared.navigation import FOR_VISITORS
from tests.browser.dashboards import Dashboard, serve
from tests.browser.wire import open_wire
from tests.conftest import CREST_DATA

PAGES = tuple(page.path for page in FOR_VISITORS)

# Streamlit itself keeps the last 128 sessions that were left. From then on nothing need grow.
WARM = 17 * len(PAGES)
SAMPLE = 10 * len(PAGES)

# In MiB. A sample grew by 1; by 13 where the messages of each run were kept, and by 24 where its figures were (tried).
ALLOWED = 8.0
# Python and the C library keep what they were given a while: within an hour this much comes and goes.
ALLOWED_IN_AN_HOUR = 30.0


def visit(dashboard: Dashboard, sessions: int) -> float:
    """Open so many sessions one after the other, each on the next page; gives back the memory by then, in MiB."""
    with open_wire(dashboard.address) as wire:
        pages = wire.run().pages
    after = []
    for page, _ in zip(cycle(PAGES), range(sessions), strict=False):
        with open_wire(dashboard.address) as wire:
            assert wire.run(pages[page]).elements
        after.append(memory(process=dashboard.process))
    return median(after[-len(PAGES) :])


def test_memory_does_not_grow_with_sessions_that_were_left(tmp_path: Path) -> None:
    with serve(tmp_path, CREST_DATA) as dashboard:
        before = visit(dashboard, WARM)
        assert visit(dashboard, SAMPLE) - before <= ALLOWED


@pytest.mark.soak
def test_memory_stays_while_sessions_come_and_go_for_an_hour(tmp_path: Path) -> None:
    """RESULTS_SOAK_MINUTES says for how long."""
    minutes = float(os.environ.get("RESULTS_SOAK_MINUTES") or 60)
    with serve(tmp_path, CREST_DATA) as dashboard:
        before, until = visit(dashboard, WARM), monotonic() + 60 * minutes
        grown = [0.0]
        while monotonic() < until:
            grown.append(visit(dashboard, SAMPLE) - before)
        assert max(grown) <= ALLOWED_IN_AN_HOUR, f"MiB more than before: {grown}"
