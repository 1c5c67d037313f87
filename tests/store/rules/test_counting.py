"""What counts: known by the date and true by it, at a revision, after undo and redo."""

import pytest

from tests.conftest import OpenWorld

VALUE = "select value from standing_results($projects, $as_of, $revision)"
ROWS = "select value, reported_on::varchar from standing_results($projects, $as_of, $revision)"

REPORT = {"period_end": "2020-12-31", "value": 50, "reported_on": "2021-01-15"}
CORRECTION = {"period_end": "2020-12-31", "value": 60, "reported_on": "2021-03-01"}
WITHDRAWAL = {
    "period_end": "2020-12-31",
    "value": None,
    "qualifier": "withdrawn",
    "reported_on": "2021-03-01",
}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2020-12-30", []),  # not yet true
        ("2020-12-31", []),  # true, but not yet known
        ("2021-01-14", []),
        ("2021-01-15", [(50,)]),  # known and true
        ("2030-01-01", [(50,)]),
    ],
)
def test_a_figure_counts_once_it_is_true_and_known(
    open_world: OpenWorld, as_of: str, expected: list[tuple[int]]
) -> None:
    world = open_world(results=[REPORT])
    assert world.rows(VALUE, as_of) == expected


def test_a_figure_known_in_advance_counts_once_it_is_true(open_world: OpenWorld) -> None:
    world = open_world(results=[{**REPORT, "reported_on": "2020-06-01"}])
    assert world.rows(VALUE, "2020-12-30") == []
    assert world.rows(VALUE, "2020-12-31") == [(50,)]


def test_a_portfolio_figure_is_true_from_its_as_at(open_world: OpenWorld) -> None:
    world = open_world(portfolio=[{"as_at": "2020-12-31", "reported_on": "2020-06-01"}])
    known = "select value from standing_portfolio($projects, $as_of, $revision)"
    assert world.rows(known, "2020-12-30") == []
    assert world.rows(known, "2020-12-31") == [(3,)]


def test_a_correction_counts_from_its_own_date(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT, CORRECTION])
    assert world.rows(VALUE, "2021-02-28") == [(50,)]
    assert world.rows(VALUE, "2021-03-01") == [(60,)]


def test_a_correction_of_the_same_day_is_the_later_upload(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    world.upload(results=[{**REPORT, "value": 55}])
    assert world.rows(VALUE) == [(55,)]


def test_an_equal_row_confirms_and_stays_in_the_ledger(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    world.upload(results=[{**REPORT, "reported_on": "2021-05-01"}])
    assert world.rows(ROWS) == [(50, "2021-05-01")]
    assert world.row("select count(*) from ledger.results") == 2


def test_a_withdrawal_ends_a_figure_and_keeps_its_history(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT, WITHDRAWAL])
    assert world.rows(VALUE, "2021-02-28") == [(50,)]
    assert world.rows(VALUE, "2021-03-01") == []
    assert world.row("select count(*) from ledger.results") == 2


def test_a_figure_may_come_back_after_its_withdrawal(open_world: OpenWorld) -> None:
    again = {**REPORT, "value": 70, "reported_on": "2021-06-01"}
    world = open_world(results=[REPORT, WITHDRAWAL, again])
    assert world.rows(VALUE) == [(70,)]


def test_omission_removes_nothing(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT, {"period_end": "2021-06-30", "value": 80}])
    world.upload(results=[{"period_end": "2021-06-30", "value": 90}])
    assert sorted(world.rows(VALUE)) == [(50,), (90,)]


def test_zero_is_a_value_and_blank_is_none(open_world: OpenWorld) -> None:
    world = open_world(
        results=[{"indicator": "A", "value": 0}, {"indicator": "B", "value": None}],
    )
    counted = "select indicator, value from standing_results($projects, $as_of, $revision)"
    assert sorted(world.rows(counted)) == [("A", 0), ("B", None)]


def test_at_a_revision_nothing_counts_that_came_after(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    late = world.upload(results=[CORRECTION])
    assert world.rows(VALUE, revision=late - 1) == [(50,)]
    assert world.rows(VALUE, revision=late) == [(60,)]
    assert world.rows(VALUE, revision=0) == []


def test_undo_lets_what_stood_before_count_again(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    correction = world.upload(results=[CORRECTION])
    undone = world.say("undo", correction)
    assert world.rows(VALUE) == [(50,)]
    assert world.rows(VALUE, revision=undone - 1) == [(60,)]


def test_the_latest_of_undo_and_redo_decides(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    correction = world.upload(results=[CORRECTION])
    said = [world.say(kind, correction) for kind in ("undo", "redo", "undo", "redo")]
    counted = [world.row(VALUE, revision=revision) for revision in said]
    assert counted == [50, 60, 50, 60]


def test_undo_leaves_what_a_later_file_also_said(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    first = world.upload(results=[CORRECTION])
    world.upload(results=[{**CORRECTION, "reported_on": "2021-04-01"}])
    world.say("undo", first)
    assert world.rows(ROWS) == [(60, "2021-04-01")]


def test_undoing_a_withdrawal_brings_the_figure_back(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    withdrawal = world.upload(results=[WITHDRAWAL])
    assert world.rows(VALUE) == []
    world.say("undo", withdrawal)
    assert world.rows(VALUE) == [(50,)]


def test_a_file_may_carry_the_whole_history_of_a_key(open_world: OpenWorld) -> None:
    later = {**REPORT, "value": 70, "reported_on": "2021-06-01"}
    world = open_world(results=[later, REPORT, CORRECTION])
    dates = ("2021-01-15", "2021-03-01", "2021-06-01")
    assert [world.row(VALUE, as_of) for as_of in dates] == [50, 60, 70]


def test_an_update_of_an_action_is_its_state_from_then_on(open_world: OpenWorld) -> None:
    world = open_world(
        actions=[
            {"status": "not_started", "reported_on": "2021-01-15"},
            {"status": "ongoing", "reported_on": "2021-06-01"},
        ]
    )
    state = "select status from standing_actions($projects, $as_of, $revision)"
    assert world.rows(state, "2021-01-14") == []
    assert world.row(state, "2021-05-31") == "not_started"
    assert world.row(state, "2021-06-01") == "ongoing"


def test_a_file_without_dates_counts_by_its_latest_upload(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    renamed = world.upload(indicators=[{"title": "Renamed"}])
    title = "select title from standing_indicators($projects, $as_of, $revision)"
    assert world.row(title, "1999-01-01") == "Renamed"
    assert world.row(title, revision=renamed - 1) == "People reached"


@pytest.mark.parametrize("other", [{"sex": "women"}, {"country": "VNM"}, {"indicator": "B"}])
def test_every_column_of_the_key_tells_rows_apart(
    open_world: OpenWorld, other: dict[str, str]
) -> None:
    world = open_world(results=[REPORT, {**REPORT, **other, "value": 1}])
    assert sorted(world.rows(VALUE)) == [(1,), (50,)]


def test_a_project_is_there_while_any_of_its_uploads_counts(open_world: OpenWorld) -> None:
    world = open_world()
    projects = "select code, title from projects($revision)"
    renamed = world.upload(project=[{"title": "A new title"}])
    assert world.rows(projects) == [("tiny", "A new title")]
    world.say("undo", renamed)
    assert world.rows(projects) == [("tiny", "A tiny project")]
    world.say("undo", 1)
    assert world.rows(projects) == []


def test_another_project_changes_nothing(open_world: OpenWorld) -> None:
    world = open_world(results=[REPORT])
    world.project = "other"
    world.upload(
        project=[{"code": "other", "title": "Another"}],
        sources=[{}],
        framework=[{}],
        indicators=[{}],
        results=[{**REPORT, "value": 7}],
    )
    assert world.row(VALUE) == 7
    world.project = "tiny"
    assert world.row(VALUE) == 50
