"""What a board must decide, and where the pace so far leads."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from store import threshold
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row, SampleLedger
from tests.store.rules.cases import Compare, case

DAY = "2021-08-01"

PACE = "select pace_so_far, pace_needed, times_the_pace from indicator_pace($projects, $as_of, $revision)"
READING = "select reading from indicators_behind($projects, $as_of, $revision)"
PACE_TOLD = """
    select indicator, pace_so_far is not null, pace_needed is not null, times_the_pace is not null
    from indicator_pace($projects, $as_of, $revision)
"""
OUTLOOK = """
    select projected_value, projected_on::varchar, projected_status, why_not
    from outlook($projects, $as_of, $revision)
"""
OUTLOOKS = """
    select indicator, projected_value, projected_on::varchar, projected_status, reaches_target, why_not
    from outlook($projects, $as_of, $revision)
"""
REACHES = "select reaches_target from outlook($projects, $as_of, $revision)"
WHY_NOT = """
    select indicator, projected_value, projected_status, why_not
    from outlook($projects, $as_of, $revision)
"""
SILENT = (
    "select recommendation from silent_recommendations($projects, $as_of, $revision) order by 1"
)
MISSING = """
    select indicator, not_recorded, round(coverage, 3)
    from sex_not_known($projects, $as_of, $revision) order by 1
"""

# The project runs from 2020-01-01 to 2022-12-31: 12 months to the figure are 366 days of 2020, less one.
MONTHS_OF_2020 = 365 * 12 / 365.25
MONTHS_LEFT = 730 * 12 / 365.25  # from the figure on


def fall(**of_baseline: object) -> dict[str, Iterable[Row]]:
    """An indicator that is to fall from 100 to 20 and is at 90; its baseline is as given."""
    baseline = {"kind": "baseline", "value": 100, "due": "2020-01-01", **of_baseline}
    return {
        "indicators": [{"direction": "decrease"}],
        "targets": [{"value": 20}, baseline],
        "results": [{"value": 90}],
    }


def test_the_pace_so_far_and_the_one_that_is_needed(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": 100}], results=[{"value": 20}])
    so_far, needed, times = ledger.row(PACE)
    assert so_far == pytest.approx(20 / MONTHS_OF_2020)
    assert needed == pytest.approx(80 / MONTHS_LEFT)
    assert times == pytest.approx(needed / so_far)


def test_the_months_of_both_paces_are_those_to_the_figure_and_from_it_to_the_due_date(
    open_ledger: OpenLedger,
) -> None:
    sql = "select months_so_far, months_left from indicator_pace($projects, $as_of, $revision)"
    ledger = open_ledger(targets=[{"value": 100}], results=[{"value": 20}])
    assert ledger.row(sql) == pytest.approx((MONTHS_OF_2020, MONTHS_LEFT))
    due = open_ledger(targets=[{"value": 100, "due": "2020-12-31"}], results=[{"value": 20}])
    assert due.row(sql) == (pytest.approx(MONTHS_OF_2020), None)


def test_the_pace_that_is_needed_is_the_same_whenever_it_is_asked(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": 100}], results=[{"value": 20}])
    for as_of in ("2021-01-15", "2022-12-01", "2022-12-31"):
        ((_, needed, _),) = ledger.rows(PACE, as_of=as_of)
        assert needed == pytest.approx(80 / MONTHS_LEFT)
    assert ledger.row(PACE, as_of="2023-01-01")[1:] == (None, None)  # the due date has passed


def test_the_pace_is_counted_from_the_baseline_and_its_date(open_ledger: OpenLedger) -> None:
    baseline = {"kind": "baseline", "value": 10, "due": "2020-07-01"}
    ledger = open_ledger(targets=[{"value": 100}, baseline], results=[{"value": 20}])
    assert ledger.row(PACE)[0] == pytest.approx(10 / (183 * 12 / 365.25))


def test_a_pace_that_is_not_known_is_null(compare: Compare) -> None:
    expected: dict[str, tuple[dict[str, Iterable[Row]], tuple[bool, ...]]] = {
        "no target": ({"results": [{"value": 20}]}, (True, False, False)),
        "no figure": ({"targets": [{}]}, (False, False, False)),
        "zero is a pace": ({"targets": [{}], "results": [{"value": 0}]}, (True, True, False)),
        "no ratio": (
            {"targets": [{"value": 0}], "results": [{"value": 0}]},
            (True, False, False),
        ),
        "met": ({"targets": [{}], "results": [{"value": 100}]}, (True, False, False)),
        "due is past": (
            {"targets": [{"due": "2021-07-31"}], "results": [{}]},
            (True, False, False),
        ),
        "due tomorrow": (
            {"targets": [{"due": "2021-08-02"}], "results": [{}]},
            (True, True, True),
        ),
        "due today": (
            {"targets": [{"due": "2021-08-01"}], "results": [{}]},
            (True, True, True),
        ),
        "a figure of the due date": (
            {"targets": [{"due": "2020-12-31"}], "results": [{}]},
            (True, False, False),
        ),
        "a figure of the first day": (
            {"targets": [{}], "results": [{"period_end": "2020-01-01"}]},
            (False, True, False),
        ),
        "to fall from a baseline": (fall(), (True, True, True)),
        "to fall from nothing that is stated": (fall(value=None), (False, False, False)),
    }
    cases = {
        name: case(text, **{"indicators": [{}], **files})
        for name, (files, text) in expected.items()
    }
    compare(PACE_TOLD, cases)


def test_a_level_has_no_pace(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"measure": "level", "unit": "percent"}],
        targets=[{"value": 80}, {"kind": "milestone", "value": 60, "due": "2020-12-31"}],
        results=[{}],
    )
    assert ledger.row(PACE) == (None, None, None)
    assert ledger.row(READING) == (
        "50 % on 31 December 2020, where 60 % was expected; the target is 80 % by 31 December 2022."
    )


def test_an_indicator_behind_is_reported_with_its_numbers(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"value": 1000}], results=[{"value": 20}])
    assert ledger.row(READING) == (
        "20 by 31 December 2020, where 333.33 was expected; the target is 1,000 by 31 December 2022. "
        "That needs 40.86 a month from 31 December 2020, about 25 times the pace so far of 1.67 a month. "
        "No baseline is stated: it is counted from zero on 1 January 2020."
    )


def test_an_indicator_that_is_to_fall_is_reported_so(open_ledger: OpenLedger) -> None:
    assert open_ledger(**fall()).row(READING) == (
        "90 by 31 December 2020, where 73.33 was expected; the target is 20 by 31 December 2022. "
        "That needs a fall of 2.92 a month from 31 December 2020, about 3.5 times the pace so far of 0.83 a month."
    )


def test_a_multiple_is_written_with_two_digits_at_most(open_ledger: OpenLedger) -> None:
    expected = {0.46: "0.46", 3.449: "3.4", 9.96: "10", 22.65: "23", 104.4: "100", 1266: "1,300"}
    written = ", ".join(f"written(two_digits({value}), 'number')" for value in expected)
    assert open_ledger().row(f"select {written}") == tuple(expected.values())


@pytest.mark.parametrize("value", [10, 5])
def test_where_there_was_no_progress_no_pace_is_a_multiple_of_it(
    open_ledger: OpenLedger, value: int
) -> None:
    baseline = {"kind": "baseline", "value": 10, "due": "2020-01-01"}
    ledger = open_ledger(targets=[{}, baseline], results=[{"value": value}])
    assert ledger.row(PACE)[2] is None
    assert "so far there was no progress from 10." in ledger.row(READING)


def test_a_target_that_was_missed_is_reported_by_when_it_was_due(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"due": "2020-12-31"}], results=[{"value": 90}])
    assert ledger.row(READING) == (
        "90 by 31 December 2020, where the target was 100 by 31 December 2020."
    )


def test_what_was_not_reported_since_its_due_date_is_not_behind(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{"due": "2021-07-31"}], results=[{"value": 10}])
    assert len(ledger.rows(READING, as_of="2021-07-31")) == 1
    assert ledger.rows(READING, as_of="2021-08-01") == []


def test_a_retired_indicator_is_behind_nobody(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"retired_on": "2021-08-01"}], targets=[{}], results=[{"value": 1}]
    )
    assert len(ledger.rows(READING, as_of="2021-07-31")) == 1
    assert ledger.rows(READING) == []


def due(
    ledger: SampleLedger, as_of: str = DAY, next_meeting: str | None = None
) -> list[tuple[object, ...]]:
    sql = """
        select action, unit, why from actions_to_decide($projects, $as_of, $revision, $next_meeting)
        order by action, unit
    """
    given = {
        "projects": [ledger.project],
        "as_of": date.fromisoformat(as_of),
        "revision": ledger.store.revision(),
        "next_meeting": next_meeting and date.fromisoformat(next_meeting),
    }
    return ledger.store.cursor().execute(sql, given).fetchall()


def test_actions_overdue_and_unreported_and_due_before_the_next_meeting(
    open_ledger: OpenLedger,
) -> None:
    last_soon = date(2021, 8, 1) + timedelta(days=threshold("due_soon_days"))
    day_before, day_after = (str(last_soon + timedelta(days=days)) for days in (-1, 1))
    ledger = open_ledger(
        actions=[
            {
                "action": "1.1",
                "deadline": "2021-07-31",
                "status": "ongoing",
                "responsible": "A;B",
                "reported_on": "2021-07-31",
            },
            {"action": "1.2", "deadline": "2021-07-31"},
            {"action": "1.3", "deadline": last_soon},
            {"action": "1.4", "deadline": day_after},
            {"action": "1.5"},
            {
                "action": "1.6",
                "deadline": "2021-07-31",
                "status": "completed",
                "evidence": "Minutes",
            },
            {"action": "1.7", "deadline": "2021-08-02", "status": "cancelled"},
        ]
    )
    late = [
        ("1.1", "A", "overdue"),
        ("1.1", "B", "overdue"),
        ("1.2", None, "unreported"),
    ]
    soon, by_then = "due_soon", "due_before_meeting"
    assert due(ledger) == [*late, ("1.3", None, soon)]
    assert due(ledger, next_meeting=day_after) == [
        *late,
        ("1.3", None, by_then),
        ("1.4", None, by_then),
    ]
    assert due(ledger, next_meeting=day_before) == late
    assert due(ledger, as_of="2021-07-31")[0] == ("1.1", "A", soon)  # due today, and not past it


def test_a_recommendation_is_silent_until_one_of_its_actions_is_reported_on(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        recommendations=[
            {"recommendation": "R1"},
            {"recommendation": "R2"},
            {"recommendation": "R3"},
            {"recommendation": "R4", "response": "rejected"},
        ],
        actions=[
            {"action": "1.1", "recommendation": "R1"},
            {"action": "1.2", "recommendation": "R1"},
            {"action": "2.1", "recommendation": "R2"},
            {"action": "2.2", "recommendation": "R2", "status": "not_started"},
        ],
    )
    assert ledger.rows(SILENT) == [("R1",), ("R3",)]  # R3 has no action at all


def test_people_whose_sex_is_not_known(open_ledger: OpenLedger) -> None:
    def parts(code: str, **by_sex: int) -> list[Row]:
        return [{"indicator": code, "sex": sex, "value": value} for sex, value in by_sex.items()]

    ledger = open_ledger(
        results=[
            *parts("A", total=100, women=40, men=30, not_recorded=30),
            *parts("B", total=100, women=60, men=40),
            *parts("C", total=100),
            *parts("D", total=100, women=40),
            *parts("E", total=0),
            *parts("F", total=100, women=60, men=40, not_recorded=0),
        ]
    )
    assert ledger.rows(MISSING) == [("A", 30, 0.7), ("C", 100, 0), ("D", 60, 0.4)]


HALF: Row = {"period_end": "2020-06-30", "value": 20}
YEAR: Row = {"value": 50}


def test_two_figures_carry_a_line_to_the_end_of_the_project(open_ledger: OpenLedger) -> None:
    """Over half of the time, since nothing is projected over a longer time than it was observed."""
    ledger = open_ledger(
        project=[{"planned_end": "2021-12-31"}], targets=[{"value": 99}], results=[HALF, YEAR]
    )
    assert ledger.row(OUTLOOK) == (100, "2021-12-31", "reaches the target", None)


def test_what_is_projected_is_compared_with_the_target(compare: Compare) -> None:
    expected: list[tuple[list[Row], str | None, bool | None]] = [
        ([{"value": 50}], "has reached the target already", True),
        ([{"value": 100}], "reaches the target", True),
        ([{"value": 100, "due": "2021-12-30"}], "reaches the target", True),
        ([{"value": 90, "due": "2021-06-30"}], "reaches the target, but after it is due", False),
        ([{"value": 101}], "stays below the target", False),
        ([], None, None),
    ]
    cases = {
        f"a target of {targets}": case(
            (100, "2021-12-31", status, reaches, None), targets=targets, results=[HALF, YEAR]
        )
        for targets, status, reaches in expected
    }
    compare(OUTLOOKS, cases, project=[{"planned_end": "2021-12-31"}])


def test_a_stated_baseline_is_a_point_of_the_line(open_ledger: OpenLedger) -> None:
    rows = fall()
    rows["project"] = [{"planned_end": "2021-12-31"}]
    ledger = open_ledger(**rows)
    assert ledger.row(OUTLOOK) == (80, "2021-12-31", "stays above the target", None)
    assert ledger.rows(REACHES) == [(False,)]
    _, baseline = rows["targets"]
    ledger = open_ledger(**{**rows, "targets": [{"value": 80}, baseline]})
    assert ledger.rows(REACHES) == [(True,)]


def test_where_the_figures_support_no_line_the_reason_is_given(compare: Compare) -> None:
    falling: Row = {"direction": "decrease"}
    expected: dict[str, dict[str, Iterable[Row]]] = {
        "No figure is known.": {"results": []},
        "Only one figure is known, of 31 December 2020: a pace needs two.": {"results": [YEAR]},
        "The figures fall in between, so that they have no one pace.": {
            "results": [{**HALF, "value": 60}, YEAR]
        },
        "A percentage does not add up from month to month.": {
            "results": [HALF, YEAR],
            "indicators": [{"unit": "percent"}],
        },
        "No baseline is stated from which it is counted.": {
            "results": [HALF, YEAR],
            "indicators": [falling],
        },
        "The figures rise in between, so that they have no one pace.": {
            "results": [{**HALF, "value": 90}, {"value": 95}],
            "indicators": [falling],
            "targets": [{"kind": "baseline", "value": 100, "due": "2020-01-01"}],
        },
    }
    cases = {
        why_not: case((None, None, why_not), **{"indicators": [{}], **files})
        for why_not, files in expected.items()
    }
    compare(WHY_NOT, cases, project=[{"planned_end": "2021-12-31"}])


@pytest.mark.parametrize(
    ("project", "why_not"),
    [
        ({"planned_end": "2021-07-31"}, "The project ended on 31 July 2021."),
        (
            {"planned_end": "2022-12-31"},
            "The figures cover 12 months, and the end is 24 months after the last: too far to carry them on.",
        ),
        ({"start": "2021-01-01"}, "No time lies between the start and the figure."),
    ],
)
def test_where_the_project_has_no_time_for_a_line_the_reason_is_given(
    open_ledger: OpenLedger, project: Row, why_not: str
) -> None:
    ledger = open_ledger(project=[project], results=[HALF, YEAR])
    assert ledger.row(WHY_NOT) == ("A", None, None, why_not)


def test_equal_figures_and_zeros_carry_a_line(open_ledger: OpenLedger) -> None:
    end = {"planned_end": "2021-12-31"}
    equal = open_ledger(project=[end], results=[{**HALF, "value": 50}, YEAR])
    assert equal.row(OUTLOOK)[0] == 100
    zero = open_ledger(project=[end], results=[{**HALF, "value": 0}, {"value": 0}], targets=[{}])
    assert zero.row(OUTLOOK) == (0, "2021-12-31", "stays below the target", None)


def test_a_line_of_countries_has_the_days_on_which_all_have_a_figure(
    open_ledger: OpenLedger,
) -> None:
    end = {"planned_end": "2021-12-31"}
    kenya = [{**when, "country": "KEN"} for when in (HALF, YEAR)]
    mali = {**YEAR, "country": "MLI"}
    ledger = open_ledger(project=[end], results=[*kenya, mali])
    assert (
        ledger.row(OUTLOOK)[3] == "Only one figure is known, of 31 December 2020: a pace needs two."
    )
    ledger.upload(results=[{**HALF, "country": "MLI"}])
    assert ledger.row(OUTLOOK)[0] == 200


def test_levels_and_sums_of_periods_are_not_carried_on(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"measure": "level"}, {"indicator": "B", "measure": "period"}],
        results=[{}, {"indicator": "B"}],
    )
    assert ledger.rows(OUTLOOK) == []
