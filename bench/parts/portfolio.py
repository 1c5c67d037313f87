"""A thousand projects of CREST's size, each with a hidden partner: both starts, and a visit, against one project.

The projects are made in a temporary folder: CREST's files under another code, and one partnership more.
"""

import csv
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Took, apart, interleaved_medians, timed
from bench.parts.pages import NewDates
from bench.results import Figure
from bench.script_runs import ROOT
from store import open_store
from tests.browser.dashboards import Dashboard, serve
from tests.browser.wire import open_wire

PROJECTS = 1000
CREST = ROOT / "data" / "crest"
NOW = datetime(2021, 9, 1, 12, 0)
PATIENCE = 600.0  # seconds

# The files whose keys may be the code of the project, and the code where it is one: `project:crest`.
NAMING_THE_PROJECT = ("conflicts", "judgements")
OF_CREST = re.compile(rf"^{CREST.name}$|(?<=project:){CREST.name}\b")

FIRST_START, SECOND_START, VISIT = 0.4, 3.0, 1.2

# A name that is in no text of CREST: otherwise its own files would have faults.
HIDDEN = "Quorvexa Holdings {number:04}"


def measure(repetitions: int, projects: int) -> Iterator[Figure]:
    """The figures of so many projects; the visit as the median of `repetitions`."""
    with TemporaryDirectory() as folder:
        many, one = Path(folder, "many"), Path(folder, "one")
        write_projects(many / "data", projects)
        write_projects(one / "data", 1)
        apart(open_and_close, one)
        first = apart(open_and_close, many)
        yield Figure(
            f"first start with {projects:,} projects",
            {"cpu": first.cpu / projects, "wall": first.wall / projects},
            "s a project",
            FIRST_START,
            ("cpu",),
            {"cpu": first.cpu, "wall": first.wall},
        )
        second = apart(open_and_close, many)
        yield Figure(
            f"second start with {projects:,} projects", second._asdict(), "s", SECOND_START
        )
        took = visits(many, one, projects, repetitions)
        yield Figure(
            f"first visit to one of {projects:,} projects",
            took["many"].against(took["one"]),
            allowed=VISIT,
            seconds={
                f"{of} {what}": getattr(took[of], what) for of in took for what in Took._fields
            },
        )


def write_projects(data: Path, projects: int) -> None:
    """Write so many projects into the folder `data`."""
    for number in range(projects):
        folder = data / code_of(number)
        shutil.copytree(CREST, folder)
        (row,) = _rows(folder / "project.csv")
        title = f"{row['title']}, {number}"
        _write(folder / "project.csv", [{**row, "code": folder.name, "title": title}])
        for name in NAMING_THE_PROJECT:
            named = [
                {column: OF_CREST.sub(folder.name, cell) for column, cell in each.items()}
                for each in _rows(folder / f"{name}.csv")
            ]
            _write(folder / f"{name}.csv", named)
        rows = _rows(folder / "partnerships.csv")
        hidden = {
            **dict.fromkeys(rows[0], ""),
            "partnership": "HIDDEN",
            "partner": HIDDEN.format(number=number),
            "named": "no",
            "nda": "yes",
            "type": "company",
            "reported_on": rows[-1]["reported_on"],
            "source": rows[-1]["source"],
        }
        _write(folder / "partnerships.csv", [*rows, hidden])


def code_of(number: int) -> str:
    """The code of a project by its number."""
    return f"project-{number:04}"


def open_and_close(folder: Path) -> Took:
    """What it takes to open the store of a folder, and to bring its projects up to date."""
    return timed(lambda: open_store(folder / "store.duckdb", folder / "data", now=NOW).close())


def visits(many: Path, one: Path, projects: int, repetitions: int) -> dict[str, Took]:
    """The CPU seconds of the server, and the wall seconds, of an Overview at a date that nobody has asked for."""
    dates, numbers = NewDates(), iter(range(10**6))
    with ExitStack() as stack:
        served = {
            folder.name: stack.enter_context(
                serve(
                    folder,
                    folder / "data",
                    environment={"RESULTS_STORE": str(folder / "store.duckdb")},
                )
            )
            for folder in (many, one)
        }

        def visit(name: str) -> Took:
            project = code_of(next(numbers) % projects) if name == "many" else code_of(0)
            return _visit(served[name], f"project={project}&as_of={dates.next()}")

        for name in served:
            visit(name)
        return interleaved_medians(repetitions, {name: partial(visit, name) for name in served})


def _visit(dashboard: Dashboard, query: str) -> Took:
    with open_wire(dashboard.address, patience=PATIENCE) as wire:
        return timed(lambda: wire.run(query=query), dashboard.process)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
