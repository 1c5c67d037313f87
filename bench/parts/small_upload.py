"""What an upload of twenty rows into CREST takes: checked, previewed and confirmed, against a bare reading of the file.

The bare reading is DuckDB's own, into a table of a database file, committed. Both one after the other, in one run and
one process; each upload is another correction of the first twenty figures of CREST.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import duckdb
from streamlit.testing.v1 import AppTest

from bench.measure import Took, interleaved_medians, timed
from bench.parts.upload import effect_page, preview_upload, read_bare
from bench.results import Figure
from bench.script_runs import ROOT
from store import Store, open_store
from tests.sample_ledgers import write_file

ROWS = 20
WARM = 2
READINGS = 10
NOW = datetime(2024, 7, 1, 12, 0)

# CPU seconds against those of a bare reading, when each rule was still asked anew for each question: five runs of
# this module on 26 November 2026, on the tree of commit 184b325, gave 84 to 113. A fifth of it is held to.
BEFORE = 100.0
ALLOWED = BEFORE / 5


def measure(repetitions: int) -> Iterator[Figure]:
    """The figure, as the median of `repetitions`."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = corrections(folder)
        page = effect_page()
        store = open_store(folder / "store.duckdb", ROOT / "data", now=NOW)

        def upload_file() -> Took:
            return timed(lambda: confirm(store, next(files), page))

        for _ in range(WARM):  # what is loaded and made once in a process is there by then
            upload_file()
            read(next(files), folder)
        took = interleaved_medians(
            repetitions, {"upload": upload_file, "bare reading": lambda: read(next(files), folder)}
        )
        store.close()
    yield Figure(
        f"upload of {ROWS} rows",
        took["upload"].against(took["bare reading"]),
        "×",
        ALLOWED,
        ("cpu",),
        {f"{one} {of}": getattr(took[one], of) for one in took for of in Took._fields},
    )


def corrections(folder: Path) -> Iterator[Path]:
    """Files of the first figures of CREST, each one larger and known a day later than in the file before."""
    with (ROOT / "data" / "crest" / "results.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[:ROWS]
    known = date(2021, 8, 31)
    for number in range(1, 1000):
        known += timedelta(days=1)
        corrected = [
            {**row, "value": float(row["value"]) + number, "reported_on": known} for row in rows
        ]
        yield write_file(folder / str(number), "results", corrected)


def confirm(store: Store, file: Path, page: AppTest) -> None:
    """Check the file, show what it would do, and write it."""
    preview = preview_upload(store, "crest", file, page, NOW)
    preview.confirm(by="bench", note="Twenty rows.", at=NOW)
    preview.close()


def read(file: Path, folder: Path) -> Took:
    """What DuckDB takes to read the file into a table of a new database file: a mean, for it takes milliseconds."""
    into, taken = folder / "read.duckdb", []
    for _ in range(READINGS):
        with duckdb.connect(into) as connection:
            taken.append(timed(partial(read_bare, connection, file)))
        into.unlink()
    return Took(mean(took.cpu for took in taken), mean(took.wall for took in taken))
