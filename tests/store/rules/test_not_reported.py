"""Status at the figure's own date: what a due date without a report changes, and what a qualifier could turn."""

from datetime import date, timedelta

import pytest

from store import threshold
from tests.conftest import OpenLedger
from tests.store.rules.cases import Compare, case
from tests.store.rules.test_status import DAY_500, DAY_1000, PROJECT, baseline, result

STATUSES = """
    select indicator, status, last_status from indicator_status($projects, $as_of, $revision)
"""
TURNS = """
    select indicator, status, last_status, could_turn
    from indicator_status($projects, $as_of, $revision)
"""
SINCE = """
    select indicator, status, not_reported_since::varchar
    from indicator_status($projects, $as_of, $revision)
"""


def test_a_due_date_that_passed_without_a_report_leaves_the_last_status(compare: Compare) -> None:
    cases = {
        f"{value} of 100 as of {as_of}": case(
            expected, as_of, results=result(value), targets=[{"due": "2021-06-30"}]
        )
        for value, then in ((99.9, "on_track"), (50, "behind"))
        for as_of, expected in (
            ("2021-06-29", (then, None)),
            ("2021-06-30", (then, None)),
            ("2021-07-01", ("not_reported", then)),
            ("2026-11-26", ("not_reported", then)),
        )
    }
    met = case(("met", None), "2026-11-26", results=result(100), targets=[{"due": "2021-06-30"}])
    compare(STATUSES, {**cases, "met stays met": met}, project=PROJECT)


def test_a_figure_of_the_due_date_or_later_is_behind_where_the_target_was_missed(
    compare: Compare,
) -> None:
    cases = {
        f"a figure of {end}, as of {as_of}": case(
            expected, as_of, results=result(99.9, end), targets=[{"due": DAY_500}]
        )
        for end, as_of, expected in (
            ("2021-05-14", DAY_500, ("on_track", None)),
            ("2021-05-14", "2021-05-16", ("not_reported", "on_track")),
            (DAY_500, DAY_500, ("behind", None)),
            (DAY_500, "2021-05-16", ("behind", None)),
            ("2021-05-16", "2021-05-16", ("behind", None)),
            ("2021-05-16", "2026-11-26", ("behind", None)),
        )
    }
    compare(STATUSES, cases, project=[{"start": "2020-01-01", "planned_end": "2021-05-15"}])


def test_a_report_that_comes_late_ends_the_silence(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            *result(99.9),
            {"period_end": "2021-06-30", "value": 100, "reported_on": "2021-09-01"},
        ],
        targets=[{"due": "2021-06-30"}],
    )
    assert ledger.row(STATUSES, "2021-08-31")[1:] == ("not_reported", "on_track")
    assert ledger.row(STATUSES, "2021-09-01")[1:] == ("met", None)


# Qualifiers


def test_less_than_a_number_reaches_no_target(compare: Compare) -> None:
    cases = {
        f"{qualifier} 100, to {direction} to 100": case(
            expected,
            indicators=[{"direction": direction, "measure": "level"}],
            results=result(100, qualifier=qualifier),
            targets=[{}, baseline(200 if direction == "decrease" else 0)],
        )
        for direction, qualifier, expected in (
            ("increase", "exact", "met"),
            ("increase", "at_least", "met"),
            ("increase", "more_than", "met"),
            ("increase", "about", "met"),
            ("increase", "up_to", "on_track"),
            ("increase", "less_than", "on_track"),
            ("decrease", "up_to", "met"),
            ("decrease", "less_than", "met"),
            ("decrease", "at_least", "on_track"),
            ("decrease", "more_than", "on_track"),
        )
    }
    sql = "select indicator, status from indicator_status($projects, $as_of, $revision)"
    compare(sql, cases, project=PROJECT)


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (50, "exact", ("on_track", None, False)),
        (49, "exact", ("behind", None, False)),
        (1, "at_least", ("behind", None, True)),
        (1, "more_than", ("behind", None, True)),
        (1, "up_to", ("behind", None, False)),
        (60, "at_least", ("on_track", None, True)),
        (60, "up_to", ("on_track", None, True)),
        (100, "at_least", ("met", None, False)),
        (100, "up_to", ("on_track", None, True)),
        (100, "less_than", ("on_track", None, True)),
        (49, "about", ("behind", None, False)),
        (50, "about", ("on_track", None, True)),
        (56, "about", ("on_track", None, False)),
        (3700, "about", ("met", None, False)),
        (104, "about", ("met", None, False)),
        (100, "about", ("met", None, True)),
    ],
)
def test_a_status_that_the_qualifier_could_turn_is_marked(
    open_ledger: OpenLedger, value: int, qualifier: str, expected: tuple[object, ...]
) -> None:
    ledger = open_ledger(project=PROJECT, results=result(value, qualifier=qualifier), targets=[{}])
    assert ledger.row(TURNS)[1:] == expected


def test_what_was_not_reported_since_could_turn_as_well(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=PROJECT, results=result(1, qualifier="at_least"), targets=[{"value": 3}]
    )
    assert ledger.row(TURNS, "2023-01-01")[1:] == ("not_reported", "behind", True)


def test_what_has_no_status_turns_to_nothing(compare: Compare) -> None:
    cases = {
        "no target": case(
            ("target_not_in_source", None, False), results=result(1, qualifier="at_least")
        ),
        "no figure": case(("no_data", None, False), targets=[{}]),
    }
    compare(TURNS, cases)


@pytest.mark.parametrize(
    ("value", "by"), [(3700, 50), (24, 0.5), (100, 50), (86.2, 0.05), (0.125, 0.0005), (0, 0.5)]
)
def test_a_rounded_figure_may_be_wrong_by_half_of_its_last_digit(
    open_ledger: OpenLedger, value: float, by: float
) -> None:
    asked = f"select rounded_by({value}::decimal(24,6))"
    assert open_ledger().row(asked) == pytest.approx(by)


# Not reported since


def test_silence_is_said_beside_the_status_while_the_project_runs(compare: Compare) -> None:
    months = threshold("report_interval_months") + threshold("report_grace_months")
    assert months == 15, "the dates below count on it"
    cases = {
        name: case(expected, as_of, results=result(60, end), targets=targets)
        for name, as_of, end, targets, expected in (
            ("15 months later", "2021-09-30", "2020-06-30", [{}], ("on_track", None)),
            ("and a day", "2021-10-01", "2020-06-30", [{}], ("on_track", "2020-06-30")),
            ("without a target", "2021-10-01", "2020-06-30", [],
             ("target_not_in_source", "2020-06-30")),
            ("met", "2021-10-01", "2020-06-30", [{"value": 50}], ("met", "2020-06-30")),
            ("of the due date", "2021-10-01", "2020-06-30", [{"due": "2020-06-30"}],
             ("behind", None)),
            ("due since", "2021-10-01", "2020-06-30", [{"due": "2021-01-31"}],
             ("not_reported", "2020-06-30")),
            ("on the last day of the project", DAY_1000, "2020-06-30", [{}],
             ("on_track", "2020-06-30")),
            ("after the project", "2022-09-28", "2020-06-30", [{}], ("not_reported", None)),
        )
    }  # fmt: skip
    compare(SINCE, cases, project=PROJECT)


def test_nobody_is_silent_about_a_retired_indicator(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"retired_on": "2021-11-01"}], results=result(60, "2020-06-30"), targets=[{}]
    )
    assert ledger.row(SINCE, "2021-10-31")[2] == "2020-06-30"
    assert ledger.row(SINCE, "2021-11-01")[2] is None


def test_a_kept_answer_knows_the_day_on_which_silence_begins(open_ledger: OpenLedger) -> None:
    """Answers are kept from one day on which something may change to the next."""
    ledger = open_ledger(results=result(60, "2020-06-30"), targets=[{}])
    sql = "select not_reported_since from indicator_status($projects, $as_of, $revision)"
    first = date(2021, 10, 1)
    given = {"projects": [ledger.project], "revision": ledger.store.revision()}
    kept = [
        ledger.store.ask(sql, {**given, "as_of": first + timedelta(days=days)}).fetchone()
        for days in (-30, -1, 0, 1, 30)
    ]
    assert [bool(row and row[0]) for row in kept] == [False, False, True, True, True]
