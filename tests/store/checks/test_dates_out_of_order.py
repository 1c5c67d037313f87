"""A beginning after its end."""

import pytest

from tests.conftest import OpenLedger


@pytest.mark.parametrize(
    ("file", "row", "expected"),
    [
        (
            "project",
            {"start": "2021-01-01", "planned_end": "2020-12-31"},
            "column planned_end: is before the start, 2021-01-01. Swap or mend the two dates.",
        ),
        (
            "project",
            {"extended_end": "2022-12-30", "extended_on": "2021-01-01"},
            "column extended_end: is before the planned end, 2022-12-31. An extension ends later.",
        ),
        (
            "results",
            {"period_start": "2021-01-01", "period_end": "2020-12-31"},
            "column period_end: is before the period's start, 2021-01-01. "
            "Swap or mend the two dates.",
        ),
        (
            "recommendations",
            {"recommended_start": "2021-06-01", "recommended_end": "2021-05-31"},
            "column recommended_end: is before the window's start, 2021-06-01. "
            "Swap or mend the two dates.",
        ),
        (
            "partnerships",
            {"signed": "2021-06-01", "ended": "2021-05-31"},
            "column ended: is before the signature, 2021-06-01. Swap or mend the two dates.",
        ),
        (
            "conflicts",
            {"reported_on": "2021-07-18", "resolved_on": "2021-07-17"},
            "column resolved_on: is before it was reported, 2021-07-18. Mend one of them.",
        ),
    ],
)
def test_the_end_comes_before_the_beginning(
    open_ledger: OpenLedger, file: str, row: dict[str, object], expected: str
) -> None:
    ledger = open_ledger(results=[{}], recommendations=[{}])
    assert ledger.faults(**{file: [row]}) == [f"{file}.csv, row 2, {expected}"]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("project", {"start": "2020-01-01", "planned_end": "2020-01-01"}),
        ("project", {"extended_end": "2022-12-31", "extended_on": "2021-01-01"}),
        ("results", {"period_start": "2020-12-31", "period_end": "2020-12-31"}),
        ("recommendations", {"recommended_start": "2021-06-01"}),
        ("partnerships", {"ended": "2021-05-31"}),
        ("conflicts", {"reported_on": "2021-07-18", "resolved_on": "2021-07-18"}),
    ],
)
def test_one_day_and_one_end_are_in_order(
    open_ledger: OpenLedger, file: str, row: dict[str, object]
) -> None:
    ledger = open_ledger(results=[{}], recommendations=[{}])
    assert ledger.faults(**{file: [row]}) == []


def test_a_date_that_is_none_is_not_also_out_of_order(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    row = {"period_start": "2021-02-30", "period_end": "2020-12-31"}
    assert ledger.faults(results=[row]) == [
        'results.csv, row 2, column period_start: "2021-02-30" is not a date. '
        "Write it as YYYY-MM-DD."
    ]
