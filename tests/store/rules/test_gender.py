"""Which indicators are split by sex, and how well; targets for women and men apart."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case

SPLIT = "select indicator, split from people_by_sex($projects, $as_of, $revision)"
LEFT_OPEN = (
    "select indicator, difference, in_no_part from people_by_sex($projects, $as_of, $revision)"
)


def people(**parts: object) -> list[Row]:
    """One result a sex, all of the same period."""
    return [{"sex": sex, "value": value} for sex, value in parts.items()]


def test_how_well_an_indicator_is_split(compare: Compare) -> None:
    expected: dict[str, list[dict[str, object]]] = {
        "split": [
            {"total": 10, "women": 4, "men": 6},
            {"women": 4, "men": 6},
            {"women": 0, "men": 6},  # a true zero is a value
            {"women": 4, "men": 6, "not_recorded": 3},
        ],
        "part": [{"total": 10, "women": 4}, {"total": 10, "another_gender": 1}],
        "none": [{"total": 10}, {"total": 10, "not_recorded": 10}],
    }
    cases = {
        f"{split}: {parts}": case(split, results=people(**parts))
        for split, each in expected.items()
        for parts in each
    }
    compare(SPLIT, cases)


def test_an_indicator_without_a_figure_is_reported(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}], results=[{"reported_on": "2021-01-15"}])
    assert ledger.row(SPLIT, as_of="2021-01-14") == ("A", "no_figure")


def test_what_does_not_count_people_is_omitted(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[
            {"indicator": "A", "unit": "number"},
            {"indicator": "B", "unit": "percent"},
            {"indicator": "C", "unit": "USD"},
            {"indicator": "D", "retired_on": "2021-06-01"},
        ]
    )
    assert ledger.rows(SPLIT) == []
    assert ledger.rows(SPLIT, as_of="2021-05-31") == [("D", "no_figure")]  # D was in use then


def test_people_in_none_of_the_parts_are_reported(compare: Compare) -> None:
    cases = {
        "all are in a part": case((0, None), results=people(total=10, women=4, men=6)),
        "one is in none of the parts": case((1, 1), results=people(total=10, women=4, men=5)),
        "more parts than people": case((-2, None), results=people(total=10, women=6, men=6)),
        "no total is stated": case((None, None), results=people(women=6, men=6)),
    }
    compare(LEFT_OPEN, cases)


def test_a_target_for_women_is_compared_with_the_women_reached(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=people(total=50, women=20, men=30),
        targets=[{"value": 100}, {"sex": "women", "value": 60}, {"sex": "men", "value": 40}],
    )
    sql = """
        select sex, target, reached from targets_by_sex($projects, $as_of, $revision) order by sex desc
    """
    assert ledger.rows(sql) == [("women", 60, 20), ("men", 40, 30)]
