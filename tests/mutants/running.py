"""Tests run in a copy of the tree, each time in a process of its own, forked when the libraries are loaded."""

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

# To load them takes longer than most tests. Nothing of this project is among them: that is what changes.
LIBRARIES = (
    "docx", "duckdb", "hypothesis", "icalendar", "openpyxl", "pandas", "plotly.graph_objects", "pptx",
    "pytest", "streamlit.testing.v1", "xlsxwriter",
)  # fmt: skip
OPTIONS = (
    "-x",
    "-q",
    "-n",
    "0",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--tb=short",
    "--disable-warnings",
)
# Seconds after which a test counts as hanging.
PATIENCE = 900

# Whether all passed, by how pytest ends: passed, failed, a file that cannot be collected, no test chosen.
ENDS = {0: True, 1: False, 2: False, 5: True}

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(list(LIBRARIES))


def run(tree: Path, tests: list[str]) -> tuple[bool, str]:
    """Whether all of these tests pass in this tree, and what was printed. The second engine has its own runs.

    Tests that hang do not pass, and print nothing. Raises `RuntimeError` where pytest itself did not run: that
    would else be taken for a mutant that is caught.
    """
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as printed:
        process = PROCESSES.Process(target=_pytest, args=(str(tree), tests, printed.name))
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
            return False, ""
        text = printed.read()
        if process.exitcode not in ENDS:
            raise RuntimeError(f"pytest itself did not run, in {tree}:\n{text[-2000:]}")
        return ENDS[process.exitcode], text


def _pytest(tree: str, tests: list[str], printed: str) -> None:
    """Begin as `python -m pytest` does in the folder `tree`, without what was loaded from another one."""
    with open(printed, "w", encoding="utf-8") as output:  # noqa: PTH123
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    rooms = {path.stem for path in Path(tree).iterdir()}
    for name in [name for name in sys.modules if name.partition(".")[0] in rooms]:
        del sys.modules[name]
    elsewhere = {"", str(Path.cwd())}
    sys.path[:] = [tree, *(path for path in sys.path if path not in elsewhere)]
    os.chdir(tree)
    os.environ["COLUMNS"] = "400"
    sys.dont_write_bytecode = True
    import pytest

    code = int(pytest.main([*OPTIONS, "-k", "not ducklake", *tests]))
    sys.stdout.flush()
    os._exit(code)
