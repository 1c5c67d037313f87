"""Files with just the columns that were promised: what stands in those that were added stays."""

import csv
from pathlib import Path

import pytest

from store import Overtaken, contract
from tests.conftest import OpenWorld
from tests.store.weighing import confirmed, counts, effect_of, preview
from tests.worlds import Row, World, filled

LATER = {"reported_on": "2021-02-01"}
ACTION: Row = {"responsible_as_stated": "the unit", "note": "a note"}
STANDS = (
    "select status, responsible_as_stated, note "
    "from standing_actions($projects, $as_of, $revision) order by action"
)


def promised(world: World, name: str, *rows: Row) -> Path:
    """A file with these rows, in just the columns that were promised."""
    path = world.text(f"{name}.csv", "")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, contract()[name].promised_names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(filled(name, row) for row in rows)
    return path


def test_an_update_keeps_what_stands_there(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION])
    found = preview(world, promised(world, "actions", {**LATER, "status": "ongoing"}))
    effect = effect_of(found)
    assert [remark for table in found.tables for remark in table.remarks] == [
        "Leaves out responsible_as_stated and note: what stands there stays."
    ]
    assert counts(effect) == [("actions.csv", "updated", 1)]
    assert set(effect.rows["name"]) == {"status", "reported_on"}
    confirmed(found)
    assert world.rows(STANDS) == [("ongoing", "the unit", "a note")]


def test_what_says_the_same_is_a_confirmation(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION])
    path = promised(world, "actions", {}, {**LATER})
    assert counts(effect_of(preview(world, path))) == [("actions.csv", "confirmed", 2)]
    world.upload(path)
    assert world.rows(STANDS) == [("not_reported", "the unit", "a note")]


def test_each_row_is_given_what_was_known_by_then(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION, {**LATER, "note": "newer"}])
    world.upload(promised(world, "actions", {}, LATER))
    assert world.rows("select note from ledger.actions where revision = 2 order by in_row") == [
        ("a note",),
        ("newer",),
    ]


def test_a_new_row_has_nothing_there(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION])
    world.upload(promised(world, "actions", {"action": "1.2"}))
    assert world.rows(STANDS)[1:] == [("not_reported", None, None)]


def test_a_column_that_is_there_and_blank_takes_away_what_stood(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION])
    world.upload(actions=[LATER])
    assert world.rows(STANDS) == [("not_reported", None, None)]


def test_a_file_without_dates_keeps_it_too(open_world: OpenWorld) -> None:
    world = open_world(evaluations=[{"note": "a note"}])
    world.upload(promised(world, "evaluations", {"title": "A better title"}))
    assert world.row(
        "select title, note from standing_evaluations($projects, $as_of, $revision)"
    ) == ("A better title", "a note")


def test_what_came_since_the_preview_is_kept(open_world: OpenWorld) -> None:
    world = open_world(actions=[ACTION])
    found = preview(world, promised(world, "actions", {**LATER, "status": "ongoing"}))
    world.upload(actions=[{**ACTION, "note": "newer"}])
    with pytest.raises(Overtaken):
        confirmed(found)
    confirmed(found)
    assert world.rows(STANDS) == [("ongoing", "the unit", "newer")]
