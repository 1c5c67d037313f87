"""Files without the columns that were added to the contract: the values of those columns are kept."""

import csv
from pathlib import Path

import pytest

from store import Overtaken, contract
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row, SampleLedger, filled
from tests.store.previews import confirmed, counts, effect_of, preview

LATER = {"reported_on": "2021-02-01"}
ACTION: Row = {"responsible_as_stated": "the unit", "note": "a note"}
STANDS = (
    "select status, responsible_as_stated, note "
    "from current_actions($projects, $as_of, $revision) order by action"
)


def promised(ledger: SampleLedger, name: str, *rows: Row) -> Path:
    """A file with these rows, in just the columns that were promised."""
    path = ledger.text(f"{name}.csv", "")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, contract()[name].promised_names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(filled(name, row) for row in rows)
    return path


def test_an_update_keeps_the_value_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[ACTION])
    found = preview(ledger, promised(ledger, "actions", {**LATER, "status": "ongoing"}))
    effect = effect_of(found)
    assert [remark for table in found.tables for remark in table.remarks] == [
        "Without the columns responsible_as_stated, note: what is known there stays."
    ]
    assert counts(effect) == [("actions.csv", "updated", 1)]
    assert set(effect.rows["name"]) == {"status", "reported_on"}
    confirmed(found)
    assert ledger.rows(STANDS) == [("ongoing", "the unit", "a note")]


def test_a_row_with_the_same_values_is_a_confirmation(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[ACTION])
    path = promised(ledger, "actions", {}, {**LATER})
    assert counts(effect_of(preview(ledger, path))) == [("actions.csv", "confirmed", 2)]
    ledger.upload(path)
    assert ledger.rows(STANDS) == [("not_reported", "the unit", "a note")]


def test_each_row_is_given_what_was_known_by_then(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[ACTION, {**LATER, "note": "newer"}])
    ledger.upload(promised(ledger, "actions", {}, LATER))
    assert ledger.rows("select note from ledger.actions where revision = 2 order by in_row") == [
        ("a note",),
        ("newer",),
    ]


def test_a_new_row_has_nothing_there(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[ACTION])
    ledger.upload(promised(ledger, "actions", {"action": "1.2"}))
    assert ledger.rows(STANDS)[1:] == [("not_reported", None, None)]


def test_a_column_that_is_there_and_blank_removes_the_earlier_value(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(actions=[ACTION])
    ledger.upload(actions=[LATER])
    assert ledger.rows(STANDS) == [("not_reported", None, None)]


def test_a_file_without_dates_keeps_it_too(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evaluations=[{"note": "a note"}])
    ledger.upload(promised(ledger, "evaluations", {"title": "A better title"}))
    assert ledger.row(
        "select title, note from current_evaluations($projects, $as_of, $revision)"
    ) == ("A better title", "a note")


def test_what_came_since_the_preview_is_kept(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[ACTION])
    found = preview(ledger, promised(ledger, "actions", {**LATER, "status": "ongoing"}))
    ledger.upload(actions=[{**ACTION, "note": "newer"}])
    with pytest.raises(Overtaken):
        confirmed(found)
    confirmed(found)
    assert ledger.rows(STANDS) == [("ongoing", "the unit", "newer")]
