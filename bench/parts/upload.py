"""How long an upload of a million rows takes, against what DuckDB takes to read the same file into a table.

Both one after the other, in one run, each in a process of its own. The first upload is into a store without a result;
the second one corrects each of a million. Read, checked, previewed, shown and confirmed; on a DuckDB file, on the
engine that RESULTS_STORE names, or on DuckLake with a PostgreSQL that is started for it.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from bench.measure import Took, Watch, apart, memory, middle, timed
from bench.results import Figure
from pages.parts.shared import effect_tables
from store import Original, Preview, Store, Upload, how_many, open_store
from store.engine.address import is_lake
from tests.postgres import OwnPostgres
from tests.sample_ledgers import write_project

ROWS = 1_000_000
INDICATORS = 50
ONE_ROW = "one-row.csv"
ALLOWED_EMBEDDED, ALLOWED_LAKE = 4.0, 6.0
ALLOWED_MEMORY = 1024.0  # MiB
NOW = datetime(2024, 7, 1, 12, 0)

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
class UploadFigures:
    """The seconds of an upload, from the file to its confirmation, and its MiB beyond those of the open store."""

    took: Took
    memory: float
    warnings: int


def upload_file(address: str, data: Path, file: Path) -> UploadFigures:
    """Upload the file as the Upload page does, in a dashboard that has shown an upload of one row before."""
    set_log_level(logging.ERROR)
    page = effect_page()
    store = open_store(address, data, now=NOW)
    preview_upload(store, "tiny", file.with_name(ONE_ROW), page, NOW).close()
    before, watch = memory("VmRSS"), Watch()
    preview = preview_upload(store, "tiny", file, page, NOW)
    preview.confirm(by="bench", note="A million rows.", at=NOW)
    took, more = watch.took(), memory("VmHWM") - before
    preview.close()
    store.close()
    return UploadFigures(took, more, how_many(preview.warnings))


def effect_page() -> AppTest:
    """The part of the Upload page that shows what an upload would do."""
    page = AppTest.from_string("from bench.parts.upload import draw\ndraw()", default_timeout=60)
    # It would otherwise look through all packages first, which a server does once.
    page._bidi_component_manager = BidiComponentManager()
    return page


def preview_upload(store: Store, project: str, file: Path, page: AppTest, now: datetime) -> Preview:
    """Read, check and compare a file of results, and draw what the Upload page shows before it is confirmed."""
    preview = Preview(store, Upload(project, (Original("results.csv", file),), "", "", now))
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
    effect_tables.draw(preview.effect, preview.every_row, "preview")
    effect_tables.draw_faults(preview.warnings, "warnings", "warning")


def read_bare(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Read a file into a table, and commit."""
    connection.execute("create table results as from read_csv($path)", {"path": str(file)})


def read(file: Path, into: Path) -> Took:
    """What DuckDB takes to read the file into a table of a new database file."""
    with duckdb.connect(into) as connection:
        connection.execute("set enable_progress_bar = false")
        took = timed(lambda: read_bare(connection, file))
    into.unlink()
    return took


def make(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the project, and the two files to upload, of so many rows."""
    codes = [{"indicator": f"IND{number}"} for number in range(INDICATORS)]
    write_project(folder / "data", {"indicators": codes, "targets": codes})
    first, corrected = folder / "first.csv", folder / "corrected.csv"
    for file, count, more, known in (
        (folder / ONE_ROW, 1, 0, "2024-01-15"),
        (first, rows, 0, "2024-01-15"),
        (corrected, rows, 1, "2024-06-15"),
    ):
        given = {"rows": count, "more": more, "known": known, "path": str(file)}
        duckdb.connect().execute(MADE, given)
    return first, corrected


@contextmanager
def address_of(folder: Path, *, on_lake: bool) -> Iterator[str]:
    """The address of the store: a PostgreSQL that was started for it ends with it."""
    if not on_lake:
        yield os.environ.get("RESULTS_STORE") or str(folder / "store.duckdb")
        return
    server = OwnPostgres()
    try:
        server.run("create database bench")
        yield f"ducklake:postgres:{server.named('bench')} data_path='{folder / 'files'}'"
    finally:
        server.stop()


def measure(*, on_lake: bool = False, rows: int = ROWS) -> Iterator[Figure]:
    """The figures of both uploads, of so many rows each."""
    with (
        TemporaryDirectory() as name,
        address_of(Path(name), on_lake=on_lake) as address,
    ):
        bare, uploads = upload_both(address, Path(name), rows)
    engine = "DuckLake" if is_lake(address) else "DuckDB"
    for what, upload in uploads.items():
        text = f"{what} upload of {rows:,} rows on {engine}"
        yield Figure(
            text,
            upload.took.against(bare),
            allowed=ALLOWED_LAKE if is_lake(address) else ALLOWED_EMBEDDED,
            held=("wall",),
            seconds={
                "upload cpu": upload.took.cpu,
                "upload wall": upload.took.wall,
                "bare reading cpu": bare.cpu,
                "bare reading wall": bare.wall,
                "warnings": upload.warnings,
            },
        )
        yield Figure(f"{text}, memory", {"memory": upload.memory}, "MiB", ALLOWED_MEMORY)


def upload_both(address: str, folder: Path, rows: int) -> tuple[Took, dict[str, UploadFigures]]:
    """The seconds of a bare reading and of the two uploads."""
    first, corrected = make(folder, rows)
    open_store(address, folder / "data", now=NOW).close()
    reading, into = [], folder / "read.duckdb"
    uploads = {}
    for file, what in ((first, "first"), (corrected, "correcting")):
        reading.append(apart(read, file, into))
        uploads[what] = apart(upload_file, address, folder / "data", file)
    reading.append(apart(read, corrected, into))
    return middle(reading), uploads
