"""Achievement, what is expected by now, and the status, each on its edges."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case

STATUS = "select indicator, status from indicator_status($projects, $as_of, $revision)"
STATUS_ALONE = "select status from indicator_status($projects, $as_of, $revision)"
JUDGED = """
    select indicator, achievement, expected_share, status
    from indicator_status($projects, $as_of, $revision)
"""
EXPECTED = "select indicator, expected_share from indicator_status($projects, $as_of, $revision)"
ACHIEVEMENT = "select indicator, achievement from indicator_status($projects, $as_of, $revision)"
BASELINE = """
    select indicator, baseline, baseline_used
    from indicator_status($projects, $as_of, $revision)
"""

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


def test_what_is_missing_comes_first(compare: Compare) -> None:
    total, women = {"value": 100}, {"sex": "women", "value": 50}
    cases = {
        "without a figure there is no data": case("no_data", targets=[{}]),
        "without either it is the figure that is missing": case("no_data", indicators=[{}]),
        "nothing is known of a target": case("target_not_in_source", results=result(50)),
        "a target that was not seen": case(
            "target_not_in_source",
            results=result(50),
            targets=[{"value": None, "qualifier": "not_in_source"}],
        ),
        "a target that does not exist": case(
            "no_target", results=result(50), targets=[{"value": None, "qualifier": "none"}]
        ),
        "a blank target says nothing of it": case(
            "target_not_in_source", results=result(50), targets=[{"value": None}]
        ),
        "a target in another unit": case(
            "target_in_other_unit", results=result(50), targets=[{"unit": "USD"}]
        ),
        "one in another unit beside one that was not seen": case(
            "target_in_other_unit",
            results=result(50),
            targets=[{"unit": "USD"}, {"value": None, "qualifier": "not_in_source"}],
        ),
        "one in another unit, and known to have none of its own": case(
            "no_target",
            results=result(50),
            targets=[{"unit": "USD"}, {"value": None, "qualifier": "none"}],
        ),
        "no data past the due date is not behind": case("no_data", targets=[{"due": "2020-12-31"}]),
        "the total alone is judged": case(
            "met", results=[*result(100), *result(1, sex="women")], targets=[total, women]
        ),
        "a target for women alone is no target of the total": case(
            "target_not_in_source", results=result(100), targets=[women]
        ),
    }
    compare(STATUS, cases)


def test_a_figure_of_zero_is_judged(compare: Compare) -> None:
    cases = {"a true zero is behind": case((0.0, 0.5, "behind"), results=result(0), targets=[{}])}
    compare(JUDGED, cases, project=PROJECT)


# Met


def test_met_is_reached_in_the_indicators_direction(compare: Compare) -> None:
    cases = {
        f"to {direction} to 100, at {value}": case(
            expected,
            indicators=[{"direction": direction, "measure": "level"}],
            results=result(value),
            targets=[{"value": 100}],
        )
        for direction, value, expected in (
            ("increase", 99.999999, "on_track"),
            ("increase", 100, "met"),
            ("increase", 101, "met"),
            ("decrease", 101, "not_judged"),
            ("decrease", 100, "met"),
            ("decrease", 0, "met"),
        )
    }
    stays = case("met", "2030-01-01", results=result(100), targets=[{"due": "2021-05-31"}])
    compare(STATUS, {**cases, "met stays met after the due date": stays})


def test_met_needs_no_ratio(compare: Compare) -> None:
    cases = {
        "increasing, baseline equal to target": case(
            (None, None, "met"), results=result(100), targets=[{}, baseline(100)]
        ),
        "a level that decreases, without a baseline": case(
            (None, None, "met"),
            indicators=[{"direction": "decrease", "measure": "level"}],
            results=result(3),
            targets=[{"value": 5}],
        ),
    }
    compare(JUDGED, cases)


# Not judged


def test_what_cannot_be_judged_says_why(compare: Compare) -> None:
    falling = {"direction": "decrease"}
    level = {**falling, "measure": "level"}
    cases = {
        f"{name}, at {value}": case(
            expected, indicators=[indicator], results=result(value), targets=targets
        )
        for name, indicator, targets, answers in (
            (
                "decreasing without a baseline",
                falling,
                [{"value": 5}],
                {9: ("not_judged", "no_baseline"), 3: ("not_judged", "no_baseline")},
            ),
            (
                "decreasing from where it is to be",
                falling,
                [{"value": 5}, baseline(5)],
                {9: ("not_judged", "baseline_is_target")},
            ),
            (
                "a level without a baseline, and no milestone due",
                level,
                [{"value": 5}, milestone("2021-12-31", 8)],
                {9: ("not_judged", "no_baseline"), 5: ("met", None)},
            ),
            (
                "a level without a baseline, but a milestone due",
                level,
                [{"value": 5}, milestone(DAY_500, 8)],
                {9: ("behind", None), 8: ("on_track", None), 5: ("met", None)},
            ),
            (
                "a level that is to stay",
                level,
                [{"value": 5}, baseline(5)],
                {6: ("behind", None), 5: ("met", None)},
            ),
        )
        for value, expected in answers.items()
    }
    sql = """
        select indicator, status, why_not_judged
        from indicator_status($projects, $as_of, $revision)
    """
    compare(sql, cases, project=PROJECT)


def test_without_a_due_date_nothing_is_judged(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=[{"planned_end": None}],
        indicators=[{"indicator": code} for code in "AB"],
        results=[*result(100, indicator="A"), *result(100, indicator="B")],
        targets=[{"indicator": "A"}, {"indicator": "B", "due": "2022-12-31"}],
    )
    sql = """
        select indicator, status, why_not_judged
        from indicator_status($projects, $as_of, $revision) order by 1
    """
    assert ledger.rows(sql) == [("A", "not_judged", "no_due_date"), ("B", "met", None)]


def test_an_extension_moves_the_due_date_from_the_day_it_was_known(compare: Compare) -> None:
    extended = {
        "planned_end": "2021-06-30",
        "extended_end": "2022-12-31",
        "extended_on": "2021-07-15",
    }
    cases = {
        name: case(expected, as_of, results=result(99), targets=[{"due": None}])
        for name, as_of, expected in (
            ("the day before", "2021-07-14", "not_reported"),
            ("on the day", "2021-07-15", "on_track"),
        )
    }
    compare(STATUS, cases, project=[extended])


# Achievement and baselines


def test_achievement_is_how_far_from_the_baseline_to_the_target(compare: Compare) -> None:
    cases = {
        name: case(
            expected,
            indicators=[{"direction": direction}],
            results=result(value),
            targets=[{"value": target}, *([] if start is None else [baseline(start)])],
        )
        for name, direction, start, value, target, expected in (
            ("from a baseline", "increase", 20, 60, 100, 0.5),
            ("a baseline of zero is one", "increase", 0, 60, 100, 0.6),
            ("none counts as zero, increasing", "increase", None, 60, 100, 0.6),
            ("below the baseline", "increase", 20, 10, 100, -0.125),
            ("beyond the target", "increase", 0, 150, 100, 1.5),
            ("decreasing", "decrease", 40, 30, 20, 0.5),
            ("the wrong way", "decrease", 40, 50, 20, -0.5),
            ("none gives no ratio, decreasing", "decrease", None, 30, 20, None),
            ("baseline equal to target", "increase", 100, 60, 100, None),
            ("target of zero without a baseline", "increase", None, 0, 0, None),
            ("decreasing, baseline equal to target", "decrease", 0, 3, 0, None),
        )
    }
    compare(ACHIEVEMENT, cases)


def test_it_is_known_whether_the_baseline_was_stated(compare: Compare) -> None:
    cases = {
        f"to {direction} from {start}": case(
            expected,
            indicators=[{"direction": direction}],
            targets=[{}, *([] if start is None else [baseline(start)])],
        )
        for direction, start, expected in (
            ("increase", None, (None, 0)),
            ("increase", 0, (0, 0)),
            ("decrease", None, (None, None)),
            ("decrease", 200, (200, 200)),
        )
    }
    compare(BASELINE, cases)


def test_a_baseline_in_another_unit_is_not_used(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=result(60), targets=[{}, {**baseline(50), "unit": "USD"}])
    sql = "select baseline, achievement from indicator_status($projects, $as_of, $revision)"
    assert ledger.row(sql) == (None, 0.6)


def test_without_a_ratio_only_the_due_date_decides(compare: Compare) -> None:
    cases = {
        f"a figure of {end}": case(
            (None, None, expected),
            "2022-12-01",
            results=result(60, end),
            targets=[{}, baseline(100)],
        )
        for end, expected in (
            ("2022-09-26", "not_reported"),
            ("2022-09-27", "behind"),
            ("2022-09-28", "behind"),
        )
    }
    compare(JUDGED, cases, project=PROJECT)


# Expected by now


def test_expected_is_a_straight_line_from_the_projects_start(compare: Compare) -> None:
    cases = {
        f"{name}, {measure}": case(
            pytest.approx(expected),
            "2023-01-01",
            indicators=[{"measure": measure}],
            results=result(1, period_end),
            targets=[{}],
        )
        for measure in ("cumulative", "period")
        for name, period_end, expected in (
            ("before the start", "2019-12-31", 0.0),
            ("on the first day", DAY_0, 0.0),
            ("a day later", "2020-01-02", 0.001),
            ("a quarter of the way", DAY_250, 0.25),
            ("half of the way", DAY_500, 0.5),
            ("the day before it is due", "2022-09-26", 0.999),
            ("on the due date", DAY_1000, 1.0),
            ("after the due date", "2022-12-31", 1.0),
        )
    }
    compare(EXPECTED, cases, project=PROJECT)


def test_expected_is_read_at_the_figures_date_not_today(compare: Compare) -> None:
    cases = {
        f"as of {as_of}": case(
            (0.25, 0.25, "on_track"), as_of, results=result(25, DAY_250), targets=[{}]
        )
        for as_of in (DAY_250, DAY_1000)
    }
    compare(JUDGED, cases, project=PROJECT)


def test_a_dated_baseline_is_where_the_line_begins(compare: Compare) -> None:
    cases = {
        f"a figure of {period_end}": case(
            pytest.approx(expected),
            "2023-01-01",
            results=result(50, period_end),
            targets=[{}, baseline(20, DAY_250)],
        )
        for period_end, expected in (
            ("2020-09-06", 0.0),
            (DAY_250, 0.0),
            ("2021-09-17", 0.5),
            (DAY_1000, 1.0),
        )
    }
    compare(EXPECTED, cases, project=PROJECT)


def test_the_line_goes_through_the_milestones(compare: Compare) -> None:
    cases = {
        name: case(
            pytest.approx(expected),
            "2023-01-01",
            results=result(1, period_end),
            targets=[{}, milestone(DAY_500, 60), milestone(DAY_250, 10)],
        )
        for name, period_end, expected in (
            ("half-way to the first", "2020-05-05", 0.05),
            ("on the first", DAY_250, 0.10),
            ("half-way to the second", "2021-01-10", 0.35),
            ("on the second", DAY_500, 0.60),
            ("half-way to the target", "2022-01-20", 0.80),
            ("on the due date", DAY_1000, 1.0),
        )
    }
    compare(EXPECTED, cases, project=PROJECT)


def test_milestones_count_from_the_baseline_too(compare: Compare) -> None:
    cases = {
        "a fifth of the way from 50 to 100": case(
            (0.2, 0.2, "on_track"),
            results=result(60, DAY_250),
            targets=[{"value": 100}, baseline(50), milestone(DAY_250, 60)],
        )
    }
    compare(JUDGED, cases, project=PROJECT)


def test_where_a_milestone_has_no_expected_value(compare: Compare) -> None:
    outside = {
        f"due on {due}, outside the way, it is passed over": case(
            pytest.approx(0.5), results=result(1), targets=[{}, milestone(due, 99)]
        )
        for due in ("2019-06-30", DAY_0, DAY_1000, "2023-12-31")
    }
    held = {
        f"at {value} the line is held between zero and one": case(
            expected, results=result(1), targets=[{}, milestone(DAY_500, value)]
        )
        for value, expected in ((-50, 0.0), (300, 1.0))
    }
    after = case(
        1,
        "2023-01-01",
        results=result(1, "2022-12-31"),
        targets=[{}, milestone("2023-12-31", 50)],
    )
    before = case(0, results=result(1, "2019-12-31"), targets=[{}, milestone("2019-06-30", 99)])
    cases = {
        **outside,
        **held,
        "after the due date all is expected": after,
        "before the start nothing is expected": before,
    }
    compare(EXPECTED, cases, project=PROJECT)


def test_a_target_due_before_the_start_is_expected_whole(compare: Compare) -> None:
    cases = {
        f"a figure of {period_end}": case(
            expected, results=result(1, period_end), targets=[{"due": "2019-06-30"}]
        )
        for period_end, expected in (
            ("2019-05-31", 0.0),
            ("2019-06-30", 1.0),
            ("2019-10-01", 1.0),
            (DAY_500, 1.0),
        )
    }
    compare(EXPECTED, cases, project=PROJECT)


def test_the_expected_value_is_in_the_indicators_unit(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(project=PROJECT, results=result(60), targets=[{}, baseline(40)])
    sql = "select expected_value from indicator_status($projects, $as_of, $revision)"
    assert ledger.row(sql) == 70


def test_the_path_has_a_point_for_baseline_milestone_and_target(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(project=PROJECT, targets=[{}, baseline(20), milestone(DAY_250, 60)])
    sql = """
        select kind, day::varchar, value, share
        from expected_path($projects, $as_of, $revision)
        order by day
    """
    assert ledger.rows(sql) == [
        ("baseline", DAY_0, 20, 0.0),
        ("milestone", DAY_250, 60, 0.5),
        ("target", DAY_1000, 100, 1.0),
    ]


# On track or behind


def test_on_track_is_at_or_above_the_line(compare: Compare) -> None:
    cases = {
        f"{value} where 50 are expected": case(expected, results=result(value), targets=[{}])
        for value, expected in ((49.9, "behind"), (50, "on_track"), (50.1, "on_track"))
    }
    compare(STATUS, cases, project=PROJECT)


def test_a_figure_on_the_line_is_not_behind_by_the_last_digit_of_a_fraction(
    compare: Compare,
) -> None:
    cases = {
        f"{value} on {period_end}, after {reached}": case(
            "on_track",
            DAY_1000,
            results=result(value, period_end),
            targets=[{}, milestone(DAY_250, reached)],
        )
        for reached, value, period_end in (
            (20, 60, "2021-09-17"),
            (30, 58, "2021-07-04"),
            (15, 83, "2022-04-30"),
        )
    }
    compare(STATUS, cases, project=PROJECT)


def test_a_decreasing_indicator_is_on_track_below_the_line(compare: Compare) -> None:
    cases = {
        f"{value} where 70 are expected": case(
            expected,
            indicators=[{"direction": "decrease"}],
            results=result(value),
            targets=[{"value": 40}, baseline(100)],
        )
        for value, expected in ((70.1, "behind"), (70, "on_track"), (69.9, "on_track"))
    }
    compare(STATUS, cases, project=PROJECT)


def test_a_level_is_held_against_the_last_milestone_due_else_against_the_line(
    compare: Compare,
) -> None:
    cases = {
        f"{value} on {end}": case(
            (pytest.approx(value / 80), pytest.approx(expected / 80), status),
            "2022-12-31",
            indicators=[{"measure": "level", "unit": "percent"}],
            results=result(value, end),
            targets=[{"value": 80}, milestone(DAY_500, 60)],
        )
        for end, value, expected, status in (
            (DAY_250, 29.9, 30, "not_reported"),  # half of the line to the milestone
            ("2021-05-14", 59.9, 60 * 499 / 500, "not_reported"),
            (DAY_500, 59.9, 60, "not_reported"),
            ("2022-09-26", 60, 60, "not_reported"),
            ("2022-09-26", 80, 60, "met"),
            (DAY_1000, 79.9, 60, "behind"),
            (DAY_1000, 80, 60, "met"),
        )
    }
    compare(JUDGED, cases, project=PROJECT)
    last = """
        select indicator, last_status from indicator_status($projects, $as_of, $revision)
    """
    cases = {
        f"{value} on {end}, last": case(
            expected,
            "2022-12-31",
            indicators=[{"measure": "level", "unit": "percent"}],
            results=result(value, end),
            targets=[{"value": 80}, milestone(DAY_500, 60)],
        )
        for end, value, expected in (
            (DAY_250, 29.9, "behind"),
            (DAY_250, 30, "on_track"),
            (DAY_500, 59.9, "behind"),
            (DAY_500, 60, "on_track"),
            ("2022-09-26", 60, "on_track"),
        )
    }
    compare(last, cases, project=PROJECT)


def test_periods_are_judged_by_their_sum(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=PROJECT,
        indicators=[{"measure": "period"}],
        results=[
            {"period_end": DAY_250, "value": 30},
            {"period_start": "2020-09-08", "period_end": DAY_500, "value": 20,
             "reported_on": DAY_500},
        ],
        targets=[{}],
    )  # fmt: skip
    assert ledger.row(JUDGED)[1:] == (0.5, 0.5, "on_track")


# As of a date, at a revision


def test_a_revised_target_changes_the_status_from_its_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=PROJECT,
        results=result(60),
        targets=[{"value": 100}, {"value": 60, "reported_on": "2021-07-01"}],
    )
    assert ledger.row(STATUS_ALONE, "2021-06-30") == "on_track"
    assert ledger.row(STATUS_ALONE, "2021-07-01") == "met"


def test_a_frozen_revision_keeps_its_status(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(project=PROJECT, results=result(10), targets=[{}])
    frozen = ledger.store.revision()
    correction = ledger.upload(results=result(90))
    assert (ledger.row(STATUS_ALONE), ledger.row(STATUS_ALONE, revision=frozen)) == (
        "on_track",
        "behind",
    )
    ledger.enter("undo", correction)
    assert ledger.row(STATUS_ALONE) == "behind"
    assert ledger.row(STATUS_ALONE, revision=correction) == "on_track"


def test_an_indicator_is_retired_from_its_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"retired_on": "2021-06-30"}])
    sql = "select is_retired from indicator_status($projects, $as_of, $revision)"
    assert ledger.row(sql, "2021-06-29") is False
    assert ledger.row(sql, "2021-06-30") is True


def test_one_row_per_indicator(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in "ABC"],
        results=[*result(1, indicator="A"), *result(2, indicator="A", end=DAY_250)],
        targets=[{"indicator": "A"}, {"indicator": "A", "value": 9, "unit": "SEK"},
                 {"indicator": "A", "value": 8, "unit": "USD"}, {**baseline(1), "indicator": "A"},
                 {"indicator": "B"}],
    )  # fmt: skip
    sql = "select indicator, status from indicator_status($projects, $as_of, $revision) order by 1"
    assert ledger.rows(sql) == [("A", "behind"), ("B", "no_data"), ("C", "no_data")]
