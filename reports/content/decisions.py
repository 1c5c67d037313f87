"""What must be decided, as sections."""

from collections import Counter
from dataclasses import replace

import pandas as pd

from reports.content.answers import Frames, figure_cell, if_any_indicator, pace_text, value_with_due
from reports.content.blocks import Cell, Chart, Column, Row, Section, about, cells, table
from reports.content.rows import (
    ActionToDecideRow,
    BehindRow,
    ConflictChangeRow,
    NotReportedRow,
    OpenConflictRow,
    SexNotRecordedRow,
    SilentRecommendationRow,
)
from reports.rows import rows_of
from wording.codes import REASON_WORD, beside_status, reading_text, state_text, status_text
from wording.dates import short_day
from wording.figures import number, qualified
from wording.text import blank, count, counted, listed, one_line

# More conflicts than these are listed by their subjects alone in a paper.
MOST_SPELLED_OUT = 12

# The questions whose answers `decision_sections` puts into words.
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

# Why an action must be decided on, the most urgent first.
REASONS = tuple(REASON_WORD.values())


def decision_sections(frames: Frames, *, has_room: bool = False) -> tuple[Section, ...]:
    """Indicators behind or not reported, actions by unit, silent recommendations, sex not recorded, open conflicts.

    `frames` holds the answers to `DECISION_QUESTIONS`. Where there are many conflicts, both readings of each are
    given only if it `has_room`.
    """
    behind = _behind(
        rows_of(frames["meeting/behind"], BehindRow),
        if_any_indicator(
            _none_behind(frames["meeting/not_reported"]), frames["meeting/status_counts"]
        ),
    )
    silent = _silent(
        rows_of(frames["meeting/silent_recommendations"], SilentRecommendationRow),
        has_recommendations=not frames["actions/recommendations"].empty,
    )
    actions = _actions(rows_of(frames["meeting/actions_to_decide"], ActionToDecideRow))
    missing_sex = _missing_sex(rows_of(frames["meeting/sex_not_recorded"], SexNotRecordedRow))
    conflicts = _open_conflicts(
        rows_of(frames["meeting/open_conflicts"], OpenConflictRow),
        _opened(frames["meeting/conflict_changes"]),
        has_room,
    )
    return (
        *about("meeting/behind", behind),
        *about("meeting/not_reported", _not_reported(frames["meeting/not_reported"])),
        *about("meeting/actions_to_decide", actions),
        *about("meeting/silent_recommendations", silent),
        *about("meeting/sex_not_recorded", missing_sex),
        *about("meeting/open_conflicts", conflicts),
    )


def _behind(records: list[BehindRow], if_empty: str) -> Section:
    return table(
        "Indicators behind, and the pace that is needed",
        f"{count(len(records), 'indicator is', 'indicators are')} behind.",
        (
            Column("Indicator", 20, on_line="name"),
            Column("Figure", 10, True, "left out"),
            Column("Target", 12, True, "left out"),
            Column("A month so far", 8, True, "left out"),
            Column("A month needed", 8, True, "left out"),
            Column("Reading", 42, on_line="alone"),
        ),
        [Row(_pace_cells(record)) for record in records],
        if_empty,
    )


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


def _not_reported(answer: pd.DataFrame) -> Section:
    records = rows_of(answer, NotReportedRow)
    return table(
        "Indicators not reported since their due date",
        f"The due date of {count(len(records), 'indicator')} has passed without a report: whether the target was"
        " reached is not known.",
        (
            Column("Indicator", 34, on_line="name"),
            Column("Last figure", 16, True),
            Column("Target", 16, True),
            Column("Status", 34, on_line="alone"),
        ),
        [Row(_not_reported_cells(record)) for record in records],
        "No due date has passed without a report.",
    )


def _not_reported_cells(record: NotReportedRow) -> tuple[Cell, ...]:
    unit, code = record["unit"], record["status"]
    return cells(
        one_line(record["title"]),
        figure_cell(record),
        value_with_due(record["target"], record["due"], unit, record["target_qualifier"]),
        Cell(status_text(code, record["period_end"]), beside_status(record), code),
    )


def _pace_cells(record: BehindRow) -> tuple[Cell, ...]:
    unit = record["unit"]
    return cells(
        one_line(record["title"]),
        figure_cell(record),
        value_with_due(record["target"], record["due"], unit, record["target_qualifier"]),
        pace_text(record["pace_so_far"], unit),
        pace_text(record["pace_needed"], unit),
        one_line(record["reading"]),
    )  # fmt: skip


def _actions(records: list[ActionToDecideRow]) -> Section:
    each = {one_line(record["action"]): _why(record) for record in records}
    reasons = sorted(
        set(each.values()),
        key=lambda reason: REASONS.index(reason) if reason in REASONS else len(REASONS),
    )
    counts = [
        counted(sum(reason == found for found in each.values()), reason) for reason in reasons
    ]
    units = list(dict.fromkeys(map(_unit, records)))
    sorted_records = sorted(
        records,
        key=lambda record: (units.index(_unit(record)), reasons.index(_why(record))),
    )
    groups = {
        (unit, why): f"{unit}: {counted(how_many, why)}"
        for (unit, why), how_many in Counter(map(_unit_and_why, records)).items()
    }
    section = table(
        "Actions past their deadline and due, by unit",
        f"{count(len(each), 'action')} to decide on: {listed(counts)}. One that several units lead stands"
        " under each.",
        (
            Column("Code", 6, on_line="name"),
            Column("Action", 63, on_line="name"),
            Column("State", 18, on_line="alone"),
            Column("Deadline", 13, True),
        ),
        [Row(_action_cells(record), groups[_unit_and_why(record)]) for record in sorted_records],
        "No action is past its deadline, and none is due before the next meeting.",
    )
    return replace(section, chart=_actions_chart(records, reasons))


def _unit(record: ActionToDecideRow) -> str:
    return one_line(record["unit"]) or "No unit named"


def _unit_and_why(record: ActionToDecideRow) -> tuple[str, str]:
    return _unit(record), _why(record)


def _why(record: ActionToDecideRow) -> str:
    return REASON_WORD.get(one_line(record["why"]), one_line(record["why"]))


def _actions_chart(records: list[ActionToDecideRow], reasons: list[str]) -> Chart:
    units = tuple(dict.fromkeys(map(_unit, records)))
    found = Counter(map(_unit_and_why, records))
    sentences = tuple(
        f"{unit}: {listed([counted(found[unit, reason], reason) for reason in reasons if found[unit, reason]])}."
        for unit in units
    )
    series = tuple(
        (reason, tuple(float(found[unit, reason]) for unit in units)) for reason in reasons
    )
    return Chart("Actions by unit", units, series, sentences, is_stacked=True)


def _action_cells(record: ActionToDecideRow) -> tuple[Cell, ...]:
    return cells(
        one_line(record["action"]),
        one_line(record["title"]),
        Cell(state_text(record["state"]), _last_report(record)),
        short_day(record["deadline"]) or "none",
    )


def _last_report(record: ActionToDecideRow) -> str:
    """What an action was last reported as, and when, where that was before its deadline."""
    if record["why"] != "last_reported":
        return ""
    return reading_text("last_reported", record["state"], record["reported_on"])


def _silent(records: list[SilentRecommendationRow], *, has_recommendations: bool) -> Section:
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
        "There is no recommendation of which nothing is reported."
        if has_recommendations
        else "This project has no recommendation.",
    )


def _missing_sex(records: list[SexNotRecordedRow]) -> Section:
    section = table(
        "Sex not recorded, where it is most missing",
        f"{count(len(records), 'indicator counts', 'indicators count')} people whose sex is not recorded.",
        (
            Column("Indicator", 48, on_line="name"),
            Column("People", 11, True),
            Column("Sex not recorded", 14, True, "strong"),
            Column("as at", 11, True),
            Column("Split", 16, on_line="alone"),
        ),
        [Row(_missing_sex_cells(record)) for record in records],
        "No figure counts people whose sex is not recorded.",
    )
    shares = tuple(
        0.0 if blank(record["coverage"]) else 100 * record["coverage"] for record in records
    )
    chart = Chart(
        "People whose sex is recorded, in per cent",
        tuple(one_line(record["title"]) for record in records),
        (
            ("Recorded", tuple(float(round(share)) for share in shares)),
            ("Not recorded", tuple(float(100 - round(share)) for share in shares)),
        ),
        tuple(f"{one_line(record['title'])}: {_split_text(record)}." for record in records),
        is_stacked=True,
    )
    return replace(section, chart=chart)


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


def _opened(changes: pd.DataFrame) -> set[str]:
    return {
        one_line(record["conflict"])
        for record in rows_of(changes, ConflictChangeRow)
        if record["change"] != "resolved"
    }


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
        "No conflict between sources is open.",
    )


def _conflict_cells(record: OpenConflictRow, is_new: bool) -> tuple[Cell, ...]:
    return cells(
        Cell(one_line(record["conflict"]), "new" if is_new else ""),
        one_line(record["subject"]),
        Cell(one_line(record["shown"]), one_line(record["shown_title"])),
        Cell(one_line(record["other"]), one_line(record["other_title"])),
    )
