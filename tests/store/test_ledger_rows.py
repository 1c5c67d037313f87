"""What a test writes straight into the ledger is what an upload of the same files writes."""

from pathlib import Path

import pytest

from store import Store, contract
from store.opening import bring_up_to_date
from tests.engines import Engine
from tests.sample_ledgers import NOW, Row, begin, complete_files, connected, write_project

# A row in every file; two of a key; blank, guarded, quoted and broken cells; zero, a fraction and many digits.
FILES: dict[str, list[Row]] = {
    "project": [{"extended_end": "2023-06-30", "extended_on": "2022-01-31"}],
    "indicators": [{"title": "  spaces stay, and a comma"}, {"indicator": "B", "definition": " "}],
    "targets": [{"value": 0}, {"kind": "milestone", "due": "2021-06-30", "value": "12.345678"}],
    "results": [
        {"value": 0, "note": ""},
        {"value": None, "qualifier": "withdrawn", "reported_on": "2021-02-15", "place": " "},
        {"value": 99.999999, "reported_on": "2021-02-28", "note": '"quoted"\nin two lines'},
        {"indicator": "B", "value": "-123456789012345678.5", "place": "'=1+1", "country": "VNM"},
        {"indicator": "1.10", "value": 1e3, "note": "'s Gravenhage"},
    ],
    "portfolio": [{}],
    "partnerships": [{"contribution_usd": 1_000_000, "signed": "2020-02-29"}],
    "recommendations": [{"priority": None}],
    "actions": [{"action": "1.10", "deadline": "2021-11-30", "responsible": "Board; Chiefs"}],
    "evidence": [{}, {"item": "C1", "kind": "conclusion"}],
    "evidence_links": [{}],
    "conflicts": [{"resolved_on": "2021-07-31"}],
    "judgements": [{}],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "data", FILES)


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the ledger, save of what was counted, in one order."""
    tables = [*contract(), "head", "entry", "file", "file_piece"]
    return {
        table: store.cursor().execute(f"from ledger.{table} order by all").fetchall()
        for table in tables
    }


def test_what_is_written_straight_is_what_an_upload_writes(
    engine: Engine, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RESULTS_SAMPLE_LEDGERS", raising=False)
    straight, uploaded = (
        Store(connected(address), address)
        for address in (engine.empty_address(), engine.empty_address())
    )
    begin(straight, project, complete_files(FILES))
    bring_up_to_date(uploaded, project.parent, now=NOW)

    found = rows_of(straight)
    assert all(found.values())
    assert found == rows_of(uploaded)
