"""What a board must decide, and where the pace so far leads, in words: a line of Markdown for each."""

from typing import Any

import pandas as pd

from pages.parts.words import STATE_WORD, count, day, missing, number, plain

Row = dict[Any, Any]


def behind(row: Row) -> str:
    """An indicator behind its path, and what pace the remaining time would need."""
    return f"**{plain(row['title'])}**: {plain(row['reading'])}"


def by_unit(actions: pd.DataFrame) -> str:
    """The actions that are late or due, in a list under each unit that leads them."""
    told = []
    for unit, rows in actions.groupby("unit", sort=False, dropna=False):
        name = "No unit named" if missing(unit) else plain(unit)
        said = "\n".join(f"- {to_do(row)}" for row in rows.to_dict("records"))
        told.append(f"**{name}** ({count(len(rows), 'action')})\n\n{said}")
    return "\n\n".join(told)


def to_do(row: Row) -> str:
    """An action that is late or due before the next meeting."""
    return (
        f"{plain(row['action'])} {plain(row['title'])}: **{plain(row['why'])}**, {day(row['deadline'])}; "
        f"{STATE_WORD[row['state']]}."
    )


def silent(row: Row) -> str:
    """A recommendation with nothing reported."""
    priority = "" if missing(row["priority"]) else f", priority {int(row['priority'])}"
    due = "" if missing(row["next_deadline"]) else f"; next deadline {day(row['next_deadline'])}"
    return (
        f"**{plain(row['recommendation'])} {plain(row['title'])}**{priority}: "
        f"{count(int(row['actions']), 'action')}, nothing reported{due}."
    )


def conflict(row: Row) -> str:
    """A conflict that is still open."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}.** Shown: {plain(row['shown'])}. "
        f"Elsewhere: {plain(row['other'])}."
    )


def not_recorded(row: Row) -> str:
    """An indicator of people whose sex is not recorded, and for how many it is."""
    if row["split"] == "none":
        return f"**{plain(row['title'])}**: {number(row['value'], 'people')}, not split by sex."
    coverage = (
        "" if missing(row["coverage"]) else f": sex is recorded for {row['coverage'] * 100:.0f} %"
    )
    return (
        f"**{plain(row['title'])}**: {number(row['not_recorded'], 'people')} of "
        f"{number(row['value'], 'people')} not recorded{coverage}."
    )


def ahead(row: Row) -> str:
    """Where the pace so far leads by the end, or why that is not said."""
    head = f"**{plain(row['title'])}**: "
    if not missing(row["why_not"]):
        return head + plain(row["why_not"])
    against = (
        ""
        if missing(row["target"])
        else (
            f", against a target of {number(row['target'], row['unit'])}: {plain(row['projected_status'])}"
        )
    )
    return (
        f"{head}{number(row['value'], row['unit'])} on {day(row['period_end'])} leads to about "
        f"**{number(row['projected_value'], row['unit'])}** by {day(row['projected_on'])}{against}."
    )
