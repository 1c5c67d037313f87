"""A row dated before the one in force would change nothing, and is a fault."""

import pytest

from tests.conftest import OpenLedger

STANDS = {"value": 60, "reported_on": "2021-03-01"}
EARLIER = {"value": 50, "reported_on": "2021-01-15"}


def faults(file: str, known_since: str, row: int = 2) -> list[str]:
    return [
        f"{file}.csv, row {row}, column reported_on: is earlier than the row that stands, "
        f"known since {known_since}. Date it from when this became known."
    ]


def test_a_row_from_before_the_one_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[STANDS])
    assert ledger.faults(results=[EARLIER]) == faults("results", "2021-03-01")


@pytest.mark.parametrize("reported_on", ["2021-03-01", "2021-03-02"])
def test_a_row_of_the_same_day_or_later(open_ledger: OpenLedger, reported_on: str) -> None:
    ledger = open_ledger(results=[STANDS])
    assert ledger.faults(results=[{"value": 70, "reported_on": reported_on}]) == []


def test_an_earlier_row_that_is_there_already_only_confirms(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[EARLIER, STANDS])
    assert ledger.faults(results=[{**EARLIER, "note": "Said again."}]) == []


def test_a_history_that_continues_to_the_row_in_force_is_accepted(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[STANDS])
    assert ledger.faults(results=[EARLIER, STANDS]) == []


def test_a_history_that_ends_before_the_row_in_force_is_not(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[STANDS])
    rows = [EARLIER, {"value": 55, "reported_on": "2021-02-01"}]
    expected = faults("results", "2021-03-01") + faults("results", "2021-03-01", row=3)
    assert ledger.faults(results=rows) == expected


def test_the_row_in_force_may_be_a_withdrawal(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-03-01"}
    ledger = open_ledger(results=[EARLIER, withdrawn])
    late = {"value": 55, "reported_on": "2021-02-01"}
    assert ledger.faults(results=[late]) == faults("results", "2021-03-01")


def test_a_target_with_another_due_date_is_the_same_target(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"due": "2022-12-31", "reported_on": "2021-03-01"}])
    earlier = {"due": "2022-06-30", "reported_on": "2021-01-15"}
    assert ledger.faults(targets=[earlier]) == faults("targets", "2021-03-01")


def test_a_milestone_with_another_due_date_is_another_one(open_ledger: OpenLedger) -> None:
    stands = {"kind": "milestone", "due": "2021-12-31", "reported_on": "2021-03-01"}
    ledger = open_ledger(targets=[stands])
    other = {"kind": "milestone", "due": "2020-12-31", "reported_on": "2021-01-15"}
    assert ledger.faults(targets=[other]) == []


def test_another_key_has_dates_of_its_own(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[STANDS])
    assert ledger.faults(results=[{**EARLIER, "sex": "women"}]) == []


def test_a_row_that_was_undone_is_not_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 40, "reported_on": "2021-01-01"}])
    ledger.enter("undo", ledger.upload(results=[STANDS]))
    assert ledger.faults(results=[EARLIER]) == []
