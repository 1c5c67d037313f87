"""That a figure was not seen is not said of one that is known."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row, reverse_at_once

FILES = ["results", "targets", "portfolio"]
UNSEEN: Row = {"value": None, "qualifier": "not_in_source", "reported_on": "2021-03-01"}
SAYS = "column qualifier: says that the figure was not seen, but it is known: 50."
MEND = "Leave the row out, or withdraw the figure."


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("known_on", ["2021-02-28", "2021-03-01"])
def test_over_a_value_that_counts(open_ledger: OpenLedger, file: str, known_on: str) -> None:
    ledger = open_ledger(**{file: [{"value": 50, "reported_on": known_on}]})
    assert ledger.faults(**{file: [UNSEEN]}) == [f"{file}.csv, row 2, {SAYS} {MEND}"]


@pytest.mark.parametrize("file", FILES)
def test_over_a_value_of_the_same_file(open_ledger: OpenLedger, file: str) -> None:
    ledger = open_ledger(indicators=[{}])
    value = {"value": 50, "reported_on": "2021-02-28"}
    assert ledger.faults(**{file: [UNSEEN, value]}) == [f"{file}.csv, row 2, {SAYS} {MEND}"]


@pytest.mark.parametrize("file", FILES)
def test_before_a_value_is_seen_after_a_withdrawal_and_again(
    open_ledger: OpenLedger, file: str
) -> None:
    ledger = open_ledger(indicators=[{}])
    seen = {"value": 50, "reported_on": "2021-04-01"}
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-05-01"}
    again = {**UNSEEN, "reported_on": "2021-06-01"}
    assert ledger.faults(**{file: [UNSEEN]}) == []
    assert ledger.faults(**{file: [UNSEEN, seen, withdrawn, again]}) == []


def test_of_another_key_it_says_nothing(open_ledger: OpenLedger) -> None:
    targets: list[Row] = [{"value": 50}, {"value": 50, "kind": "baseline"}]
    ledger = open_ledger(targets=targets)
    others: list[Row] = [
        {**UNSEEN, "unit": "USD"},
        {**UNSEEN, "sex": "women"},
        {**UNSEEN, "kind": "milestone", "due": "2021-12-31"},
        {**UNSEEN, "indicator": "B"},
    ]
    assert ledger.faults(indicators=[{"indicator": "B"}], targets=others) == []


def test_an_undo_of_something_else_is_no_fault(open_ledger: OpenLedger) -> None:
    """An undo judges the rows of all uploads, of which it does not know the order."""
    ledger = open_ledger(indicators=[{}], targets=[UNSEEN])
    ledger.upload(targets=[{**UNSEEN, "value": 50, "qualifier": "exact"}])
    other = ledger.upload(actions=[{}], recommendations=[{}], evaluations=[{}])
    assert reverse_at_once(ledger.store, "tiny", other, "undo") == other + 1
