"""Baselines, milestones and targets: which one is in force, until when, and in which unit."""

import pytest

from tests.conftest import OpenLedger

TARGET = """
    select value, due::varchar, unit, is_comparable
    from targets_in_force($projects, $as_of, $revision)
    where kind = 'target'
"""
VALUE = "select value from targets_in_force($projects, $as_of, $revision)"
VERSIONS = """
    select version, value, reported_on::varchar, stood_until::varchar
    from target_versions($projects, $as_of, $revision)
    order by version
"""
FIRST = {"value": 100, "due": "2022-06-30", "reported_on": "2020-01-01", "reason": "As planned."}
REVISED = {"value": 120, "due": "2022-09-30", "reported_on": "2021-04-01", "reason": "More money."}


def test_a_revised_target_counts_from_its_own_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[FIRST, REVISED])
    assert ledger.rows(TARGET, "2019-12-31") == []
    assert ledger.row(TARGET, "2021-03-31") == (100, "2022-06-30", "people", True)
    assert ledger.row(TARGET, "2021-04-01") == (120, "2022-09-30", "people", True)


def test_the_old_target_is_still_seen(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[FIRST, REVISED])
    assert ledger.rows(VERSIONS) == [
        (1, 100, "2020-01-01", "2021-04-01"),
        (2, 120, "2021-04-01", None),
    ]
    assert ledger.rows(VERSIONS, "2021-03-31") == [(1, 100, "2020-01-01", None)]


def test_an_equal_target_only_confirms(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[FIRST, {**FIRST, "reported_on": "2021-04-01", "note": "Asked."}])
    assert ledger.rows(VERSIONS) == [(1, 100, "2020-01-01", None)]


def test_a_target_that_comes_back_is_a_version_of_its_own(open_ledger: OpenLedger) -> None:
    back = {**FIRST, "reported_on": "2021-07-01"}
    ledger = open_ledger(targets=[FIRST, REVISED, back])
    assert [row[1] for row in ledger.rows(VERSIONS)] == [100, 120, 100]


@pytest.mark.parametrize("change", [{"value": 0}, {"due": "2022-12-31"}, {"qualifier": "about"}])
def test_a_change_of_value_date_or_word_is_a_revision(
    open_ledger: OpenLedger, change: dict[str, object]
) -> None:
    ledger = open_ledger(targets=[FIRST, {**FIRST, **change, "reported_on": "2021-04-01"}])
    assert len(ledger.rows(VERSIONS)) == 2


def test_a_withdrawn_target_is_no_longer_in_force(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-04-01"}
    ledger = open_ledger(targets=[FIRST, withdrawn])
    assert ledger.rows(VALUE, "2021-03-31") == [(100,)]
    assert ledger.rows(VALUE, "2021-04-01") == []
    assert len(ledger.rows(VERSIONS)) == 2


def test_times_revised_counts_neither_the_first_nor_a_withdrawal(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-05-01"}
    ledger = open_ledger(targets=[FIRST, REVISED, withdrawn])
    sql = "select target_times_revised from indicator_status($projects, $as_of, $revision)"
    assert [ledger.row(sql, day) for day in ("2021-03-31", "2021-04-01", "2021-05-01")] == [0, 1, 1]


UNSEEN = {"value": None, "qualifier": "not_in_source", "reported_on": "2020-01-01"}
NONE = {"value": None, "qualifier": "none", "reported_on": "2020-01-01"}
SEEN = """
    select version, value, is_seen from target_versions($projects, $as_of, $revision)
    order by reported_on
"""
REVISED_TIMES = "select target_times_revised from indicator_status($projects, $as_of, $revision)"
WITHOUT_VALUE = """
    select indicator, kind, sex, unit, qualifier from targets_without_value($projects, $as_of, $revision)
    order by all
"""


def test_the_first_value_after_one_that_was_not_seen_is_seen_and_no_revision(
    open_ledger: OpenLedger,
) -> None:
    later = {**REVISED, "reported_on": "2021-05-01"}
    ledger = open_ledger(targets=[UNSEEN, {**FIRST, "reported_on": "2021-04-01"}, later])
    assert ledger.rows(SEEN) == [(0, None, False), (1, 100, True), (2, 120, False)]
    days = ("2021-03-31", "2021-04-01", "2021-05-01")
    assert [ledger.row(REVISED_TIMES, day) for day in days] == [0, 0, 1]
    assert [len(ledger.rows(WITHOUT_VALUE, day)) for day in days] == [1, 0, 0]
    assert [len(ledger.rows(TARGET, day)) for day in days] == [0, 1, 1]


def test_a_first_target_where_there_was_none_is_no_revision_and_not_seen(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(targets=[NONE, {**FIRST, "reported_on": "2021-04-01"}])
    assert ledger.rows(SEEN) == [(0, None, False), (1, 100, False)]
    assert ledger.row(REVISED_TIMES) == 0


def test_a_value_after_a_withdrawal_was_not_seen_for_the_first_time(
    open_ledger: OpenLedger,
) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-04-01"}
    ledger = open_ledger(targets=[UNSEEN, withdrawn, {**FIRST, "reported_on": "2021-05-01"}])
    assert ledger.rows(SEEN)[-1] == (1, 100, False)
    assert ledger.rows(WITHOUT_VALUE, "2021-04-01") == []


def test_what_was_not_seen_and_what_there_is_not_are_told_apart(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in "ABCD"],
        targets=[
            UNSEEN,
            {**UNSEEN, "kind": "baseline"},
            {**NONE, "indicator": "B"},
            {**UNSEEN, "indicator": "B", "sex": "women"},
            {"indicator": "C", "value": None},
        ],
    )
    assert ledger.rows(WITHOUT_VALUE) == [
        ("A", "baseline", "total", "people", "not_in_source"),
        ("A", "target", "total", "people", "not_in_source"),
        ("B", "target", "total", "people", "none"),
        ("B", "target", "women", "people", "not_in_source"),
    ]


def test_a_target_that_was_not_seen_leaves_one_in_another_unit_alone(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(targets=[UNSEEN, {"value": 5, "unit": "USD"}])
    assert ledger.rows(TARGET) == [(5, "2022-12-31", "USD", False)]
    assert len(ledger.rows(WITHOUT_VALUE)) == 1


def test_a_value_in_the_indicators_unit_spelled_out_ends_that_it_was_not_seen(
    open_ledger: OpenLedger,
) -> None:
    spelled_out = {**FIRST, "unit": "people", "reported_on": "2021-04-01"}
    ledger = open_ledger(targets=[UNSEEN, spelled_out])
    assert ledger.rows(WITHOUT_VALUE) == []


def test_a_target_in_two_units_is_not_a_revision(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": 100}, {"value": 5, "unit": "USD"}])
    sql = "select target_times_revised from indicator_status($projects, $as_of, $revision)"
    assert ledger.row(sql) == 0


def test_a_blank_due_means_the_end_of_the_project_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=[
            {
                "planned_end": "2022-09-30",
                "extended_end": "2022-12-31",
                "extended_on": "2021-07-31",
            }
        ],
        targets=[{"due": None}],
    )
    due = "select due::varchar, stated_due from targets_in_force($projects, $as_of, $revision)"
    assert ledger.row(due, "2021-07-30") == ("2022-09-30", None)
    assert ledger.row(due, "2021-07-31") == ("2022-12-31", None)


def test_a_baseline_without_a_date_is_given_none(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"kind": "baseline", "value": 0, "due": None}])
    assert ledger.row("select due from targets_in_force($projects, $as_of, $revision)") is None


def test_milestones_are_kept_separately_by_due_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[
            {"kind": "milestone", "due": "2020-12-31", "value": 30},
            {"kind": "milestone", "due": "2021-12-31", "value": 60},
            {"kind": "milestone", "due": "2021-12-31", "value": 70, "reported_on": "2021-02-01"},
        ]
    )
    assert sorted(ledger.rows(VALUE)) == [(30,), (70,)]
    assert sorted(ledger.rows(VALUE, "2021-01-31")) == [(30,), (60,)]


def test_baseline_target_and_sexes_are_kept_separately(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[
            {"kind": "baseline", "value": 5},
            {"value": 100},
            {"sex": "women", "value": 50},
        ]
    )
    assert sorted(ledger.rows(VALUE)) == [(5,), (50,), (100,)]


def test_a_target_in_another_unit_is_stated_and_not_compared(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"unit": "USD"}],
        results=[{"value": 50}],
        targets=[{"value": 900, "unit": "SEK"}],
    )
    assert ledger.row(TARGET) == (900, "2022-12-31", "SEK", False)
    sql = """
        select target, target_in_other_unit, target_other_unit, achievement, status
        from indicator_status($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == (None, 900, "SEK", None, "target_in_other_unit")


def test_of_targets_in_two_units_the_indicators_own_is_compared(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"unit": "USD"}],
        results=[{"value": 50}],
        targets=[{"value": 900, "unit": "SEK"}, {"value": 100, "unit": "USD"}],
    )
    sql = """
        select target, target_in_other_unit, achievement
        from indicator_status($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == (100, 900, 0.5)


def test_the_own_unit_named_or_left_blank_is_one_target(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[{"value": 100}, {"value": 120, "unit": "people", "reported_on": "2021-02-01"}]
    )
    assert ledger.rows(VALUE) == [(120,)]


def test_a_blank_target_is_no_target(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": None}])
    assert ledger.rows(VALUE) == []


def test_a_target_of_zero_is_a_target(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": 0}])
    assert ledger.rows(VALUE) == [(0,)]
