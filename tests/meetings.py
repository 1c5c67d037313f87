"""A ledger between two meetings: a report, a correction, a revised target, a late report, and an upload undone."""

from datetime import datetime
from pathlib import Path

from store import Store, Upload, open_store, take_in
from store.originals import originals
from tests.worlds import Row, filled, turn_at_once, write_file, write_project

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
            {"action": "1.2", "title": "Put it off", "deadline": "2022-03-31", "status": "ongoing", **NOW_KNOWN}
        ],
    },
    {"targets": [{"value": 120, "reason": "More money came.", **NOW_KNOWN}]},
    {"results": [{"period_start": "2019-01-01", "period_end": "2019-12-31", "value": 20, **NOW_KNOWN}]},
    {"results": [{**HALF_A_YEAR, "indicator": "B", "value": 99}]},
)  # fmt: skip


def two_meetings(folder: Path) -> tuple[str, Path]:
    """Make the store: uploads 1 to 5, the last undone in 6. Gives back its address and the folder of its data."""
    data, address = folder / "data", folder / "results.duckdb"
    write_project(data, BEGAN_WITH)
    store = open_store(address, data, now=BEGUN)
    for number, files in enumerate(BROUGHT):
        _bring(store, folder / f"brought-{number}", files, LATER)
    turn_at_once(store, "tiny", 5, "undo", by="team", note="A mistake.", at=LATER)
    store.close()
    return str(address), data


def go_on(folder: Path) -> None:
    """Bring into that store, after both meetings, a late report and a correction, and undo what upload 3 revised."""
    store = open_store(folder / "results.duckdb", folder / "data", now=AFTER)
    late: Row = {"period_start": "2018-01-01", "period_end": "2018-12-31", "value": 7, **NOW_KNOWN}
    corrected: Row = {**HALF_A_YEAR, "value": 71, "note": "Counted again.", **NOW_KNOWN}
    _bring(store, folder / "went-on", {"results": [late, corrected]}, AFTER)
    turn_at_once(store, "tiny", 3, "undo", by="team", note="A mistake.", at=AFTER)
    store.close()


def _bring(store: Store, folder: Path, files: dict[str, list[Row]], at: datetime) -> None:
    written = [
        write_file(folder, name, [filled(name, row) for row in rows])
        for name, rows in files.items()
    ]
    take_in(store.cursor(), Upload("tiny", originals(written), "team", "A test.", at))
