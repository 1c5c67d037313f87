"""What changed between two meetings, in words: a line of Markdown for each change."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries.rows import (
    ActionChangeRow,
    ConflictChangeRow,
    FigureChangeRow,
    IndicatorChangeRow,
    TargetChangeRow,
)
from wording.codes import SEX_WORD, STATE_WORD, STATUS_SHAPE, STATUS_WORD
from wording.dates import day
from wording.figures import number
from wording.markdown import plain
from wording.text import blank

# So many lines are shown on a screen; the table below them has all.
SHOWN = 8


def lists(lines: Sequence[str]) -> tuple[str, str]:
    """`lines` as two lists in Markdown: those that a screen shows, and the rest."""
    items = [f"- {line}" for line in lines]
    return "\n".join(items[:SHOWN]), "\n".join(items[SHOWN:])


def project_end_text(headline: pd.DataFrame) -> str:
    """Whether the end of the project moved."""
    old, new = headline[["old_project_end", "new_project_end"]].iloc[0]
    if _same(old, new) or blank(new):
        return ""
    return f"**The end of the project** moved{'' if blank(old) else f' from {day(old)}'} to **{day(new)}**."


def indicator_text(row: IndicatorChangeRow) -> str:
    """An indicator that changed: both figures, both statuses, and what changed them."""
    unit = row["unit"]
    text = f"**{plain(row['title'])}**: "
    if not _same(row["old_value"], row["new_value"]):
        text += f"{_value_text(row['old_value'], unit)} → **{_value_text(row['new_value'], unit)}**"
    else:
        text += f"{_value_text(row['new_value'], unit)}, as before"
    text += (
        f"; {_status_text(row['old_status'])} → {_status_text(row['new_status'])}"
        if row["is_status_change"]
        else (f"; still {_status_text(row['new_status'])}")
    )
    return f"{text} ({plain(row['moved_by'])})."


def figure_text(row: FigureChangeRow) -> str:
    """A figure that is new, corrected or withdrawn, with its period and its note."""
    unit, old, new = row["unit"], row["old_value"], row["new_value"]
    whom = "" if row["sex"] == "total" else f", {SEX_WORD[row['sex']]}"
    whom += "" if blank(row["country"]) else f", {plain(row['country'])}"
    until = f" to {day(row['period_end'])}{whom}"
    if row["kind"] == "new":
        late = " Reported late." if row["is_late"] else ""
        return f"**{plain(row['title'])}**{until}: {_value_text(new, unit)}.{late}"
    if row["kind"] == "withdrawn":
        return f"**{plain(row['title'])}**{until}: {_value_text(old, unit)} no longer stands."
    note = "" if blank(row["note"]) else f" “{plain(row['note'])}”"
    return f"**{plain(row['title'])}**{until}: {_value_text(old, unit)} → **{_value_text(new, unit)}**.{note}"


def target_text(row: TargetChangeRow) -> str:
    """A target that was revised, set or withdrawn, with its reason."""
    unit = row["unit"]
    kind = row["kind"] if row["sex"] == "total" else f"{row['kind']}, {SEX_WORD[row['sex']]}"
    old = f"{_value_text(row['old_value'], unit)}{_due_text(row['old_due'])}"
    new = f"{_value_text(row['new_value'], unit)}{_due_text(row['new_due'])}"
    head = f"**{plain(row['title'])}** ({kind})"
    if row["change"] == "new":
        return f"{head}: set to {new}."
    if row["change"] == "withdrawn":
        return f"{head}: {old} no longer stands."
    reason = "No reason is stated." if blank(row["reason"]) else f"Reason: {plain(row['reason'])}"
    return f"{head}: {old} → **{new}**. {reason}"


def action_text(row: ActionChangeRow) -> str:
    """A key action that was completed, rescheduled, or is newly late."""
    head = f"**{plain(row['action'])} {plain(row['title'])}**"
    if row["kind"] == "rescheduled":
        return f"{head}: {_deadline_text(row['old_deadline'])} → **{_deadline_text(row['new_deadline'])}**."
    if row["kind"] == "other" and row["old_state"] == row["new_state"]:
        return f"{head}: {plain(row['old_reading'])} → **{plain(row['new_reading'])}**."
    if row["kind"] in ("completed", "cancelled", "new", "other"):
        then = "new" if blank(row["old_state"]) else STATE_WORD[row["old_state"]]
        now = "no longer listed" if blank(row["new_state"]) else STATE_WORD[row["new_state"]]
        return f"{head}: {then} → **{now}**."
    return f"{head}: **{plain(row['kind'])}**, due {_deadline_text(row['new_deadline'])}."


def conflict_text(row: ConflictChangeRow) -> str:
    """A conflict between or within the sources that was opened or resolved."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}** was {plain(row['change'])}. "
        f"Shown: {plain(row['shown'])}; elsewhere: {plain(row['other'])}."
    )


def _value_text(value: Any, unit: Any) -> str:
    return "no data" if blank(value) else number(value, unit)


def _status_text(status: Any) -> str:
    return "not there" if blank(status) else f"{STATUS_SHAPE[status]} {STATUS_WORD[status]}"


def _due_text(when: Any) -> str:
    return "" if blank(when) else f" by {day(when)}"


def _deadline_text(when: Any) -> str:
    return "no deadline" if blank(when) else day(when)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (blank(one) and blank(other))
