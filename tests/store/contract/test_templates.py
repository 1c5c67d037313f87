"""Templates: the rows in force, to change and upload again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from reports.csv import csv_for_people
from reports.xlsx.template_workbook import Described, workbook
from store import (
    Original,
    Preview,
    Store,
    Upload,
    contract,
    empty_template,
    filled_template,
    open_store,
)
from tests.conftest import OpenLedger
from tests.engines import on_one_thread
from tests.store.rule_answers import answers

DATA = Path(__file__).parents[3] / "data"
NOW = datetime(2022, 1, 15, 9, 0)


@pytest.fixture(scope="module")
def crest() -> Store:
    """A store on the real data of its own: previews are made on it, and nothing is written."""
    return on_one_thread(open_store(":memory:", DATA, now=NOW))


def brought_again(store: Store, path: Path) -> Preview:
    return Preview(store, Upload("crest", (Original(path.name, path),), "me", "", NOW))


def described() -> dict[str, list[Described]]:
    return {
        name: [Described(one.name, one.type, one.description, one.allowed) for one in file.columns]
        for name, file in contract().items()
    }


@pytest.mark.parametrize(
    "name", [name for name in contract() if (DATA / "crest" / f"{name}.csv").exists()]
)
def test_the_filled_one_uploaded_again_changes_nothing(
    crest: Store, tmp_path: Path, name: str
) -> None:
    rows = filled_template(crest, name, "crest")
    path = tmp_path / f"{name}.csv"
    path.write_bytes(csv_for_people(rows))
    preview = brought_again(crest, path)
    assert preview.faults == ()
    assert preview.effect is not None
    assert preview.effect.changes_nothing
    assert preview.effect.counts["row_count"].sum() == len(rows)


def test_the_filled_workbook_uploaded_again_changes_nothing(crest: Store, tmp_path: Path) -> None:
    path = tmp_path / "crest.xlsx"
    rows = {name: filled_template(crest, name, "crest") for name in contract()}
    path.write_bytes(workbook(rows, described()))
    preview = brought_again(crest, path)
    assert preview.faults == ()
    assert preview.effect is not None
    assert preview.effect.changes_nothing
    assert {table.kind for table in preview.tables} == {
        name for name in contract() if len(rows[name])
    }
    assert preview.effect.counts["row_count"].sum() == sum(map(len, rows.values()))


def test_an_empty_one_has_the_columns_and_no_row(crest: Store, tmp_path: Path) -> None:
    assert list(empty_template("results").columns) == list(contract()["results"].column_names)
    path = tmp_path / "empty.xlsx"
    path.write_bytes(workbook({name: empty_template(name) for name in contract()}, described()))
    assert [str(fault) for fault in brought_again(crest, path).faults] == [
        "empty.xlsx: has column names and no row below them. Fill in a row, and bring it again."
    ]


def test_the_sheets_that_are_not_filled_in_are_ignored(crest: Store, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    rows = {name: empty_template(name) for name in contract()}
    path.write_bytes(
        workbook({**rows, "sources": filled_template(crest, "sources", "crest")}, described())
    )
    preview = brought_again(crest, path)
    assert preview.faults == ()
    assert preview.effect is not None
    assert set(preview.effect.counts["kind"]) == {"sources"}


def test_every_answer_stays_when_all_of_it_is_uploaded_again(
    open_ledger: OpenLedger, tmp_path: Path
) -> None:
    """What was withdrawn, corrected and hidden too, and where two rows are alike but for their order."""
    ledger = open_ledger(
        targets=[{"unit": "people", "value": 70}, {"value": 80}, {"kind": "baseline", "value": ""}],
        results=[{}, {"value": 60, "reported_on": "2021-03-01"}, {"sex": "women", "value": "20"}],
        portfolio=[{"category": category, "value": 3} for category in ("z", "a", "m")],
        partnerships=[{"partner": "Secret Ltd"}, {"partnership": "P0", "partner": "Openly", "named": "yes"}],
        actions=[{"deadline": "2021-05-01"}],
        evidence_links=[{}],
        conflicts=[{}],
    )  # fmt: skip
    ledger.upload(targets=[{"unit": "people", "value": 75}])
    ledger.upload(
        results=[
            {"sex": "women", "value": "", "qualifier": "withdrawn", "reported_on": "2021-04-01"}
        ]
    )
    before = answers(ledger.store, "tiny", date(2030, 1, 1))
    paths = [tmp_path / f"{name}.csv" for name in contract()]
    for path in paths:
        path.write_bytes(csv_for_people(filled_template(ledger.store, path.stem, "tiny")))

    revision = ledger.upload(*paths)

    assert answers(ledger.store, "tiny", date(2030, 1, 1)) == before
    effects = ledger.rows(f"select distinct effect from ledger.effect where revision = {revision}")
    assert effects == [("confirmed",)]


STRANGE = (
    "=1+1", "'=1", "''=1", " lead", "trail ", "a\r\nb", "a\rb", "a\nb", "_x0041_", "x\x0by", "\x01",
    "\ufeffb", "{=x}", "-5", "1.10", "007", "TRUE", "\u202eabc", "😀", "e\u0301", "<b>", "\t=x", "\r=y",
    "\x85a", "\u2028b", "#N/A",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_strange_texts_and_old_days_come_back_as_they_were(
    open_ledger: OpenLedger, tmp_path: Path, kind: str
) -> None:
    ledger = open_ledger(
        results=[{"period_start": f"{1850 + place}-01-01", "value": "123456789012345678.123456"}
                 for place, _ in enumerate(STRANGE)]
    )  # fmt: skip
    ledger.store.cursor().execute(
        "update ledger.results set note = $strange[in_row - 1]", {"strange": list(STRANGE)}
    )
    rows = {"results": filled_template(ledger.store, "results", "tiny")}
    made = {"csv": csv_for_people(rows["results"]), "xlsx": workbook(rows, described())}
    path = tmp_path / f"results.{kind}"
    path.write_bytes(made[kind])

    revision = ledger.upload(path)

    found = "note, value::varchar, year(period_start) from ledger.results"
    assert ledger.rows(f"select {found} where revision = {revision} order by in_row") == [
        (text, "123456789012345678.123456", 1850 + place) for place, text in enumerate(STRANGE)
    ]
