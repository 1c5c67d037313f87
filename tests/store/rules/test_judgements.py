"""What the sources judge themselves, beside what is computed here."""

import pytest

from tests.conftest import OpenLedger

EVALUATORS = {"judged_by": "evaluators", "verdict": "largely_on_track"}
COUNTS = "select met, on_track, behind from judgements_known($projects, $as_of, $revision) where code = '1'"


def test_of_a_result_the_indicators_of_it_and_of_those_below_are_counted(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        framework=[
            {"result": "1", "level": "outcome"},
            {"result": "1.1", "level": "output", "parent": "1"},
            {"result": "2", "level": "outcome"},
        ],
        indicators=[
            {"indicator": "A", "result": "1"},
            {"indicator": "B", "result": "1.1"},
            {"indicator": "C", "result": "2"},
            {"indicator": "D", "result": "1.1", "retired_on": "2021-01-01"},
            {"indicator": "E", "result": "1.1"},
        ],
        targets=[{"indicator": code, "value": 100} for code in "ABCD"],
        results=[{"indicator": code, "value": 100} for code in "ABCDE"],
        judgements=[{"about": "result", "code": "1", **EVALUATORS}],
    )
    assert ledger.rows(COUNTS) == [(2, 0, 0)]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-01-14", []),
        ("2021-01-15", [("largely_on_track",)]),
        ("2021-06-30", [("achieved",)]),
    ],
)
def test_a_judgement_counts_until_the_next_of_the_same_judge(
    open_ledger: OpenLedger, as_of: str, expected: list[tuple[str]]
) -> None:
    about = {"about": "indicator", "code": "A"}
    ledger = open_ledger(
        indicators=[{}],
        judgements=[
            {**about, **EVALUATORS, "reported_on": "2021-01-15"},
            {**about, **EVALUATORS, "verdict": "achieved", "reported_on": "2021-06-30"},
        ],
    )
    sql = "select verdict from judgements_known($projects, $as_of, $revision)"
    assert ledger.rows(sql, as_of) == expected


def test_beside_the_judgement_of_an_indicator_is_its_status(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[{"value": 100}],
        results=[{"value": 100}],
        judgements=[{"about": "indicator", "code": "A", **EVALUATORS}],
    )
    assert ledger.row("select status from judgements_known($projects, $as_of, $revision)") == "met"


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ({"title": "Gender-sensitive tools", "unit": "number"}, ["A"]),
        ({"title": "Plans", "definition": "With women.", "unit": "number"}, ["A"]),
        ({"title": "Gender trainings attended", "unit": "people"}, []),
        ({"title": "Engendered plans", "unit": "number"}, []),
        ({"title": "Plans", "unit": "number"}, []),
        ({"title": "Gender plans", "unit": "number", "retired_on": "2021-08-01"}, []),
    ],
)
def test_work_on_gender_speaks_of_it_and_counts_no_people(
    open_ledger: OpenLedger, indicator: dict[str, object], expected: list[str]
) -> None:
    ledger = open_ledger(indicators=[indicator])
    sql = "select indicator from gender_indicators($projects, $as_of, $revision)"
    assert [code for (code,) in ledger.rows(sql)] == expected
