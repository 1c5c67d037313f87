"""Templates: what stands, to fill in and bring again."""

from datetime import datetime
from pathlib import Path

import pytest

from reports.csv import csv_for_people
from reports.workbook import Described, workbook
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

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2022, 1, 15, 9, 0)


@pytest.fixture(scope="module")
def crest() -> Store:
    """A store on the real data of its own: previews are made on it, and nothing is written."""
    return open_store(":memory:", DATA, now=NOW)


def brought_again(store: Store, path: Path) -> Preview:
    return Preview(store, Upload("crest", (Original(path.name, path),), "me", "", NOW))


def described() -> dict[str, list[Described]]:
    return {
        name: [Described(one.name, one.type, one.description, one.allowed) for one in file.columns]
        for name, file in contract().items()
    }


@pytest.mark.parametrize("name", list(contract()))
def test_the_filled_one_brought_again_changes_nothing(
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


def test_the_filled_workbook_brought_again_changes_nothing(crest: Store, tmp_path: Path) -> None:
    path = tmp_path / "crest.xlsx"
    rows = {name: filled_template(crest, name, "crest") for name in contract()}
    path.write_bytes(workbook(rows, described()))
    preview = brought_again(crest, path)
    assert preview.faults == ()
    assert preview.effect is not None
    assert preview.effect.changes_nothing
    assert {table.kind for table in preview.tables} == set(contract())
    assert preview.effect.counts["row_count"].sum() == sum(map(len, rows.values()))


def test_an_empty_one_has_the_columns_and_no_row(crest: Store, tmp_path: Path) -> None:
    assert list(empty_template("results").columns) == list(contract()["results"].column_names)
    path = tmp_path / "empty.xlsx"
    path.write_bytes(workbook({name: empty_template(name) for name in contract()}, described()))
    preview = brought_again(crest, path)
    assert preview.faults == ()
    assert preview.effect is not None
    assert preview.effect.counts.empty
