"""What changed between two meetings, in words: a line of Markdown for each change."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from pages.parts.words import (
    SEX_WORD,
    STATE_WORD,
    STATUS_SHAPE,
    STATUS_WORD,
    day,
    missing,
    number,
    plain,
)

Row = dict[Any, Any]

# So many lines are read out on a screen; the table below them has all.
SHOWN = 8


def lines(rows: pd.DataFrame, say: Callable[[Row], str]) -> tuple[str, str]:
    """What `say` says of each row as a list in Markdown, in two: up to where a reader would stop, and the rest."""
    said = [f"- {say(row)}" for row in rows.to_dict("records")]
    return "\n".join(said[:SHOWN]), "\n".join(said[SHOWN:])


def project_end(headline: pd.DataFrame) -> str:
    """Whether the end of the project moved."""
    old, new = headline[["old_project_end", "new_project_end"]].iloc[0]
    if _same(old, new) or missing(new):
        return ""
    return f"**The end of the project** moved{'' if missing(old) else f' from {day(old)}'} to **{day(new)}**."


def indicator(row: Row) -> str:
    """An indicator that stands otherwise: both figures, both statuses, and what moved it."""
    unit = row["unit"]
    said = f"**{plain(row['title'])}**: "
    if not _same(row["old_value"], row["new_value"]):
        said += f"{_figure(row['old_value'], unit)} → **{_figure(row['new_value'], unit)}**"
    else:
        said += f"{_figure(row['new_value'], unit)}, as before"
    said += (
        f"; {_status(row['old_status'])} → {_status(row['new_status'])}"
        if row["is_status_change"]
        else (f"; still {_status(row['new_status'])}")
    )
    return f"{said} ({plain(row['moved_by'])})."


def figure(row: Row) -> str:
    """A figure that is new, corrected or withdrawn, with its period and what was said of it."""
    unit, old, new = row["unit"], row["old_value"], row["new_value"]
    whom = "" if row["sex"] == "total" else f", {SEX_WORD[row['sex']]}"
    whom += "" if missing(row["country"]) else f", {plain(row['country'])}"
    until = f" to {day(row['period_end'])}{whom}"
    if row["kind"] == "new":
        late = " Reported late." if row["is_late"] else ""
        return f"**{plain(row['title'])}**{until}: {_figure(new, unit)}.{late}"
    if row["kind"] == "withdrawn":
        return f"**{plain(row['title'])}**{until}: {_figure(old, unit)} no longer stands."
    note = "" if missing(row["note"]) else f" “{plain(row['note'])}”"
    return (
        f"**{plain(row['title'])}**{until}: {_figure(old, unit)} → **{_figure(new, unit)}**.{note}"
    )


def target(row: Row) -> str:
    """A target that was revised, set or withdrawn, with its reason."""
    unit = row["unit"]
    kind = row["kind"] if row["sex"] == "total" else f"{row['kind']}, {SEX_WORD[row['sex']]}"
    old = f"{_figure(row['old_value'], unit)}{_due(row['old_due'])}"
    new = f"{_figure(row['new_value'], unit)}{_due(row['new_due'])}"
    head = f"**{plain(row['title'])}** ({kind})"
    if row["change"] == "new":
        return f"{head}: set to {new}."
    if row["change"] == "withdrawn":
        return f"{head}: {old} no longer stands."
    reason = "No reason is stated." if missing(row["reason"]) else f"Reason: {plain(row['reason'])}"
    return f"{head}: {old} → **{new}**. {reason}"


def action(row: Row) -> str:
    """A key action that was completed, rescheduled, or is newly late."""
    head = f"**{plain(row['action'])} {plain(row['title'])}**"
    if row["kind"] == "rescheduled":
        return f"{head}: {_deadline(row['old_deadline'])} → **{_deadline(row['new_deadline'])}**."
    if row["kind"] == "other" and row["old_state"] == row["new_state"]:
        return f"{head}: {plain(row['old_reading'])} → **{plain(row['new_reading'])}**."
    if row["kind"] in ("completed", "cancelled", "new", "other"):
        then = "new" if missing(row["old_state"]) else STATE_WORD[row["old_state"]]
        now = "no longer listed" if missing(row["new_state"]) else STATE_WORD[row["new_state"]]
        return f"{head}: {then} → **{now}**."
    return f"{head}: **{plain(row['kind'])}**, due {_deadline(row['new_deadline'])}."


def conflict(row: Row) -> str:
    """A conflict between or within the sources that was opened or resolved."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}** was {plain(row['change'])}. "
        f"Shown: {plain(row['shown'])}; elsewhere: {plain(row['other'])}."
    )


def _figure(value: Any, unit: Any) -> str:
    return "no data" if missing(value) else number(value, unit)


def _status(status: Any) -> str:
    return "not there" if missing(status) else f"{STATUS_SHAPE[status]} {STATUS_WORD[status]}"


def _due(when: Any) -> str:
    return "" if missing(when) else f" by {day(when)}"


def _deadline(when: Any) -> str:
    return "no deadline" if missing(when) else day(when)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (missing(one) and missing(other))
