"""Which indicators are split by sex, and how well; targets for women and men apart."""

import pytest

from tests.conftest import OpenWorld
from tests.worlds import Row

SPLIT = "select split from people_by_sex($project, $as_of, $revision)"
LEFT_OPEN = "select difference, in_no_part from people_by_sex($project, $as_of, $revision)"


def people(**parts: object) -> list[Row]:
    """One result a sex, all of the same period."""
    return [{"sex": sex, "value": value} for sex, value in parts.items()]


@pytest.mark.parametrize(
    ("parts", "split"),
    [
        ({"total": 10, "women": 4, "men": 6}, "split"),
        ({"women": 4, "men": 6}, "split"),
        ({"women": 0, "men": 6}, "split"),  # a true zero is a value
        ({"women": 4, "men": 6, "not_recorded": 3}, "split"),
        ({"total": 10, "women": 4}, "part"),
        ({"total": 10, "another_gender": 1}, "part"),
        ({"total": 10}, "none"),
        ({"total": 10, "not_recorded": 10}, "none"),
    ],
)
def test_how_well_an_indicator_is_split(
    open_world: OpenWorld, parts: dict[str, int], split: str
) -> None:
    assert open_world(results=people(**parts)).row(SPLIT) == split


def test_an_indicator_without_a_figure_is_told(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}], results=[{"reported_on": "2021-01-15"}])
    assert world.row(SPLIT, as_of="2021-01-14") == "no_figure"


def test_what_does_not_count_people_is_left_out(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[
            {"indicator": "A", "unit": "number"},
            {"indicator": "B", "unit": "percent"},
            {"indicator": "C", "unit": "USD"},
            {"indicator": "D", "retired_on": "2021-06-01"},
        ]
    )
    assert world.rows(SPLIT) == []
    assert world.rows(SPLIT, as_of="2021-05-31") == [("no_figure",)]  # D was in use then


@pytest.mark.parametrize(
    ("parts", "left_open"),
    [
        ({"total": 10, "women": 4, "men": 6}, (0, None)),
        ({"total": 10, "women": 4, "men": 5}, (1, 1)),  # one is in none of the parts
        ({"total": 10, "women": 6, "men": 6}, (-2, None)),  # more parts than people
        ({"women": 6, "men": 6}, (None, None)),
    ],
)
def test_people_in_none_of_the_parts_are_told(
    open_world: OpenWorld, parts: dict[str, int], left_open: object
) -> None:
    assert open_world(results=people(**parts)).row(LEFT_OPEN) == left_open


def test_a_target_for_women_is_held_against_the_women_reached(open_world: OpenWorld) -> None:
    world = open_world(
        results=people(total=50, women=20, men=30),
        targets=[{"value": 100}, {"sex": "women", "value": 60}, {"sex": "men", "value": 40}],
    )
    sql = """
        select sex, target, reached from targets_by_sex($project, $as_of, $revision) order by sex desc
    """
    assert world.rows(sql) == [("women", 60, 20), ("men", 40, 30)]
