"""A withdrawal ends a figure, and one that was not seen has none: the row has no value of its own."""

import pytest

from tests.conftest import OpenLedger

BLANK = [
    (file, qualifier)
    for file in ("results", "targets", "portfolio")
    for qualifier in ("withdrawn", "not_in_source", "none")
    if file == "targets" or qualifier != "none"
]
SAID = {
    "withdrawn": "a withdrawal",
    "not_in_source": "a row that says that it was not seen",
    "none": "a row that says that there is none",
}


@pytest.mark.parametrize(("file", "qualifier"), BLANK)
def test_a_value_where_there_is_none(open_ledger: OpenLedger, file: str, qualifier: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(**{file: [{"value": 0, "qualifier": qualifier}]}) == [
        f"{file}.csv, row 2, column value: is filled in {SAID[qualifier]}. "
        "Leave it blank, or choose another qualifier."
    ]


@pytest.mark.parametrize(("file", "qualifier"), BLANK)
def test_a_blank_one(open_ledger: OpenLedger, file: str, qualifier: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(**{file: [{"value": None, "qualifier": qualifier}]}) == []


@pytest.mark.parametrize("file", ["results", "portfolio"])
def test_only_a_target_may_be_known_not_to_exist(open_ledger: OpenLedger, file: str) -> None:
    (fault,) = open_ledger(indicators=[{}]).faults(**{file: [{"value": None, "qualifier": "none"}]})
    assert fault.startswith(f'{file}.csv, row 2, column qualifier: "none" is not one of: ')
