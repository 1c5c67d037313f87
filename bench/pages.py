"""How long the server takes for each page, warm: against a page of constants, and against no caching.

All three are measured in turn, in one run and one process, so that what slows one slows all. Only the run
of the script counts: from its start until its last element is handed over.
"""

import logging
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from types import ModuleType
from typing import Any
from unittest.mock import patch

from streamlit.logger import set_log_level
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

ROOT = Path(__file__).parents[1]
PAGES = ("overview", "results", "gender", "funding", "actions", "evidence", "meeting", "about")
ALLOWED = 2.0
REPEATS = 40
REPEATS_UNCACHED = 6

HEADING = (
    "milliseconds of the server, warm   page  constant  ratio  uncached  ratio   charts  tables"
)

Parts = tuple[str, ...]


class Clock:
    """Takes the time of each run of a script, and what it has sent."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.parts: Parts = ()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Measure every run of a script, and compile each script once, as a server does."""
        once = ScriptCache()
        run = LocalScriptRunner._run_script

        def timed(runner: LocalScriptRunner, data: Any) -> None:
            # As on a server, which has seen that dashboard.py declares the pages.
            PagesManager.uses_pages_directory = False
            begun = perf_counter()
            run(runner, data)
            self.seconds = perf_counter() - begun
            self.parts = tuple(_kinds(runner))

        with (
            patch.object(LocalScriptRunner, "_run_script", timed),
            patch.object(app_test, "ScriptCache", lambda: once),
            patch.object(local_script_runner, "ScriptCache", lambda: once),
        ):
            yield

    def time(self, page: AppTest) -> float:
        """The milliseconds that one run of `page` takes."""
        page.run()
        if page.exception:
            raise SystemExit(f"The page fails: {page.exception[0].value}")
        return self.seconds * 1000


def _kinds(runner: LocalScriptRunner) -> Iterator[str]:
    for message in runner.forward_msgs():
        if message.WhichOneof("type") == "delta":
            delta = message.delta
            sent = delta.WhichOneof("type")
            if sent == "new_element":
                yield str(delta.new_element.WhichOneof("type"))
            elif sent == "add_block":
                yield str(delta.add_block.WhichOneof("type"))


def uncached_modules() -> list[tuple[ModuleType, str, Any]]:
    """What the pages' parts keep, each with the function that would compute it anew."""
    return [
        (module, name, kept.__wrapped__)
        for path, module in list(sys.modules.items())
        if path.startswith("pages.parts.")
        for name, kept in list(vars(module).items())
        if type(kept).__name__ == "_lru_cache_wrapper"
    ]


@contextmanager
def without_caching() -> Iterator[None]:
    """Compute everything anew, as the same page would that was written without caching."""
    found = uncached_modules()
    kept = [(module, name, getattr(module, name)) for module, name, _ in found]
    for module, name, function in found:
        setattr(module, name, function)
    try:
        yield
    finally:
        for module, name, cached in kept:
            setattr(module, name, cached)


def measure(name: str, clock: Clock) -> tuple[float, float, float, Counter[str]]:
    """Milliseconds of the page `name`, of its constants and of it uncached, and what it is made of."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    page.switch_page(f"pages/{name}.py")
    clock.time(page)
    parts = clock.parts
    constant = AppTest.from_string(f"from bench.constant import play\nplay({parts})")
    real, constants, uncached = [], [], []
    for turn in range(REPEATS):
        real.append(clock.time(page))
        constants.append(clock.time(constant))
        if turn < REPEATS_UNCACHED:
            with without_caching():
                uncached.append(clock.time(page))
    return median(real), median(constants), median(uncached), Counter(parts)


def main() -> int:
    """Print a line for each page; 1 where one takes more than twice as long as its constants."""
    slow = []
    set_log_level(logging.ERROR)
    print(HEADING)
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, clock.running():
        os.environ["RESULTS_STORE"] = str(Path(folder, "results.duckdb"))
        os.environ["RESULTS_DATA"] = str(ROOT / "data")
        for name in PAGES:
            page, constant, uncached, parts = measure(name, clock)
            print(
                f"{name:32s}{page:7.1f}{constant:10.1f}{page / constant:7.2f}"
                f"{uncached:10.1f}{uncached / page:7.1f}"
                f"{parts['plotly_chart']:9d}{parts['dataframe'] + parts['table']:8d}"
            )
            if page / constant > ALLOWED:
                slow.append(name)
    if slow:
        print(f"More than {ALLOWED} times its constants: {', '.join(slow)}.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
