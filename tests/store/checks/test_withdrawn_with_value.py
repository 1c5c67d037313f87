"""A withdrawal ends a figure: it has no value of its own."""

import pytest

from tests.conftest import OpenLedger


@pytest.mark.parametrize("file", ["results", "targets", "portfolio"])
def test_a_withdrawal_with_a_value(open_ledger: OpenLedger, file: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(**{file: [{"value": 0, "qualifier": "withdrawn"}]}) == [
        f"{file}.csv, row 2, column value: is filled in a withdrawal. "
        "Leave it blank, or choose another qualifier."
    ]


@pytest.mark.parametrize("file", ["results", "targets", "portfolio"])
def test_a_withdrawal_without_one(open_ledger: OpenLedger, file: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(**{file: [{"value": None, "qualifier": "withdrawn"}]}) == []
