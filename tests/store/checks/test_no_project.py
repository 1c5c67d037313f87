"""Every project has a row in project.csv."""

from tests.conftest import OpenLedger


def test_an_upload_may_leave_the_project_out_once_it_is_known(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.faults(sources=[{"source": "another"}]) == []


def test_the_first_upload_contains_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.enter("undo", 1)
    assert ledger.faults(sources=[{}]) == [
        "project.csv: is missing or empty. Every project has one row there."
    ]
