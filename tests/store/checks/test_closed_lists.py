"""Values of a closed list must be as in the list, and values with a pattern must fit it."""

import pytest

from tests.conftest import OpenLedger


def test_a_word_that_is_not_in_the_list(open_ledger: OpenLedger, subtests: pytest.Subtests) -> None:
    words = ["female", "Women", "women ", "woman", "W"]
    ledger = open_ledger(indicators=[{}])
    text = ledger.faults(results=[{"sex": word} for word in words])
    for row, (word, fault) in enumerate(zip(words, text, strict=True), start=2):
        with subtests.test(word):
            assert fault == (
                f'results.csv, row {row}, column sex: "{word}" is not one of: '
                "total, women, men, another_gender, not_recorded."
            )


def test_a_blank_is_allowed_where_the_column_is_not_required(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.upload(partnerships=[{"named": None, "nda": None, "type": None}])
    assert ledger.row("select named, nda, type from ledger.partnerships") == (None, None, None)


def test_a_country_is_three_capital_letters(
    open_ledger: OpenLedger, subtests: pytest.Subtests
) -> None:
    countries = ["VN", "Vietnam", "vnm", "VNM;MYS"]
    ledger = open_ledger(indicators=[{}])
    text = ledger.faults(results=[{"country": country} for country in countries])
    for row, (country, fault) in enumerate(zip(countries, text, strict=True), start=2):
        with subtests.test(country):
            start = f'results.csv, row {row}, column country: "{country}" does not fit. '
            assert fault.startswith(start)


@pytest.mark.parametrize("year_end", ["9-30", "09/30", "30-09", "13-01", "00-10", "09-32"])
def test_the_end_of_the_reporting_year_is_month_and_day(
    open_ledger: OpenLedger, year_end: str
) -> None:
    ledger = open_ledger()
    (text,) = ledger.faults(project=[{"reporting_year_end": year_end}])
    start = f'project.csv, row 2, column reporting_year_end: "{year_end}" does not fit. '
    assert text.startswith(start)


def test_the_unit_is_a_word_of_the_contract_or_a_currency(
    open_ledger: OpenLedger, subtests: pytest.Subtests
) -> None:
    units = ["persons", "usd", "%", "US$"]
    ledger = open_ledger()
    text = ledger.faults(indicators=[{"indicator": unit, "unit": unit} for unit in units])
    for row, (unit, fault) in enumerate(zip(units, text, strict=True), start=2):
        with subtests.test(unit):
            start = f'indicators.csv, row {row}, column unit: "{unit}" does not fit. '
            assert fault.startswith(start)


def test_units_that_are_accepted(open_ledger: OpenLedger) -> None:
    units = ["number", "people", "percent", "USD", "SEK"]
    ledger = open_ledger()
    ledger.upload(indicators=[{"indicator": unit, "unit": unit} for unit in units])
    found = ledger.rows("select unit from ledger.indicators order by in_row")
    assert found == [(unit,) for unit in units]
