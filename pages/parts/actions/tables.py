"""The tables of the page Management response: each recommendation, each unit, and the actions that are shown."""

from collections.abc import Mapping

import pandas as pd

from pages.parts.actions.selection import Selection
from pages.parts.shared.tables import Table, table_of
from queries.rows import ActionRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD, STATE_WORD, TIMING_WORD

COUNTS = {
    "actions": "Actions", "completed": "Completed", "ongoing": "Ongoing", "not_started": "Not started",
    "not_reported": "Not reported", "cancelled": "Cancelled", "overdue": "Overdue",
    "unknown": "Past deadline, not known",
}  # fmt: skip
RECOMMENDATIONS = {
    "recommendation": "Code", "title": "Recommendation", "urgency": "Evaluators' urgency",
    "priority": "Management's priority (1 is the highest)", "priority_against_urgency": "Priority is",
    "response": "Response", "recommended_start": "Recommended start", "recommended_end": "Recommended end", **COUNTS,
    "after_window": "Deadlines after the recommended time", "place": "Place of the urgency",
    "response_place": "Place of the priority",
}  # fmt: skip
UNITS = {"role": "Role", "title": "Unit", **COUNTS, "codes": "Codes of the actions"}
ACTIONS = {
    "action": "Action", "title": "What", "recommendation": "Recommendation", "responsible": "Lead",
    "support": "Support", "deadline": "Deadline", "recommended_end": "Recommended end",
    "days_after_window": "Days after", "state": "State", "reading": "Timing",
    "comment": "Comment", "evidence": "Evidence", "source_title": "Source", "place": "Place",
    "reported_on": "Known since",
}  # fmt: skip

# Columns whose codes become words, or whose semicolons become commas.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "state": STATE_WORD, "timing": TIMING_WORD, "response": RESPONSE_WORD, "responsible": {}, "support": {},
}  # fmt: skip


def tables(recommendations: pd.DataFrame, by_unit: pd.DataFrame) -> list[Table]:
    """Those in which no day is counted: of the answers to actions/recommendations and actions/by_unit."""
    return [
        table_of(rows, title, columns, CODE_WORDS)
        for rows, title, columns in (
            (recommendations, "Recommendations with their actions by state", RECOMMENDATIONS),
            (by_unit, "Units with their actions by state", UNITS),
        )
        if len(rows)
    ]


def action_table(actions: pd.DataFrame, selection: Selection) -> Table:
    """The actions that are selected, of the answer to actions/promised."""
    if any(selection.in_menus()):
        actions = actions[[selection.holds(row) for row in rows_of(actions, ActionRow)]]
    return table_of(
        actions.drop(columns="units"), "Actions with their state and timing", ACTIONS, CODE_WORDS
    )  # fmt: skip
