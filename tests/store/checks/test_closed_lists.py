"""A word of a closed list is written as it stands there, and a pattern is kept."""

import pytest

from tests.conftest import OpenWorld


def test_a_word_that_is_not_in_the_list(open_world: OpenWorld, subtests: pytest.Subtests) -> None:
    words = ["female", "Women", "women ", "woman", "W"]
    world = open_world(indicators=[{}])
    said = world.faults(results=[{"sex": word} for word in words])
    for row, (word, fault) in enumerate(zip(words, said, strict=True), start=2):
        with subtests.test(word):
            assert fault == (
                f'results.csv, row {row}, column sex: "{word}" is not one of: '
                "total, women, men, another_gender, not_recorded."
            )


def test_a_blank_is_allowed_where_the_column_is_not_required(open_world: OpenWorld) -> None:
    world = open_world()
    world.upload(partnerships=[{"named": None, "nda": None, "type": None}])
    assert world.row("select named, nda, type from ledger.partnerships") == (None, None, None)


def test_a_country_is_three_capital_letters(
    open_world: OpenWorld, subtests: pytest.Subtests
) -> None:
    countries = ["VN", "Vietnam", "vnm", "VNM;MYS"]
    world = open_world(indicators=[{}])
    said = world.faults(results=[{"country": country} for country in countries])
    for row, (country, fault) in enumerate(zip(countries, said, strict=True), start=2):
        with subtests.test(country):
            start = f'results.csv, row {row}, column country: "{country}" does not fit. '
            assert fault.startswith(start)


@pytest.mark.parametrize("year_end", ["9-30", "09/30", "30-09", "13-01", "00-10", "09-32"])
def test_the_end_of_the_reporting_year_is_month_and_day(
    open_world: OpenWorld, year_end: str
) -> None:
    world = open_world()
    (said,) = world.faults(project=[{"reporting_year_end": year_end}])
    start = f'project.csv, row 2, column reporting_year_end: "{year_end}" does not fit. '
    assert said.startswith(start)


def test_the_unit_is_a_word_of_the_contract_or_a_currency(
    open_world: OpenWorld, subtests: pytest.Subtests
) -> None:
    units = ["persons", "usd", "%", "US$"]
    world = open_world()
    said = world.faults(indicators=[{"indicator": unit, "unit": unit} for unit in units])
    for row, (unit, fault) in enumerate(zip(units, said, strict=True), start=2):
        with subtests.test(unit):
            start = f'indicators.csv, row {row}, column unit: "{unit}" does not fit. '
            assert fault.startswith(start)


def test_units_that_are_taken_in(open_world: OpenWorld) -> None:
    units = ["number", "people", "percent", "USD", "SEK"]
    world = open_world()
    world.upload(indicators=[{"indicator": unit, "unit": unit} for unit in units])
    found = world.rows("select unit from ledger.indicators order by in_row")
    assert found == [(unit,) for unit in units]
