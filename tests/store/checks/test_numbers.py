"""What is a number, and the message about what is not."""

import pytest

from tests.conftest import OpenLedger

GENERAL = "Write at most 18 digits, a decimal point and six decimals; blank is not known."


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        # the message says what to write, and both numbers where it may be two
        ("12%", "Write 12: the unit is in indicators.csv."),
        ("1,5", "Write 1.5: the unit is in indicators.csv."),
        ("-0,123", "Write -0.123: the unit is in indicators.csv."),
        ("1.266,50 %", "Write 1266.50: the unit is in indicators.csv."),
        ("1,266", "Write 1266 or 1.266: the unit is in indicators.csv."),
        ("1 266 000.50", "Write 1266000.50: the unit is in indicators.csv."),
        (" 12", "Write 12: the unit is in indicators.csv."),
        ("12 ", "Write 12: the unit is in indicators.csv."),
        ("+5", "Write 5: the unit is in indicators.csv."),
        ("USD 4,615,580", "Write 4615580: the unit is in indicators.csv."),
        ("$5", "Write 5: the unit is in indicators.csv."),
        ("80 percent", "Write 80: the unit is in indicators.csv."),
        # what is meant may be another number: nothing is guessed
        ("1e5", GENERAL),
        ("5 million", GENERAL),
        ("1,26,600", GENERAL),
        ("10-20", GENERAL),
        ("<5", GENERAL),
        ("(5)", GENERAL),
        ("about 5", GENERAL),
        ("31/07/2021", GENERAL),
        # it is no number
        ("NaN", GENERAL),
        ("inf", GENERAL),
        ("n/a", GENERAL),
        ("-", GENERAL),
        (".5", GENERAL),
        ("5.", GENERAL),
        ("0x10", GENERAL),
        ("１２", GENERAL),  # digits of another script
        # it does not fit
        ("1234567890123456789", GENERAL),  # 19 digits
        ("0.1234567", GENERAL),  # 7 decimals
    ],
)
def test_text_for_a_number(open_ledger: OpenLedger, value: str, advice: str) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(results=[{"value": value}]) == [
        f'results.csv, row 2, column value: "{value}" is not a number. {advice}'
    ]


def test_outside_results_the_unit_is_elsewhere(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.faults(portfolio=[{"value": "40%"}]) == [
        'portfolio.csv, row 2, column value: "40%" is not a number. '
        "Write 40: without unit or separator."
    ]


@pytest.mark.parametrize(
    "value", ["0", "-0.5", "12", "12.000001", "123456789012345678", "000012", None]
)
def test_numbers_and_blanks_are_accepted(open_ledger: OpenLedger, value: str | None) -> None:
    ledger = open_ledger(indicators=[{}])
    assert ledger.faults(results=[{"value": value}]) == []
