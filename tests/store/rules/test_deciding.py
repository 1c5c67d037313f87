"""The periods that can decide a figure: no figure is another one because only those are read."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from store import Store, open_store
from store.rules import FOLDER
from tests.conftest import OpenLedger
from tests.engines import on_one_thread
from tests.properties import given, st
from tests.sample_ledgers import Row, filled, write_project

DECIDING = """
    select indicator, period_start::varchar, period_end::varchar
    from deciding_periods($projects, $as_of, $revision) order by all
"""
YEAR = {"period_start": "2020-01-01", "period_end": "2020-12-31"}
HALF = {"period_start": "2020-01-01", "period_end": "2020-06-30"}
LATE = {"period_start": "2020-07-01", "period_end": "2020-12-31"}

# The rule with every period in place of the deciding ones.
EVERYTHING = (
    FOLDER.joinpath("results", "figures.sql")
    .read_text(encoding="utf-8")
    .partition("create or replace macro figures(")[2]
    .replace("at_revision, true)", "at_revision, false)")
)

INDICATORS = [
    {"indicator": "C", "measure": "cumulative"},
    {"indicator": "L", "measure": "level"},
    {"indicator": "P", "measure": "period"},
    {"indicator": "R", "measure": "period", "unit": "percent"},
    {"indicator": "S", "measure": "level", "unit": "percent"},
]
APART = (("2020-01-01", "2020-06-30"), ("2020-07-01", "2020-12-31"), ("2021-01-01", "2021-03-31"))
OVERLAPPING = (*APART, ("2020-01-01", "2020-12-31"))


def test_where_all_is_sure_the_last_and_longest_period_decides(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[YEAR, HALF, LATE])
    assert ledger.rows(DECIDING) == [("A", "2020-01-01", "2020-12-31")]
    assert ledger.rows(DECIDING, "2020-12-30") == []


def test_where_a_row_is_blank_or_withdrawn_any_period_may_decide(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn"}
    every = [("A", "2020-01-01", "2020-06-30"), ("A", "2020-07-01", "2020-12-31")]
    assert open_ledger(results=[HALF, {**LATE, "value": None}]).rows(DECIDING) == every
    assert open_ledger(results=[HALF, {**LATE, **withdrawn}]).rows(DECIDING) == every


def test_where_periods_are_summed_all_of_them_decide_but_of_a_percentage_one(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        indicators=[INDICATORS[2], INDICATORS[3]],
        results=[{**when, "indicator": code} for when in (HALF, LATE) for code in ("P", "R")],
    )
    assert ledger.rows(DECIDING) == [
        ("P", "2020-01-01", "2020-06-30"),
        ("P", "2020-07-01", "2020-12-31"),
        ("R", "2020-07-01", "2020-12-31"),
    ]


def test_countries_decide_by_the_last_period_that_all_of_them_have(open_ledger: OpenLedger) -> None:
    of_kenya = [{**when, "country": "KEN"} for when in (HALF, LATE)]
    of_mali = {**HALF, "country": "MLI"}
    assert open_ledger(results=[*of_kenya, of_mali]).rows(DECIDING) == [
        ("A", "2020-01-01", "2020-06-30")
    ]
    whole = {"period_start": "2019-01-01", "period_end": "2019-12-31"}
    assert open_ledger(results=[*of_kenya, of_mali, whole]).rows(DECIDING) == [
        ("A", "2019-01-01", "2019-12-31")
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in memory with the indicators; the rows of each example are taken out again."""
    data = tmp_path_factory.mktemp("deciding")
    write_project(data, {"indicators": INDICATORS})
    found = on_one_thread(open_store(":memory:", data, now=datetime(2022, 1, 1)))
    found.cursor().execute(f"create or replace macro ledger.all_figures({EVERYTHING}")
    yield found
    found.close()


@st.composite
def results(draw: st.DrawFn) -> list[Row]:
    """Some rows of results.csv, several of one key on different days, some of them blank or withdrawn."""
    blank = draw(st.sampled_from([[], [], [None]]))
    qualifiers = draw(st.sampled_from([["exact"], ["exact", "exact", "about", "withdrawn"]]))
    rows: dict[tuple[object, ...], Row] = {}
    for _ in range(draw(st.integers(1, 25))):
        code = draw(st.sampled_from("CLPRS"))
        start, end = draw(st.sampled_from(APART if code in "PR" else OVERLAPPING))
        qualifier = draw(st.sampled_from(qualifiers))
        value = draw(st.sampled_from([*blank, 0, 1, 7, 7, "2.5"]))
        row: Row = {
            "indicator": code,
            "period_start": start,
            "period_end": end,
            "country": draw(st.sampled_from([None, "KEN", "KEN", "MLI", "MLI"])),
            "sex": draw(st.sampled_from(["total", "total", "women", "men", "not_recorded"])),
            "reported_on": draw(st.sampled_from(["2020-07-15", "2021-01-15", "2021-04-15"])),
            "qualifier": qualifier,
            "value": None if qualifier == "withdrawn" else value,
            "place": draw(st.sampled_from([None, "page 1", "page 2"])),
        }
        rows[tuple(row[name] for name in list(row)[:6])] = row
    return list(rows.values())


@given(
    rows=results(), as_of=st.sampled_from(["2020-06-30", "2021-01-20", "2021-03-31", "2022-01-01"])
)
def test_the_figures_are_those_of_all_periods(store: Store, rows: list[Row], as_of: str) -> None:
    cursor = store.cursor()
    cursor.execute("begin transaction")
    for number, row in enumerate(rows, start=2):
        whole = {**filled("results", row), "project": "tiny", "revision": 1, "in_row": number}
        names, given = ", ".join(whole), ", ".join(f"${name}" for name in whole)
        cursor.execute(f"insert into ledger.results ({names}) values ({given})", whole)
    only, every = (
        cursor.execute(
            f"from {rule}($projects, $as_of, 1) order by indicator",
            {"projects": ["tiny"], "as_of": as_of},
        ).fetchall()
        for rule in ("figures", "ledger.all_figures")
    )
    cursor.execute("rollback")
    assert only == every
