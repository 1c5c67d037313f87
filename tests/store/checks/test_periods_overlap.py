"""Periods that are summed may not overlap."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

MEASURE = {"measure": "period"}


def period(start: str, end: str, **other: object) -> Row:
    return {"period_start": start, "period_end": end, "reported_on": "2021-07-15", **other}


def fault(row: int, start: str, end: str) -> str:
    return (
        f"results.csv, row {row}, column period_start: the period overlaps {start} to {end}, "
        "and the two would be summed. Let the periods of a `period` indicator follow each other."
    )


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("2020-07-01", "2020-12-31", False),  # the day after
        ("2020-06-30", "2020-12-31", True),  # the last day is in both
        ("2019-07-01", "2019-12-31", False),  # the day before
        ("2019-07-01", "2020-01-01", True),  # the first day is in both
        ("2020-02-01", "2020-03-31", True),  # within
        ("2019-01-01", "2021-06-30", True),  # around
        ("2020-01-01", "2020-03-31", True),  # the same first day
        ("2020-04-01", "2020-06-30", True),  # the same last day
        ("2020-01-01", "2020-06-30", False),  # the same period: a correction
    ],
)
def test_a_new_period_beside_one_that_counts(
    open_ledger: OpenLedger, start: str, end: str, overlaps: bool
) -> None:
    ledger = open_ledger(indicators=[MEASURE], results=[period("2020-01-01", "2020-06-30")])
    expected = [fault(2, "2020-01-01", "2020-06-30")] if overlaps else []
    assert ledger.faults(results=[period(start, end)]) == expected


def test_two_new_periods_are_reported_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[MEASURE])
    rows = [period("2020-04-01", "2020-09-30"), period("2020-01-01", "2020-06-30")]
    assert ledger.faults(results=rows) == [fault(2, "2020-01-01", "2020-06-30")]


@pytest.mark.parametrize("other", [{"country": "VNM"}, {"sex": "women"}, {"indicator": "B"}])
def test_periods_that_are_not_summed_with_each_other(open_ledger: OpenLedger, other: Row) -> None:
    ledger = open_ledger(
        indicators=[MEASURE, {"indicator": "B", **MEASURE}],
        results=[period("2020-01-01", "2020-06-30")],
    )
    assert ledger.faults(results=[period("2020-04-01", "2020-09-30", **other)]) == []


@pytest.mark.parametrize("measure", ["cumulative", "level"])
def test_only_periods_are_summed(open_ledger: OpenLedger, measure: str) -> None:
    ledger = open_ledger(indicators=[{"measure": measure}])
    rows = [period("2020-01-01", "2020-06-30"), period("2020-01-01", "2020-12-31")]
    assert ledger.faults(results=rows) == []


def test_a_withdrawn_period_is_not_in_the_way(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-07-20"}
    ledger = open_ledger(
        indicators=[MEASURE],
        results=[
            period("2020-01-01", "2020-06-30"),
            period("2020-01-01", "2020-06-30", **withdrawn),
        ],
    )
    assert ledger.faults(results=[period("2020-01-01", "2020-12-31")]) == []


def test_a_period_that_was_not_seen_is_not_in_the_way(open_ledger: OpenLedger) -> None:
    unseen = {"value": None, "qualifier": "not_in_source"}
    ledger = open_ledger(
        indicators=[MEASURE], results=[period("2020-01-01", "2020-06-30", **unseen)]
    )
    assert ledger.faults(results=[period("2020-01-01", "2020-12-31")]) == []


def test_one_upload_may_withdraw_a_period_and_add_another(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[MEASURE], results=[period("2020-01-01", "2020-06-30")])
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-07-20"}
    rows = [
        period("2020-01-01", "2020-06-30", **withdrawn),
        period("2020-01-01", "2020-12-31"),
    ]
    assert ledger.faults(results=rows) == []


def test_the_measure_is_the_one_of_the_upload(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[MEASURE])
    rows = [period("2020-01-01", "2020-06-30"), period("2020-01-01", "2020-12-31")]
    assert ledger.faults(indicators=[{"measure": "cumulative"}], results=rows) == []
