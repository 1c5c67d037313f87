"""Achievement, what is expected by now, and the status, each on its edges."""

from typing import Any

import pytest

from tests.conftest import OpenWorld
from tests.worlds import Row

STATUS = "select status from indicator_status($project, $as_of, $revision)"
JUDGED = """
    select achievement, expected_share, status
    from indicator_status($project, $as_of, $revision)
"""
EXPECTED = "select expected_share from indicator_status($project, $as_of, $revision)"

# A project of 1,000 days, so that a day is a thousandth of the way.
PROJECT = [{"start": "2020-01-01", "planned_end": "2022-09-27"}]
DAY_0, DAY_250, DAY_500, DAY_1000 = "2020-01-01", "2020-09-07", "2021-05-15", "2022-09-27"


def result(value: object, end: str = DAY_500, **other: object) -> list[Row]:
    return [
        {
            "value": value,
            "period_start": min(end, DAY_0),
            "period_end": end,
            "reported_on": end,
            **other,
        }
    ]


def milestone(due: str, value: object) -> Row:
    return {"kind": "milestone", "due": due, "value": value}


def baseline(value: object, due: str | None = None) -> Row:
    return {"kind": "baseline", "due": due, "value": value}


# What is missing comes first


def test_without_a_target_there_is_no_status(open_world: OpenWorld) -> None:
    world = open_world(results=result(50))
    assert world.row(STATUS) == "no_target"


def test_without_a_figure_there_is_no_data(open_world: OpenWorld) -> None:
    world = open_world(targets=[{}])
    assert world.row(STATUS) == "no_data"


def test_without_either_it_is_the_target_that_is_missing(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    assert world.row(STATUS) == "no_target"


def test_no_data_past_the_due_date_is_not_behind(open_world: OpenWorld) -> None:
    world = open_world(targets=[{"due": "2020-12-31"}])
    assert world.row(STATUS) == "no_data"


def test_a_figure_of_zero_is_judged(open_world: OpenWorld) -> None:
    world = open_world(project=PROJECT, results=result(0), targets=[{}])
    assert world.row(JUDGED) == (0.0, 0.5, "behind")


def test_the_total_alone_is_judged(open_world: OpenWorld) -> None:
    world = open_world(
        results=[*result(100), *result(1, sex="women")],
        targets=[{"value": 100}, {"sex": "women", "value": 50}],
    )
    assert world.rows(STATUS) == [("met",)]


def test_a_target_for_women_alone_is_no_target_of_the_total(open_world: OpenWorld) -> None:
    world = open_world(results=result(100), targets=[{"sex": "women", "value": 50}])
    assert world.row(STATUS) == "no_target"


# Met


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        ("increase", 99.999999, "behind"),
        ("increase", 100, "met"),
        ("increase", 101, "met"),
        ("decrease", 101, "behind"),
        ("decrease", 100, "met"),
        ("decrease", 0, "met"),
    ],
)
def test_met_is_reached_in_the_indicators_direction(
    open_world: OpenWorld, direction: str, value: float, expected: str
) -> None:
    world = open_world(
        indicators=[{"direction": direction, "measure": "level"}],
        results=result(value),
        targets=[{"value": 100}],
    )
    assert world.row(STATUS) == expected


def test_met_stays_met_after_the_due_date(open_world: OpenWorld) -> None:
    world = open_world(results=result(100), targets=[{"due": "2021-05-31"}])
    assert world.row(STATUS, "2030-01-01") == "met"


def test_met_needs_no_ratio(open_world: OpenWorld) -> None:
    decreasing = {"direction": "decrease"}
    world = open_world(indicators=[decreasing], results=result(3), targets=[{"value": 5}])
    assert world.row(JUDGED) == (None, None, "met")


# The due date


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2021-06-29", "on_track"), ("2021-06-30", "on_track"), ("2021-07-01", "behind")],
)
def test_behind_once_the_due_date_is_before_the_date(
    open_world: OpenWorld, as_of: str, expected: str
) -> None:
    world = open_world(results=result(99.9), targets=[{"due": "2021-06-30"}])
    assert world.row(STATUS, as_of) == expected


def test_an_extension_moves_the_due_date_from_the_day_it_was_known(open_world: OpenWorld) -> None:
    world = open_world(
        project=[
            {
                "planned_end": "2021-06-30",
                "extended_end": "2022-12-31",
                "extended_on": "2021-07-15",
            }
        ],
        results=result(99),
        targets=[{"due": None}],
    )
    assert world.row(STATUS, "2021-07-14") == "behind"
    assert world.row(STATUS, "2021-07-15") == "on_track"


# Achievement and baselines


@pytest.mark.parametrize(
    ("direction", "start", "value", "target", "expected"),
    [
        pytest.param("increase", 20, 60, 100, 0.5, id="from a baseline"),
        pytest.param("increase", 0, 60, 100, 0.6, id="a baseline of zero is one"),
        pytest.param("increase", None, 60, 100, 0.6, id="none counts as zero, increasing"),
        pytest.param("increase", 20, 10, 100, -0.125, id="below the baseline"),
        pytest.param("increase", 0, 150, 100, 1.5, id="beyond the target"),
        pytest.param("decrease", 40, 30, 20, 0.5, id="decreasing"),
        pytest.param("decrease", 40, 50, 20, -0.5, id="the wrong way"),
        pytest.param("decrease", None, 30, 20, None, id="none gives no ratio, decreasing"),
        pytest.param("increase", 100, 60, 100, None, id="baseline equal to target"),
        pytest.param("increase", None, 0, 0, None, id="target of zero without a baseline"),
        pytest.param("decrease", 0, 3, 0, None, id="decreasing, baseline equal to target"),
    ],
)
def test_achievement_is_how_far_from_the_baseline_to_the_target(
    open_world: OpenWorld,
    direction: str,
    start: int | None,
    value: int,
    target: int,
    expected: float | None,
) -> None:
    world = open_world(
        indicators=[{"direction": direction}],
        results=result(value),
        targets=[{"value": target}, *([] if start is None else [baseline(start)])],
    )
    sql = "select achievement from indicator_status($project, $as_of, $revision)"
    assert world.row(sql) == expected


@pytest.mark.parametrize(
    ("direction", "start", "expected"),
    [
        ("increase", None, (None, 0)),
        ("increase", 0, (0, 0)),
        ("decrease", None, (None, None)),
        ("decrease", 200, (200, 200)),
    ],
)
def test_it_is_told_whether_the_baseline_was_stated(
    open_world: OpenWorld, direction: str, start: int | None, expected: tuple[Any, Any]
) -> None:
    world = open_world(
        indicators=[{"direction": direction}],
        targets=[{}, *([] if start is None else [baseline(start)])],
    )
    sql = "select baseline, baseline_used from indicator_status($project, $as_of, $revision)"
    assert world.row(sql) == expected


def test_a_baseline_in_another_unit_is_not_used(open_world: OpenWorld) -> None:
    world = open_world(results=result(60), targets=[{}, {**baseline(50), "unit": "USD"}])
    sql = "select baseline, achievement from indicator_status($project, $as_of, $revision)"
    assert world.row(sql) == (None, 0.6)


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2022-09-27", "on_track"), ("2022-09-28", "behind")]
)
def test_without_a_ratio_only_the_due_date_tells(
    open_world: OpenWorld, as_of: str, expected: str
) -> None:
    world = open_world(project=PROJECT, results=result(60), targets=[{}, baseline(100)])
    assert world.row(JUDGED, as_of) == (None, None, expected)


# Expected by now


@pytest.mark.parametrize(
    ("period_end", "expected"),
    [
        pytest.param("2019-12-31", 0.0, id="before the start"),
        pytest.param(DAY_0, 0.0, id="on the first day"),
        pytest.param("2020-01-02", 0.001, id="a day later"),
        pytest.param(DAY_250, 0.25, id="a quarter of the way"),
        pytest.param(DAY_500, 0.5, id="half of the way"),
        pytest.param("2022-09-26", 0.999, id="the day before it is due"),
        pytest.param(DAY_1000, 1.0, id="on the due date"),
        pytest.param("2022-12-31", 1.0, id="after the due date"),
    ],
)
@pytest.mark.parametrize("measure", ["cumulative", "period"])
def test_expected_is_a_straight_line_from_the_projects_start(
    open_world: OpenWorld, measure: str, period_end: str, expected: float
) -> None:
    world = open_world(
        project=PROJECT,
        indicators=[{"measure": measure}],
        results=result(1, period_end),
        targets=[{}],
    )
    assert world.row(EXPECTED, "2023-01-01") == pytest.approx(expected)


def test_expected_is_read_at_the_figures_date_not_today(open_world: OpenWorld) -> None:
    world = open_world(project=PROJECT, results=result(25, DAY_250), targets=[{}])
    assert world.row(JUDGED, DAY_250) == (0.25, 0.25, "on_track")
    assert world.row(JUDGED, DAY_1000) == (0.25, 0.25, "on_track")


@pytest.mark.parametrize(
    ("period_end", "expected"),
    [("2020-09-06", 0.0), (DAY_250, 0.0), ("2021-09-17", 0.5), (DAY_1000, 1.0)],
)
def test_a_dated_baseline_is_where_the_line_begins(
    open_world: OpenWorld, period_end: str, expected: float
) -> None:
    world = open_world(
        project=PROJECT,
        results=result(50, period_end),
        targets=[{}, baseline(20, DAY_250)],
    )
    assert world.row(EXPECTED, "2023-01-01") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("period_end", "expected"),
    [
        pytest.param("2020-05-05", 0.05, id="half-way to the first"),
        pytest.param(DAY_250, 0.10, id="on the first"),
        pytest.param("2021-01-10", 0.35, id="half-way to the second"),
        pytest.param(DAY_500, 0.60, id="on the second"),
        pytest.param("2022-01-20", 0.80, id="half-way to the target"),
        pytest.param(DAY_1000, 1.0, id="on the due date"),
    ],
)
def test_the_line_goes_through_the_milestones(
    open_world: OpenWorld, period_end: str, expected: float
) -> None:
    world = open_world(
        project=PROJECT,
        results=result(1, period_end),
        targets=[{}, milestone(DAY_500, 60), milestone(DAY_250, 10)],
    )
    assert world.row(EXPECTED, "2023-01-01") == pytest.approx(expected)


def test_milestones_count_from_the_baseline_too(open_world: OpenWorld) -> None:
    world = open_world(
        project=PROJECT,
        results=result(60, DAY_250),
        targets=[{"value": 100}, baseline(50), milestone(DAY_250, 60)],
    )
    assert world.row(JUDGED) == (0.2, 0.2, "on_track")


@pytest.mark.parametrize("due", ["2019-06-30", DAY_0, DAY_1000, "2023-12-31"])
def test_a_milestone_outside_the_way_is_passed_over(open_world: OpenWorld, due: str) -> None:
    world = open_world(project=PROJECT, results=result(1), targets=[{}, milestone(due, 99)])
    assert world.row(EXPECTED) == pytest.approx(0.5)


def test_after_the_due_date_all_is_expected_whatever_a_milestone_says(
    open_world: OpenWorld,
) -> None:
    world = open_world(
        project=PROJECT,
        results=result(1, "2022-12-31"),
        targets=[{}, milestone("2023-12-31", 50)],
    )
    assert world.row(EXPECTED, "2023-01-01") == 1


def test_before_the_start_nothing_is_expected_whatever_a_milestone_says(
    open_world: OpenWorld,
) -> None:
    world = open_world(
        project=PROJECT,
        results=result(1, "2019-12-31"),
        targets=[{}, milestone("2019-06-30", 99)],
    )
    assert world.row(EXPECTED) == 0


@pytest.mark.parametrize(("value", "expected"), [(-50, 0.0), (300, 1.0)])
def test_expected_is_held_between_zero_and_one(
    open_world: OpenWorld, value: int, expected: float
) -> None:
    world = open_world(project=PROJECT, results=result(1), targets=[{}, milestone(DAY_500, value)])
    assert world.row(EXPECTED) == expected


@pytest.mark.parametrize(
    ("period_end", "expected"),
    [("2019-05-31", 0.0), ("2019-06-30", 1.0), ("2019-10-01", 1.0), (DAY_500, 1.0)],
)
def test_a_target_due_before_the_start_is_expected_whole(
    open_world: OpenWorld, period_end: str, expected: float
) -> None:
    world = open_world(
        project=PROJECT, results=result(1, period_end), targets=[{"due": "2019-06-30"}]
    )
    assert world.row(EXPECTED) == expected


def test_the_expected_value_is_in_the_indicators_unit(open_world: OpenWorld) -> None:
    world = open_world(project=PROJECT, results=result(60), targets=[{}, baseline(40)])
    sql = "select expected_value from indicator_status($project, $as_of, $revision)"
    assert world.row(sql) == 70


def test_the_path_has_a_point_for_baseline_milestone_and_target(open_world: OpenWorld) -> None:
    world = open_world(project=PROJECT, targets=[{}, baseline(20), milestone(DAY_250, 60)])
    sql = """
        select kind, day::varchar, value, share
        from expected_path($project, $as_of, $revision)
        order by day
    """
    assert world.rows(sql) == [
        ("baseline", DAY_0, 20, 0.0),
        ("milestone", DAY_250, 60, 0.5),
        ("target", DAY_1000, 100, 1.0),
    ]


# On track or behind


@pytest.mark.parametrize(
    ("value", "expected"), [(49.9, "behind"), (50, "on_track"), (50.1, "on_track")]
)
def test_on_track_is_at_or_above_the_line(
    open_world: OpenWorld, value: float, expected: str
) -> None:
    world = open_world(project=PROJECT, results=result(value), targets=[{}])
    assert world.row(STATUS) == expected


@pytest.mark.parametrize(
    ("reached", "value", "period_end"),
    [(20, 60, "2021-09-17"), (30, 58, "2021-07-04"), (15, 83, "2022-04-30")],
)
def test_a_figure_on_the_line_is_not_behind_by_the_last_digit_of_a_fraction(
    open_world: OpenWorld, reached: int, value: int, period_end: str
) -> None:
    world = open_world(
        project=PROJECT,
        results=result(value, period_end),
        targets=[{}, milestone(DAY_250, reached)],
    )
    assert world.row(STATUS, DAY_1000) == "on_track"


@pytest.mark.parametrize(
    ("value", "expected"), [(70.1, "behind"), (70, "on_track"), (69.9, "on_track")]
)
def test_a_decreasing_indicator_is_on_track_below_the_line(
    open_world: OpenWorld, value: float, expected: str
) -> None:
    world = open_world(
        project=PROJECT,
        indicators=[{"direction": "decrease"}],
        results=result(value),
        targets=[{"value": 40}, baseline(100)],
    )
    assert world.row(STATUS) == expected


@pytest.mark.parametrize(("value", "expected"), [(79, "behind"), (80, "met")])
@pytest.mark.parametrize("as_of", [DAY_500, "2023-01-01"])
def test_a_level_is_met_or_behind(
    open_world: OpenWorld, as_of: str, value: int, expected: str
) -> None:
    world = open_world(
        project=PROJECT,
        indicators=[{"measure": "level", "unit": "percent"}],
        results=result(value),
        targets=[{"value": 80}, milestone(DAY_500, 10)],
    )
    assert (
        world.row("select expected_share from indicator_status($project, $as_of, $revision)") == 1
    )
    assert world.row(STATUS, as_of) == expected


def test_periods_are_judged_by_their_sum(open_world: OpenWorld) -> None:
    world = open_world(
        project=PROJECT,
        indicators=[{"measure": "period"}],
        results=[
            {"period_end": DAY_250, "value": 30},
            {"period_start": "2020-09-08", "period_end": DAY_500, "value": 20,
             "reported_on": DAY_500},
        ],
        targets=[{}],
    )  # fmt: skip
    assert world.row(JUDGED) == (0.5, 0.5, "on_track")


# As of a date, at a revision


def test_a_revised_target_changes_the_status_from_its_date(open_world: OpenWorld) -> None:
    world = open_world(
        project=PROJECT,
        results=result(60),
        targets=[{"value": 100}, {"value": 60, "reported_on": "2021-07-01"}],
    )
    assert world.row(STATUS, "2021-06-30") == "on_track"
    assert world.row(STATUS, "2021-07-01") == "met"


def test_a_frozen_revision_keeps_its_status(open_world: OpenWorld) -> None:
    world = open_world(project=PROJECT, results=result(10), targets=[{}])
    frozen = world.store.revision()
    correction = world.upload(results=result(90))
    assert (world.row(STATUS), world.row(STATUS, revision=frozen)) == ("on_track", "behind")
    world.say("undo", correction)
    assert world.row(STATUS) == "behind"
    assert world.row(STATUS, revision=correction) == "on_track"


def test_an_indicator_is_retired_from_its_date(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{"retired_on": "2021-06-30"}])
    sql = "select is_retired from indicator_status($project, $as_of, $revision)"
    assert world.row(sql, "2021-06-29") is False
    assert world.row(sql, "2021-06-30") is True


def test_one_row_per_indicator(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"indicator": code} for code in "ABC"],
        results=[*result(1, indicator="A"), *result(2, indicator="A", end=DAY_250)],
        targets=[{"indicator": "A"}, {"indicator": "A", "value": 9, "unit": "SEK"},
                 {"indicator": "A", "value": 8, "unit": "USD"}, {**baseline(1), "indicator": "A"},
                 {"indicator": "B"}],
    )  # fmt: skip
    sql = "select indicator, status from indicator_status($project, $as_of, $revision) order by 1"
    assert world.rows(sql) == [("A", "behind"), ("B", "no_data"), ("C", "no_target")]
