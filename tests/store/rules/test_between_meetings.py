"""What changed between two meetings, each a date and a revision: each list, and that they fit together."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from store import Store, threshold
from store.opening import bring_up_to_date
from tests.conftest import OpenLedger
from tests.properties import example, given, settings, st
from tests.sample_ledgers import Row, SampleLedger, connected, filled, write_project

LAST, THIS = "2021-03-31", "2021-07-31"

FIGURES = """
    select indicator, period_end::varchar, sex, old_value, new_value, kind, is_late, is_undone, note, revision
    from figure_changes($projects, $since, $before, $as_of, $after) order by 1, 2, 3
"""
TARGETS = """
    select indicator, kind, sex, old_value, new_value, old_due::varchar, new_due::varchar,
        change, is_undone, reason
    from target_changes($projects, $since, $before, $as_of, $after) order by 1, 2, 3, 7
"""
MOVES = """
    select indicator, old_value, new_value, old_status, new_status, moved_by
    from indicator_moves($projects, $since, $before, $as_of, $after) order by 1
"""
WAYS = """
    select indicator, change, round(old_share, 3), round(new_share, 3)
    from indicator_moves($projects, $since, $before, $as_of, $after) order by 1
"""
ACTIONS = """
    select action, kind, old_reading, new_reading
    from action_change_kinds($projects, $since, $before, $as_of, $after) order by 1, 2
"""
CONFLICTS = """
    select conflict, change, old_state, new_state
    from conflict_changes($projects, $since, $before, $as_of, $after) order by 1
"""
BROUGHT_CONFLICTS = """
    select conflict, revision, in_row
    from conflict_changes($projects, $since, $before, $as_of, $after) order by 1
"""
EVERY_LIST = (FIGURES, TARGETS, MOVES, ACTIONS, CONFLICTS)


def between(
    ledger: SampleLedger, sql: str, before: int, after: int, since: str = LAST, as_of: str = THIS
) -> list[tuple[Any, ...]]:
    given = {
        "projects": [ledger.project],
        "since": date.fromisoformat(since),
        "before": before,
        "as_of": date.fromisoformat(as_of),
        "after": after,
    }
    return ledger.store.cursor().execute(sql, given).fetchall()


@pytest.fixture
def met(open_ledger: OpenLedger) -> SampleLedger:
    """A project with all that happens between two meetings: at the last one the revision was 1, at this one 7."""
    ledger = open_ledger(
        indicators=[{"indicator": code, "title": f"Indicator {code}"} for code in "ABC"],
        targets=[{"indicator": code} for code in "ABC"],
        results=[{"indicator": "A"}, {"indicator": "B", "value": 40}, {"indicator": "C", "value": 30}],
        actions=[{"action": code, "deadline": "2021-05-31"} for code in ("1.1", "1.2", "1.3", "1.4")],
        conflicts=[{}, {"conflict": "K2"}],
    )  # fmt: skip
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-10"}
    done = {"reported_on": "2021-06-01", "deadline": "2021-05-31"}
    ledger.upload(
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
    ledger.upload(results=[{"indicator": "B", **corrected}])
    revised = {"value": 120, "reported_on": "2021-05-02", "reason": "More money."}
    ledger.upload(targets=[{"indicator": "C", **revised}])
    undone = ledger.upload(results=[{"indicator": "C", **half, "value": 999}])
    ledger.enter("undo", undone)
    late = {"period_start": "2020-01-01", "period_end": "2020-06-30", "reported_on": "2021-07-20"}
    ledger.upload(results=[{"indicator": "A", **late, "value": 20}])
    return ledger


def test_figures_are_new_late_or_corrected_and_what_was_undone_is_not_reported(
    met: SampleLedger,
) -> None:
    assert between(met, FIGURES, 1, 7) == [
        ("A", "2020-06-30", "total", None, 20, "new", True, False, None, 7),
        ("A", "2021-06-30", "total", None, 80, "new", False, False, None, 2),
        ("B", "2020-12-31", "total", 40, 42, "corrected", False, False, "Two were left out.", 3),
    ]


def test_a_target_is_revised_with_its_reason(met: SampleLedger) -> None:
    end = "2022-12-31"
    assert between(met, TARGETS, 1, 7) == [
        ("C", "target", "total", 100, 120, end, end, "revised", False, "More money.")
    ]


def test_an_indicator_has_its_cause(met: SampleLedger) -> None:
    assert between(met, MOVES, 1, 7) == [
        ("A", 50, 80, "on_track", "on_track", "a new figure"),
        ("B", 40, 42, "on_track", "on_track", "a corrected figure"),
        ("C", 30, 30, "behind", "behind", "a revised target"),
    ]


def test_actions_are_reported_by_what_changed(met: SampleLedger) -> None:
    assert between(met, ACTIONS, 1, 7) == [
        ("1.1", "completed", "later", "completed"),
        ("1.2", "rescheduled", "later", "later"),
        ("1.3", "newly_overdue", "later", "overdue"),
        ("1.4", "newly_unreported", "later", "unreported"),
    ]


def test_conflicts_are_opened_and_resolved(met: SampleLedger) -> None:
    assert between(met, CONFLICTS, 1, 7) == [
        ("K2", "resolved", "open", "resolved"),
        ("K3", "opened", None, "open"),
    ]


def test_what_the_last_meeting_saw_and_was_undone_since_is_withdrawn(met: SampleLedger) -> None:
    assert between(met, FIGURES, 5, 6, since=THIS) == [
        ("C", "2021-06-30", "total", 999, None, "withdrawn", False, True, None, 5)
    ]
    assert between(met, MOVES, 5, 6, since=THIS) == [
        ("C", 999, 30, "met", "behind", "a figure taken back")
    ]


def test_opened_a_year_later_a_comparison_says_the_same(met: SampleLedger) -> None:
    then = [between(met, sql, 1, 7) for sql in EVERY_LIST]
    met.upload(results=[{"indicator": "B", "value": 1, "reported_on": "2021-05-01"}])
    met.upload(targets=[{"indicator": "A", "value": 7, "reported_on": "2021-05-01"}])
    met.upload(
        actions=[{"action": "1.4", "status": "ongoing", "reported_on": "2021-06-02"}],
        conflicts=[{"reported_on": "2021-06-02", "resolved_on": "2021-06-02"}],
    )
    met.enter("undo", 2)
    assert [between(met, sql, 1, 7) for sql in EVERY_LIST] == then
    assert between(met, MOVES, 1, met.store.revision()) != then[2]


def test_a_figure_is_withdrawn_by_a_row_that_says_so(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"note": "First."}, {"sex": "women", "value": 20}])
    ended = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-05-01", "note": "Wrong."}
    ledger.upload(results=[ended])
    assert between(ledger, FIGURES, 1, 2) == [
        ("A", "2020-12-31", "total", 50, None, "withdrawn", False, False, "Wrong.", 2)
    ]
    assert between(ledger, MOVES, 1, 2)[0][1:3] == (50, 20)  # the sum of the parts that are left
    assert between(ledger, MOVES, 1, 2)[0][5] == "a figure withdrawn"


def test_another_qualifier_is_a_correction_and_a_confirmation_is_no_change(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{}, {"sex": "women", "value": 0}])
    ledger.upload(
        results=[
            {"qualifier": "about", "reported_on": "2021-05-01"},
            {"sex": "women", "value": 0, "reported_on": "2021-05-01", "note": "Said again."},
        ]
    )
    found = between(ledger, FIGURES, 1, 2)
    assert [row[2:6] for row in found] == [("total", 50, 50, "corrected")]


def test_zero_is_a_figure_and_not_the_lack_of_one(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{"value": 0}, {"indicator": "B"}])
    assert between(ledger, MOVES, 1, 1, since="2021-01-14") == [
        ("A", None, 0, "no_data", "behind", "a new figure"),
        ("B", None, 50, "no_data", "target_not_in_source", "a new figure"),
    ]
    ledger.upload(results=[{"value": 10, "reported_on": "2021-05-01"}])
    assert between(ledger, FIGURES, 1, 2)[0][3:6] == (0, 10, "corrected")


def test_a_period_that_ended_on_the_day_of_the_last_meeting_is_late(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{"period_end": LAST, "reported_on": "2021-04-30"}])
    assert between(ledger, FIGURES, 1, 1)[0][6] is True
    assert between(ledger, FIGURES, 1, 1, since="2021-03-30")[0][6] is False


def test_of_a_sum_of_periods_a_late_one_is_a_new_figure(open_ledger: OpenLedger) -> None:
    late = {"period_start": "2019-01-01", "period_end": "2019-12-31", "reported_on": "2021-05-01"}
    ledger = open_ledger(indicators=[{"measure": "period"}], results=[{}, {**late, "value": 5}])
    assert between(ledger, MOVES, 1, 1)[0][1:] == (
        50, 55, "target_not_in_source", "target_not_in_source", "a new figure",
    )  # fmt: skip


def test_a_status_may_change_by_time_alone(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[{"due": "2021-03-31"}], results=[{"value": 99, "period_end": "2020-12-31"}]
    )
    assert between(ledger, MOVES, 1, 1, as_of="2021-04-01", since="2021-01-31") == [
        ("A", 99, 99, "on_track", "not_reported", "a due date that passed without a report")
    ]
    assert between(ledger, MOVES, 1, 1, as_of="2021-03-31", since="2021-01-31") == []


def test_a_status_may_change_with_the_end_of_the_project(open_ledger: OpenLedger) -> None:
    """At the last meeting the target was due when the project ended; since then it goes on for longer."""
    extended = {
        "planned_end": "2021-02-28",
        "extended_end": "2022-12-31",
        "extended_on": "2021-04-30",
    }
    ledger = open_ledger(project=[extended], targets=[{}], results=[{}])
    assert between(ledger, MOVES, 1, 1) == [
        ("A", 50, 50, "not_reported", "on_track", "another end of the project")
    ]
    assert between(ledger, TARGETS, 1, 1) == []


def test_what_moved_an_indicator_may_be_several_things(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}])
    ledger.upload(
        targets=[
            {"value": 60, "reported_on": "2021-05-01"},
            {"kind": "baseline", "value": 10, "reported_on": "2021-05-01"},
        ],
        results=[{"value": 60, "reported_on": "2021-05-01"}],
    )
    text = "a corrected figure and a revised target and a revised baseline"
    assert between(ledger, MOVES, 1, 2) == [("A", 50, 60, "on_track", "met", text)]


def test_a_change_is_of_exact_figures_and_both_lie_on_the_way_to_the_target_now(
    open_ledger: OpenLedger,
) -> None:
    falls = {"direction": "decrease", "measure": "level"}
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-10"}
    start = {"kind": "baseline", "due": "2020-01-01"}
    ledger = open_ledger(
        indicators=[{"indicator": code, **(falls if code == "C" else {})} for code in "ABCDEF"],
        targets=[
            {"indicator": "A"}, {"indicator": "B"}, {"indicator": "B", "value": 20, **start},
            {"indicator": "C", "value": 20}, {"indicator": "C", "value": 40, **start}, {"indicator": "E"},
            {"indicator": "F"},
        ],
        results=[
            *({"indicator": code, "value": 30} for code in "ABCD"),
            {"indicator": "E", "value": 30, "qualifier": "about"},
        ],
    )  # fmt: skip
    ledger.upload(
        results=[
            {"indicator": "A", "value": 90, **half},
            {"indicator": "B", "value": 28, "reported_on": "2021-07-10"},
            {"indicator": "C", "value": 45, **half},
            {"indicator": "D", "value": 0, **half},
            {"indicator": "E", "value": 40, **half},
            {"indicator": "F", "value": 40, **half},
        ],
        targets=[{"indicator": "A", "value": 300, "reason": "More.", "reported_on": "2021-07-10"}],
    )
    assert between(ledger, WAYS, 1, 2) == [
        ("A", 60, 0.1, 0.3),  # the revised target moves neither
        ("B", -2, 0.125, 0.1),  # from the baseline
        ("C", 15, 0.5, -0.25),  # a fall is the way
        ("D", -30, None, None),  # no target
        ("E", None, 0.3, 0.4),  # about 30
        ("F", None, None, 0.4),  # nothing before
    ]
    assert between(ledger, WAYS, 1, 2, as_of=LAST) == []


def test_an_indicator_that_was_not_there_is_new_and_one_whose_upload_was_undone_is_gone(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger()
    ledger.upload(indicators=[{"indicator": "N"}], results=[{"indicator": "N"}])
    ledger.enter("undo", 2)
    assert [row[5] for row in between(ledger, MOVES, 1, 2)] == ["a new indicator"]
    assert [row[5] for row in between(ledger, MOVES, 2, 3)] == ["an indicator taken back"]


def test_targets_are_set_revised_and_withdrawn_each_by_itself(open_ledger: OpenLedger) -> None:
    first = {"reported_on": "2021-01-01"}
    ledger = open_ledger(
        targets=[
            {"value": 100, **first},
            {"kind": "milestone", "due": "2021-06-30", "value": 50, **first},
            {"sex": "women", "value": 60, **first},
        ]
    )
    later = {"reported_on": "2021-05-01"}
    ledger.upload(
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
    assert between(ledger, TARGETS, 1, 2) == [
        ("A", "baseline", "total", None, 0, None, None, "new", False, None),
        ("A", "milestone", "total", None, 80, None, "2021-09-30", "new", False, None),
        ("A", "target", "total", 100, 100, end, "2021-12-31", "revised", False, "Sooner."),
        ("A", "target", "women", 60, None, end, None, "withdrawn", False, "Dropped."),
    ]


SEEN = """
    select indicator, kind, change, is_seen
    from target_changes($projects, $since, $before, $as_of, $after) order by 1, 2
"""


def test_a_target_that_was_not_seen_at_the_last_meeting_is_seen_at_this_one(
    open_ledger: OpenLedger,
) -> None:
    """A target that was known not to exist, or of which nothing was known, is new."""
    unseen = {"value": None, "qualifier": "not_in_source"}
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in "ABC"],
        targets=[unseen, {**unseen, "indicator": "B", "qualifier": "none"}],
        results=[{"indicator": code} for code in "ABC"],
    )
    later = {"value": 100, "reported_on": "2021-05-01"}
    ledger.upload(targets=[{"indicator": code, **later} for code in "ABC"])
    assert between(ledger, SEEN, 1, 2) == [
        ("A", "target", "new", True),
        ("B", "target", "new", False),
        ("C", "target", "new", False),
    ]
    assert [row[5] for row in between(ledger, MOVES, 1, 2)] == [
        "a target seen for the first time", "a new target", "a new target",
    ]  # fmt: skip


def test_a_confirmation_does_not_take_the_reason_away(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}])
    ledger.upload(targets=[{"value": 120, "reported_on": "2021-05-01", "reason": "More money."}])
    ledger.upload(targets=[{"value": 120, "reported_on": "2021-06-01"}])
    assert [row[9] for row in between(ledger, TARGETS, 1, 3)] == ["More money."]


def test_an_action_may_have_changed_in_two_ways(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[
            {"action": code, "deadline": "2021-12-31"} for code in ("1.1", "1.2", "1.3", "1.4")
        ]
    )
    later = {"reported_on": "2021-06-01", "deadline": "2021-12-31"}
    added = ledger.upload(
        actions=[
            {"action": "1.1", "reported_on": "2021-06-01", "deadline": "2021-06-30", "status": "ongoing"},
            {"action": "1.2", **later, "status": "ongoing"},
            {"action": "1.3", **later, "status": "cancelled"},
            {"action": "1.5", **later, "status": "completed", "evidence": "Minutes"},
        ]
    )  # fmt: skip
    assert [row[:2] for row in between(ledger, ACTIONS, 1, added)] == [
        ("1.1", "newly_last_reported"),
        ("1.1", "rescheduled"),
        ("1.2", "other"),
        ("1.3", "cancelled"),
        ("1.5", "completed"),
        ("1.5", "new"),
    ]
    undone = ledger.enter("undo", added)
    assert ("1.5", "withdrawn", "completed", None) in between(
        ledger, ACTIONS, added, undone, since=THIS
    )
    first_soon = date(2021, 12, 31) - timedelta(days=threshold("due_soon_days"))
    day_before = first_soon - timedelta(days=1)
    soon = between(ledger, ACTIONS, 1, 1, since=str(first_soon), as_of=str(day_before))
    assert {row[1:] for row in soon} == {("other", "due_soon", "later")}


def test_a_conflict_may_be_reopened_or_be_no_longer_known(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(conflicts=[{}])
    ledger.upload(conflicts=[{"reported_on": "2021-05-01", "resolved_on": "2021-05-01"}])
    ledger.upload(conflicts=[{"reported_on": "2021-06-01"}, {"conflict": "K2"}])
    assert between(ledger, CONFLICTS, 2, 3, since=THIS) == [
        ("K1", "reopened", "resolved", "open"),
        ("K2", "opened", None, "open"),
    ]
    undone = ledger.enter("undo", 3)
    assert between(ledger, CONFLICTS, 3, undone, since=THIS) == [
        ("K1", "resolved", "open", "resolved"),
        ("K2", "withdrawn", "open", None),
    ]
    assert between(ledger, BROUGHT_CONFLICTS, 3, undone, since=THIS) == [("K1", 2, 2), ("K2", 3, 3)]


def test_where_nothing_was_known_at_the_last_meeting_everything_is_new(met: SampleLedger) -> None:
    found = between(met, FIGURES, 0, 7)
    assert {row[5] for row in found} == {"new"}
    assert {row[7] for row in between(met, TARGETS, 0, 7)} == {"new"}
    assert {row[5] for row in between(met, MOVES, 0, 7)} == {"a new indicator"}
    assert {row[1] for row in between(met, CONFLICTS, 0, 7)} == {"opened", "resolved"}


# A comparison, and the old and new values of a key in each list. A due date that follows the end of the project is
# omitted: its change is no revision.
COMPARED = """
    ['tiny'], (select since from compared), (select before from compared),
    (select as_of from compared), (select after from compared)
"""
SAID = {
    "indicators": f"""
        select indicator, [old_value::varchar, old_target::varchar, old_status],
            [new_value::varchar, new_target::varchar, new_status]
        from indicator_moves({COMPARED})
    """,
    "figures": f"""
        select [indicator, period_start::varchar, period_end::varchar, country, sex],
            [old_value::varchar, old_qualifier], [new_value::varchar, new_qualifier]
        from figure_changes({COMPARED})
    """,
    "targets": f"""
        select [indicator, kind, sex, unit, case when kind = 'milestone' then coalesce(old_due, new_due) end::varchar],
            [old_value::varchar, old_qualifier, case when old_due < '2022-01-01' then old_due end::varchar],
            [new_value::varchar, new_qualifier, case when new_due < '2022-01-01' then new_due end::varchar]
        from target_changes({COMPARED})
    """,
    "actions": f"""
        select distinct action, [old_state, old_deadline::varchar, old_reading],
            [new_state, new_deadline::varchar, new_reading]
        from action_change_kinds({COMPARED})
    """,
    "conflicts": f"""
        select conflict, [old_state], [new_state]
        from conflict_changes({COMPARED})
    """,
}

DAYS = [date(2021, 1, 31), date(2021, 3, 31), date(2021, 6, 30)]
SIDES = st.tuples(st.sampled_from([*DAYS, *[date(2021, 12, 31)] * 3]), st.integers(1, 7))
Side = tuple[date, int]
Changes = dict[str, tuple[Any, Any]]
MOST = {"results": 9, "targets": 8, "actions": 6, "conflicts": 6, "indicators": 3, "project": 2}


@st.composite
def stated_rows(draw: st.DrawFn, name: str) -> Row:
    """A possible row of a file. Nothing is known of the indicator `C` at first."""
    one = {name: st.sampled_from(values) for name, values in MAY_SAY[name].items()}
    return as_it_may_be({column: draw(values) for column, values in one.items()})


def as_it_may_be(row: Row) -> Row:
    """The row as the checks let it in: what is withdrawn has no value, and a milestone is due on a day."""
    value = {"value": None} if row.get("qualifier") == "withdrawn" else {}
    due = {"due": DAYS[0]} if row.get("kind") == "milestone" and not row["due"] else {}
    return {**row, **value, **due}


# Few keys, so that the same one is often repeated, and seldom with the same values.
MAY_SAY: dict[str, dict[str, list[Any]]] = {
    "results": {
        "indicator": ["A", "A", "A", "B", "C"], "period_end": ["2020-06-30", "2020-06-30", DAYS[0]],
        "country": [None, None, None, "VNM", "THA"], "sex": ["total", "total", "total", "women", "men"],
        "value": [None, 0, 50, 50, 100], "qualifier": ["exact", "exact", "about", "withdrawn"], "reported_on": DAYS,
    },
    "targets": {
        "indicator": ["A", "A", "A", "B", "C"], "kind": ["target", "target", "target", "baseline", "milestone"],
        "due": [None, *DAYS[:2]], "sex": ["total", "total", "total", "women"], "value": [None, 0, 100, 100],
        "qualifier": ["exact", "exact", "about", "withdrawn"], "reported_on": DAYS,
    },
    "actions": {
        "action": ["1.1", "1.1", "1.2"], "deadline": [None, *DAYS],
        "status": ["not_reported", "ongoing", "completed", "cancelled"], "reported_on": DAYS,
    },
    "conflicts": {"conflict": ["K1", "K1", "K2"], "resolved_on": [None, *DAYS], "reported_on": DAYS},
    "indicators": {
        "indicator": ["A", "B", "C"], "retired_on": [None, *DAYS], "measure": ["cumulative", "period", "level"],
        "direction": ["increase", "increase", "decrease"], "unit": ["people", "people", "number"],
    },
    "project": {
        "planned_end": ["2022-06-30", "2022-12-31"], "extended_end": [None, "2023-06-30"],
        "extended_on": [None, *DAYS],
    },
}  # fmt: skip


# In what a row may differ from the one before it.
DIFFERS = {
    "results": ["qualifier", "value"], "targets": ["qualifier", "value", "due"], "actions": ["deadline", "status"],
    "conflicts": ["resolved_on"], "indicators": ["retired_on", "unit"], "project": ["extended_end", "extended_on"],
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, Row]]:
    """Some rows of each file, each of an upload from 1 to 4; every other one differs a little from the one before."""
    found: list[tuple[str, Row]] = []
    for name, most in MOST.items():
        before: Row = {}
        for _ in range(draw(st.integers(0, most))):
            row = draw(stated_rows(name))
            is_again: bool = draw(st.booleans())
            if before and is_again:
                column = draw(st.sampled_from(DIFFERS[name]))
                row = as_it_may_be({**before, column: row[column]})
            before = row
            brought = {"revision": draw(st.integers(1, 4)), "in_row": len(found)}
            found.append((name, {**filled(name, row), **brought}))
    return found


# The undo and redo entries that follow the uploads.
TURNS = st.lists(st.tuples(st.sampled_from(["undo", "redo"]), st.integers(2, 4)), max_size=3)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A store in memory with two indicators; the rows of each example are taken out again.

    Each list is planned once, for that takes many times as long as to answer. A plan that outlives the rows it
    was made for may know nothing of them.
    """
    data = tmp_path_factory.mktemp("between")
    write_project(
        data, {"indicators": [{"indicator": "A"}, {"indicator": "B"}], "recommendations": [{}]}
    )
    connection = connected(":memory:")
    bring_up_to_date(Store(connection, ":memory:"), data, now=datetime(2022, 1, 1))
    connection.execute("set disabled_optimizers = 'statistics_propagation'")
    connection.execute("create temp table compared (since date, before int, as_of date, after int)")
    for name, sql in SAID.items():
        connection.execute(f"prepare {name} as {sql}")
    yield connection
    connection.close()


def changes(asked: Any, name: str, one: Side, other: Side) -> Changes:
    """The old and new values of a list, by its keys."""
    asked.execute("delete from compared")
    asked.execute("insert into compared values (?, ?, ?, ?)", [*one, *other])
    found = asked.execute(f"execute {name}").fetchall()
    texts = {str(key): (old, new) for key, old, new in found}
    assert len(texts) == len(found), f"{name}: a key stands twice"
    return texts


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


# From where nothing was known, a list has all of a side, so that one that leaves out a change is found at once.
THREE = st.tuples(SIDES, SIDES, SIDES)
FROM_NOTHING = st.tuples(st.just((DAYS[0], 0)), SIDES, SIDES)
TWICE = st.tuples(SIDES, SIDES).map(lambda two: (two[0], two[0], two[1]))


# That nothing changes but how a figure is stated is seldom drawn.
QUALIFIED: list[tuple[str, Row]] = [
    (name, {**filled(name, {"qualifier": qualifier}), "revision": number, "in_row": number})
    for name in ("results", "targets")
    for number, qualifier in ((1, "exact"), (2, "about"))
]
IN_TURN = ((DAYS[0], 0), (DAYS[2], 1), (DAYS[2], 2))


@settings(max_examples=settings().max_examples // 2)  # each asks for fifteen comparisons
@example(brought=QUALIFIED, turns=[], sides=IN_TURN)
@given(brought=rows(), turns=TURNS, sides=st.one_of(FROM_NOTHING, FROM_NOTHING, THREE, TWICE))
def test_a_side_is_like_itself_and_changes_after_changes_explain_all_of_them(
    asked: Any,
    brought: list[tuple[str, Row]],
    turns: list[tuple[str, int]],
    sides: tuple[Side, Side, Side],
) -> None:
    first, second, third = sides
    asked.execute("begin transaction")
    try:
        _write(asked, brought, turns)
        for name in SAID:
            then = changes(asked, name, first, second)
            if first == second:
                assert then == {}
            else:
                last = changes(asked, name, second, third)
                assert explained(then, last) == changes(asked, name, first, third)
    finally:
        asked.execute("rollback")


def _write(cursor: Any, brought: list[tuple[str, Row]], turns: list[tuple[str, int]]) -> None:
    """The rows as uploads 1 to 4, and behind them the entries that undo or redo one of them."""
    entries: list[tuple[int, str, int | None]] = [
        (2, "upload", None),
        (3, "upload", None),
        (4, "upload", None),
    ]
    entries += [(5 + place, kind, upload) for place, (kind, upload) in enumerate(turns)]
    cursor.executemany(
        "insert into ledger.entry (revision, project, kind, upload) values (?, 'tiny', ?, ?)",
        entries,
    )
    for name, row in brought:
        whole = {**row, "project": "tiny", "in_file": f"{name}.csv"}
        names, given = ", ".join(whole), ", ".join(f"${column}" for column in whole)
        cursor.execute(f"insert into ledger.{name} ({names}) values ({given})", whole)
