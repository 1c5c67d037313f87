"""A completed action names its evidence."""

import pytest

from tests.conftest import OpenLedger


def test_a_completed_action_without_evidence(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(recommendations=[{}])
    rows = [
        {"action": "1.1", "status": "completed"},  # row 2
        {"action": "1.2", "status": "completed", "evidence": "Minutes of 3 May"},  # row 3
    ]
    assert ledger.faults(actions=rows) == [
        "actions.csv, row 2, column evidence: is blank for a completed action. "
        "Name what shows that it was done."
    ]


@pytest.mark.parametrize("status", ["not_reported", "not_started", "ongoing", "cancelled"])
def test_any_other_action_needs_none(open_ledger: OpenLedger, status: str) -> None:
    ledger = open_ledger(recommendations=[{}])
    assert ledger.faults(actions=[{"status": status}]) == []
