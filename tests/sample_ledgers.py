"""Sample ledgers: a project of a few rows, written as CSV files and opened as a store.

A test gives only the values that it is about. Every required column has a default, every file has at least its
header, and a code that a row refers to gets a row of its own where the test gives none.
"""

import csv
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from store import Fault, Refused, ReversalRequest, Store, Upload, contract, reverse, upload_files
from store.engine.engine import attach, connect, detach
from store.ledger.originals import originals
from store.ledger.tables import make_tables
from store.ledger.upload import BY_DATA, newest_entry
from store.opening import bring_up_to_date
from store.rules.overlay import OF_ENTRY
from store.rules.rules_file import rules
from tests.engines import Engine
from tests.ledger_rows import write_rows

NOW = datetime(2021, 8, 1, 12, 0)

Row = Mapping[str, object]

# The default row of each file; for a file that is not here, see `default`.
DEFAULTS: dict[str, dict[str, object]] = {
    "project": {
        "code": "tiny",
        "title": "A tiny project",
        "start": "2020-01-01",
        "planned_end": "2022-12-31",
        "currency": "USD",
        "reporting_year_end": "12-31",
    },
    "sources": {"source": "report", "title": "A report"},
    "framework": {"result": "goal", "level": "objective", "title": "The goal", "source": "report"},
    "indicators": {
        "indicator": "A",
        "result": "goal",
        "title": "People reached",
        "unit": "people",
        "measure": "cumulative",
        "direction": "increase",
        "code_basis": "stated",
        "source": "report",
    },
    "targets": {
        "indicator": "A",
        "kind": "target",
        "sex": "total",
        "value": 100,
        "reported_on": "2020-01-01",
        "basis": "reported",
        "qualifier": "exact",
        "source": "report",
    },
    "results": {
        "indicator": "A",
        "period_start": "2020-01-01",
        "period_end": "2020-12-31",
        "sex": "total",
        "value": 50,
        "reported_on": "2021-01-15",
        "basis": "reported",
        "qualifier": "exact",
        "source": "report",
    },
    "portfolio": {
        "topic": "partnerships",
        "measure": "partnerships by phase",
        "as_at": "2020-12-31",
        "value": 3,
        "unit": "number",
        "reported_on": "2021-01-15",
        "basis": "reported",
        "qualifier": "exact",
        "source": "report",
    },
    "partnerships": {
        "partnership": "P1",
        "partner": "A company",
        "named": "no",
        "nda": "unknown",
        "type": "company",
        "reported_on": "2021-01-15",
        "source": "report",
    },
    "evaluations": {"evaluation": "mid-term", "title": "Mid-term evaluation", "source": "report"},
    "recommendations": {
        "recommendation": "R1",
        "evaluation": "mid-term",
        "title": "Do better",
        "urgency": "high",
        "priority": 1,
        "response": "accepted",
        "reported_on": "2021-01-15",
        "source": "report",
    },
    "actions": {
        "action": "1.1",
        "recommendation": "R1",
        "title": "Do it",
        "status": "not_reported",
        "reported_on": "2021-01-15",
        "source": "report",
    },
    "evidence": {"item": "F1", "kind": "finding", "title": "An item", "source": "report"},
    "evidence_links": {
        "from_item": "F1",
        "to_item": "C1",
        "relation": "derived_from",
        "source": "report",
    },
    "judgements": {
        "about": "result",
        "code": "goal",
        "judged_by": "evaluators",
        "verdict": "on_track",
        "reported_on": "2021-01-15",
        "source": "report",
    },
    "conflicts": {
        "conflict": "K1",
        "subject": "Two numbers",
        "shown": "50",
        "shown_source": "report",
        "other": "60",
        "other_source": "report",
        "explanation": "They differ.",
        "reported_on": "2021-01-15",
    },
}


def default(name: str) -> dict[str, object]:
    """The default row of the file `name`: else made from the columns that the contract requires."""
    if name in DEFAULTS:
        return DEFAULTS[name]
    file = contract()[name]
    of_type: dict[str, object] = {"number": 1, "date": "2021-01-15", "string": "A text"}
    row = {
        column.name: next(iter(column.allowed), of_type[column.type])
        for column in file.columns
        if column.required
    }
    codes = {one.column: default(one.target)[one.target_column] for one in file.references}
    return row | {column: code for column, code in codes.items() if column in row}


KIND_OF_ITEM = {
    "Q": "question",
    "F": "finding",
    "C": "conclusion",
    "L": "lesson",
    "R": "recommendation",
    "U": "unexpected_result",
    "T": "toc_area",
}


def reverse_at_once(
    store: Store,
    project: str,
    upload: int,
    kind: str,
    *,
    by: str = "team",
    note: str = "A reversal.",
    at: datetime = NOW,
) -> int:
    """Write an undo or redo, compared with the newest entry; gives back its revision."""
    newest = newest_entry(store.cursor(), project)
    return reverse(
        store, ReversalRequest(project, upload, kind, by, note, at), compared_with=newest
    )


def write_project(data: Path, files: Mapping[str, Iterable[Row]], code: str = "tiny") -> Path:
    """Write the project `code` into the folder `data`: a file for all that has rows; gives back its folder."""
    return _write_files(data / code, complete_files(files, code))


def complete_files(
    files: Mapping[str, Iterable[Row]], code: str = "tiny"
) -> dict[str, list[dict[str, object]]]:
    """The rows of every file of the project `code`: filled up, and with a row for each code that is referred to."""
    rows = {name: [filled(name, row) for row in files.get(name, [])] for name in contract()}
    rows["project"] = rows["project"] or [filled("project", {})]
    rows["project"] = [{**row, "code": code} for row in rows["project"]]
    for name in ("sources", "framework"):
        rows[name] = rows[name] or [filled(name, {})]
    _add_referred_rows(rows)
    return rows


def _write_files(folder: Path, rows: Mapping[str, list[dict[str, object]]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in contract():
        if rows[name]:
            write_file(folder, name, rows[name])
    return folder


def filled(name: str, row: Row) -> dict[str, object]:
    """A row of the file `name`: the values that a test gives, and defaults for all others."""
    unknown = set(row) - set(contract()[name].column_names)
    assert not unknown, f"{name}.csv has no column {', '.join(sorted(unknown))}"
    return {**default(name), **row}


def write_file(folder: Path, name: str, rows: Iterable[Row]) -> Path:
    """Write the CSV file `name` with exactly these rows; a column that a row leaves out is blank."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, contract()[name].column_names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _add_referred_rows(rows: dict[str, list[dict[str, object]]]) -> None:
    """Give every code that is referred to a row; from the last file on, since files refer backwards.

    A link leads to an action where there is one of its code, else to an item of evidence.
    """
    known = {row["item"] for row in rows["evidence"]} | {row["action"] for row in rows["actions"]}
    rows["evidence"] += [
        _referred_row("evidence", code)
        for code in dict.fromkeys(str(link["to_item"]) for link in rows["evidence_links"])
        if code not in known
    ]
    for file in reversed(contract().values()):
        for reference in file.references:
            known = {row.get(reference.target_column) for row in rows[reference.target]}
            for row in list(rows[file.name]):
                code = row.get(reference.column)
                if code not in (None, "") and code not in known:
                    known.add(code)
                    rows[reference.target].append(_referred_row(reference.target, str(code)))


def _referred_row(name: str, code: str) -> dict[str, object]:
    (key,) = contract()[name].key
    row = {**default(name), key: code}
    if name == "evidence":
        row["kind"] = "operational_recommendation" if "." in code else KIND_OF_ITEM[code[0]]
    return row


@dataclass
class SampleLedger:
    """A store on one tiny project, with what many tests need."""

    store: Store
    folder: Path
    uploads: Path
    project: str = "tiny"
    _upload_count: int = field(default=0)

    def rows(
        self, sql: str, as_of: str = "2021-08-01", revision: int | None = None
    ) -> list[tuple[Any, ...]]:
        """The rows of `sql`, which may use $projects, $as_of and $revision (the newest, if none is named)."""
        given = {
            "project": self.project,
            "projects": [self.project],
            "as_of": date.fromisoformat(as_of),
            "revision": self.store.revision() if revision is None else revision,
        }
        used = {name: value for name, value in given.items() if re.search(rf"\${name}\b", sql)}
        return self.store.ask(sql, used).fetchall()

    def row(self, sql: str, as_of: str = "2021-08-01", revision: int | None = None) -> Any:
        """The one row of `sql`; its one value where it has one column."""
        (row,) = self.rows(sql, as_of, revision)
        return row[0] if len(row) == 1 else row

    def upload(self, *paths: Path, **files: Iterable[Row]) -> int:
        """Upload files written elsewhere, or these rows filled up with defaults; gives back the revision."""
        self._upload_count += 1
        folder = self.uploads / str(self._upload_count)
        written = [
            write_file(folder, name, [filled(name, row) for row in rows])
            for name, rows in files.items()
        ]
        upload = Upload(
            self.project, originals([*paths, *written]), "team@example.org", "A test.", NOW
        )
        return upload_files(self.store.cursor(), upload)

    def faults(self, *paths: Path, **files: Iterable[Row]) -> list[str]:
        """The faults of an upload as text, in the order in which they are shown."""
        return [str(fault) for fault in self.refused(*paths, **files)]

    def refused(self, *paths: Path, **files: Iterable[Row]) -> tuple[Fault, ...]:
        """The faults of an upload; none where it was accepted."""
        try:
            self.upload(*paths, **files)
        except Refused as refused:
            return refused.faults
        return ()

    def text(self, name: str, text: str | bytes) -> Path:
        """A file `name` (with its ending) that holds this very text, to upload."""
        self._upload_count += 1
        path = self.uploads / str(self._upload_count) / name
        path.parent.mkdir(parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def enter(self, kind: str, upload: int) -> int:
        """Write an `undo` or `redo` of an upload into the ledger; gives back its revision."""
        cursor = self.store.cursor()
        cursor.execute("update ledger.head set revision = revision + 1")
        revision = self.store.revision()
        cursor.execute(
            f"insert into ledger.entry ({OF_ENTRY}) values (?, ?, ?, ?, ?, ?, ?)",
            [revision, self.project, kind, upload, NOW, "team@example.org", "A test."],
        )
        return revision


@dataclass
class _Made:
    """A store on one connection: where it is, the files it began with, and its revision then."""

    connection: duckdb.DuckDBPyConnection
    address: str
    files: str
    revision: int


class Stores:
    """Stores on tiny projects, on one engine. A few are kept open, with their connections.

    Where nothing was written into one, the next test that asks for the same files gets it.
    """

    KEPT = 4

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[_Made] = []
        self._used: dict[Store, _Made] = {}

    def open(self, folder: Path, files: Mapping[str, Iterable[Row]]) -> SampleLedger:
        """A store on a tiny project that is written below `folder`, with nothing else in it."""
        rows = complete_files(files)
        project = _write_files(folder / "data" / "tiny", rows)
        written = "".join(path.read_text(encoding="utf-8") for path in sorted(project.iterdir()))
        made = next((made for made in self._idle if made.files == written), None)
        if made is None:
            made = self._new()
            begin(Store(made.connection, made.address), project, rows)
            made.files = written
        else:
            self._idle.remove(made)
        store = Store(made.connection, made.address)
        made.revision = store.revision()
        self._used[store] = made
        return SampleLedger(store, project, folder / "uploads")

    def give_back(self, store: Store) -> None:
        """Take back a store that its test no longer uses."""
        made = self._used.pop(store)
        if store.revision() != made.revision:
            made.files = "changed"
        self._idle.append(made)

    def _new(self) -> _Made:
        """An empty store, in place of the one that was given back first where there are enough."""
        if len(self._idle) < self.KEPT:
            address = self._engine.empty_address()
            return _Made(connected(address), address, "", 0)
        changed = [made for made in self._idle if made.files == "changed"]
        made = (changed or self._idle)[0]
        self._idle.remove(made)
        detach(made.connection)
        self._engine.forget(made.address)
        made.address = self._engine.empty_address()
        attach(made.connection, made.address)
        make_tables(made.connection)
        return made


def begin(
    store: Store, project: Path, rows: Mapping[str, list[dict[str, object]]], at: datetime = NOW
) -> None:
    """Write the files that a test begins with into its store. The checks of an upload have their own tests.

    Reading, checking and counting them takes ten times as long, and is done by `make soak` alone.
    """
    if os.environ.get("RESULTS_SAMPLE_LEDGERS") == "checked":
        bring_up_to_date(store, project.parent, now=at)
        return
    note = f"The files of {project.parent.name}/{project.name} as they are on disk."
    upload = Upload(project.name, originals(sorted(project.iterdir())), BY_DATA, note, at)
    write_rows(store.cursor(), upload, rows)


def connected(address: str) -> duckdb.DuckDBPyConnection:
    """A connection to the store at `address`, with its rules. One thread: with so few rows two take longer."""
    connection = connect(address, rules().content)
    connection.execute("set threads = 1")
    make_tables(connection)
    return connection
