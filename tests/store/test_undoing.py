"""Undo and redo: what stood before counts again, and nothing is deleted."""

import pytest

from store import Overtaken, Refused, Turn, preview_turn, turn
from tests.conftest import OpenWorld
from tests.store.weighing import BY, contents, counts, told
from tests.worlds import NOW, Row, World, turn_at_once

VALUES = "select sex, value from standing_results($projects, $as_of, $revision) order by sex"
LATER = {"reported_on": "2021-02-01"}


def turned(world: World, upload: int, kind: str) -> int:
    return turn_at_once(world.store, world.project, upload, kind, by=BY, note="Taken back.", at=NOW)


def weighed(world: World, upload: int) -> Turn:
    return preview_turn(world.store, world.project, upload, NOW.date())


def refused(world: World, upload: int, kind: str) -> list[str]:
    """What is said of a turn that is refused; the ledger is as it was."""
    before = contents(world)
    with pytest.raises(Refused) as said:
        turned(world, upload, kind)
    assert contents(world) == before
    return [str(fault) for fault in said.value.faults]


def test_after_an_undo_what_stood_before_counts_again_and_after_a_redo_not(
    open_world: OpenWorld,
) -> None:
    world = open_world(targets=[{}], results=[{}, {"sex": "women", "value": 20}])
    rows: list[Row] = [{**LATER, "value": 100}, {**LATER, "sex": "men", "value": 80}]
    second = world.upload(results=rows)
    before = contents(world)
    found = weighed(world, second)
    assert contents(world) == before, "a turn that is weighed is not written"
    assert (found.kind, found.faults) == ("undo", ())
    assert counts(found.effect) == [("results.csv", "changed", 1), ("results.csv", "gone", 1)]
    assert told(found.effect.indicators, "indicator", "old_value", "old_status", "new_value") == [
        ("A", 100, "met", 50)
    ]
    period = "A · 2020-01-01 · 2020-12-31"
    assert told(found.effect.rows, "in_row", "key", "effect", "name", "old", "new")[:2] == [
        (2, f"{period} · total", "changed", "value", "100", "50"),
        (2, f"{period} · total", "changed", "reported_on", "2021-02-01", "2021-01-15"),
    ]

    third = turned(world, second, "undo")
    assert world.rows(VALUES) == [("total", 50), ("women", 20)]
    assert world.rows(VALUES, revision=second) == [("men", 80), ("total", 100), ("women", 20)]
    kept = "select in_file, effect, row_count from ledger.effect where revision = $revision order by all"
    assert world.rows(kept) == counts(found.effect)
    assert world.rows("from ledger.entry where revision = $revision") == [
        (third, "tiny", "undo", second, NOW, BY, "Taken back.")
    ]

    again = weighed(world, second)
    assert (again.kind, again.faults) == ("redo", ())
    assert counts(again.effect) == [("results.csv", "back", 1), ("results.csv", "changed", 1)]
    fourth = turned(world, second, "redo")
    assert world.rows(VALUES) == world.rows(VALUES, revision=second)
    assert world.rows(kept) == counts(again.effect)
    assert world.rows(VALUES, revision=third) == [("total", 50), ("women", 20)]
    assert turned(world, second, "undo") == fourth + 1
    assert world.row("select count(*) from ledger.results") == 4


def test_what_a_later_file_also_said_stays(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    rows: list[Row] = [{**LATER, "value": 60}, {"sex": "women", "value": 20}]
    second, third = world.upload(results=rows), world.upload(results=rows[:1])
    assert counts(weighed(world, second).effect) == [("results.csv", "gone", 1)]
    turned(world, second, "undo")
    assert world.rows(VALUES) == [("total", 60)]
    assert counts(weighed(world, third).effect) == [("results.csv", "changed", 1)]
    turned(world, third, "undo")
    assert world.rows(VALUES) == [("total", 50)]


def test_an_upload_that_only_confirmed_takes_nothing_with_it(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{}])
    assert weighed(world, second).effect.changes_nothing
    turned(world, second, "undo")
    assert world.rows(VALUES) == [("total", 50)]


def test_an_undone_withdrawal_lets_the_figure_stand_again(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{**LATER, "value": None, "qualifier": "withdrawn"}])
    assert counts(weighed(world, second).effect) == [("results.csv", "back", 1)]
    turned(world, second, "undo")
    assert world.rows(VALUES) == [("total", 50)]


def test_what_is_done_already_is_refused_with_a_sentence(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{**LATER, "value": 60}])
    assert refused(world, second, "redo") == ["upload 2: counts already. Nothing was changed."]
    third = turned(world, second, "undo")
    assert refused(world, second, "undo") == ["upload 2: is undone already. Nothing was changed."]
    assert refused(world, third, "undo") == [
        "upload 3: is no upload of tiny. The history lists them."
    ]
    for upload in (0, 99, -1):
        with pytest.raises(Refused, match=f"upload {upload}: is no upload of tiny."):
            weighed(world, upload)


def test_an_upload_of_another_project_is_none_of_this_one(open_world: OpenWorld) -> None:
    world = open_world()
    other = World(world.store, world.folder, world.uploads / "other", "other")
    theirs = other.upload(project=[{"code": "other"}], sources=[{}])
    assert refused(world, theirs, "undo") == [
        f"upload {theirs}: is no upload of tiny. The history lists them."
    ]
    second = world.upload(results=[], sources=[{"source": "second"}])
    third = turned(world, second, "undo")
    assert other.rows("select revision from active_uploads($projects, $revision)") == [(theirs,)]
    assert third == theirs + 2


def test_an_undo_is_refused_while_other_rows_rest_on_it(open_world: OpenWorld) -> None:
    world = open_world()
    second = world.upload(indicators=[{"indicator": "N"}])
    third = world.upload(results=[{"indicator": "N"}])
    said = [
        'results.csv, row 2, column indicator: "N" is not in indicators.csv. '
        "Add it there, or write a code that is."
    ]
    assert [str(fault) for fault in weighed(world, second).faults] == said
    assert refused(world, second, "undo") == said
    turned(world, third, "undo")
    assert weighed(world, second).faults == ()
    turned(world, second, "undo")
    assert refused(world, third, "redo") == said


def test_the_upload_that_brought_the_project_stays(open_world: OpenWorld) -> None:
    world = open_world()
    (said,) = [line for line in refused(world, 1, "undo") if line.startswith("project.csv")]
    assert said == "project.csv: is missing or empty. Every project has one row there."


def test_a_redo_is_refused_where_it_would_now_overlap(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{"measure": "period"}])
    half = {"period_start": "2020-01-01", "period_end": "2020-06-30"}
    second = world.upload(results=[half])
    turned(world, second, "undo")
    world.upload(results=[{}])
    found = weighed(world, second)
    assert found.kind == "redo"
    assert [fault.file for fault in found.faults] == ["results.csv"]
    assert "overlap" in found.faults[0].message
    assert refused(world, second, "redo") == [str(fault) for fault in found.faults]


def test_who_has_seen_another_effect_than_it_has_by_now_is_told_and_nothing_is_written(
    open_world: OpenWorld,
) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{**LATER, "value": 60}])
    seen = weighed(world, second)
    assert seen.compared_with == second
    third = world.upload(results=[{"sex": "women", "value": 20}])
    before = contents(world)
    who = {"by": BY, "note": "Taken back."}
    with pytest.raises(Overtaken):
        turn(world.store, "tiny", second, "undo", **who, at=NOW, compared_with=seen.compared_with)
    assert contents(world) == before

    anew = weighed(world, second).compared_with
    assert anew == third
    assert turn(world.store, "tiny", second, "undo", **who, at=NOW, compared_with=anew) == third + 1


def test_an_entry_of_another_project_overtakes_no_turn(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{**LATER, "value": 60}])
    seen = weighed(world, second).compared_with
    World(world.store, world.folder, world.uploads / "other", "other").upload(
        project=[{"code": "other"}], sources=[{}]
    )
    turn(world.store, "tiny", second, "undo", by=BY, note="Back.", at=NOW, compared_with=seen)
    assert world.rows(VALUES) == [("total", 50)]


def test_after_a_turn_the_door_is_open_as_before(open_world: OpenWorld) -> None:
    world = open_world(results=[{}])
    second = world.upload(results=[{**LATER, "value": 60}])
    weighed(world, second)
    turned(world, second, "undo")
    assert world.upload(results=[{**LATER, "value": 70}]) == 4
    assert world.rows(VALUES) == [("total", 70)]
