"""Actions: state and timing, two columns; recommendations, their completion and their priority."""

from datetime import date, timedelta
from itertools import product
from typing import Any

from store import threshold
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row
from tests.store.rules.cases import Compare, case
from wording.codes import READING_WORD

DEADLINE = "2021-11-30"

# The first day on which it is due soon.
SOON = date.fromisoformat(DEADLINE) - timedelta(days=threshold("due_soon_days"))

TIMED = """
    select action, state, timing, is_overdue, is_unknown, reading
    from action_status($projects, $as_of, $revision)
"""
TIMING = "select action, timing from action_status($projects, $as_of, $revision)"


def test_the_deadline_decides_the_timing(compare: Compare) -> None:
    cases = {
        f"{name}, {status}": case(
            expected, as_of, actions=[{"deadline": DEADLINE, "status": status}]
        )
        for status in ("not_reported", "not_started", "ongoing")
        for name, as_of, expected in (
            ("the day after", "2021-12-01", "past_deadline"),
            ("on the day", "2021-11-30", "due_soon"),
            ("on the first day that is soon", str(SOON), "due_soon"),
            ("the day before that", str(SOON - timedelta(days=1)), "later"),
        )
    }
    compare(TIMING, cases, code="action")


def test_past_the_deadline(compare: Compare) -> None:
    expected: dict[str, tuple[Row, tuple[Any, ...]]] = {
        "nothing reported is unknown": (
            {"status": "not_reported"},
            ("not_reported", "past_deadline", False, True, "unreported"),
        ),
        **{
            f"{status}, reported on {reported_on}": (
                {"status": status, "reported_on": reported_on},
                (status, "past_deadline", reading == "overdue", reading != "overdue", reading),
            )
            for status in ("not_started", "ongoing")
            for reported_on, reading in (
                ("2021-11-29", "last_reported"),
                ("2021-11-30", "overdue"),
                ("2021-12-01", "overdue"),
            )
        },
        "nothing reported after the deadline is unknown as well": (
            {"status": "not_reported", "reported_on": "2021-12-01"},
            ("not_reported", "past_deadline", False, True, "unreported"),
        ),
        "completed has no timing": (
            {"status": "completed", "evidence": "a report"},
            ("completed", None, False, False, "completed"),
        ),
        "cancelled has none either": (
            {"status": "cancelled"},
            ("cancelled", None, False, False, "cancelled"),
        ),
        "no deadline": (
            {"status": "ongoing", "deadline": None},
            ("ongoing", "no_deadline", False, False, "no_deadline"),
        ),
    }
    cases = {
        name: case(timed, "2021-12-01", actions=[{"deadline": DEADLINE, **action}])
        for name, (action, timed) in expected.items()
    }
    compare(TIMED, cases, code="action")


def test_before_the_deadline_nobody_is_late(compare: Compare) -> None:
    cases = {
        f"as of {as_of}": case(
            ("not_started", timing, False, False, reading),
            as_of,
            actions=[{"deadline": DEADLINE, "status": "not_started"}],
        )
        for as_of, timing, reading in (
            ("2021-11-30", "due_soon", "due_soon"),
            (str(SOON - timedelta(days=60)), "later", "later"),
        )
    }
    compare(TIMED, cases, code="action")


def test_a_deadline_after_the_window_the_evaluators_recommended(compare: Compare) -> None:
    cases = {
        f"due {deadline}, recommended by {window}": case(
            expected,
            recommendations=[{"recommended_end": window}],
            actions=[{"deadline": deadline}],
        )
        for deadline, window, expected in (
            ("2021-10-31", "2021-10-31", (False, None)),
            ("2021-11-01", "2021-10-31", (True, 1)),
            ("2021-12-31", "2021-10-31", (True, 61)),
            (None, "2021-10-31", (False, None)),
            ("2021-12-31", None, (False, None)),
        )
    }
    sql = """
        select action, is_after_window, days_after_window
        from action_status($projects, $as_of, $revision)
    """
    compare(sql, cases, code="action")


def test_the_state_is_that_of_the_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"status": "not_reported", "deadline": DEADLINE},
            {
                "status": "completed",
                "deadline": DEADLINE,
                "evidence": "minutes",
                "reported_on": "2022-01-10",
            },
        ]
    )
    assert ledger.row(TIMED, "2022-01-09")[1] == "not_reported"
    assert ledger.row(TIMED, "2022-01-10")[1] == "completed"


def test_units_in_the_lead_and_in_support(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[{"responsible": "Manager; Board ;", "support": "Board;Chiefs"}, {"action": "1.2"}]
    )
    sql = "select action, role, unit from action_units($projects, $as_of, $revision) order by all"
    assert ledger.rows(sql) == [
        ("1.1", "lead", "Board"),
        ("1.1", "lead", "Manager"),
        ("1.1", "support", "Board"),
        ("1.1", "support", "Chiefs"),
    ]


# Recommendations


def test_completion_is_of_the_actions_that_were_not_cancelled(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"action": "1.1", "status": "completed", "evidence": "minutes"},
            {
                "action": "1.2",
                "status": "ongoing",
                "deadline": "2021-07-31",
                "reported_on": "2021-07-31",
            },
            {"action": "1.3", "status": "not_reported", "deadline": "2021-07-31"},
            {"action": "1.4", "status": "not_started", "deadline": "2021-08-15"},
            {"action": "1.5", "status": "cancelled", "deadline": "2021-08-02"},
        ]
    )
    sql = """
        select
            actions, completed, cancelled, ongoing, not_started, not_reported,
            overdue, unknown, due_soon, next_deadline::varchar, completion
        from recommendation_progress($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == (5, 1, 1, 1, 1, 1, 1, 1, 1, "2021-08-15", 0.25)


def test_without_actions_there_is_no_completion(compare: Compare) -> None:
    expected: dict[str, tuple[list[Row], tuple[Any, ...]]] = {
        "no actions": ([], (0, None)),
        "all cancelled": ([{"status": "cancelled"}], (1, None)),
        "none completed is a true zero": ([{"status": "ongoing"}], (1, 0.0)),
    }
    cases = {
        name: case(completion, recommendations=[{}], actions=actions)
        for name, (actions, completion) in expected.items()
    }
    sql = """
        select recommendation, actions, completion
        from recommendation_progress($projects, $as_of, $revision)
    """
    compare(sql, cases, code="recommendation")


def test_managements_priority_beside_the_evaluators_urgency(compare: Compare) -> None:
    cases = {
        f"priority {priority}, urgency {urgency}": case(
            (priority, urgency, expected),
            recommendations=[{"priority": priority, "urgency": urgency}],
        )
        for priority, urgency, expected in (
            (1, "high", "the same"),
            (2, "medium", "the same"),
            (3, "low", "the same"),
            (2, "high", "lower than the evaluators' urgency"),
            (1, "medium", "higher than the evaluators' urgency"),
            (None, "high", None),
            (1, None, None),
        )
    }
    sql = """
        select recommendation, priority, urgency, priority_against_urgency
        from recommendation_progress($projects, $as_of, $revision)
    """
    compare(sql, cases, code="recommendation")


def test_a_response_counts_from_its_date(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        recommendations=[
            {"response": "pending", "priority": None},
            {"response": "accepted", "priority": 1, "reported_on": "2021-07-31"},
        ]
    )
    sql = "select response, priority from recommendation_progress($projects, $as_of, $revision)"
    assert ledger.rows(sql, "2021-01-14") == []
    assert ledger.row(sql, "2021-07-30") == ("pending", None)
    assert ledger.row(sql, "2021-07-31") == ("accepted", 1)


def test_every_reading_has_a_word(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"action": f"1.{place}", "status": status, "deadline": deadline, "evidence": "Minutes"}
            for place, (status, deadline) in enumerate(
                product(("not_reported", "not_started", "ongoing", "completed", "cancelled"),
                        (None, "2021-01-14", DEADLINE, "2021-12-02", "2031-12-31"))
            )
        ]
    )  # fmt: skip
    readings = {row[-1] for row in ledger.rows(TIMED, "2021-12-01")}
    assert readings == set(READING_WORD)


def test_a_report_after_the_deadline_says_what_became_of_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"status": "ongoing", "deadline": DEADLINE},
            {"status": "ongoing", "deadline": DEADLINE, "reported_on": "2022-02-01"},
        ]
    )
    assert ledger.row(TIMED, "2021-11-30")[-1] == "due_soon"
    assert ledger.row(TIMED, "2021-12-01")[-3:] == (False, True, "last_reported")
    assert ledger.row(TIMED, "2022-01-31")[-1] == "last_reported"
    assert ledger.row(TIMED, "2022-02-01")[-3:] == (True, False, "overdue")
