"""The due date is part of a milestone's key."""

from tests.conftest import OpenLedger


def test_a_milestone_without_a_due_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    rows = [
        {"kind": "milestone"},  # row 2
        {"kind": "milestone", "due": "2021-12-31"},  # row 3: in order
        {"kind": "target"},  # row 4: the end of the project
        {"kind": "baseline"},  # row 5: the start of the project
    ]
    assert ledger.faults(targets=rows) == [
        "targets.csv, row 2, column due: is blank for a milestone. Write the date it is due."
    ]
