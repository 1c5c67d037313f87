"""What a board must decide, and the figure that the pace so far leads to, in words: a line of Markdown for each."""

import pandas as pd

from queries.rows import (
    ActionToDecideRow,
    BehindRow,
    OpenConflictRow,
    OutlookRow,
    SexNotRecordedRow,
    SilentRecommendationRow,
    rows_of,
)
from wording.codes import STATE_WORD
from wording.dates import day
from wording.figures import number
from wording.markdown import plain
from wording.text import blank, count


def behind_text(row: BehindRow) -> str:
    """An indicator behind its path, and what pace the remaining time would need."""
    return f"**{plain(row['title'])}**: {plain(row['reading'])}"


def actions_by_unit_text(actions: pd.DataFrame) -> str:
    """The actions that are late or due, in a list under each unit that leads them."""
    lists = []
    for unit, rows in actions.groupby("unit", sort=False, dropna=False):
        name = "No unit named" if blank(unit) else plain(unit)
        text = "\n".join(f"- {action_text(row)}" for row in rows_of(rows, ActionToDecideRow))
        lists.append(f"**{name}** ({count(len(rows), 'action')})\n\n{text}")
    return "\n\n".join(lists)


def action_text(row: ActionToDecideRow) -> str:
    """An action that is late or due before the next meeting."""
    return (
        f"{plain(row['action'])} {plain(row['title'])}: **{plain(row['why'])}**, {day(row['deadline'])}; "
        f"{STATE_WORD[row['state']]}."
    )


def silent_text(row: SilentRecommendationRow) -> str:
    """A recommendation with nothing reported."""
    priority = "" if blank(row["priority"]) else f", priority {int(row['priority'])}"
    due = "" if blank(row["next_deadline"]) else f"; next deadline {day(row['next_deadline'])}"
    return (
        f"**{plain(row['recommendation'])} {plain(row['title'])}**{priority}: "
        f"{count(int(row['actions']), 'action')}, nothing reported{due}."
    )


def conflict_text(row: OpenConflictRow) -> str:
    """A conflict that is still open."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}.** Shown: {plain(row['shown'])}. "
        f"Elsewhere: {plain(row['other'])}."
    )


def not_recorded_text(row: SexNotRecordedRow) -> str:
    """An indicator of people whose sex is not recorded, and for how many it is."""
    if row["split"] == "none":
        return f"**{plain(row['title'])}**: {number(row['value'], 'people')}, not split by sex."
    coverage = (
        "" if blank(row["coverage"]) else f": sex is recorded for {row['coverage'] * 100:.0f} %"
    )
    return (
        f"**{plain(row['title'])}**: {number(row['not_recorded'], 'people')} of "
        f"{number(row['value'], 'people')} not recorded{coverage}."
    )


def outlook_text(row: OutlookRow) -> str:
    """The figure that the pace so far leads to by the end of the project, or why there is none."""
    head = f"**{plain(row['title'])}**: "
    if not blank(row["why_not"]):
        return head + plain(row["why_not"])
    against = (
        ""
        if blank(row["target"])
        else (
            f", against a target of {number(row['target'], row['unit'])}: {plain(row['projected_status'])}"
        )
    )
    return (
        f"{head}{number(row['value'], row['unit'])} on {day(row['period_end'])} leads to about "
        f"**{number(row['projected_value'], row['unit'])}** by {day(row['projected_on'])}{against}."
    )
