"""A ledger between two meetings: a report, a correction, a revised target, a late report, and an upload undone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from shutil import copytree

from store import Store, Upload, open_store, upload_files
from store.ledger.originals import originals
from tests.once import made_once
from tests.sample_ledgers import Row, filled, reverse_at_once, write_file, write_project

BEGUN = datetime(2021, 2, 1, 9)
LATER = datetime(2021, 8, 1, 9)
AFTER = datetime(2021, 9, 1, 9)

CSO = {"indicator": "B", "title": "Groups *engaged* <b>", "unit": "number"}
BEGAN_WITH: dict[str, list[Row]] = {
    "project": [{"title": "A *project* of <b>two</b> meetings"}],
    "indicators": [{"title": "People trained", "unit": "people"}, CSO],
    "targets": [{"value": 100}, {"indicator": "B", "value": 10}],
    "results": [{"value": 50}, {"indicator": "B", "value": 9}],
    "recommendations": [{}, {"recommendation": "R2", "title": "Say nothing"}],
    "actions": [
        {"deadline": "2021-06-30", "status": "ongoing", "responsible": "The team"},
        {"action": "1.2", "title": "Put it off", "deadline": "2021-12-31", "status": "ongoing"},
        {"action": "2.1", "recommendation": "R2", "title": "Be silent", "deadline": "2021-08-20"},
    ],
}  # fmt: skip

NOW_KNOWN: Row = {"reported_on": "2021-07-31"}
HALF_A_YEAR: Row = {"period_start": "2021-01-01", "period_end": "2021-06-30", **NOW_KNOWN}

BROUGHT: tuple[dict[str, list[Row]], ...] = (
    {
        "results": [{**HALF_A_YEAR, "value": 60}, {"indicator": "B", "value": 8, "note": "Counted anew.", **NOW_KNOWN}],
        "actions": [
            {"action": "1.2", "title": "Put it off", "deadline": "2022-03-31", "status": "ongoing", **NOW_KNOWN},
            {"deadline": "2021-06-30", "status": "ongoing", "responsible": "The team", **NOW_KNOWN},
        ],
    },
    {"targets": [{"value": 120, "reason": "More money came.", **NOW_KNOWN}]},
    {"results": [{"period_start": "2019-01-01", "period_end": "2019-12-31", "value": 20, **NOW_KNOWN}]},
    {"results": [{**HALF_A_YEAR, "indicator": "B", "value": 99}]},
)  # fmt: skip


# More of both: what is known at first, and what the first upload brings besides.
SEXES: tuple[Row, ...] = (
    {"sex": "women", "value": 20},
    {"sex": "men", "value": 10},
    {"sex": "not_recorded", "value": 5},
)
GUIDES: Row = {"indicator": "C"}
HEARD: Row = {"indicator": "D"}
MORE_AT_FIRST: dict[str, list[Row]] = {
    "project": [{"title": "A *project* of <b>two</b> meetings", "planned_end": "2022-09-30"}],
    "indicators": [
        {**GUIDES, "title": "Guides written", "unit": "number"},
        {**HEARD, "title": "Workers heard"},
        {"indicator": "E", "title": "Money raised", "unit": "USD"},
        {"indicator": "F", "title": "Camps visited", "unit": "number", "measure": "period"},
        {"indicator": "G", "title": "Posters put up", "unit": "number"},
    ],
    "targets": [
        {**GUIDES, "value": 50, "due": "2022-03-31"},
        {**GUIDES, "kind": "baseline", "value": 1, "due": "2020-01-01"},
        {**HEARD, "sex": "women", "value": 60},
        {"indicator": "E", "value": 1_500_000.5},
        {"indicator": "G", "value": 10, "due": "2021-06-30"},
    ],
    "results": [
        {**GUIDES, "value": 4},
        *({**HEARD, **part} for part in SEXES),
        {"indicator": "E", "value": 250_000},
        {"indicator": "F", "country": "VNM", "value": 7},
        {"indicator": "F", "country": "THA", "value": 3},
        {"indicator": "G", "value": 9},
    ],
    "recommendations": [{"recommendation": "R3", "title": "Plan nothing", "priority": 3}],
    "actions": [
        {"action": "1.3", "title": "Finish it", "deadline": "2021-04-30", "status": "ongoing",
         "responsible": "The team"},
        {"action": "1.4", "title": "Wait for a day", "deadline": None, "status": "ongoing"},
        {"action": "1.5", "title": "Share it", "deadline": "2021-07-15", "status": "ongoing",
         "responsible": "The team;The office", "support": "A friend"},
    ],
    "conflicts": [{}, {"conflict": "K2", "subject": "Two days", "shown": "1 May", "other": "2 May"}],
}  # fmt: skip

MORE_SINCE: dict[str, list[Row]] = {
    "results": [
        {**GUIDES, **HALF_A_YEAR, "value": 6},
        {**GUIDES, "value": 5, **NOW_KNOWN},
        *({**HEARD, **HALF_A_YEAR, **part, "value": value} for part, value in zip(SEXES, (40, 20, 10), strict=True)),
        {"indicator": "E", "value": None, "qualifier": "withdrawn", "note": "Counted twice.", **NOW_KNOWN},
        {"indicator": "F", **HALF_A_YEAR, "country": "VNM", "value": 2},
    ],
    "targets": [
        {**HEARD, "sex": "women", "value": None, "qualifier": "withdrawn", "reason": "Too far.", **NOW_KNOWN},
        {"indicator": "F", "value": 12, "due": "2022-06-30", **NOW_KNOWN},
        {**GUIDES, "kind": "milestone", "value": 20, "due": "2021-12-31", **NOW_KNOWN},
    ],
    "actions": [
        {"action": "1.3", "title": "Finish it", "deadline": "2021-05-31", "status": "completed", "evidence": "Minutes",
         "responsible": "The team", **NOW_KNOWN},
        {"action": "1.6", "title": "Begin it", "deadline": "2021-11-30", "responsible": "The office", **NOW_KNOWN},
    ],
    "conflicts": [
        {"resolved_on": "2021-07-31", **NOW_KNOWN},
        {"conflict": "K3", "subject": "Two names", "shown": "One", "other": "Another", **NOW_KNOWN},
    ],
}  # fmt: skip

EVERY_LIST = (MORE_AT_FIRST, MORE_SINCE)


def two_meetings(folder: Path, *, every_list: bool = False) -> tuple[str, Path]:
    """The store, in `folder`: uploads 1 to 5, the last undone in 6. Gives back its address and that of its data.

    With `every_list`, uploads 1 and 2 have more, so that each list of the page and of the papers has rows.
    """
    name, more = ("every-list", EVERY_LIST) if every_list else ("two-meetings", ({}, {}))
    copytree(made_once(name, lambda empty: _make(empty, more)), folder, dirs_exist_ok=True)
    return str(folder / "results.duckdb"), folder / "data"


def _make(folder: Path, more: Sequence[Mapping[str, Sequence[Row]]]) -> None:
    data, address = folder / "data", folder / "results.duckdb"
    write_project(data, _both(BEGAN_WITH, more[0]))
    store = open_store(address, data, now=BEGUN)
    for number, files in enumerate((_both(BROUGHT[0], more[1]), *BROUGHT[1:])):
        _bring(store, folder / f"brought-{number}", files, LATER)
    reverse_at_once(store, "tiny", 5, "undo", by="team", note="A mistake.", at=LATER)
    store.close()


def go_on(folder: Path) -> None:
    """Upload three times into that store after both meetings, and undo what upload 3 revised.

    The uploads are a late report with a correction, a figure of another indicator, and another target of it.
    """
    store = open_store(folder / "results.duckdb", folder / "data", now=AFTER)
    late: Row = {"period_start": "2018-01-01", "period_end": "2018-12-31", "value": 7, **NOW_KNOWN}
    corrected: Row = {**HALF_A_YEAR, "value": 71, "note": "Counted again.", **NOW_KNOWN}
    other: Row = {**HALF_A_YEAR, "indicator": "B", "value": 11}
    target: Row = {"indicator": "B", "value": 15, "reason": "More joined.", **NOW_KNOWN}
    later: tuple[dict[str, list[Row]], ...] = (
        {"results": [late, corrected]}, {"results": [other]}, {"targets": [target]},
    )  # fmt: skip
    for number, files in enumerate(later):
        _bring(store, folder / f"went-on-{number}", files, AFTER)
    reverse_at_once(store, "tiny", 3, "undo", by="team", note="A mistake.", at=AFTER)
    store.close()


def _bring(store: Store, folder: Path, files: dict[str, list[Row]], at: datetime) -> None:
    written = [
        write_file(folder, name, [filled(name, row) for row in rows])
        for name, rows in files.items()
    ]
    upload_files(store.cursor(), Upload("tiny", originals(written), "team", "A test.", at))


def _both(
    files: Mapping[str, Sequence[Row]], more: Mapping[str, Sequence[Row]]
) -> dict[str, list[Row]]:
    """The rows of both; a project has one row, the last."""
    both = {name: [*files.get(name, ()), *more.get(name, ())] for name in {**files, **more}}
    return {name: rows[-1:] if name == "project" else rows for name, rows in both.items()}
