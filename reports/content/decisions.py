"""What must be decided, as sections."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from reports.content.answers import Frames, if_any_indicator
from reports.content.blocks import Cell, Chart, Column, Row, Section, cells, table
from reports.content.matters import REASONS, agenda, lead, opened_since
from reports.content.rows import (
    ActionToDecideRow,
    ConflictChangeRow,
    OpenConflictRow,
    SexNotRecordedRow,
    SilentRecommendationRow,
)
from reports.rows import rows_of
from wording.codes import REASON_WORD, reading_text, state_text
from wording.dates import short_day
from wording.figures import number, qualified
from wording.text import blank, capitalised, count, counted, listed, one_line

# More conflicts than these are listed by their subjects alone in a paper.
MOST_SPELLED_OUT = 6

# The questions whose answers `agenda_sections` and `parts_of_matters` put into words.
DECISION_QUESTIONS = (
    "meeting/status_counts",
    "meeting/behind",
    "meeting/not_reported",
    "meeting/actions_to_decide",
    "meeting/silent_recommendations",
    "meeting/sex_not_recorded",
    "meeting/open_conflicts",
    "meeting/conflict_changes",
    "actions/recommendations",
)


def parts_of_matters(frames: Frames, *, has_room: bool) -> dict[str, Section]:
    """The sections of what several are one matter of, by its kind; those of all actions are one section.

    `frames` holds the answers to `DECISION_QUESTIONS`. Where there are many conflicts, both readings of each are given
    only if it `has_room`.
    """
    made = agenda(frames)
    several = {matter.kind for matter in made.shown if matter.has_parts}
    actions = several & set(REASONS)
    build: dict[str, Callable[[], Section]] = {
        "actions": lambda: _actions(
            rows_of(frames["meeting/actions_to_decide"], ActionToDecideRow)
        ),
        "silent": lambda: _silent(
            rows_of(frames["meeting/silent_recommendations"], SilentRecommendationRow)
        ),
        "sex_not_recorded": lambda: _missing_sex(
            rows_of(frames["meeting/sex_not_recorded"], SexNotRecordedRow)
        ),
        "conflict": lambda: _open_conflicts(
            rows_of(frames["meeting/open_conflicts"], OpenConflictRow),
            opened_since(rows_of(frames["meeting/conflict_changes"], ConflictChangeRow)),
            has_room,
        ),
    }
    kinds = [kind for kind in build if kind in several or (kind == "actions" and actions)]
    return {kind: build[kind]() for kind in kinds}


def nothing_to_decide(frames: Frames, next_meeting: date | None) -> list[str]:
    """A sentence for each question of which there is nothing to decide.

    next_meeting: the day of the next meeting, where it is known.
    """
    none_due = "soon" if next_meeting is None else "before the next meeting"
    none_behind = if_any_indicator(
        _none_behind(frames["meeting/not_reported"]), frames["meeting/status_counts"]
    )
    none_silent = (
        "This project has no recommendation."
        if frames["actions/recommendations"].empty
        else "No recommendation is without a report."
    )
    sentences = {
        "meeting/behind": none_behind,
        "meeting/not_reported": "No indicator’s due date has passed without a report.",
        "meeting/actions_to_decide": f"No action is past its deadline, and none is due {none_due}.",
        "meeting/silent_recommendations": none_silent,
        "meeting/sex_not_recorded": "No figure counts people whose sex is not recorded.",
        "meeting/open_conflicts": "No conflict between sources is open.",
    }
    return [sentence for question, sentence in sentences.items() if frames[question].empty]


def last_behind(not_reported: pd.DataFrame) -> int:
    """How many indicators of meeting/not_reported were behind at the date of their last figure."""
    return int(not_reported["last_status"].eq("behind").sum())


def _none_behind(not_reported: pd.DataFrame) -> str:
    amount = last_behind(not_reported)
    if not amount:
        return "No indicator is behind."
    were = "was" if amount == 1 else "were"
    return (
        f"No indicator is behind by a figure of its due date; {amount} of those not reported since {were} behind"
        " when last reported."
    )


def _actions(records: list[ActionToDecideRow]) -> Section:
    """Each action once, by why it must be decided on; the chart has them by unit."""
    each = {one_line(record["action"]): record for record in records}
    reasons = [reason for reason in REASONS if reason in {row["why"] for row in each.values()}]
    amounts = Counter(record["why"] for record in each.values())
    counts = {reason: counted(amounts[reason], REASON_WORD[reason]) for reason in reasons}
    section = table(
        "Actions past their deadline and due",
        f"{count(len(each), 'action')} to decide on: {listed(list(counts.values()))}.",
        (
            Column("Code", 6, on_line="name"),
            Column("Action", 51, on_line="name"),
            Column("Who", 17, on_line="alone"),
            Column("State", 14, on_line="alone"),
            Column("Deadline", 12, True),
        ),
        [
            Row(_action_cells(record, lead(records, code)), capitalised(counts[record["why"]]))
            for reason in reasons
            for code, record in each.items()
            if record["why"] == reason
        ],
        "",
    )
    return replace(section, chart=_actions_chart(records, reasons))


def _unit(record: ActionToDecideRow) -> str:
    return one_line(record["unit"]) or "No unit named"


def _actions_chart(records: list[ActionToDecideRow], reasons: list[str]) -> Chart:
    units = tuple(dict.fromkeys(map(_unit, records)))
    found = Counter((_unit(record), record["why"]) for record in records)
    sentences = tuple(
        f"{unit}: {listed([counted(found[unit, each], REASON_WORD[each]) for each in reasons if found[unit, each]])}."
        for unit in units
    )
    series = tuple(
        (REASON_WORD[reason], tuple(float(found[unit, reason]) for unit in units))
        for reason in reasons
    )
    return Chart("Actions by unit", units, series, sentences, is_stacked=True)


def _action_cells(record: ActionToDecideRow, who: str) -> tuple[Cell, ...]:
    return cells(
        one_line(record["action"]),
        one_line(record["title"]),
        who,
        Cell(state_text(record["state"]), _last_report(record)),
        short_day(record["deadline"]) or "none",
    )


def _last_report(record: ActionToDecideRow) -> str:
    """What an action was last reported as, and when, where that was before its deadline."""
    if record["why"] != "last_reported":
        return ""
    return reading_text("last_reported", record["state"], record["reported_on"])


def _silent(records: list[SilentRecommendationRow]) -> Section:
    return table(
        "Recommendations without a report on any action",
        f"Nothing was reported on any action of {count(len(records), 'recommendation')}.",
        (
            Column("Code", 6, on_line="name"),
            Column("Recommendation", 56, on_line="name"),
            Column("Priority", 10, True),
            Column("Actions", 10, True),
            Column("Next deadline", 18, True),
        ),
        [
            Row(
                cells(
                    one_line(record["recommendation"]),
                    one_line(record["title"]),
                    "none" if blank(record["priority"]) else number(record["priority"]),
                    number(record["actions"]),
                    short_day(record["next_deadline"]) or "none",
                )
            )
            for record in records
        ],
        "",
    )


def _missing_sex(records: list[SexNotRecordedRow]) -> Section:
    return table(
        "Sex not recorded, where it is most missing",
        f"{count(len(records), 'indicator counts', 'indicators count')} people whose sex is not recorded.",
        (
            Column("Indicator", 41, on_line="name"),
            Column("People", 13, True),
            Column("Sex not recorded", 16, True, "strong"),
            Column("as at", 11, True),
            Column("Split", 19, on_line="alone"),
        ),
        [Row(_missing_sex_cells(record)) for record in records],
        "",
    )


def _split_text(record: SexNotRecordedRow) -> str:
    if record["split"] == "none" or blank(record["coverage"]):
        return "no split by sex"
    return f"recorded for {number(round(100 * record['coverage']), 'percent')}"


def _missing_sex_cells(record: SexNotRecordedRow) -> tuple[Cell, ...]:
    return cells(
        one_line(record["title"]),
        qualified(record["value"], "people", record["qualifier"]),
        qualified(record["not_recorded"], "people", record["not_recorded_qualifier"]),
        short_day(record["period_end"]),
        _split_text(record),
    )


def _open_conflicts(records: list[OpenConflictRow], since: set[str], has_room: bool) -> Section:
    """Conflicts with both readings; without room, many by their subjects alone, since the page has the readings."""
    title = "Conflicts between sources still open"
    text = f"The sources disagree in {count(len(records), 'place')}; the figures show the first reading."
    if new := sum(one_line(record["conflict"]) in since for record in records):
        text += f" {count(new, 'is', 'are')} new since the last meeting."
    if len(records) > MOST_SPELLED_OUT and not has_room:
        text += " The page has both readings of each."
        items = (
            Cell(f"{one_line(record['conflict'])} {one_line(record['subject'])}")
            for record in records
        )
        return Section(title, text, items=tuple(items))
    return table(
        title,
        text,
        (
            Column("Code", 7, on_line="name"),
            Column("About", 33, on_line="name"),
            Column("Shown", 30),
            Column("Other reading", 30),
        ),
        [Row(_conflict_cells(record, one_line(record["conflict"]) in since)) for record in records],
        "",
    )


def _conflict_cells(record: OpenConflictRow, is_new: bool) -> tuple[Cell, ...]:
    return cells(
        Cell(one_line(record["conflict"]), "new" if is_new else ""),
        one_line(record["subject"]),
        Cell(one_line(record["shown"]), one_line(record["shown_title"])),
        Cell(one_line(record["other"]), one_line(record["other_title"])),
    )
