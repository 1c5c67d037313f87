"""The deadlines of the open actions as a calendar file, to import again and again.

Reads `actions/status`, asked for every unit and recommendation, and `meeting/action_changes`.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import STATUS, TRANSP, Calendar, Event, Timezone, TimezoneStandard

from reports.legible import legible, shortened
from reports.paper import Paper, Side
from reports.words import blank, count, day, headed, listed, rows, state

# Calendars show a title in one line.
LONGEST_TITLE = 150

MADE_BY = "-//Results dashboard//Deadlines//EN"
FIRST_DAY = date(2000, 1, 1)


def deadlines_ics(paper: Paper) -> bytes:
    """A calendar with a whole-day event on the deadline of each action; of one that is no longer open, a cancelled one.

    An event's UID is made of the project and the action's code, so that another import updates it: what is
    completed, cancelled or withdrawn, or has lost its deadline, goes out of the reader's calendar. An event's
    sequence number and times come from the side that is asked, and grow with its date and its revision: the
    same side gives the same bytes. Without a deadline, a calendar without events.
    """
    known = rows(paper.frames["actions/status"])
    open_actions = [row for row in known if not blank(row["timing"])]
    dated = [row for row in open_actions if not blank(row["deadline"])]
    over = [row for row in known if blank(row["timing"]) and not blank(row["deadline"])]
    gone = _gone(rows(paper.frames["meeting/action_changes"]))
    calendar = Calendar.new(
        prodid=MADE_BY,
        method="PUBLISH",
        calscale="GREGORIAN",
        uid=_uid(paper.project, "deadlines"),
        name=shortened(f"Deadlines: {paper.title}", LONGEST_TITLE),
        description=_description(paper, len(dated), len(open_actions) - len(dated)),
        last_modified=_stamp(paper.this),
        url=legible(paper.address) or None,
    )
    for row in dated:
        calendar.add_component(_event(paper, row, _said(paper, row)))
    for row in over:
        calendar.add_component(_event(paper, row, _said(paper, row), STATUS.CANCELLED))
    for row in gone:
        said = f"No longer in the ledger with a deadline, as of {day(paper.this.as_of)}."
        calendar.add_component(_event(paper, row, [said], STATUS.CANCELLED))
    if not calendar.events:
        calendar.add_component(_nothing())
    return bytes(calendar.to_ical())


def _gone(changes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Actions that had a deadline at the last meeting, and are withdrawn or have none now."""
    by_code = {
        row["action"]: {**row, "deadline": row["old_deadline"]}
        for row in changes
        if not blank(row["old_deadline"]) and blank(row["new_deadline"])
    }
    return list(by_code.values())


def _event(
    paper: Paper, row: dict[str, Any], said: Sequence[str], status: STATUS = STATUS.CONFIRMED
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
        description="\n".join(said),
        status=status,
        categories=[legible(paper.project)],
        transparency=TRANSP.TRANSPARENT,
        url=legible(paper.address) or None,
    )


def _said(paper: Paper, row: dict[str, Any]) -> list[str]:
    """What an event says when it is opened, one line each; what is not known has none."""
    lines = (
        ("Project", paper.title),
        ("Key action", f"{row['action']} {row['title']}"),
        ("Recommendation", f"{row['recommendation']} {legible(row['recommendation_title'])}"),
        ("Lead", _units(row["responsible"])),
        ("Support", _units(row["support"])),
        ("State", f"{state(row['state'])}; {row['reading']} as of {day(paper.this.as_of)}"),
        ("Comment", row["comment"]),
        ("Source", listed([part for key in ("source_title", "place") if (part := legible(row[key]))])),
        ("From", f"{paper.address} (revision {paper.this.revision})"),
    )  # fmt: skip
    return [f"{what}: {legible(said)}" for what, said in lines if legible(said)]


def _units(stated: object) -> str:
    return listed([unit.strip() for unit in legible(stated).split(";") if unit.strip()])


def _description(paper: Paper, dated: int, undated: int) -> str:
    """What the calendar says of itself: the project, both sides, its address, and what it leaves out."""
    without = count(undated, "open action has no deadline", "open actions have no deadline")
    said = (
        f"{count(dated, 'open action') if dated else 'No open action'} with a deadline: {paper.title}.",
        f"{headed(without)} and {'is' if undated == 1 else 'are'} left out." if undated else "",
        "Those of actions completed, cancelled or withdrawn since are cancelled.",
        f"As of {day(paper.this.as_of)}, revision {paper.this.revision}; last meeting: "
        f"{day(paper.last.as_of)}, revision {paper.last.revision}.",
        *paper.remarks,
        f"Sources: {listed(_sources(paper))}." if _sources(paper) else "",
        paper.address,
    )
    return " ".join(legible(part) for part in said if part)


def _sources(paper: Paper) -> list[str]:
    titles = paper.frames["actions/status"]["source_title"].dropna().unique()
    return sorted(legible(title) for title in titles)


def _uid(project: str, code: object) -> str:
    """The same for an action at every date and revision; a project's code has no slash."""
    return f"{legible(project)}/{legible(code)}@results-dashboard"


def _sequence(side: Side) -> int:
    """A number that grows with the date and with the revision: a later one takes an earlier one's place."""
    return (side.as_of - FIRST_DAY).days + side.revision


def _stamp(side: Side) -> datetime:
    """A time that grows likewise: the side's day, and as many seconds after its beginning as its revision."""
    return datetime.combine(side.as_of, time(), UTC) + timedelta(seconds=side.revision)


def _nothing() -> Timezone:
    """What shows nothing: a calendar without any component is not one."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    universal = Timezone()
    universal.add("tzid", "Etc/UTC")
    universal.add_component(standard)
    return universal
