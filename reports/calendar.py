"""The deadlines of the open actions as a calendar file, which a later one updates when it is imported.

Reads `actions/status` and `meeting/action_changes`.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import STATUS, TRANSP, Calendar, Event, Timezone, TimezoneStandard

from reports.content.paper import Paper, Side
from reports.rows import rows
from reports.text.sanitized import sanitized, shortened
from wording.codes import reading_text, state_text
from wording.dates import day
from wording.text import blank, capitalised, count, listed

# Calendars show a title in one line.
LONGEST_TITLE = 150

MADE_BY = "-//Results dashboard//Deadlines//EN"
FIRST_DAY = date(2000, 1, 1)


def deadlines_ics(paper: Paper) -> bytes:
    """A calendar with a whole-day event on the deadline of each action; of one that is no longer open, a cancelled one.

    An event's UID is made of the project and the action's code, so that another import updates it: what is
    completed, cancelled or withdrawn, or has lost its deadline, disappears from the reader's calendar. An event's
    sequence number and times come from this meeting's date and revision, and grow with both: the same
    meeting gives the same bytes. Without a deadline, a calendar without events.
    """
    known = rows(paper.frames["actions/status"])
    open_actions = [row for row in known if not blank(row["timing"])]
    dated = [row for row in open_actions if not blank(row["deadline"])]
    over = [row for row in known if blank(row["timing"]) and not blank(row["deadline"])]
    gone = _without_deadline_now(rows(paper.frames["meeting/action_changes"]))
    calendar = Calendar.new(
        prodid=MADE_BY,
        method="PUBLISH",
        calscale="GREGORIAN",
        uid=_uid(paper.project, "deadlines"),
        name=shortened(f"Deadlines: {paper.title}", LONGEST_TITLE),
        description=_description(paper, len(dated), len(open_actions) - len(dated)),
        last_modified=_stamp(paper.this),
        url=sanitized(paper.address) or None,
    )
    for row in dated:
        calendar.add_component(_event(paper, row, _event_lines(paper, row)))
    for row in over:
        calendar.add_component(_event(paper, row, _event_lines(paper, row), STATUS.CANCELLED))
    for row in gone:
        text = f"No longer in the ledger with a deadline, as of {day(paper.this.as_of)}."
        calendar.add_component(_event(paper, row, [text], STATUS.CANCELLED))
    if not calendar.events:
        calendar.add_component(_empty_timezone())
    return bytes(calendar.to_ical())


def _without_deadline_now(changes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Actions that had a deadline at the last meeting, and now are withdrawn or have none."""
    by_code = {
        row["action"]: {**row, "deadline": row["old_deadline"]}
        for row in changes
        if not blank(row["old_deadline"]) and blank(row["new_deadline"])
    }
    return list(by_code.values())


def _event(
    paper: Paper, row: dict[str, Any], description: Sequence[str], status: STATUS = STATUS.CONFIRMED
) -> Event:
    due = row["deadline"].date()
    return Event.new(
        uid=_uid(paper.project, row["action"]),
        sequence=_sequence(paper.this),
        stamp=_stamp(paper.this),
        last_modified=_stamp(paper.this),
        start=due,
        end=due + timedelta(days=1),
        summary=shortened(f"{row['action']} {row['title']}", LONGEST_TITLE),
        description="\n".join(description),
        status=status,
        categories=[sanitized(paper.project)],
        transparency=TRANSP.TRANSPARENT,
        url=sanitized(paper.address) or None,
    )


def _event_lines(paper: Paper, row: dict[str, Any]) -> list[str]:
    """The description of an event, line by line; what is not known has no line."""
    reading = reading_text(row["reading"], row["state"], row["reported_on"])
    lines = (
        ("Project", paper.title),
        ("Key action", f"{row['action']} {row['title']}"),
        ("Recommendation", f"{row['recommendation']} {sanitized(row['recommendation_title'])}"),
        ("Lead", _units(row["responsible"])),
        ("Support", _units(row["support"])),
        ("State", f"{state_text(row['state'])}; {reading} as of {day(paper.this.as_of)}"),
        ("Comment", row["comment"]),
        ("Source", listed([part for key in ("source_title", "place") if (part := sanitized(row[key]))])),
        ("From", f"{paper.address} (revision {paper.this.revision})"),
    )  # fmt: skip
    return [f"{what}: {sanitized(text)}" for what, text in lines if sanitized(text)]


def _units(stated: object) -> str:
    return listed([unit.strip() for unit in sanitized(stated).split(";") if unit.strip()])


def _description(paper: Paper, dated: int, undated: int) -> str:
    """The description of the calendar: the project, both meetings, its address, and what it leaves out."""
    without = count(undated, "open action has no deadline", "open actions have no deadline")
    sentences = (
        f"{count(dated, 'open action') if dated else 'No open action'} with a deadline: {paper.title}.",
        f"{capitalised(without)} and {'is' if undated == 1 else 'are'} left out."
        if undated
        else "",
        "Those of actions completed, cancelled or withdrawn since are cancelled.",
        f"As of {day(paper.this.as_of)}, revision {paper.this.revision}; last meeting: "
        f"{day(paper.last.as_of)}, revision {paper.last.revision}.",
        *paper.remarks,
        f"Sources: {listed(_sources(paper))}." if _sources(paper) else "",
        paper.address,
    )
    return " ".join(sanitized(part) for part in sentences if part)


def _sources(paper: Paper) -> list[str]:
    titles = paper.frames["actions/status"]["source_title"].dropna().unique()
    return sorted(sanitized(title) for title in titles)


def _uid(project: str, code: object) -> str:
    """The same for an action at every date and revision; a project's code has no slash."""
    return f"{sanitized(project)}/{sanitized(code)}@results-dashboard"


def _sequence(side: Side) -> int:
    """A number that grows with the date and the revision: a calendar replaces an event by one of a higher number."""
    return (side.as_of - FIRST_DAY).days + side.revision


def _stamp(side: Side) -> datetime:
    """A time that grows in the same way: the meeting's day, and as many seconds as its revision."""
    return datetime.combine(side.as_of, time(), UTC) + timedelta(seconds=side.revision)


def _empty_timezone() -> Timezone:
    """A component that shows nothing: a calendar without any component is not valid."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    universal = Timezone()
    universal.add("tzid", "Etc/UTC")
    universal.add_component(standard)
    return universal
