"""An extension must have the date from which it was known."""

from tests.conftest import OpenLedger


def test_an_extended_end_without_its_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.faults(project=[{"extended_end": "2023-06-30"}]) == [
        "project.csv, row 2, column extended_on: is blank beside an extended end. "
        "Write the date from which the extension was known."
    ]


def test_an_extension_with_its_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    row = {"extended_end": "2023-06-30", "extended_on": "2021-07-31"}
    assert ledger.faults(project=[row]) == []
