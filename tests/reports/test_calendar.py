"""The calendar: what is open and has a deadline, to import again without doubling."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pandas as pd
import pytest

from reports.calendar import deadlines_ics
from reports.content.paper import Paper, Side
from store import Store
from tests.conftest import OpenLedger
from tests.reports.papers import ADDRESS, HOSTILE, NAMES, paper_of


@pytest.fixture(scope="module")
def crest(crest_embedded: Store) -> Paper:
    return paper_of(crest_embedded, "crest")


def read(paper: Paper) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(deadlines_ics(paper))
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def events(paper: Paper) -> dict[str, Any]:
    """The events by their identifier."""
    return {str(event["UID"]): event for event in read(paper).events}


def test_each_open_action_with_a_deadline_is_a_whole_day(crest: Paper) -> None:
    found = events(crest)
    assert len(found) == 20
    first = found["crest/1.1@results-dashboard"]
    assert first["SUMMARY"] == "1.1 Share the evaluation's results with all key informants"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2021, 11, 30), date(2021, 12, 1))
    assert first["TRANSP"] == "TRANSPARENT"
    text = str(first["DESCRIPTION"]).splitlines()
    assert "Lead: Project manager" in text
    assert "State: not reported; due later as of 31 August 2021" in text
    status = crest.frames["actions/status"]
    assert [event["DTSTART"].dt for event in found.values()] == [
        when.date() for when in status["deadline"]
    ]


def test_the_calendar_says_what_it_is(crest: Paper) -> None:
    calendar = read(replace(crest, remarks=("The ledger does not reach back.",)))
    text = str(calendar["DESCRIPTION"])
    assert text.startswith("20 open actions with a deadline: Corporate Responsibility")
    assert "As of 31 August 2021, revision 1; last meeting: 31 December 2020, revision 1." in text
    assert "The ledger does not reach back." in text
    assert "Sources: Management response to the midterm evaluation" in text
    assert text.endswith(ADDRESS)


def test_completed_and_cancelled_actions_are_cancelled_and_those_without_a_deadline_left_out(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        actions=[
            {"action": "1.1", "status": "completed", "evidence": "A report", "deadline": "2021-09-01"},
            {"action": "1.2", "status": "cancelled", "deadline": "2021-09-01"},
            {"action": "1.3", "status": "ongoing", "deadline": "2021-09-01"},
            {"action": "1.4", "status": "not_started"},
        ]
    )  # fmt: skip
    paper = paper_of(ledger.store)
    statuses = {str(uid): str(event["STATUS"]) for uid, event in events(paper).items()}
    assert statuses == {
        "tiny/1.3@results-dashboard": "CONFIRMED",
        "tiny/1.1@results-dashboard": "CANCELLED",
        "tiny/1.2@results-dashboard": "CANCELLED",
    }
    assert "1 open action has no deadline and is left out." in str(read(paper)["DESCRIPTION"])


def test_the_same_meeting_gives_the_same_bytes(crest: Paper) -> None:
    assert deadlines_ics(crest) == deadlines_ics(crest)


@pytest.mark.parametrize("later", [Side(date(2021, 8, 31), 2), Side(date(2021, 9, 1), 1)])
def test_a_calendar_of_a_later_meeting_replaces_the_earlier_one(crest: Paper, later: Side) -> None:
    before, after = events(crest), events(replace(crest, this=later))
    assert list(before) == list(after)
    for code, event in after.items():
        assert event["SEQUENCE"] > before[code]["SEQUENCE"]
        for stamp in ("DTSTAMP", "LAST-MODIFIED"):
            assert event[stamp].dt > before[code][stamp].dt
    (first, *_) = before.values()
    assert first["DTSTAMP"].dt == datetime(2021, 8, 31, 0, 0, 1, tzinfo=UTC)


def test_a_rescheduled_deadline_moves_its_event(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(actions=[{"deadline": "2021-09-01"}])
    before = events(paper_of(ledger.store))
    ledger.upload(actions=[{"deadline": "2021-12-01", "reported_on": "2021-08-30"}])
    after = events(paper_of(ledger.store))
    (code,) = before
    assert list(after) == [code]
    assert after[code]["DTSTART"].dt == date(2021, 12, 1)
    assert after[code]["SEQUENCE"] > before[code]["SEQUENCE"]


def test_an_action_that_is_withdrawn_or_lost_its_deadline_is_cancelled(
    open_ledger: OpenLedger,
) -> None:
    paper = paper_of(open_ledger(actions=[{"deadline": "2021-09-01"}]).store)
    before = events(paper)["tiny/1.1@results-dashboard"]
    known = paper.frames["actions/status"]
    change = {"action": "1.1", "title": "Do it", "kind": "withdrawn", "old_deadline": known["deadline"].iloc[0],
              "new_deadline": pd.NaT}  # fmt: skip
    frames = {"actions/status": known.head(0), "meeting/action_changes": pd.DataFrame([change] * 2)}
    (after,) = events(
        replace(paper, this=Side(date(2021, 9, 15), 2), frames={**paper.frames, **frames})
    ).values()
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == before["DTSTART"].dt
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_project_without_actions_has_a_calendar_without_events(open_ledger: OpenLedger) -> None:
    calendar = read(paper_of(open_ledger().store))
    assert calendar.events == []
    assert calendar.subcomponents, "A calendar without any component is not one."
    assert str(calendar["DESCRIPTION"]).startswith("No open action with a deadline")


@pytest.mark.parametrize("title", [*HOSTILE, *NAMES])
def test_any_text_is_a_text(crest: Paper, title: str) -> None:
    status = crest.frames["actions/status"].assign(title=title)
    found = events(replace(crest, title=title, frames={**crest.frames, "actions/status": status}))
    assert len(found) == 20
    shown = str(found["crest/1.1@results-dashboard"]["SUMMARY"])
    assert shown.startswith("1.1 ")
    if title in NAMES:
        assert shown == f"1.1 {title}"


def test_a_long_title_is_cut_and_complete_in_the_description(crest: Paper) -> None:
    status = crest.frames["actions/status"].assign(title="long " * 200)
    event = events(replace(crest, frames={**crest.frames, "actions/status": status}))
    first = event["crest/1.1@results-dashboard"]
    assert len(first["SUMMARY"]) <= 150
    assert str(first["DESCRIPTION"]).count("long") == 200
    made = deadlines_ics(crest).split(b"\r\n")
    assert max(len(line) for line in made) <= 75


def test_only_an_action_that_had_a_deadline_and_has_none_is_gone(open_ledger: OpenLedger) -> None:
    paper = paper_of(open_ledger(actions=[{"deadline": "2021-09-01"}]).store)
    then, later = pd.Timestamp("2021-09-01"), pd.Timestamp("2021-12-01")
    changes = [
        {"action": code, "title": "Do it", "kind": kind, "old_deadline": old, "new_deadline": new}
        for code, kind, old, new in (
            ("2.1", "withdrawn", then, pd.NaT), ("2.2", "rescheduled", then, later),
            ("2.3", "new", pd.NaT, later), ("2.4", "new", pd.NaT, pd.NaT),
        )
    ]  # fmt: skip
    frames = {**paper.frames, "meeting/action_changes": pd.DataFrame(changes)}
    found = events(replace(paper, frames=frames))
    assert {uid.split("@")[0]: str(event["STATUS"]) for uid, event in found.items()} == {
        "tiny/1.1": "CONFIRMED",
        "tiny/2.1": "CANCELLED",
    }
    assert str(found["tiny/2.1@results-dashboard"]["DESCRIPTION"]) == (
        "No longer in the ledger with a deadline, as of 31 August 2021."
    )


def test_the_descriptions_have_what_is_known_and_nothing_more(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        actions=[
            {"action": "1.1", "deadline": "2021-09-01", "responsible": "A; ;B", "support": "C;D;",
             "comment": "Begun", "place": "page 3", "status": "ongoing"},
            {"action": "1.2", "deadline": "2021-09-02"},
            {"action": "1.3"},
            {"action": "1.4"},
        ]
    )  # fmt: skip
    paper = paper_of(ledger.store)
    full, bare = (str(event["DESCRIPTION"]).splitlines()[2:-1] for event in events(paper).values())
    assert full == [
        "Recommendation: R1 Do better", "Lead: A and B", "Support: C and D",
        "State: ongoing; due soon as of 31 August 2021", "Comment: Begun",
        "Source: A report and page 3",
    ]  # fmt: skip
    assert [line.split(":")[0] for line in bare] == ["Recommendation", "State", "Source"]
    text = str(read(paper)["DESCRIPTION"])
    assert text.startswith("2 open actions with a deadline: A tiny project.")
    assert "2 open actions have no deadline and are left out." in text
    assert "Sources: A report." in text
    assert "left out" not in str(read(paper_of(open_ledger().store))["DESCRIPTION"])
