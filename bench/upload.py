"""How long an upload of a million rows takes, against what DuckDB takes to read the same file into a table.

Both in turn, in one run, each in a process of its own. The first upload meets a store without a result; the second
one corrects each of a million. Read, checked, compared, weighed, shown and confirmed; on a DuckDB file, on the engine
that RESULTS_STORE names, or with `--lake` on DuckLake with a PostgreSQL that is started for it.
"""

import logging
import os
import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import ParamSpec, TypeVar

import duckdb
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from pages.parts import effects
from store import Original, Preview, Store, Upload, how_many, open_store
from store.address import is_lake
from tests.postgres import Postgres
from tests.worlds import write_project

ROWS = 1_000_000
INDICATORS = 50
ONE_ROW = "one-row.csv"
ALLOWED_EMBEDDED, ALLOWED_LAKE = 4.0, 6.0
ALLOWED_MEMORY = 1.0  # GiB
NOW = datetime(2024, 7, 1, 12, 0)

Given = ParamSpec("Given")
Found = TypeVar("Found")

SEXES = "['total', 'women', 'men', 'another_gender', 'not_recorded']"

MADE = f"""
    copy (
        select
            'IND' || (n % {INDICATORS}) as indicator,
            date '2020-01-01' + cast(n // {INDICATORS} % 40 * 30 as integer) as period_start,
            date '2020-01-30' + cast(n // {INDICATORS} % 40 * 30 as integer) as period_end,
            chr(65 + cast(n // 2000 % 26 as integer)) || chr(65 + cast(n // 52000 % 26 as integer))
                || 'A' as country,
            {SEXES}[1 + n % 5] as sex,
            n * 7 % 100000 + $more as value, $known::date as reported_on, 'reported' as basis,
            'exact' as qualifier, case when n % 10 = 0 then 'A note of ' || n end as note,
            'report' as source, 'finding ' || (n % 30) as place
        from range($rows) as numbers(n)
    ) to $path (header)
"""


@dataclass(frozen=True)
class Brought:
    """What an upload took: seconds from the file to its confirmation, and GiB more than the open store."""

    seconds: float
    memory: float
    warnings: int


def bring(address: str, data: Path, file: Path) -> Brought:
    """Bring the file as the Upload page does, in a dashboard that has shown an upload of one row before."""
    set_log_level(logging.ERROR)
    page = AppTest.from_string("from bench.upload import draw\ndraw()", default_timeout=60)
    page._bidi_component_manager = (
        BidiComponentManager()
    )  # else it looks through all packages first
    store = open_store(address, data, now=NOW)
    weigh(store, file.with_name(ONE_ROW), page).close()
    before, begun = memory("VmRSS"), perf_counter()
    preview = weigh(store, file, page)
    preview.confirm(by="bench", note="A million rows.", at=NOW)
    seconds, more = perf_counter() - begun, memory("VmHWM") - before
    preview.close()
    store.close()
    return Brought(seconds, more, how_many(preview.warnings))


def weigh(store: Store, file: Path, page: AppTest) -> Preview:
    """Read, check and compare the file, and draw what the Upload page shows before it is confirmed."""
    preview = Preview(store, Upload("tiny", (Original("results.csv", file),), "", "", NOW))
    if preview.faults:
        raise SystemExit(f"The file is at fault: {preview.faults[0]}")
    page.session_state["preview"] = preview
    page.run()
    if page.exception:
        raise SystemExit(f"It cannot be shown: {page.exception[0].value}")
    return preview


def draw() -> None:
    """The script of that page."""
    preview: Preview = st.session_state["preview"]
    assert preview.effect is not None, "there are no faults"
    effects.draw(preview.effect, preview.every_row, "preview")
    effects.draw_faults(preview.warnings, "warnings")


def read(file: Path, into: Path) -> float:
    """The seconds that DuckDB takes to read the file into a table of a new database file."""
    connection = duckdb.connect(into)
    connection.execute("set enable_progress_bar = false")
    begun = perf_counter()
    connection.execute("create table results as from read_csv($path)", {"path": str(file)})
    seconds = perf_counter() - begun
    connection.close()
    into.unlink()
    return seconds


def memory(which: str) -> float:
    """The memory that this process has (`VmRSS`), or the most that it has had (`VmHWM`), in GiB.

    Linux says so; what `getrusage` says begins at the most that the process had which started this one.
    """
    said = re.search(rf"{which}:\s+([0-9]+) kB", Path("/proc/self/status").read_text())
    assert said is not None, which
    return int(said[1]) / 1024**2


def apart(work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """What `work` gives back, in a process of its own, which has nothing left of the work before it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(work, *given, **named).result()


def make(folder: Path) -> tuple[Path, Path]:
    """Write the project, and the two files that are brought into it."""
    codes = [{"indicator": f"IND{number}"} for number in range(INDICATORS)]
    write_project(folder / "data", {"indicators": codes, "targets": codes})
    first, corrected = folder / "first.csv", folder / "corrected.csv"
    for file, rows, more, known in (
        (folder / ONE_ROW, 1, 0, "2024-01-15"),
        (first, ROWS, 0, "2024-01-15"),
        (corrected, ROWS, 1, "2024-06-15"),
    ):
        given = {"rows": rows, "more": more, "known": known, "path": str(file)}
        duckdb.connect().execute(MADE, given)
    return first, corrected


@contextmanager
def address_of(folder: Path, *, on_lake: bool) -> Iterator[str]:
    """Where the store is to be: a PostgreSQL that was started for it ends with it."""
    if not on_lake:
        yield os.environ.get("RESULTS_STORE") or str(folder / "store.duckdb")
        return
    server = Postgres()
    try:
        server.run("create database bench")
        yield f"ducklake:postgres:{server.named('bench')} data_path='{folder / 'files'}'"
    finally:
        server.stop()


def measure(address: str, folder: Path) -> tuple[float, dict[str, Brought]]:
    """The seconds of a bare reading, and what the two uploads took."""
    first, corrected = make(folder)
    open_store(address, folder / "data", now=NOW).close()
    reading, into = [], folder / "read.duckdb"
    brought = {}
    for file in (first, corrected):
        reading.append(apart(read, file, into))
        brought[file.stem] = apart(bring, address, folder / "data", file)
    reading.append(apart(read, corrected, into))
    return median(reading), brought


def main() -> int:
    """Print what both uploads took; 1 where one of them took longer, or more memory, than is allowed."""
    parser = ArgumentParser("python -m bench.upload", description=__doc__)
    parser.add_argument("--lake", action="store_true", help="on DuckLake with a PostgreSQL")
    with (
        tempfile.TemporaryDirectory() as name,
        address_of(Path(name), on_lake=parser.parse_args().lake) as address,
    ):
        reading, brought = measure(address, Path(name))
    allowed = ALLOWED_LAKE if is_lake(address) else ALLOWED_EMBEDDED
    print(
        f"a bare reading {reading:.2f} s; allowed: {allowed} times, and {ALLOWED_MEMORY} GiB more"
    )
    for what, took in brought.items():
        print(f"{what:10s} brought {took.seconds:6.2f} s  ratio {took.seconds / reading:5.2f}  "
              f"memory +{took.memory:.2f} GiB  {took.warnings:,} warnings")  # fmt: skip
    too_much = [
        what
        for what, took in brought.items()
        if took.seconds > allowed * reading or took.memory > ALLOWED_MEMORY
    ]
    if too_much:
        print(f"More than is allowed: {', '.join(too_much)}.")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
