"""What changed between two meetings, each a date and a revision: each list, and that they fit together."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Store, open_store
from tests.conftest import OpenWorld
from tests.worlds import Row, World, filled, write_project

LAST, THIS = "2021-03-31", "2021-07-31"

FIGURES = """
    select indicator, period_end::varchar, sex, old_value, new_value, kind, is_late, is_undone, note, revision
    from figure_changes($project, $since, $before, $as_of, $after) order by 1, 2, 3
"""
TARGETS = """
    select indicator, kind, sex, old_value, new_value, old_due::varchar, new_due::varchar,
        change, is_undone, reason
    from target_changes($project, $since, $before, $as_of, $after) order by 1, 2, 3, 7
"""
MOVES = """
    select indicator, old_value, new_value, old_status, new_status, moved_by
    from indicator_moves($project, $since, $before, $as_of, $after) order by 1
"""
ACTIONS = """
    select action, kind, old_reading, new_reading
    from action_change_kinds($project, $since, $before, $as_of, $after) order by 1, 2
"""
CONFLICTS = """
    select conflict, change, old_state, new_state
    from conflict_changes($project, $since, $before, $as_of, $after) order by 1
"""
BROUGHT_CONFLICTS = """
    select conflict, revision, in_row
    from conflict_changes($project, $since, $before, $as_of, $after) order by 1
"""
EVERY_LIST = (FIGURES, TARGETS, MOVES, ACTIONS, CONFLICTS)


def between(
    world: World, sql: str, before: int, after: int, since: str = LAST, as_of: str = THIS
) -> list[tuple[Any, ...]]:
    given = {
        "project": world.project,
        "since": date.fromisoformat(since),
        "before": before,
        "as_of": date.fromisoformat(as_of),
        "after": after,
    }
    return world.store.cursor().execute(sql, given).fetchall()


@pytest.fixture
def met(open_world: OpenWorld) -> World:
    """A project with all that happens between two meetings: at the last one the revision was 1, at this one 7."""
    world = open_world(
        indicators=[{"indicator": code, "title": f"Indicator {code}"} for code in "ABC"],
        targets=[{"indicator": code} for code in "ABC"],
        results=[{"indicator": "A"}, {"indicator": "B", "value": 40}, {"indicator": "C", "value": 30}],
        actions=[{"action": code, "deadline": "2021-05-31"} for code in ("1.1", "1.2", "1.3", "1.4")],
        conflicts=[{}, {"conflict": "K2"}],
    )  # fmt: skip
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-10"}
    done = {"reported_on": "2021-06-01", "deadline": "2021-05-31"}
    world.upload(
        results=[{"indicator": "A", **half, "value": 80}],
        actions=[
            {"action": "1.1", **done, "status": "completed", "evidence": "Minutes"},
            {"action": "1.2", **done, "deadline": "2021-12-31"},
            {"action": "1.3", **done, "status": "ongoing"},
        ],
        conflicts=[
            {"conflict": "K2", "reported_on": "2021-06-01", "resolved_on": "2021-06-01"},
            {"conflict": "K3", "reported_on": "2021-06-01"},
        ],
    )
    corrected = {"value": 42, "reported_on": "2021-05-01", "note": "Two were left out."}
    world.upload(results=[{"indicator": "B", **corrected}])
    revised = {"value": 120, "reported_on": "2021-05-02", "reason": "More money."}
    world.upload(targets=[{"indicator": "C", **revised}])
    undone = world.upload(results=[{"indicator": "C", **half, "value": 999}])
    world.say("undo", undone)
    late = {"period_start": "2020-01-01", "period_end": "2020-06-30", "reported_on": "2021-07-20"}
    world.upload(results=[{"indicator": "A", **late, "value": 20}])
    return world


def test_figures_are_new_late_or_corrected_and_what_was_undone_is_not_told(met: World) -> None:
    assert between(met, FIGURES, 1, 7) == [
        ("A", "2020-06-30", "total", None, 20, "new", True, False, None, 7),
        ("A", "2021-06-30", "total", None, 80, "new", False, False, None, 2),
        ("B", "2020-12-31", "total", 40, 42, "corrected", False, False, "Two were left out.", 3),
    ]


def test_a_target_is_revised_with_its_reason(met: World) -> None:
    end = "2022-12-31"
    assert between(met, TARGETS, 1, 7) == [
        ("C", "target", "total", 100, 120, end, end, "revised", False, "More money.")
    ]


def test_an_indicator_says_what_moved_it(met: World) -> None:
    assert between(met, MOVES, 1, 7) == [
        ("A", 50, 80, "on_track", "on_track", "a new figure"),
        ("B", 40, 42, "on_track", "on_track", "a corrected figure"),
        ("C", 30, 30, "behind", "behind", "a revised target"),
    ]


def test_actions_are_told_by_what_changed(met: World) -> None:
    silent = "past its deadline, nothing reported"
    assert between(met, ACTIONS, 1, 7) == [
        ("1.1", "completed", "due later", "completed"),
        ("1.2", "rescheduled", "due later", "due later"),
        ("1.3", "newly overdue", "due later", "overdue"),
        ("1.4", f"newly {silent}", "due later", silent),
    ]


def test_conflicts_are_opened_and_resolved(met: World) -> None:
    assert between(met, CONFLICTS, 1, 7) == [
        ("K2", "resolved", "open", "resolved"),
        ("K3", "opened", None, "open"),
    ]


def test_what_the_last_meeting_saw_and_was_undone_since_is_taken_back(met: World) -> None:
    assert between(met, FIGURES, 5, 6, since=THIS) == [
        ("C", "2021-06-30", "total", 999, None, "withdrawn", False, True, None, 5)
    ]
    assert between(met, MOVES, 5, 6, since=THIS) == [
        ("C", 999, 30, "met", "behind", "a figure taken back")
    ]


def test_opened_a_year_later_a_comparison_says_the_same(met: World) -> None:
    then = [between(met, sql, 1, 7) for sql in EVERY_LIST]
    met.upload(results=[{"indicator": "B", "value": 1, "reported_on": "2021-05-01"}])
    met.upload(targets=[{"indicator": "A", "value": 7, "reported_on": "2021-05-01"}])
    met.upload(
        actions=[{"action": "1.4", "status": "ongoing", "reported_on": "2021-06-02"}],
        conflicts=[{"reported_on": "2021-06-02", "resolved_on": "2021-06-02"}],
    )
    met.say("undo", 2)
    assert [between(met, sql, 1, 7) for sql in EVERY_LIST] == then
    assert between(met, MOVES, 1, met.store.revision()) != then[2]


def test_a_figure_is_withdrawn_by_a_row_that_says_so(open_world: OpenWorld) -> None:
    world = open_world(results=[{"note": "First."}, {"sex": "women", "value": 20}])
    ended = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-05-01", "note": "Wrong."}
    world.upload(results=[ended])
    assert between(world, FIGURES, 1, 2) == [
        ("A", "2020-12-31", "total", 50, None, "withdrawn", False, False, "Wrong.", 2)
    ]
    assert between(world, MOVES, 1, 2)[0][1:3] == (50, 20)  # the sum of the parts that are left
    assert between(world, MOVES, 1, 2)[0][5] == "a figure withdrawn"


def test_another_qualifier_is_a_correction_and_a_confirmation_is_no_change(
    open_world: OpenWorld,
) -> None:
    world = open_world(results=[{}, {"sex": "women", "value": 0}])
    world.upload(
        results=[
            {"qualifier": "about", "reported_on": "2021-05-01"},
            {"sex": "women", "value": 0, "reported_on": "2021-05-01", "note": "Said again."},
        ]
    )
    found = between(world, FIGURES, 1, 2)
    assert [row[2:6] for row in found] == [("total", 50, 50, "corrected")]


def test_zero_is_a_figure_and_not_the_lack_of_one(open_world: OpenWorld) -> None:
    world = open_world(targets=[{}], results=[{"value": 0}, {"indicator": "B"}])
    assert between(world, MOVES, 1, 1, since="2021-01-14") == [
        ("A", None, 0, "no_data", "behind", "a new figure"),
        ("B", None, 50, "no_target", "no_target", "a new figure"),
    ]
    world.upload(results=[{"value": 10, "reported_on": "2021-05-01"}])
    assert between(world, FIGURES, 1, 2)[0][3:6] == (0, 10, "corrected")


def test_a_period_that_ended_on_the_day_of_the_last_meeting_is_late(open_world: OpenWorld) -> None:
    world = open_world(results=[{"period_end": LAST, "reported_on": "2021-04-30"}])
    assert between(world, FIGURES, 1, 1)[0][6] is True
    assert between(world, FIGURES, 1, 1, since="2021-03-30")[0][6] is False


def test_of_a_sum_of_periods_a_late_one_is_a_new_figure(open_world: OpenWorld) -> None:
    late = {"period_start": "2019-01-01", "period_end": "2019-12-31", "reported_on": "2021-05-01"}
    world = open_world(indicators=[{"measure": "period"}], results=[{}, {**late, "value": 5}])
    assert between(world, MOVES, 1, 1)[0][1:] == (
        50, 55, "no_target", "no_target", "a new figure",
    )  # fmt: skip


def test_a_status_may_turn_by_time_alone(open_world: OpenWorld) -> None:
    world = open_world(
        targets=[{"due": "2021-03-31"}], results=[{"value": 99, "period_end": "2020-12-31"}]
    )
    (found,) = between(world, MOVES, 1, 1, as_of="2021-04-01", since="2021-01-31")
    assert found[3:] == ("behind", "behind", "time passing") or found[5] == "time passing"
    assert between(world, MOVES, 1, 1, as_of="2021-03-31", since="2021-01-31") == []


def test_a_status_may_turn_with_the_end_of_the_project(open_world: OpenWorld) -> None:
    """At the last meeting the target was due when the project ended; since then it goes on for longer."""
    extended = {
        "planned_end": "2021-02-28",
        "extended_end": "2022-12-31",
        "extended_on": "2021-04-30",
    }
    world = open_world(project=[extended], targets=[{}], results=[{}])
    assert between(world, MOVES, 1, 1) == [
        ("A", 50, 50, "behind", "on_track", "another end of the project")
    ]
    assert between(world, TARGETS, 1, 1) == []


def test_what_moved_an_indicator_may_be_several_things(open_world: OpenWorld) -> None:
    world = open_world(targets=[{}], results=[{}])
    world.upload(
        targets=[
            {"value": 60, "reported_on": "2021-05-01"},
            {"kind": "baseline", "value": 10, "reported_on": "2021-05-01"},
        ],
        results=[{"value": 60, "reported_on": "2021-05-01"}],
    )
    said = "a corrected figure and a revised target and a revised baseline"
    assert between(world, MOVES, 1, 2) == [("A", 50, 60, "on_track", "met", said)]


def test_an_indicator_that_was_not_there_is_new_and_one_whose_upload_was_undone_is_gone(
    open_world: OpenWorld,
) -> None:
    world = open_world()
    world.upload(indicators=[{"indicator": "N"}], results=[{"indicator": "N"}])
    world.say("undo", 2)
    assert [row[5] for row in between(world, MOVES, 1, 2)] == ["a new indicator"]
    assert [row[5] for row in between(world, MOVES, 2, 3)] == ["an indicator taken back"]


def test_targets_are_set_revised_and_withdrawn_each_by_itself(open_world: OpenWorld) -> None:
    first = {"reported_on": "2021-01-01"}
    world = open_world(
        targets=[
            {"value": 100, **first},
            {"kind": "milestone", "due": "2021-06-30", "value": 50, **first},
            {"sex": "women", "value": 60, **first},
        ]
    )
    later = {"reported_on": "2021-05-01"}
    world.upload(
        targets=[
            {"value": 100, "due": "2021-12-31", "reason": "Sooner.", **later},
            {"kind": "milestone", "due": "2021-09-30", "value": 80, **later},
            {"kind": "baseline", "value": 0, **later},
            {
                "sex": "women",
                "value": None,
                "qualifier": "withdrawn",
                "reason": "Dropped.",
                **later,
            },
        ]
    )
    end = "2022-12-31"
    assert between(world, TARGETS, 1, 2) == [
        ("A", "baseline", "total", None, 0, None, None, "new", False, None),
        ("A", "milestone", "total", None, 80, None, "2021-09-30", "new", False, None),
        ("A", "target", "total", 100, 100, end, "2021-12-31", "revised", False, "Sooner."),
        ("A", "target", "women", 60, None, end, None, "withdrawn", False, "Dropped."),
    ]


def test_a_confirmation_does_not_take_the_reason_away(open_world: OpenWorld) -> None:
    world = open_world(targets=[{}])
    world.upload(targets=[{"value": 120, "reported_on": "2021-05-01", "reason": "More money."}])
    world.upload(targets=[{"value": 120, "reported_on": "2021-06-01"}])
    assert [row[9] for row in between(world, TARGETS, 1, 3)] == ["More money."]


def test_an_action_may_have_changed_in_two_ways(open_world: OpenWorld) -> None:
    world = open_world(
        actions=[
            {"action": code, "deadline": "2021-12-31"} for code in ("1.1", "1.2", "1.3", "1.4")
        ]
    )
    later = {"reported_on": "2021-06-01", "deadline": "2021-12-31"}
    added = world.upload(
        actions=[
            {"action": "1.1", "reported_on": "2021-06-01", "deadline": "2021-06-30", "status": "ongoing"},
            {"action": "1.2", **later, "status": "ongoing"},
            {"action": "1.3", **later, "status": "cancelled"},
            {"action": "1.5", **later, "status": "completed", "evidence": "Minutes"},
        ]
    )  # fmt: skip
    assert [row[:2] for row in between(world, ACTIONS, 1, added)] == [
        ("1.1", "newly overdue"),
        ("1.1", "rescheduled"),
        ("1.2", "other"),
        ("1.3", "cancelled"),
        ("1.5", "completed"),
        ("1.5", "new"),
    ]
    undone = world.say("undo", added)
    assert ("1.5", "withdrawn", "completed", None) in between(
        world, ACTIONS, added, undone, since=THIS
    )
    soon = between(world, ACTIONS, 1, 1, since="2021-12-01", as_of="2021-11-30")
    assert {row[1:] for row in soon} == {("other", "due soon", "due later")}


def test_a_conflict_may_be_reopened_or_be_no_longer_known(open_world: OpenWorld) -> None:
    world = open_world(conflicts=[{}])
    world.upload(conflicts=[{"reported_on": "2021-05-01", "resolved_on": "2021-05-01"}])
    world.upload(conflicts=[{"reported_on": "2021-06-01"}, {"conflict": "K2"}])
    assert between(world, CONFLICTS, 2, 3, since=THIS) == [
        ("K1", "reopened", "resolved", "open"),
        ("K2", "opened", None, "open"),
    ]
    undone = world.say("undo", 3)
    assert between(world, CONFLICTS, 3, undone, since=THIS) == [
        ("K1", "resolved", "open", "resolved"),
        ("K2", "withdrawn", "open", None),
    ]
    assert between(world, BROUGHT_CONFLICTS, 3, undone, since=THIS) == [("K1", 2, 2), ("K2", 3, 3)]


def test_where_nothing_was_known_at_the_last_meeting_everything_is_new(met: World) -> None:
    found = between(met, FIGURES, 0, 7)
    assert {row[5] for row in found} == {"new"}
    assert {row[7] for row in between(met, TARGETS, 0, 7)} == {"new"}
    assert {row[5] for row in between(met, MOVES, 0, 7)} == {"a new indicator"}
    assert {row[1] for row in between(met, CONFLICTS, 0, 7)} == {"opened", "resolved"}


# What each list says of a key on the two sides: its old and its new.
SAID = {
    "indicators": """
        select indicator, [old_value::varchar, old_target::varchar, old_status],
            [new_value::varchar, new_target::varchar, new_status]
        from indicator_moves($project, $since, $before, $as_of, $after)
    """,
    "figures": """
        select [indicator, period_start::varchar, period_end::varchar, country, sex],
            [old_value::varchar, old_qualifier], [new_value::varchar, new_qualifier]
        from figure_changes($project, $since, $before, $as_of, $after)
    """,
    "targets": """
        select [indicator, kind, sex, unit, case when kind = 'milestone' then coalesce(old_due, new_due) end::varchar],
            [old_value::varchar, old_qualifier, old_due::varchar],
            [new_value::varchar, new_qualifier, new_due::varchar]
        from target_changes($project, $since, $before, $as_of, $after)
    """,
    "actions": """
        select distinct action, [old_state, old_deadline::varchar, old_reading],
            [new_state, new_deadline::varchar, new_reading]
        from action_change_kinds($project, $since, $before, $as_of, $after)
    """,
    "conflicts": """
        select conflict, [old_state], [new_state]
        from conflict_changes($project, $since, $before, $as_of, $after)
    """,
}

DAYS = [date(2021, 1, 31), date(2021, 3, 31), date(2021, 6, 30)]
SIDES = st.tuples(st.sampled_from([*DAYS, date(2021, 12, 31)]), st.integers(0, 5))
Side = tuple[date, int]
Changes = dict[str, tuple[Any, Any]]


@st.composite
def said(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """What a row of each file may say."""
    qualifier = draw(st.sampled_from(["exact", "exact", "exact", "about", "withdrawn"]))
    value = None if qualifier == "withdrawn" else draw(st.sampled_from([None, 0, 10, 50, 100]))
    figure = {"indicator": draw(st.sampled_from("AB")), "value": value, "qualifier": qualifier}
    ends = ["2020-06-30", *DAYS[:2]]
    kinds = ["target", "baseline", "milestone"]
    sexes = ["total", "women", "men"]
    states = ["not_reported", "ongoing", "completed"]
    deadline, resolved = draw(st.sampled_from([None, *DAYS])), draw(st.sampled_from([None, *DAYS]))
    return {
        "results": {**figure, "period_end": draw(st.sampled_from(ends)), "sex": draw(st.sampled_from(sexes))},
        "targets": {**figure, "kind": draw(st.sampled_from(kinds)), "due": draw(st.sampled_from(ends[1:]))},
        "actions": {"action": "1.1", "deadline": deadline, "status": draw(st.sampled_from(states))},
        "conflicts": {"resolved_on": resolved},
    }  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, Row]]:
    """Some rows of any file, each of an upload from 1 to 4."""
    found: list[tuple[str, Row]] = []
    for number in range(draw(st.integers(1, 16))):
        name = draw(st.sampled_from(["results", "results", "targets", "actions", "conflicts"]))
        row = filled(name, draw(said())[name])
        brought = {"revision": draw(st.integers(1, 4)), "in_row": number}
        found.append((name, {**row, "reported_on": draw(st.sampled_from(DAYS)), **brought}))
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in memory with two indicators; the rows of each example are taken out again."""
    data = tmp_path_factory.mktemp("between")
    write_project(
        data, {"indicators": [{"indicator": "A"}, {"indicator": "B"}], "recommendations": [{}]}
    )
    found = open_store(":memory:", data, now=datetime(2022, 1, 1))
    yield found
    found.close()


def explained(first: Changes, then: Changes) -> Changes:
    """What two lists of changes, one after the other, come to."""
    whole = dict(first)
    for key, (old, new) in then.items():
        before = whole.get(key, (old, old))
        assert before[1] == old, (
            f"{key}: the first list leaves {before[1]}, the second begins with {old}"
        )
        whole[key] = (before[0], new)
    return {key: (old, new) for key, (old, new) in whole.items() if old != new}


@settings(max_examples=settings().max_examples // 10)  # each asks twenty times
@given(brought=rows(), undone=st.none() | st.integers(2, 4), sides=st.tuples(SIDES, SIDES, SIDES))
def test_a_side_is_like_itself_and_changes_after_changes_explain_all_of_them(
    store: Store, brought: list[tuple[str, Row]], undone: int | None, sides: tuple[Side, Side, Side]
) -> None:
    cursor = store.cursor()
    cursor.execute("begin transaction")
    try:
        _write(cursor, brought, undone)
        for sql in SAID.values():
            first, second, third = sides

            def changes(one: Side, other: Side, sql: str = sql) -> Changes:
                given = {
                    "project": "tiny",
                    "since": one[0],
                    "before": one[1],
                    "as_of": other[0],
                    "after": other[1],
                }
                return {
                    str(key): (old, new) for key, old, new in cursor.execute(sql, given).fetchall()
                }

            assert changes(second, second) == {}
            assert explained(changes(first, second), changes(second, third)) == changes(
                first, third
            )
    finally:
        cursor.execute("rollback")


def _write(cursor: Any, brought: list[tuple[str, Row]], undone: int | None) -> None:
    """The rows as uploads 1 to 4, and as the fifth entry the undo of one of them."""
    for revision in (2, 3, 4):
        cursor.execute(
            "insert into ledger.entry (revision, project, kind) values (?, 'tiny', 'upload')",
            [revision],
        )
    if undone:
        cursor.execute(
            "insert into ledger.entry (revision, project, kind, upload) values (5, 'tiny', 'undo', ?)",
            [undone],
        )
    for name, row in brought:
        whole = {**row, "project": "tiny", "in_file": f"{name}.csv"}
        names, given = ", ".join(whole), ", ".join(f"${column}" for column in whole)
        cursor.execute(f"insert into ledger.{name} ({names}) values ({given})", whole)
