"""The rows behind a board meeting as tables: which rows, under which headings. They are made once they are opened."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from pages.parts.shared import elements
from pages.parts.shared.tables import Table
from queries import Parameter
from web import answers
from wording.text import count

INDICATORS = {
    "title": "Indicator", "old_value": "Then", "old_period_end": "Figure of, then", "new_value": "Now",
    "new_period_end": "Figure of, now", "unit": "Unit", "old_status": "Status then",
    "new_status": "Status now", "new_last_status": "Status when last reported",
    "new_why_not_judged": "Why not judged", "new_could_turn": "Wording could turn it",
    "new_not_reported_since": "Not reported since", "old_target": "Target then", "new_target": "Target now",
    "moved_by": "Moved by",
}  # fmt: skip
TARGETS = {
    "title": "Indicator", "kind": "Kind", "sex": "Sex", "old_value": "Then", "new_value": "Now", "unit": "Unit",
    "old_due": "Due then", "new_due": "Due now", "reason": "Reason", "source": "Source", "place": "Place",
}  # fmt: skip
FIGURES = {
    "title": "Indicator", "period_start": "From", "period_end": "To", "country": "Country", "sex": "Sex",
    "old_value": "Then", "new_value": "Now", "unit": "Unit", "reported_on": "Reported", "note": "Note",
    "source": "Source", "place": "Place",
}  # fmt: skip
ACTIONS = {
    "action": "Action", "title": "Title", "kind": "Change", "old_state": "State then", "new_state": "State now",
    "old_deadline": "Deadline then", "new_deadline": "Deadline now", "responsible": "Responsible",
    "source": "Source", "place": "Place",
}  # fmt: skip
CONFLICTS = {
    "conflict": "Conflict", "subject": "Subject", "shown": "Shown", "shown_title": "Source",
    "other": "Elsewhere", "other_title": "Other source", "explanation": "Explanation",
}  # fmt: skip
BEHIND = {
    "title": "Indicator", "value": "Reached", "expected_value": "Expected", "target": "Target", "unit": "Unit",
    "period_end": "Figure of", "due": "Due", "pace_so_far": "A month so far", "pace_needed": "A month needed",
}  # fmt: skip
NOT_REPORTED = {
    "title": "Indicator", "value": "Reached", "unit": "Unit", "period_end": "Figure of",
    "last_status": "Status when last reported", "target": "Target", "due": "Due", "source": "Source", "place": "Place",
}  # fmt: skip
ACTIONS_DUE = {
    "unit": "Unit", "action": "Action", "title": "Title", "deadline": "Deadline", "why": "Why", "state": "State",
    "reading": "Timing",
    "reported_on": "Reported", "source": "Source", "place": "Place",
}  # fmt: skip
SILENT = {
    "recommendation": "Recommendation", "title": "Title", "priority": "Priority", "urgency": "Urgency",
    "actions": "Actions", "next_deadline": "Next deadline",
}  # fmt: skip
SEX = {
    "title": "Indicator", "value": "People", "not_recorded": "Not recorded", "coverage": "Recorded",
    "period_end": "Figure of",
}  # fmt: skip
OUTLOOK = {
    "title": "Indicator", "value": "Reached", "period_end": "Figure of", "pace_so_far": "A month so far",
    "projected_value": "Leads to", "projected_on": "By", "target": "Target", "unit": "Unit", "why_not": "Why not",
}  # fmt: skip


class RowsBelow(NamedTuple):
    """The rows of a question as a table, which has `title`, and a file to download that is named after it.

    Of those rows it has all, or those that have `only[1]` in the column `only[0]`.
    """

    title: str
    columns: Mapping[str, str]
    only: tuple[str, str] | None = None


# By the question whose rows they are.
TABLES = {
    "meeting/indicator_changes": (RowsBelow("Indicators that moved", INDICATORS),),
    "meeting/target_changes": (RowsBelow("Targets set or revised", TARGETS),),
    "meeting/figure_changes": (
        RowsBelow("New figures", FIGURES, ("kind", "new")),
        RowsBelow("Figures corrected after the fact", FIGURES, ("kind", "corrected")),
        RowsBelow("Figures withdrawn", FIGURES, ("kind", "withdrawn")),
    ),
    "meeting/action_changes": (RowsBelow("Key actions", ACTIONS),),
    "meeting/conflict_changes": (RowsBelow("Conflicts opened and resolved", CONFLICTS),),
    "meeting/behind": (RowsBelow("Indicators behind", BEHIND),),
    "meeting/not_reported": (
        RowsBelow("Indicators not reported since their due date", NOT_REPORTED),
    ),
    "meeting/actions_to_decide": (
        RowsBelow("Actions past their deadline, and due before the next meeting", ACTIONS_DUE),
    ),
    "meeting/silent_recommendations": (
        RowsBelow("Recommendations without a report on any action", SILENT),
    ),
    "meeting/sex_not_recorded": (RowsBelow("Sex not recorded, where it is most missing", SEX),),
    "meeting/open_conflicts": (RowsBelow("Conflicts still open", CONFLICTS),),
    "meeting/outlook": (RowsBelow("Where the pace so far leads", OUTLOOK),),
}


def draw_tables(parameters: Mapping[str, Parameter]) -> None:
    """The tables that have rows, below each other, in one fold that is closed at first.

    The address says that it is open: `rows=true`.
    """
    title = "All rows as tables, to copy and download"
    fold = st.expander(title, key="rows", type="compact", bind="query-params")
    if not fold.open:
        return
    with fold:
        for question, tables in TABLES.items():
            for table in (_table(question, below, parameters) for below in tables):
                if len(table.rows):
                    st.markdown(f"**{table.title}**")
                    elements.draw_rows(table)


def _table(question: str, below: RowsBelow, parameters: Mapping[str, Parameter]) -> Table:
    rows = answers.cached(_only, question, arguments=(below.only,), **parameters)
    return Table(
        rows,
        answers.as_csv(question, only=below.only, **parameters),
        "-".join(below.title.lower().replace(",", "").split()),
        below.columns,
        f"{below.title}: {count(len(rows), 'row')} as a table",
    )


def _only(rows: pd.DataFrame, only: tuple[str, str] | None) -> pd.DataFrame:
    return rows if only is None else rows[rows[only[0]] == only[1]]
