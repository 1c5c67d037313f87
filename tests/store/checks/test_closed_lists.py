"""A word of a closed list is written as it stands there, and a pattern is kept."""

import pytest

from tests.conftest import OpenWorld


@pytest.mark.parametrize("word", ["female", "Women", "women ", "woman", "W"])
def test_a_word_that_is_not_in_the_list(open_world: OpenWorld, word: str) -> None:
    world = open_world(indicators=[{}])
    assert world.faults(results=[{"sex": word}]) == [
        f'results.csv, row 2, column sex: "{word}" is not one of: '
        "total, women, men, another_gender, not_recorded."
    ]


def test_a_blank_is_allowed_where_the_column_is_not_required(open_world: OpenWorld) -> None:
    world = open_world(partnerships=[{"named": None, "nda": None, "type": None}])
    assert world.row("select named, nda, type from ledger.partnerships") == (None, None, None)


@pytest.mark.parametrize("country", ["VN", "Vietnam", "vnm", "VNM;MYS"])
def test_a_country_is_three_capital_letters(open_world: OpenWorld, country: str) -> None:
    world = open_world(indicators=[{}])
    (said,) = world.faults(results=[{"country": country}])
    assert said.startswith(f'results.csv, row 2, column country: "{country}" does not fit. ')


@pytest.mark.parametrize("year_end", ["9-30", "09/30", "30-09", "13-01", "00-10", "09-32"])
def test_the_end_of_the_reporting_year_is_month_and_day(
    open_world: OpenWorld, year_end: str
) -> None:
    world = open_world()
    (said,) = world.faults(project=[{"reporting_year_end": year_end}])
    start = f'project.csv, row 2, column reporting_year_end: "{year_end}" does not fit. '
    assert said.startswith(start)


@pytest.mark.parametrize("unit", ["persons", "usd", "%", "US$"])
def test_the_unit_is_a_word_of_the_contract_or_a_currency(open_world: OpenWorld, unit: str) -> None:
    world = open_world()
    (said,) = world.faults(indicators=[{"unit": unit}])
    assert said.startswith(f'indicators.csv, row 2, column unit: "{unit}" does not fit. ')


@pytest.mark.parametrize("unit", ["number", "people", "percent", "USD", "SEK"])
def test_units_that_are_taken_in(open_world: OpenWorld, unit: str) -> None:
    world = open_world(indicators=[{"unit": unit}])
    assert world.row("select unit from ledger.indicators") == unit
