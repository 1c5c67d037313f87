"""The ledgers that are read, CREST and three samples: each with two dates, and addresses that show a single item."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from store import Upload, open_store, upload_files
from store.ledger.originals import originals
from tests.conftest import CREST_DATA, FILE, NOW
from tests.meetings import two_meetings
from tests.once import made_once
from tests.sample_ledgers import Row, filled, write_file, write_project
from tests.undisclosed import REGISTER, rows_about

# Everything that Streamlit, Plotly, PDF or a spreadsheet might take for more than text.
HOSTILE = '<b onclick="x">=1+1</b> **b** [go](javascript:x) :red[r] $x$ `c` | \u202eab\u202c'


@dataclass(frozen=True)
class Ledger:
    """A sample: `make` fills a folder with results.duckdb and the projects of data/.

    `dates` are those as of which it is read, `since` a day before, of the last meeting. `details` are addresses without
    a date, besides those of the pages.
    """

    make: Callable[[Path], object]
    project: str
    dates: tuple[str, str]
    since: str
    details: tuple[str, ...] = field(default=())

    def copy_to(self, folder: Path, name: str) -> Path:
        """Copy this ledger, called `name`, to `folder`, made once in a run of tests; gives back its data folder."""
        made = made_once(f"what-readers-get-{name}", self.make)
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return folder / "data"


def _make(folder: Path, projects: Mapping[str, Mapping[str, list[Row]]]) -> None:
    for code, files in projects.items():
        write_project(folder / "data", files, code)
    open_store(folder / FILE, folder / "data", now=NOW).close()


def _make_crest(folder: Path) -> None:
    shutil.copytree(CREST_DATA, folder / "data")
    _make(folder, {})


def _make_hostile(folder: Path) -> None:
    """Markup in every text, partners that may not be named, and an upload whose file and sender are markup, too."""
    partner = {"partnership": "P5", "partner": HOSTILE, "named": "yes", "sector": HOSTILE}
    rows = {**rows_about(HOSTILE), "partnerships": [*REGISTER, {**partner, "note": HOSTILE}]}
    _make(folder, {"tiny": rows})
    later = filled("results", {"value": 60, "reported_on": "2021-03-15", "note": HOSTILE})
    file = write_file(folder / "later", "results", [later])
    file = file.rename(file.with_name("<i>results.csv"))
    store = open_store(folder / FILE, folder / "data", now=NOW)
    at = datetime(2021, 8, 1, 15)
    upload_files(store.cursor(), Upload("tiny", originals([file]), HOSTILE, HOSTILE, at))
    store.close()


def _make_nearly_empty(folder: Path) -> None:
    """A project that has only plans, and one that has only a name."""
    plans: dict[str, list[Row]] = {
        "project": [{"title": "Plans alone"}],
        "indicators": [{}, {"indicator": "B", "title": "Money raised", "unit": "USD"}],
        "recommendations": [{}],
    }
    _make(folder, {"empty": {"project": [{"title": "Nothing yet"}]}, "plans": plans})


OF_SAMPLES = (
    "results?indicator=A",
    "results?status=behind",
    "evidence?item=F1",
    "meeting?since=2021-01-31&rows=true",
    "history?entry=1",
    "history?entry=2",
)

LEDGERS = {
    "crest": Ledger(
        _make_crest,
        "crest",
        ("2021-07-20", "2026-06-30"),
        "2020-12-31",
        (
            "results?indicator=x-trainees",
            "results?indicator=x-event-participants",
            "actions?recommendation=R5",
            "meeting?since=2020-12-31&rows=true",
        ),
    ),
    "two-meetings": Ledger(
        lambda folder: two_meetings(folder, every_list=True),
        "tiny",
        ("2021-03-01", "2021-08-01"),
        "2021-01-31",
        (*OF_SAMPLES, "history?entry=6"),
    ),
    "hostile": Ledger(
        _make_hostile, "tiny", ("2021-02-28", "2021-08-01"), "2021-01-31", OF_SAMPLES
    ),
    "nearly-empty": Ledger(_make_nearly_empty, "plans", ("2020-06-30", "2021-08-01"), "2020-03-31"),
}

# For tests of each of them: the samples are read in `make soak`.
NAMES = [
    "crest",
    *(pytest.param(name, marks=pytest.mark.soak) for name in LEDGERS if name != "crest"),
]
