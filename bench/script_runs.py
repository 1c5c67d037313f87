"""Runs of a page's script as on a server, without a server: their seconds."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from bench.measure import Took, Watch

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds


class Runs:
    """Measures each run of a script, from its start until its last element is handed over."""

    def __init__(self) -> None:
        self.last = Took(0.0, 0.0)
        # It would otherwise look through all packages for each session, which a server does once.
        self._components = BidiComponentManager()

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure every run of a script, and compile each script once, as a server does."""
        once = ScriptCache()
        run = LocalScriptRunner._run_script

        def timed(runner: LocalScriptRunner, data: Any) -> None:
            # As on a server, which has seen that dashboard.py declares the pages.
            PagesManager.uses_pages_directory = False
            watch = Watch()
            run(runner, data)
            self.last = watch.took()

        with (
            patch.object(LocalScriptRunner, "_run_script", timed),
            patch.object(app_test, "ScriptCache", lambda: once),
            patch.object(local_script_runner, "ScriptCache", lambda: once),
        ):
            yield

    def open(self, name: str, **query: str) -> AppTest:
        """A session of a new visitor of `pages/<name>.py`, at this address; nothing of it is run yet."""
        PagesManager.uses_pages_directory = False
        page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        page._bidi_component_manager = self._components
        for key, value in query.items():
            page.query_params[key] = value
        # Before its first run a page is known by its file's name: none other is drawn first.
        page.switch_page(f"pages/{name}.py")
        return page

    def constants(self) -> AppTest:
        """A session of the page of four constant charts."""
        page = AppTest.from_string("from bench.constant import FOUR, draw\ndraw(FOUR)")
        page._bidi_component_manager = self._components
        return page

    def run(self, page: AppTest) -> Took:
        """The seconds of one run of `page`. Raises `SystemExit` where it fails."""
        page.run()
        if page.exception:
            raise SystemExit(f"The page fails: {page.exception[0].value}")
        return self.last


def serve_here(folder: Path, data: Path = ROOT / "data") -> None:
    """Let the pages of this process be those of the projects in `data`, on a store of their own in `folder`."""
    os.environ["RESULTS_STORE"] = str(folder / "results.duckdb")
    os.environ["RESULTS_DATA"] = str(data)


def uncached_modules() -> list[tuple[ModuleType, str, Any]]:
    """What the pages' parts keep, each with the function that would compute it anew."""
    return [
        (module, name, cached.__wrapped__)
        for path, module in list(sys.modules.items())
        if path.startswith(("pages.parts.", "web."))
        for name, cached in list(vars(module).items())
        if type(cached).__name__ == "_lru_cache_wrapper"
    ]


@contextmanager
def without_caching() -> Iterator[None]:
    """Compute everything anew, as the same page would that was written without caching."""
    found = uncached_modules()
    cached = [(module, name, getattr(module, name)) for module, name, _ in found]
    for module, name, function in found:
        setattr(module, name, function)
    try:
        yield
    finally:
        for module, name, function in cached:
            setattr(module, name, function)
