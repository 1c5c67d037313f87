"""What must be decided, as sections of a paper."""

from collections import Counter
from dataclasses import replace

import pandas as pd

from reports.content.answers import Frames, Record, pace_text, value_with_due
from reports.content.blocks import Cell, Chart, Column, Row, Section, cells, listing, table
from reports.rows import rows
from wording.codes import UNREPORTED, state_text
from wording.dates import short_day
from wording.figures import number
from wording.text import blank, count, listed, one_line

# More conflicts than these are listed by their subjects alone.
MOST_SPELLED_OUT = 12

# Why an action must be decided on, the most urgent first.
REASONS = ("overdue", UNREPORTED, "due before the next meeting")


def decision_sections(frames: Frames) -> tuple[Section, ...]:
    """Indicators behind, actions by unit, silent recommendations, open conflicts and sex not recorded."""
    return (
        _behind(rows(frames["meeting/behind"])),
        _actions(rows(frames["meeting/actions_to_decide"])),
        _silent(rows(frames["meeting/silent_recommendations"])),
        _missing_sex(rows(frames["meeting/sex_not_recorded"])),
        _open_conflicts(
            rows(frames["meeting/open_conflicts"]), _opened(frames["meeting/conflict_changes"])
        ),
    )


def _behind(records: list[Record]) -> Section:
    return table(
        "Indicators behind, and the pace that is needed",
        f"{count(len(records), 'indicator is', 'indicators are')} behind.",
        (
            Column("Indicator", 20),
            Column("Figure", 10, True),
            Column("Target", 12, True),
            Column("A month so far", 8, True),
            Column("A month needed", 8, True),
            Column("Reading", 42),
        ),
        [Row(_pace_cells(record)) for record in records],
        "No indicator is behind.",
    )


def _pace_cells(record: Record) -> tuple[Cell, ...]:
    unit = record["unit"]
    return cells(
        one_line(record["title"]),
        Cell(number(record["value"], unit), short_day(record["period_end"])),
        value_with_due(record["target"], record["due"], unit),
        pace_text(record["pace_so_far"], unit),
        pace_text(record["pace_needed"], unit),
        one_line(record["reading"]),
    )  # fmt: skip


def _actions(records: list[Record]) -> Section:
    each = {one_line(record["action"]): one_line(record["why"]) for record in records}
    reasons = sorted(
        set(each.values()),
        key=lambda reason: REASONS.index(reason) if reason in REASONS else len(REASONS),
    )
    counts = [f"{sum(reason == found for found in each.values())} {reason}" for reason in reasons]
    units = list(dict.fromkeys(map(_unit, records)))
    sorted_records = sorted(
        records,
        key=lambda record: (units.index(_unit(record)), reasons.index(one_line(record["why"]))),
    )
    section = table(
        "Actions overdue and due, by unit",
        f"{count(len(each), 'action')} to decide on: {listed(counts)}. One that several units lead stands"
        " under each.",
        (
            Column("Code", 6),
            Column("Action", 68),
            Column("State", 13),
            Column("Deadline", 13, True),
        ),
        [Row(_action_cells(record), _unit_and_why(record)) for record in sorted_records],
        "No action is overdue, and none is due before the next meeting.",
    )
    return replace(section, chart=_actions_chart(records, reasons))


def _unit(record: Record) -> str:
    return one_line(record["unit"]) or "No unit named"


def _unit_and_why(record: Record) -> str:
    return f"{_unit(record)}: {one_line(record['why'])}"


def _actions_chart(records: list[Record], reasons: list[str]) -> Chart:
    units = tuple(dict.fromkeys(map(_unit, records)))
    found = Counter((_unit(record), one_line(record["why"])) for record in records)
    sentences = tuple(
        f"{unit}: {listed([f'{found[unit, reason]} {reason}' for reason in reasons if found[unit, reason]])}."
        for unit in units
    )
    series = tuple(
        (reason, tuple(float(found[unit, reason]) for unit in units)) for reason in reasons
    )
    return Chart("Actions by unit", units, series, sentences, is_stacked=True)


def _action_cells(record: Record) -> tuple[Cell, ...]:
    return cells(
        one_line(record["action"]),
        one_line(record["title"]),
        state_text(record["state"]),
        short_day(record["deadline"]) or "none",
    )


def _silent(records: list[Record]) -> Section:
    return table(
        "Recommendations with nothing reported",
        f"Nothing was reported on any action of {count(len(records), 'recommendation')}.",
        (
            Column("Code", 6),
            Column("Recommendation", 56),
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
        "There is no recommendation of which nothing is reported.",
    )


def _missing_sex(records: list[Record]) -> Section:
    section = table(
        "Sex not recorded, where it is most missing",
        f"{count(len(records), 'indicator counts', 'indicators count')} people whose sex is not recorded.",
        (
            Column("Indicator", 48),
            Column("People", 11, True),
            Column("Sex not recorded", 14, True),
            Column("as at", 11, True),
            Column("Split", 16),
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


def _split_text(record: Record) -> str:
    if record["split"] == "none" or blank(record["coverage"]):
        return "no split by sex"
    return f"recorded for {record['coverage']:.0%}"


def _missing_sex_cells(record: Record) -> tuple[Cell, ...]:
    return cells(
        one_line(record["title"]),
        number(record["value"]),
        number(record["not_recorded"]),
        short_day(record["period_end"]),
        _split_text(record),
    )


def _opened(changes: pd.DataFrame) -> set[str]:
    return {
        one_line(record["conflict"]) for record in rows(changes) if record["change"] != "resolved"
    }


def _open_conflicts(records: list[Record], since: set[str]) -> Section:
    """A few conflicts with both readings; many by their subjects alone, since the page has the readings."""
    title = "Conflicts between sources still open"
    text = f"The sources disagree in {count(len(records), 'place')}; the figures show the first reading."
    if len(records) > MOST_SPELLED_OUT:
        new = sum(one_line(record["conflict"]) in since for record in records)
        text += f" {new} are new since the last meeting. The page has both readings of each."
        items = [
            Cell(f"{one_line(record['conflict'])} {one_line(record['subject'])}")
            for record in records
        ]
        return listing(title, text, items)
    return table(
        title,
        text,
        (Column("Code", 7), Column("About", 33), Column("Shown", 30), Column("Other reading", 30)),
        [Row(_conflict_cells(record, one_line(record["conflict"]) in since)) for record in records],
        "No conflict between sources is open.",
    )


def _conflict_cells(record: Record, is_new: bool) -> tuple[Cell, ...]:
    return cells(
        Cell(one_line(record["conflict"]), "new" if is_new else ""),
        one_line(record["subject"]),
        Cell(one_line(record["shown"]), one_line(record["shown_title"])),
        Cell(one_line(record["other"]), one_line(record["other_title"])),
    )
