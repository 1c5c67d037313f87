"""Which period is read, what is summed, what a total is, and the share of women with its coverage."""

from typing import Any

import pytest

from tests.conftest import OpenWorld
from tests.worlds import Row

FIGURE = """
    select value, period_start::varchar, period_end::varchar
    from figures($project, $as_of, $revision)
"""
VALUE = "select value from figures($project, $as_of, $revision)"
HOW = "select value, basis, derived_as from figures($project, $as_of, $revision)"
SPLIT = """
    select women, men, another_gender, not_recorded, recorded, women_share, coverage
    from figures($project, $as_of, $revision)
"""


def period(start: str, end: str, value: object, **other: object) -> Row:
    return {"period_start": start, "period_end": end, "value": value, **other}


def split(**people: object) -> list[Row]:
    """One result a sex, all of the same period."""
    return [{"sex": sex, "value": value} for sex, value in people.items()]


# Which period


def test_the_period_that_ends_last_is_read(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-12-31", 90),
            period("2020-01-01", "2020-06-30", 40),
        ]
    )
    assert world.row(FIGURE) == (90, "2020-01-01", "2020-12-31")


def test_of_periods_that_end_together_the_longest_is_read(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-10-01", "2020-12-31", 10),
            period("2020-01-01", "2020-12-31", 90),
            period("2020-06-01", "2020-12-31", 30),
        ]
    )
    assert world.row(FIGURE) == (90, "2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2020-12-30", 40), ("2020-12-31", 90), ("2020-06-29", None)]
)
def test_a_period_that_is_not_over_is_not_read(
    open_world: OpenWorld, as_of: str, expected: int | None
) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 40, reported_on="2020-01-01"),
            period("2020-01-01", "2020-12-31", 90, reported_on="2020-01-01"),
        ]
    )
    assert world.rows(VALUE, as_of) == ([] if expected is None else [(expected,)])


def test_total_and_parts_are_of_the_same_period(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 40, sex="women"),
            period("2020-01-01", "2020-12-31", 90),
        ]
    )
    sql = "select value, women from figures($project, $as_of, $revision)"
    assert world.row(sql) == (90, None)


def test_after_a_withdrawal_the_earlier_period_is_read(open_world: OpenWorld) -> None:
    withdrawn = period("2020-01-01", "2020-12-31", None, qualifier="withdrawn")
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 40),
            period("2020-01-01", "2020-12-31", 90),
            {**withdrawn, "reported_on": "2021-02-01"},
        ]
    )
    assert world.row(VALUE, "2021-01-31") == 90
    assert world.row(VALUE, "2021-02-01") == 40


def test_a_blank_figure_is_no_figure_and_a_zero_is_one(open_world: OpenWorld) -> None:
    world = open_world(
        results=[{"indicator": "A", "value": None}, {"indicator": "B", "value": 0}],
    )
    assert world.rows("select indicator, value from figures($project, $as_of, $revision)") == [
        ("B", 0)
    ]


# Measures


@pytest.mark.parametrize("measure", ["cumulative", "level"])
def test_cumulative_and_level_are_read_as_they_stand(open_world: OpenWorld, measure: str) -> None:
    world = open_world(
        indicators=[{"measure": measure}],
        results=[
            period("2020-01-01", "2020-06-30", 40),
            period("2020-01-01", "2020-12-31", 35),
        ],
    )
    assert world.row(HOW) == (35, "reported", None)


def test_periods_are_summed_up_to_the_date(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"measure": "period"}],
        results=[
            period("2020-01-01", "2020-06-30", 40, reported_on="2020-07-15"),
            period("2020-07-01", "2020-12-31", 0, reported_on="2021-01-15"),
            period("2021-01-01", "2021-06-30", 5, reported_on="2021-07-15"),
        ],
    )
    assert world.row(HOW, "2020-12-31") == (40, "reported", None)
    assert world.row(HOW) == (45, "derived", "the sum of 3 periods")
    assert world.row(FIGURE) == (45, "2020-01-01", "2021-06-30")


def test_a_percentage_is_never_a_sum_of_periods(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"measure": "period", "unit": "percent"}],
        results=[
            period("2020-01-01", "2020-06-30", 60),
            period("2020-07-01", "2020-12-31", 70),
        ],
    )
    assert world.row(FIGURE) == (70, "2020-07-01", "2020-12-31")


# Countries


def test_countries_are_summed_over_the_latest_period_they_all_have(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 10, country="VNM"),
            period("2020-01-01", "2020-06-30", 20, country="MYS"),
            period("2020-01-01", "2020-12-31", 99, country="VNM"),
        ]
    )
    assert world.row(FIGURE) == (30, "2020-01-01", "2020-06-30")
    assert world.row(HOW) == (30, "derived", "the sum of 2 countries")


def test_countries_without_a_common_period_have_no_figure(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 10, country="VNM"),
            period("2020-01-01", "2020-12-31", 20, country="MYS"),
        ]
    )
    assert world.rows(VALUE) == []


def test_the_whole_project_leads_even_with_an_older_figure(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 7),
            period("2020-01-01", "2020-12-31", 10, country="VNM"),
            period("2020-01-01", "2020-12-31", 20, country="MYS"),
        ]
    )
    assert world.row(FIGURE) == (7, "2020-01-01", "2020-06-30")


def test_one_country_alone_is_said_to_be_one(open_world: OpenWorld) -> None:
    world = open_world(results=[period("2020-01-01", "2020-12-31", 10, country="VNM")])
    assert world.row(HOW) == (10, "derived", "the figure of the one country reported")


def test_percentages_of_countries_are_never_summed(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"unit": "percent"}],
        results=[
            period("2020-01-01", "2020-12-31", 60, country="VNM"),
            period("2020-01-01", "2020-12-31", 70, country="MYS"),
        ],
    )
    assert world.rows(VALUE) == []


def test_periods_of_countries_are_summed_where_all_have_them(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"measure": "period"}],
        results=[
            period("2020-01-01", "2020-06-30", 1, country="VNM"),
            period("2020-01-01", "2020-06-30", 2, country="MYS"),
            period("2020-07-01", "2020-12-31", 4, country="VNM"),
            period("2020-07-01", "2020-12-31", 8, country="MYS"),
            period("2021-01-01", "2021-06-30", 16, country="VNM"),
        ],
    )
    assert world.row(FIGURE) == (15, "2020-01-01", "2020-12-31")


# Total and parts


def test_a_stated_total_is_shown_and_its_parts_beside_it(open_world: OpenWorld) -> None:
    world = open_world(results=split(total=100, women=50, men=30))
    sql = """
        select value, stated_total, sum_of_parts, difference, is_sum_of_parts, basis, derived_as
        from figures($project, $as_of, $revision)
    """
    assert world.row(sql) == (100, 100, 80, 20, False, "reported", None)


def test_without_a_total_the_parts_are_summed(open_world: OpenWorld) -> None:
    world = open_world(results=split(women=50, men=30, another_gender=1, not_recorded=19))
    assert world.row(HOW) == (100, "derived", "the sum of its parts")


def test_parts_in_percent_make_no_total(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{"unit": "percent"}], results=split(women=80, men=60))
    sql = "select value, women, sum_of_parts from figures($project, $as_of, $revision)"
    assert world.row(sql) == (None, 80, None)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"total": 100, "women": 60, "men": 60}, [(100, 120, -20)]),
        ({"total": 100, "women": 60, "men": 20}, [(100, 80, 20)]),
        ({"total": 100, "women": 60, "men": 20, "not_recorded": 20}, []),
        ({"total": 0, "women": 0, "men": 0}, []),
        ({"total": 0, "women": 1, "men": 0}, [(0, 1, -1)]),
        ({"total": 100}, []),
        ({"women": 60, "men": 20}, []),
    ],
)
def test_parts_that_miss_their_total_are_a_finding(
    open_world: OpenWorld, people: dict[str, int], expected: list[tuple[int, ...]]
) -> None:
    world = open_world(results=split(**people))
    sql = """
        select stated_total, sum_of_parts, difference
        from part_differences($project, $as_of, $revision)
    """
    assert world.rows(sql) == expected


# The share of women, and how many are recorded


@pytest.mark.parametrize(
    ("people", "share", "coverage"),
    [
        pytest.param({"women": 30, "men": 10}, 0.75, 1.0, id="all recorded"),
        pytest.param({"women": 30, "men": 10, "not_recorded": 60}, 0.75, 0.4, id="some are not"),
        pytest.param({"women": 0, "men": 10}, 0.0, 1.0, id="no women is a share of zero"),
        pytest.param({"women": 10, "men": 0}, 1.0, 1.0, id="no men"),
        pytest.param(
            {"women": 5, "men": 4, "another_gender": 1}, 0.5, 1.0, id="another gender is recorded"
        ),
        pytest.param({"women": 0, "men": 0}, None, None, id="nobody"),
        pytest.param({"women": 0, "men": 0, "not_recorded": 9}, None, 0.0, id="nobody recorded"),
        pytest.param({"not_recorded": 9}, None, 0.0, id="all not recorded"),
        pytest.param({"women": 30}, None, None, id="men missing"),
        pytest.param({"men": 30, "not_recorded": 5}, None, None, id="women missing"),
        pytest.param({"total": 30}, None, None, id="no parts"),
    ],
)
def test_the_share_of_women_is_of_those_recorded(
    open_world: OpenWorld, people: dict[str, int], share: float | None, coverage: float | None
) -> None:
    world = open_world(results=split(**people))
    sql = "select women_share, coverage from figures($project, $as_of, $revision)"
    assert world.row(sql) == (share, coverage)


def test_people_of_a_country_without_a_split_are_not_recorded(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            {"country": "VNM", "sex": "women", "value": 30},
            {"country": "VNM", "sex": "men", "value": 10},
            {"country": "MYS", "sex": "total", "value": 40},
        ]
    )
    assert world.row(SPLIT) == (30, 10, None, 40, 40, 0.75, 0.5)


def test_where_one_country_lacks_men_there_is_no_share(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            {"country": "VNM", "sex": "women", "value": 30},
            {"country": "VNM", "sex": "men", "value": 10},
            {"country": "MYS", "sex": "women", "value": 40},
        ]
    )
    assert world.row(SPLIT) == (70, 10, None, None, 80, None, None)


def test_the_split_of_summed_periods_is_summed(open_world: OpenWorld) -> None:
    halves = (("2020-01-01", "2020-06-30", 1), ("2020-07-01", "2020-12-31", 10))
    world = open_world(
        indicators=[{"measure": "period"}],
        results=[
            period(start, end, people * times, sex=sex)
            for start, end, times in halves
            for sex, people in (("women", 3), ("men", 1))
        ],
    )
    assert world.row(SPLIT) == (33, 11, None, None, 44, 0.75, 1.0)


# What is said of a figure


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ({"total": "about"}, "about"),
        ({"total": "more_than"}, "more_than"),
        ({"women": "exact", "men": "exact"}, "exact"),
        ({"women": "exact", "men": "about"}, "about"),
        ({"total": "exact", "women": "about"}, "exact"),
    ],
)
def test_a_figure_carries_the_word_of_its_source(
    open_world: OpenWorld, qualifiers: dict[str, str], expected: str
) -> None:
    rows = [{"sex": sex, "qualifier": word} for sex, word in qualifiers.items()]
    world = open_world(results=rows)
    assert world.row("select qualifier from figures($project, $as_of, $revision)") == expected


def test_a_sum_with_an_estimate_in_it_is_about(open_world: OpenWorld) -> None:
    rows = [{"country": "VNM", "qualifier": "at_least"}, {"country": "MYS"}]
    world = open_world(results=rows)
    assert world.row("select qualifier from figures($project, $as_of, $revision)") == "about"


def test_a_figure_leads_to_its_row(open_world: OpenWorld) -> None:
    world = open_world(results=[{"sex": "women", "place": "page 1"}, {"place": "page 2"}])
    sql = """
        select source, place, revision, in_file, in_row
        from figures($project, $as_of, $revision)
    """
    assert world.row(sql) == ("report", "page 2", 1, "results.csv", 3)


def test_every_period_keeps_its_own_figure(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            period("2020-01-01", "2020-06-30", 40),
            period("2020-01-01", "2020-12-31", 90),
            period("2020-01-01", "2020-12-31", 50, country="VNM"),
        ]
    )
    sql = """
        select period_end::varchar, country, value
        from figures_by_period($project, $as_of, $revision)
        order by period_end, country nulls first
    """
    expected: list[tuple[Any, ...]] = [
        ("2020-06-30", None, 40),
        ("2020-12-31", None, 90),
        ("2020-12-31", "VNM", 50),
    ]
    assert world.rows(sql) == expected
