"""Actions: state and timing, two columns; recommendations, their completion and their priority."""

from typing import Any

import pytest

from tests.conftest import OpenWorld

DEADLINE = "2021-11-30"

TIMED = """
    select state, timing, is_overdue, is_unknown, reading
    from action_status($project, $as_of, $revision)
"""
TIMING = "select timing from action_status($project, $as_of, $revision)"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2021-12-01", "past_deadline", id="the day after"),
        pytest.param("2021-11-30", "due_soon", id="on the day"),
        pytest.param("2021-10-31", "due_soon", id="30 days before"),
        pytest.param("2021-10-30", "later", id="31 days before"),
    ],
)
@pytest.mark.parametrize("status", ["not_reported", "not_started", "ongoing"])
def test_the_deadline_tells_the_timing(
    open_world: OpenWorld, as_of: str, expected: str, status: str
) -> None:
    world = open_world(actions=[{"deadline": DEADLINE, "status": status}])
    assert world.row(TIMING, as_of) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        pytest.param(
            {"status": "not_reported"},
            ("not_reported", "past_deadline", False, True, "past its deadline, nothing reported"),
            id="nothing reported is unknown",
        ),
        pytest.param(
            {"status": "not_started"},
            ("not_started", "past_deadline", True, False, "overdue"),
            id="not started",
        ),
        pytest.param(
            {"status": "ongoing"},
            ("ongoing", "past_deadline", True, False, "overdue"),
            id="ongoing",
        ),
        pytest.param(
            {"status": "completed", "evidence": "a report"},
            ("completed", None, False, False, "completed"),
            id="completed has no timing",
        ),
        pytest.param(
            {"status": "cancelled"},
            ("cancelled", None, False, False, "cancelled"),
            id="cancelled has none either",
        ),
        pytest.param(
            {"status": "ongoing", "deadline": None},
            ("ongoing", "no_deadline", False, False, "no deadline"),
            id="no deadline",
        ),
    ],
)
def test_past_the_deadline(
    open_world: OpenWorld, action: dict[str, str | None], expected: tuple[Any, ...]
) -> None:
    world = open_world(actions=[{"deadline": DEADLINE, **action}])
    assert world.row(TIMED, "2021-12-01") == expected


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2021-11-30", "due soon"), ("2021-09-01", "due later")]
)
def test_before_the_deadline_nobody_is_late(
    open_world: OpenWorld, as_of: str, expected: str
) -> None:
    world = open_world(actions=[{"deadline": DEADLINE, "status": "not_started"}])
    assert world.row(TIMED, as_of)[2:] == (False, False, expected)


@pytest.mark.parametrize(
    ("deadline", "window", "expected"),
    [
        ("2021-10-31", "2021-10-31", (False, None)),
        ("2021-11-01", "2021-10-31", (True, 1)),
        ("2021-12-31", "2021-10-31", (True, 61)),
        (None, "2021-10-31", (False, None)),
        ("2021-12-31", None, (False, None)),
    ],
)
def test_a_deadline_after_the_window_the_evaluators_recommended(
    open_world: OpenWorld, deadline: str | None, window: str | None, expected: tuple[Any, ...]
) -> None:
    world = open_world(
        recommendations=[{"recommended_end": window}], actions=[{"deadline": deadline}]
    )
    sql = """
        select is_after_window, days_after_window
        from action_status($project, $as_of, $revision)
    """
    assert world.row(sql) == expected


def test_the_state_is_that_of_the_date(open_world: OpenWorld) -> None:
    world = open_world(
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
    assert world.row(TIMED, "2022-01-09")[0] == "not_reported"
    assert world.row(TIMED, "2022-01-10")[0] == "completed"


def test_units_in_the_lead_and_in_support(open_world: OpenWorld) -> None:
    world = open_world(
        actions=[{"responsible": "Manager; Board ;", "support": "Board;Chiefs"}, {"action": "1.2"}]
    )
    sql = "select action, role, unit from action_units($project, $as_of, $revision) order by all"
    assert world.rows(sql) == [
        ("1.1", "lead", "Board"),
        ("1.1", "lead", "Manager"),
        ("1.1", "support", "Board"),
        ("1.1", "support", "Chiefs"),
    ]


@pytest.mark.parametrize(
    ("unit", "recommendation", "expected"),
    [
        (None, None, ["1.1", "1.2", "2.1"]),
        ("Board", None, ["1.1", "2.1"]),
        (None, "R1", ["1.1", "1.2"]),
        ("Board", "R2", ["2.1"]),
        ("Nobody", None, []),
    ],
)
def test_actions_that_a_reader_has_chosen(
    open_world: OpenWorld, unit: str | None, recommendation: str | None, expected: list[str]
) -> None:
    world = open_world(
        actions=[
            {"responsible": "Board"},
            {"action": "1.2"},
            {"action": "2.1", "recommendation": "R2", "support": "Board"},
        ]
    )
    quoted = ["null" if name is None else f"'{name}'" for name in (unit, recommendation)]
    sql = f"""
        select action
        from actions_chosen($project, $as_of, $revision, {quoted[0]}, {quoted[1]})
        order by action
    """
    assert [action for (action,) in world.rows(sql)] == expected


# Recommendations


def test_completion_is_of_the_actions_that_were_not_cancelled(open_world: OpenWorld) -> None:
    world = open_world(
        actions=[
            {"action": "1.1", "status": "completed", "evidence": "minutes"},
            {"action": "1.2", "status": "ongoing", "deadline": "2021-07-31"},
            {"action": "1.3", "status": "not_reported", "deadline": "2021-07-31"},
            {"action": "1.4", "status": "not_started", "deadline": "2021-08-15"},
            {"action": "1.5", "status": "cancelled", "deadline": "2021-08-02"},
        ]
    )
    sql = """
        select
            actions, completed, cancelled, ongoing, not_started, not_reported,
            overdue, unknown, due_soon, next_deadline::varchar, completion
        from recommendation_progress($project, $as_of, $revision)
    """
    assert world.row(sql) == (5, 1, 1, 1, 1, 1, 1, 1, 1, "2021-08-15", 0.25)


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        pytest.param([], (0, None), id="no actions"),
        pytest.param([{"status": "cancelled"}], (1, None), id="all cancelled"),
        pytest.param([{"status": "ongoing"}], (1, 0.0), id="none completed is a true zero"),
    ],
)
def test_without_actions_there_is_no_completion(
    open_world: OpenWorld, actions: list[dict[str, str]], expected: tuple[Any, ...]
) -> None:
    world = open_world(recommendations=[{}], actions=actions)
    sql = "select actions, completion from recommendation_progress($project, $as_of, $revision)"
    assert world.row(sql) == expected


@pytest.mark.parametrize(
    ("priority", "urgency", "expected"),
    [
        (1, "high", "the same"),
        (2, "medium", "the same"),
        (3, "low", "the same"),
        (2, "high", "lower than the evaluators' urgency"),
        (1, "medium", "higher than the evaluators' urgency"),
        (None, "high", None),
        (1, None, None),
    ],
)
def test_managements_priority_beside_the_evaluators_urgency(
    open_world: OpenWorld, priority: int | None, urgency: str | None, expected: str | None
) -> None:
    world = open_world(recommendations=[{"priority": priority, "urgency": urgency}])
    sql = """
        select priority, urgency, priority_against_urgency
        from recommendation_progress($project, $as_of, $revision)
    """
    assert world.row(sql) == (priority, urgency, expected)


def test_a_response_counts_from_its_date(open_world: OpenWorld) -> None:
    world = open_world(
        recommendations=[
            {"response": "pending", "priority": None},
            {"response": "accepted", "priority": 1, "reported_on": "2021-07-31"},
        ]
    )
    sql = "select response, priority from recommendation_progress($project, $as_of, $revision)"
    assert world.rows(sql, "2021-01-14") == []
    assert world.row(sql, "2021-07-30") == ("pending", None)
    assert world.row(sql, "2021-07-31") == ("accepted", 1)
