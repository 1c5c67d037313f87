"""Which period's figure is shown: of those that end last, the longest. Every expected value is written out."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

FIGURE = """
    select value, period_start::varchar, period_end::varchar
    from figures($projects, $as_of, $revision)
"""
# Three periods that end on one day, and a longer one that ends before it.
YEAR: Row = {"period_start": "2020-01-01", "period_end": "2020-12-31", "value": 12}
HALF: Row = {"period_start": "2020-07-01", "period_end": "2020-12-31", "value": 6}
QUARTER: Row = {"period_start": "2020-10-01", "period_end": "2020-12-31", "value": 3}
TWO_YEARS: Row = {"period_start": "2018-07-01", "period_end": "2020-06-30", "value": 24}
PERIODS = (HALF, YEAR, TWO_YEARS, QUARTER)
GONE: Row = {"value": None, "qualifier": "withdrawn"}
BEFORE: Row = {"period_start": "2017-01-01", "period_end": "2017-12-31"}


def of_countries(*rows: Row, countries: tuple[str, ...] = ("KEN", "MLI")) -> list[Row]:
    return [{**row, "country": country} for country in countries for row in rows]


@pytest.mark.parametrize("rows", [PERIODS, PERIODS[::-1]], ids=["as written", "turned round"])
@pytest.mark.parametrize("measure", ["cumulative", "level"])
def test_of_periods_that_end_last_the_longest_is_shown(
    open_ledger: OpenLedger, rows: tuple[Row, ...], measure: str
) -> None:
    ledger = open_ledger(indicators=[{"measure": measure}], results=rows)
    assert ledger.rows(FIGURE) == [(12, "2020-01-01", "2020-12-31")]
    assert ledger.rows(FIGURE, "2020-12-30") == []


@pytest.mark.parametrize("rows", [PERIODS, PERIODS[::-1]], ids=["as written", "turned round"])
def test_a_row_that_is_withdrawn_elsewhere_changes_nothing_of_it(
    open_ledger: OpenLedger, rows: tuple[Row, ...]
) -> None:
    ledger = open_ledger(results=[{**BEFORE, **GONE}, *rows])
    assert ledger.rows(FIGURE) == [(12, "2020-01-01", "2020-12-31")]


def test_where_the_longest_is_withdrawn_the_next_in_length_is_shown(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[QUARTER, HALF, {**YEAR, **GONE}, TWO_YEARS])
    assert ledger.rows(FIGURE) == [(6, "2020-07-01", "2020-12-31")]


@pytest.mark.parametrize("qualifier", ["not_in_source", "exact"])
def test_a_blank_row_is_not_chosen(open_ledger: OpenLedger, qualifier: str) -> None:
    blank = {"value": None, "qualifier": qualifier}
    ledger = open_ledger(results=[QUARTER, HALF, {**YEAR, **blank}, TWO_YEARS])
    assert ledger.rows(FIGURE) == [(6, "2020-07-01", "2020-12-31")]


def test_where_all_that_end_last_are_withdrawn_the_one_that_ends_before_is_shown(
    open_ledger: OpenLedger,
) -> None:
    gone = [{**row, **GONE} for row in (YEAR, HALF, QUARTER)]
    assert open_ledger(results=[*gone, TWO_YEARS]).rows(FIGURE) == [
        (24, "2018-07-01", "2020-06-30")
    ]


@pytest.mark.parametrize("rows", [PERIODS, PERIODS[::-1]], ids=["as written", "turned round"])
def test_countries_are_summed_over_the_longest_of_the_periods_that_end_last(
    open_ledger: OpenLedger, rows: tuple[Row, ...]
) -> None:
    ledger = open_ledger(results=of_countries(*rows))
    assert ledger.rows(FIGURE) == [(24, "2020-01-01", "2020-12-31")]
    with_one_gone = open_ledger(results=[*of_countries({**BEFORE, **GONE}), *of_countries(*rows)])
    assert with_one_gone.rows(FIGURE) == [(24, "2020-01-01", "2020-12-31")]


@pytest.mark.parametrize("rows", [PERIODS, PERIODS[::-1]], ids=["as written", "turned round"])
def test_countries_that_share_no_last_period_are_summed_over_the_longest_before_it(
    open_ledger: OpenLedger, rows: tuple[Row, ...]
) -> None:
    later = of_countries(
        {"period_start": "2021-01-01", "period_end": "2021-03-31"}, countries=("KEN",)
    )
    ledger = open_ledger(results=[*later, *of_countries(*rows)])
    assert ledger.rows(FIGURE) == [(24, "2020-01-01", "2020-12-31")]


def test_each_indicator_has_its_own_choice(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"indicator": "A"}, {"indicator": "B"}],
        results=[HALF, YEAR, {**QUARTER, "indicator": "B"}, {**TWO_YEARS, "indicator": "B"}],
    )
    chosen = ledger.rows(
        "select indicator, value from figures($projects, $as_of, $revision) order by all"
    )
    assert chosen == [("A", 12), ("B", 3)]


def test_a_period_is_not_chosen_before_its_figure_is_reported(open_ledger: OpenLedger) -> None:
    late: Row = {**YEAR, "reported_on": "2021-03-01"}
    of_two = [{**late, "country": "KEN"}, {**late, "country": "MLI"}]
    before = [{**TWO_YEARS, "country": "KEN"}, {**TWO_YEARS, "country": "MLI"}]
    for rows, value in (([TWO_YEARS, late], 1), ([*before, *of_two], 2)):
        ledger = open_ledger(results=rows)
        assert ledger.rows(FIGURE, "2021-02-28") == [(24 * value, "2018-07-01", "2020-06-30")]
        assert ledger.rows(FIGURE, "2021-03-01") == [(12 * value, "2020-01-01", "2020-12-31")]
