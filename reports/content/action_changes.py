"""Which actions and conflicts between sources changed between the two meetings, as sections."""

from dataclasses import replace
from typing import Literal

from reports.content.answers import grouped
from reports.content.blocks import Cell, Column, Row, Section, cells, table
from reports.content.matters import MOST_CODES
from reports.content.rows import ActionChangeRow, ActionStateRow, ConflictChangeRow
from wording.codes import ACTION_CHANGE_WORD, reading_text, state_text
from wording.dates import short_day
from wording.text import capitalised, count, counted, listed, one_line

# The title of the section of all actions.
ACTIONS = "Actions of the management response"

# How an action becomes late; what is late is listed among what must be decided.
NEWLY_LATE = ("newly_overdue", "newly_last_reported", "newly_unreported")


def action_sections(
    records: list[ActionChangeRow], states: list[ActionStateRow], due: set[str]
) -> tuple[Section, ...]:
    """How many actions are how far, then and now; what was done, rescheduled or is new.

    What the chapter on decisions lists, `due`, is named by its code alone.
    """
    changed = [record for record in records if record["kind"] not in ("new", *NEWLY_LATE)]
    new = [record for record in records if record["kind"] == "new"]
    late = [record for record in records if record["kind"] in NEWLY_LATE]
    how_many = len({record["action"] for record in records})
    what = f"{count(how_many, 'action')} changed: {_kinds(records)}." if changed or late else ""
    sentences = (states_text(states), what, *_newly_late_sentences(late))
    section = Section(
        ACTIONS,
        " ".join(sentence for sentence in sentences if sentence)
        or "No key action was completed, rescheduled or newly late.",
        columns=(
            Column("Code", 6, on_line="name"),
            Column("Action", 47, on_line="name"),
            Column("Responsible", 20),
            Column("State", 15, on_line="alone"),
            Column("Deadline", 12, True),
        ),
        rows=tuple(
            Row(_action_cells(record), capitalised(_kind(record["kind"])))
            for record in grouped(changed, lambda record: record["kind"])
        ),
        is_empty=not states and not records,
    )
    return (section, *_new_actions(new, due))


def states_text(states: list[ActionStateRow]) -> str:
    """`20 actions: 2 ongoing and 18 not reported; at the last meeting none was known.`; empty without any."""
    now, then = (counted_states(states, side) for side in ("new_actions", "old_actions"))
    total = sum(row["new_actions"] for row in states)
    if not states:
        return ""
    if now == then:
        return f"{count(total, 'action')}: {now}, as at the last meeting."
    return f"{count(total, 'action')}{f': {now}' if now else ''}; at the last meeting {then or 'none was known'}."


def counted_states(
    states: list[ActionStateRow], side: Literal["old_actions", "new_actions"]
) -> str:
    """`2 ongoing and 18 not reported`, at one of the two meetings; empty without any action."""
    return listed([f"{row[side]} {state_text(row['state'])}" for row in states if row[side]])


def _kinds(records: list[ActionChangeRow]) -> str:
    kinds = dict.fromkeys(one_line(record["kind"]) for record in records)
    return listed(
        [counted(sum(record["kind"] == kind for record in records), _kind(kind)) for kind in kinds]
    )


def _kind(kind: object) -> str:
    return ACTION_CHANGE_WORD.get(one_line(kind), one_line(kind))


def _newly_late_sentences(records: list[ActionChangeRow]) -> list[str]:
    """A sentence for each kind of being newly late that few actions are of, with their codes."""
    codes = {
        kind: [one_line(record["action"]) for record in records if record["kind"] == kind]
        for kind in NEWLY_LATE
    }
    return [
        f"{capitalised(_kind(kind))}: {listed(each)}."
        for kind, each in codes.items()
        if 0 < len(each) <= MOST_CODES
    ]


def _new_actions(new: list[ActionChangeRow], due: set[str]) -> tuple[Section, ...]:
    if not new:
        return ()
    below = [one_line(record["action"]) for record in new if one_line(record["action"]) in due]
    text = f"{count(len(new), 'action')} became known."
    if below:
        text += f" Listed under what must be decided: {listed(below)}."
    items = [_new_action_item(record) for record in new if one_line(record["action"]) not in due]
    return (Section("New actions", text, items=tuple(items)),)


def _units(record: ActionChangeRow) -> str:
    """The units that lead an action, in words."""
    return listed(
        [unit.strip() for unit in one_line(record["responsible"]).split(";") if unit.strip()]
    )


def _new_action_item(record: ActionChangeRow) -> Cell:
    due = short_day(record["new_deadline"])
    parts = [
        _units(record),
        state_text(record["new_state"]),
        f"by {due}" if due else "no deadline",
    ]
    return Cell(
        f"{one_line(record['action'])} {one_line(record['title'])}",
        ", ".join(part for part in parts if part),
    )


def _action_cells(record: ActionChangeRow) -> tuple[Cell, ...]:
    was, now = state_text(record["old_state"]), state_text(record["new_state"])
    old, new = short_day(record["old_deadline"]), short_day(record["new_deadline"])
    notes = [f"was {was}"] if was and was != now else []
    if record["kind"] == "other":
        notes += [f"{_reading(record, 'old')} → {_reading(record, 'new')}"]
    return cells(
        one_line(record["action"]),
        one_line(record["title"]),
        _units(record),
        Cell(now or "no longer listed", "; ".join(notes)),
        Cell(new or "none", f"was {old}" if old and old != new else ""),
    )


def _reading(record: ActionChangeRow, side: Literal["old", "new"]) -> str:
    if side == "old":
        return reading_text(record["old_reading"], record["old_state"], record["old_reported_on"])
    return reading_text(record["new_reading"], record["new_state"], record["new_reported_on"])


def conflict_section(records: list[ConflictChangeRow]) -> Section:
    """The conflicts that were resolved, reopened or withdrawn, with both readings; those opened are counted."""
    kinds = dict.fromkeys(one_line(record["change"]) for record in records)
    text = listed(
        [f"{sum(record['change'] == kind for record in records)} {kind}" for kind in kinds]
    )
    settled = [record for record in records if record["change"] != "opened"]
    sentence = f"{count(len(records), 'conflict')} between sources changed: {text}."
    if len(settled) < len(records):
        sentence += " Those opened stand among the conflicts still open."
    section = table(
        "Conflicts between sources",
        sentence,
        (
            Column("Code", 6, on_line="name"),
            Column("Conflict", 22, on_line="name"),
            Column("Shown", 15),
            Column("Other reading", 15),
            Column("Explanation", 42, on_line="alone"),
        ),
        [
            Row(
                _conflict_cells(record),
                capitalised(one_line(record["change"])),
            )
            for record in grouped(settled, lambda record: record["change"])
        ],
        sentence if records else "No conflict between sources was opened or resolved.",
    )
    return replace(section, is_empty=not records)


def _conflict_cells(record: ConflictChangeRow) -> tuple[Cell, ...]:
    return cells(
        one_line(record["conflict"]),
        one_line(record["subject"]),
        one_line(record["shown"]),
        one_line(record["other"]),
        one_line(record["explanation"]),
    )
