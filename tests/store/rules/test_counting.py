"""What counts: known by the date and true by it, at a revision, after undo and redo."""

import pytest

from tests.conftest import OpenLedger

VALUE = "select value from current_results($projects, $as_of, $revision)"
ROWS = "select value, reported_on::varchar from current_results($projects, $as_of, $revision)"

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
    open_ledger: OpenLedger, as_of: str, expected: list[tuple[int]]
) -> None:
    ledger = open_ledger(results=[REPORT])
    assert ledger.rows(VALUE, as_of) == expected


def test_a_figure_known_in_advance_counts_once_it_is_true(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{**REPORT, "reported_on": "2020-06-01"}])
    assert ledger.rows(VALUE, "2020-12-30") == []
    assert ledger.rows(VALUE, "2020-12-31") == [(50,)]


def test_a_portfolio_figure_is_true_from_its_as_at(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(portfolio=[{"as_at": "2020-12-31", "reported_on": "2020-06-01"}])
    known = "select value from current_portfolio($projects, $as_of, $revision)"
    assert ledger.rows(known, "2020-12-30") == []
    assert ledger.rows(known, "2020-12-31") == [(3,)]


def test_a_correction_counts_from_its_own_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT, CORRECTION])
    assert ledger.rows(VALUE, "2021-02-28") == [(50,)]
    assert ledger.rows(VALUE, "2021-03-01") == [(60,)]


def test_a_correction_of_the_same_day_is_the_later_upload(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    ledger.upload(results=[{**REPORT, "value": 55}])
    assert ledger.rows(VALUE) == [(55,)]


def test_an_equal_row_confirms_and_stays_in_the_ledger(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    ledger.upload(results=[{**REPORT, "reported_on": "2021-05-01"}])
    assert ledger.rows(ROWS) == [(50, "2021-05-01")]
    assert ledger.row("select count(*) from ledger.results") == 2


def test_a_withdrawal_ends_a_figure_and_keeps_its_history(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT, WITHDRAWAL])
    assert ledger.rows(VALUE, "2021-02-28") == [(50,)]
    assert ledger.rows(VALUE, "2021-03-01") == []
    assert ledger.row("select count(*) from ledger.results") == 2


def test_a_figure_may_come_back_after_its_withdrawal(open_ledger: OpenLedger) -> None:
    again = {**REPORT, "value": 70, "reported_on": "2021-06-01"}
    ledger = open_ledger(results=[REPORT, WITHDRAWAL, again])
    assert ledger.rows(VALUE) == [(70,)]


def test_omission_removes_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT, {"period_end": "2021-06-30", "value": 80}])
    ledger.upload(results=[{"period_end": "2021-06-30", "value": 90}])
    assert sorted(ledger.rows(VALUE)) == [(50,), (90,)]


def test_zero_is_a_value_and_blank_is_none(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[{"indicator": "A", "value": 0}, {"indicator": "B", "value": None}],
    )
    counted = "select indicator, value from current_results($projects, $as_of, $revision)"
    assert sorted(ledger.rows(counted)) == [("A", 0), ("B", None)]


def test_at_a_revision_nothing_counts_that_came_after(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    late = ledger.upload(results=[CORRECTION])
    assert ledger.rows(VALUE, revision=late - 1) == [(50,)]
    assert ledger.rows(VALUE, revision=late) == [(60,)]
    assert ledger.rows(VALUE, revision=0) == []


def test_undo_lets_the_rows_before_count_again(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    correction = ledger.upload(results=[CORRECTION])
    undone = ledger.enter("undo", correction)
    assert ledger.rows(VALUE) == [(50,)]
    assert ledger.rows(VALUE, revision=undone - 1) == [(60,)]


def test_the_latest_of_undo_and_redo_decides(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    correction = ledger.upload(results=[CORRECTION])
    sentences = [ledger.enter(kind, correction) for kind in ("undo", "redo", "undo", "redo")]
    counted = [ledger.row(VALUE, revision=revision) for revision in sentences]
    assert counted == [50, 60, 50, 60]


def test_undo_leaves_what_a_later_file_also_said(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    first = ledger.upload(results=[CORRECTION])
    ledger.upload(results=[{**CORRECTION, "reported_on": "2021-04-01"}])
    ledger.enter("undo", first)
    assert ledger.rows(ROWS) == [(60, "2021-04-01")]


def test_undoing_a_withdrawal_restores_the_figure(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    withdrawal = ledger.upload(results=[WITHDRAWAL])
    assert ledger.rows(VALUE) == []
    ledger.enter("undo", withdrawal)
    assert ledger.rows(VALUE) == [(50,)]


def test_a_file_may_carry_the_whole_history_of_a_key(open_ledger: OpenLedger) -> None:
    later = {**REPORT, "value": 70, "reported_on": "2021-06-01"}
    ledger = open_ledger(results=[later, REPORT, CORRECTION])
    dates = ("2021-01-15", "2021-03-01", "2021-06-01")
    assert [ledger.row(VALUE, as_of) for as_of in dates] == [50, 60, 70]


def test_an_update_of_an_action_is_its_state_from_then_on(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"status": "not_started", "reported_on": "2021-01-15"},
            {"status": "ongoing", "reported_on": "2021-06-01"},
        ]
    )
    state = "select status from current_actions($projects, $as_of, $revision)"
    assert ledger.rows(state, "2021-01-14") == []
    assert ledger.row(state, "2021-05-31") == "not_started"
    assert ledger.row(state, "2021-06-01") == "ongoing"


def test_a_file_without_dates_counts_by_its_latest_upload(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    renamed = ledger.upload(indicators=[{"title": "Renamed"}])
    title = "select title from current_indicators($projects, $as_of, $revision)"
    assert ledger.row(title, "1999-01-01") == "Renamed"
    assert ledger.row(title, revision=renamed - 1) == "People reached"


@pytest.mark.parametrize("other", [{"sex": "women"}, {"country": "VNM"}, {"indicator": "B"}])
def test_every_column_of_the_key_distinguishes_rows(
    open_ledger: OpenLedger, other: dict[str, str]
) -> None:
    ledger = open_ledger(results=[REPORT, {**REPORT, **other, "value": 1}])
    assert sorted(ledger.rows(VALUE)) == [(1,), (50,)]


def test_a_project_is_there_while_any_of_its_uploads_counts(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    projects = "select code, title from projects($revision)"
    renamed = ledger.upload(project=[{"title": "A new title"}])
    assert ledger.rows(projects) == [("tiny", "A new title")]
    ledger.enter("undo", renamed)
    assert ledger.rows(projects) == [("tiny", "A tiny project")]
    ledger.enter("undo", 1)
    assert ledger.rows(projects) == []


def test_another_project_changes_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    ledger.project = "other"
    ledger.upload(
        project=[{"code": "other", "title": "Another"}],
        sources=[{}],
        framework=[{}],
        indicators=[{}],
        results=[{**REPORT, "value": 7}],
    )
    assert ledger.row(VALUE) == 7
    ledger.project = "tiny"
    assert ledger.row(VALUE) == 50
