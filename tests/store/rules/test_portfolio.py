"""The portfolio as of a date, how its measures may be drawn, money in its currency, and their conflicts."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case

SHAPES = """
    select distinct measure, shape from portfolio_figures($projects, $as_of, $revision) order by measure
"""
STANDING = """
    select category, value from portfolio_figures($projects, $as_of, $revision) order by category
"""
MONEY = """
    select value, unit, target, target_in_other_unit, target_other_unit, status
    from money_progress($projects, $as_of, $revision)
"""
CONFLICTS = """
    select conflict, section, topic from portfolio_conflicts($projects, $as_of, $revision)
    order by conflict
"""


def slices(unit: str, **values: object) -> list[Row]:
    """Rows of one measure, by category; `_` in a category means a space."""
    return [
        {"measure": "m", "category": name.replace("_", " "), "value": value, "unit": unit}
        for name, value in values.items()
    ]


# How a measure may be drawn


def test_the_shape_of_a_measure(compare: Compare) -> None:
    expected: dict[str, list[list[Row]]] = {
        "range": [
            slices("USD", smallest=1, median=2, mean=3, largest=9),
            slices("months", shortest=2, most_common=12, longest=29),
        ],
        "parts": [
            slices("percent", yes=47, no=29),
            slices("number", smallest=1, middling=2),  # not all are points of a spread
            [*slices("number", women=22, men=16), {"value": 38}],
        ],
        "part": [
            slices("percent", companies=36),
            slices("percent", companies=36, others=""),  # what the others are is not known
        ],
        "fact": [
            slices("number", companies=36),  # of no known whole
            [{"value": 50, "unit": "percent"}],
            [*slices("number", phase=8), *slices("percent", share=50)],  # two units
            [{"value": 0}],  # a true zero is a value
        ],
        "words": [slices("", donor="", foundation="")],
    }
    cases = {
        f"{shape} {place}": case(shape, portfolio=rows)
        for shape, each in expected.items()
        for place, rows in enumerate(each, start=1)
    }
    compare(SHAPES, cases, code="measure")


@pytest.mark.parametrize(
    ("topic", "unit", "shape"),
    [
        ("funding", "percent", "share_of_target"),
        ("funding", "USD", "fact"),
        ("reach", "percent", "fact"),
    ],
)
def test_the_source_s_own_share_of_a_target(
    open_ledger: OpenLedger, topic: str, unit: str, shape: str
) -> None:
    row = {"topic": topic, "measure": "money raised as share of target", "unit": unit, "value": 92}
    assert open_ledger(portfolio=[row]).rows(SHAPES) == [(row["measure"], shape)]


# Which figure is in force


def test_a_measure_is_read_at_its_latest_date_alone(open_ledger: OpenLedger) -> None:
    """Else a slice of last year would be shown with those of this year."""
    later = [{**row, "as_at": "2021-06-30"} for row in slices("percent", yes=60, not_needed=40)]
    ledger = open_ledger(portfolio=[*slices("percent", yes=47, no=53), *later])
    assert ledger.rows(STANDING) == [("not needed", 40), ("yes", 60)]
    assert ledger.rows(STANDING, as_of="2021-06-29") == [("no", 53), ("yes", 47)]


def test_what_was_not_known_yet_or_is_withdrawn_is_not_there(open_ledger: OpenLedger) -> None:
    gone = {"value": "", "qualifier": "withdrawn", "reported_on": "2021-07-01"}
    ledger = open_ledger(portfolio=[{"value": 3}, gone])
    assert ledger.rows(STANDING, as_of="2021-01-14") == []
    assert ledger.rows(STANDING, as_of="2021-06-30") == [(None, 3)]
    assert ledger.rows(STANDING) == []


# Money


def test_money_is_compared_with_a_target_in_its_own_currency(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"unit": "USD"}],
        results=[{"value": 50}],
        targets=[{"value": 100}],
    )
    assert ledger.row(MONEY) == (50, "USD", 100, None, None, "on_track")


def test_a_target_in_another_currency_is_shown_with_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"unit": "USD"}],
        results=[{"value": 50}],
        targets=[{"value": 900, "unit": "SEK", "due": "2022-06-30", "qualifier": "about"}],
    )
    assert ledger.row(MONEY) == (50, "USD", None, 900, "SEK", "target_in_other_unit")
    sql = "select other_due::varchar, other_qualifier from money_progress($projects, $as_of, $revision)"
    assert ledger.row(sql) == ("2022-06-30", "about")


def test_only_a_currency_is_money(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"unit": "people"}, {"indicator": "B", "unit": "number"}])
    assert ledger.rows(MONEY) == []


def test_partnerships_are_counted_by_the_indicators_that_say_so(open_ledger: OpenLedger) -> None:
    titles = {
        "A": "Private sector partnerships established",
        "B": "Partnership with a university",
        "C": "Partners trained",
        "D": "Money from partnerships",
    }
    ledger = open_ledger(
        indicators=[
            {"indicator": code, "title": title, "unit": "USD" if code == "D" else "number"}
            for code, title in titles.items()
        ]
    )
    sql = "select indicator from partnership_progress($projects, $as_of, $revision) order by indicator"
    assert ledger.rows(sql) == [("A",), ("B",)]


# Conflicts


def test_each_conflict_is_in_the_section_of_its_figure(open_ledger: OpenLedger) -> None:
    keys = {
        "K1": ("portfolio", "phases;m;one;2020-12-31"),
        "K2": ("portfolio", "funding;m;;2020-12-31"),
        "K3": ("results", "A;2020-01-01;2020-12-31;;total"),
        "K4": ("results", "B;2020-01-01;2020-12-31;;total"),
        "K5": ("results", "C;2020-01-01;2020-12-31;;total"),
        "K6": ("partnerships", "P1"),
        "K7": ("partnerships", "P2"),
    }
    ledger = open_ledger(
        indicators=[
            {"indicator": "A", "unit": "USD"},
            {"indicator": "B", "unit": "number", "title": "Partnerships"},
            {"indicator": "C"},
        ],
        results=[{"indicator": code} for code in "ABC"],
        portfolio=[
            {"topic": "phases", "measure": "m", "category": "one"},
            {"topic": "funding", "measure": "m"},
        ],
        partnerships=[{"named": "yes"}, {"partnership": "P2", "named": "no"}],
        conflicts=[
            {"conflict": code, "file": file, "key": key} for code, (file, key) in keys.items()
        ],
    )
    assert ledger.rows(CONFLICTS) == [
        ("K1", "portfolio", "phases"),
        ("K2", "money", None),
        ("K3", "money", None),
        ("K4", "partnership_indicators", None),
        ("K6", "register", None),  # K5 is about people; K7 about a partner that may not be named
    ]
    sql = "select topic, conflicts from portfolio_figures($projects, $as_of, $revision) order by topic"
    assert ledger.rows(sql) == [("funding", "K2"), ("phases", "K1")]


def test_a_settled_conflict_is_not_shown(open_ledger: OpenLedger) -> None:
    shared_parameters = {
        "file": "portfolio",
        "key": "phases;m;;2020-12-31",
        "resolved_on": "2021-06-01",
    }
    ledger = open_ledger(
        portfolio=[{"topic": "phases", "measure": "m"}], conflicts=[shared_parameters]
    )
    assert ledger.rows(CONFLICTS) == []
    assert len(ledger.rows(CONFLICTS, as_of="2021-05-31")) == 1
