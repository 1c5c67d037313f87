"""What differs between the two points of a comparison, each a date and a revision."""

from datetime import date

from tests.conftest import OpenLedger
from tests.sample_ledgers import SampleLedger

INDICATORS = """
    select indicator, title, unit, old_value, new_value, old_target, new_target,
        old_status, new_status, is_status_change
    from indicator_changes($projects, $since, $before, $as_of, $after) order by indicator
"""
ACTIONS = """
    select action, title, old_state, new_state, old_deadline::varchar, new_deadline::varchar,
        old_reading, new_reading
    from action_changes($projects, $since, $before, $as_of, $after) order by action
"""

DAY = "2021-08-01"


def between(
    ledger: SampleLedger, sql: str, before: int, after: int, since: str = DAY, as_of: str = DAY
) -> list[tuple[object, ...]]:
    given = {
        "projects": ["tiny"],
        "since": date.fromisoformat(since),
        "before": before,
        "as_of": date.fromisoformat(as_of),
        "after": after,
    }
    return ledger.store.cursor().execute(sql, given).fetchall()


def test_an_indicator_is_reported_where_its_figure_target_or_status_differs(
    open_ledger: OpenLedger,
) -> None:
    codes = ("A", "B", "C")
    ledger = open_ledger(
        targets=[{"indicator": code} for code in codes],
        results=[{"indicator": code} for code in codes],
    )
    ledger.upload(
        indicators=[{"indicator": "N", "title": "A new one", "unit": "percent"}],
        targets=[{"indicator": "B", "value": 120, "reported_on": "2021-02-01"}],
        results=[
            {"indicator": "A", "value": 100, "reported_on": "2021-02-01"},
            {"indicator": "C", "note": "Said again.", "reported_on": "2021-02-01"},
        ],
    )
    people = ("People reached", "people")
    found = [
        ("A", *people, 50, 100, 100, 100, "on_track", "met", True),
        ("B", *people, 50, 50, 100, 120, "on_track", "on_track", False),
        ("N", "A new one", "percent", None, None, None, None, None, "no_data", True),
    ]
    status = (
        "select indicator, status from indicator_status($projects, $as_of, $revision) order by 1"
    )
    assert dict(ledger.rows(status, revision=1)) == {row[0]: row[7] for row in found[:2]} | {
        "C": "on_track"
    }
    assert between(ledger, INDICATORS, 1, 2) == found
    assert between(ledger, INDICATORS, 2, 2) == between(ledger, INDICATORS, 1, 1) == []


def test_two_days_of_one_revision_are_compared_as_well(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        targets=[{}],
        results=[
            {"period_end": "2020-06-30", "value": 10, "reported_on": "2020-07-15"},
            {"value": 50, "reported_on": "2021-01-15"},
        ],
    )
    found = between(ledger, INDICATORS, 1, 1, since="2020-12-31", as_of="2021-01-15")
    assert [(row[3], row[4]) for row in found] == [(10, 50)]


def test_what_was_undone_is_gone_on_the_second_side(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    added = ledger.upload(indicators=[{"indicator": "N"}], results=[{"indicator": "N", "value": 0}])
    undone = ledger.enter("undo", added)
    people = ("N", "People reached", "people")
    gone = (*people, 0, None, None, None, "target_not_in_source", None, True)
    assert between(ledger, INDICATORS, added, undone) == [gone]


def test_an_action_is_reported_where_its_state_deadline_or_reading_differs(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        actions=[{"action": code, "deadline": "2021-12-31"} for code in ("1.1", "1.2", "1.3")]
    )
    later = {"reported_on": "2021-06-01", "deadline": "2021-12-31"}
    ledger.upload(
        actions=[
            {"action": "1.1", **later, "status": "ongoing"},
            {"action": "1.2", **later, "deadline": "2022-03-31"},
            {"action": "1.3", **later, "responsible": "Somebody else"},
            {"action": "1.4", **later},
        ]
    )
    found = between(ledger, ACTIONS, 1, 2)
    assert [row[:6] for row in found] == [
        ("1.1", "Do it", "not_reported", "ongoing", "2021-12-31", "2021-12-31"),
        ("1.2", "Do it", "not_reported", "not_reported", "2021-12-31", "2022-03-31"),
        ("1.4", "Do it", None, "not_reported", None, "2021-12-31"),
    ]
    readings = "select action, reading from action_status($projects, $as_of, $revision) order by 1"
    old, new = dict(ledger.rows(readings, revision=1)), dict(ledger.rows(readings, revision=2))
    assert [row[6:] for row in found] == [
        (old.get(code), new[code]) for code in ("1.1", "1.2", "1.4")
    ]


def test_what_is_on_the_first_side_only_keeps_its_name(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[{"title": "Stays"}])
    second = ledger.upload(
        actions=[{"action": "1.2", "title": "Goes", "deadline": "2021-12-31"}],
        indicators=[{"indicator": "N", "title": "Gone", "unit": "percent"}],
    )
    undone = ledger.enter("undo", second)
    assert [row[:4] for row in between(ledger, ACTIONS, second, undone)] == [
        ("1.2", "Goes", "not_reported", None)
    ]
    assert [row[:4] for row in between(ledger, ACTIONS, 1, second)] == [
        ("1.2", "Goes", None, "not_reported")
    ]
    assert [row[:3] for row in between(ledger, INDICATORS, second, undone)] == [
        ("N", "Gone", "percent")
    ]
