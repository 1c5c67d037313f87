"""A judgement is of something that is there."""

import pytest

from tests.conftest import OpenLedger


@pytest.mark.parametrize(
    ("about", "code"), [("result", "goal"), ("indicator", "A"), ("project", "tiny")]
)
def test_codes_that_are_there(open_ledger: OpenLedger, about: str, code: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(judgements=[{"about": about, "code": code}]) == []


@pytest.mark.parametrize(
    ("about", "code", "file"),
    [
        ("result", "A", "framework"),
        ("indicator", "goal", "indicators"),
        ("project", "other", "project"),
    ],
)
def test_codes_that_are_not_there(
    open_ledger: OpenLedger, about: str, code: str, file: str
) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(judgements=[{"about": about, "code": code}]) == [
        f'judgements.csv, row 2, column code: "{code}" is no {about} of {file}.csv. '
        "Add it there, or write a code that is."
    ]


def test_a_code_may_come_along(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    framework = [{"result": "1", "level": "outcome", "parent": "goal"}]
    assert ledger.faults(framework=framework, judgements=[{"code": "1"}]) == []
