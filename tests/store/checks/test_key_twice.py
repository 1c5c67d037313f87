"""The same key twice in one upload, where nothing shows which row is the later one."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.previews import preview, written_separately


def test_the_fault_of_the_second_row_names_the_first(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    rows: list[Row] = [
        {"value": 50},  # row 2
        {"value": 60, "sex": "women"},  # row 3: another key
        {"value": 70},  # row 4: as row 2
        {"value": 50},  # row 5: as row 2, equal too
        {"value": 80, "reported_on": "2021-02-01"},  # row 6: a correction
    ]
    key = "indicator, period_start, period_end, country, sex, reported_on"
    assert ledger.faults(results=rows) == [
        f"results.csv, row 4: the same key ({key}) as row 2. Keep one of them.",
        f"results.csv, row 5: the same key ({key}) as row 2. Keep one of them.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "is_twice"),
    [
        pytest.param({}, {"due": "2022-06-30"}, True, id="targets with another due date"),
        pytest.param({}, {"sex": "women"}, False, id="a target for women"),
        pytest.param({}, {"unit": "SEK"}, False, id="a target in another unit"),
        pytest.param({}, {"kind": "baseline"}, False, id="a baseline"),
        pytest.param(
            {"kind": "baseline", "due": "2020-01-01"},
            {"kind": "baseline", "due": "2020-06-30"},
            True,
            id="baselines of two dates",
        ),
        pytest.param(
            {"kind": "milestone", "due": "2021-12-31"},
            {"kind": "milestone", "due": "2020-12-31"},
            False,
            id="milestones of two dates",
        ),
        pytest.param(
            {"kind": "milestone", "due": "2021-12-31"},
            {"kind": "milestone", "due": "2021-12-31", "value": 7},
            True,
            id="milestones of one date",
        ),
    ],
)
def test_the_due_date_distinguishes_milestones_and_nothing_else(
    open_ledger: OpenLedger, first: Row, second: Row, is_twice: bool
) -> None:
    ledger = open_ledger(indicators=[{}])
    text = ledger.faults(targets=[first, second])
    expected = (
        "targets.csv, row 3: the same key (indicator, kind, sex, unit, due, reported_on) "
        "as row 2. Keep one of them."
    )
    assert text == ([expected] if is_twice else [])


def test_a_file_without_dates_has_each_key_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.faults(sources=[{"source": "a"}, {"source": "b"}, {"source": "a"}]) == [
        "sources.csv, row 4: the same key (source) as row 2. Keep one of them."
    ]


def test_the_same_key_in_a_later_upload_is_no_fault(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    assert ledger.faults(results=[{}]) == []


@pytest.mark.parametrize(("title", "is_twice"), [("A report", False), ("Another report", True)])
def test_equal_rows_of_two_files_without_dates_are_let_pass(
    open_ledger: OpenLedger, title: str, is_twice: bool
) -> None:
    """Each sheet to fill in has the sources: two of them are uploaded at once."""
    ledger = open_ledger()
    paths = [
        written_separately(ledger, "sources", [{"source": "a", "title": told}], called)
        for told, called in (("A report", "first.csv"), (title, "second.csv"))
    ]
    expected = "second.csv, row 2: the same key (source) as row 2 of first.csv. Keep one of them."
    assert [str(fault) for fault in preview(ledger, *paths).faults] == (
        [expected] if is_twice else []
    )


def test_equal_figures_of_two_files_are_twice(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    paths = [
        written_separately(ledger, "results", [{"value": 50}], called)
        for called in ("first.csv", "second.csv")
    ]
    (fault,) = preview(ledger, *paths).faults
    assert "as row 2 of first.csv. Keep one of them." in fault.message
