"""The lists of a board meeting: what each is called, which question it asks, and how its lines are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from pages.parts.meeting import changes_text, decisions_text
from queries.rows import (
    ActionChangeRow,
    ActionToDecideRow,
    BehindRow,
    ConflictChangeRow,
    FigureChangeRow,
    IndicatorChangeRow,
    OpenConflictRow,
    OutlookRow,
    SexNotRecordedRow,
    SilentRecommendationRow,
    TargetChangeRow,
    rows_of,
)

INDICATORS = {
    "title": "Indicator", "old_value": "Then", "new_value": "Now", "unit": "Unit", "old_status": "Status then",
    "new_status": "Status now", "old_target": "Target then", "new_target": "Target now", "moved_by": "Moved by",
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
ACTIONS_DUE = {
    "unit": "Unit", "action": "Action", "title": "Title", "deadline": "Deadline", "why": "Why", "state": "State",
    "source": "Source", "place": "Place",
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


Row = TypeVar("Row")

Lines = Callable[[pd.DataFrame], list[str]]


def lines_of(row_type: type[Row], line: Callable[[Row], str]) -> Lines:
    """A function that makes a line of each row of a frame; mypy compares the rows with those that `line` takes."""

    def lines(rows: pd.DataFrame) -> list[str]:
        return [line(row) for row in rows_of(rows, row_type)]

    return lines


@dataclass(frozen=True)
class Section:
    """A list in words over its table.

    question: one of `queries/meeting/`, of whose rows those are taken that have `only[1]` in the column `only[0]`.
    lines: makes a line of each row. columns: those of the table. empty_text: shown where there is no row, unless the
    project has no `subject` at all, which then is shown.
    """

    title: str
    question: str
    lines: Lines = field(compare=False)
    columns: Mapping[str, str] = field(compare=False)
    empty_text: str
    only: tuple[str, str] | None = None
    subject: str = ""


CHANGED = (
    Section(
        "Indicators that moved",
        "indicator_changes",
        lines_of(IndicatorChangeRow, changes_text.indicator_text),
        INDICATORS,
        "No indicator moved: every figure, target and status is as it was.",
        subject="indicator",
    ),
    Section(
        "Targets set or revised",
        "target_changes",
        lines_of(TargetChangeRow, changes_text.target_text),
        TARGETS,
        "No target was set or revised.",
    ),
    Section(
        "Key actions",
        "action_changes",
        lines_of(ActionChangeRow, changes_text.action_text),
        ACTIONS,
        "No key action was completed, rescheduled or newly late.",
    ),
    Section(
        "New figures",
        "figure_changes",
        lines_of(FigureChangeRow, changes_text.figure_text),
        FIGURES,
        "No figure is new.",
        ("kind", "new"),
    ),
    Section(
        "Figures corrected after the fact",
        "figure_changes",
        lines_of(FigureChangeRow, changes_text.figure_text),
        FIGURES,
        "No figure was corrected.",
        ("kind", "corrected"),
    ),
    Section(
        "Figures withdrawn",
        "figure_changes",
        lines_of(FigureChangeRow, changes_text.figure_text),
        FIGURES,
        "No figure was withdrawn.",
        ("kind", "withdrawn"),
    ),
    Section(
        "Conflicts opened and resolved",
        "conflict_changes",
        lines_of(ConflictChangeRow, changes_text.conflict_text),
        CONFLICTS,
        "No conflict was opened or resolved.",
    ),
)

ACTIONS_BY_UNIT = Section(
    "Actions overdue, and due before the next meeting",
    "actions_to_decide",
    lines_of(ActionToDecideRow, decisions_text.action_text),
    ACTIONS_DUE,
    "No key action is overdue or due before the next meeting.",
)

TO_BE_DECIDED = (
    Section(
        "Indicators behind",
        "behind",
        lines_of(BehindRow, decisions_text.behind_text),
        BEHIND,
        "No indicator is behind.",
        subject="indicator",
    ),
    ACTIONS_BY_UNIT,
    Section(
        "Recommendations with nothing reported",
        "silent_recommendations",
        lines_of(SilentRecommendationRow, decisions_text.silent_text),
        SILENT,
        "There is no recommendation of which nothing is reported.",
        subject="recommendation",
    ),
    Section(
        "Conflicts still open",
        "open_conflicts",
        lines_of(OpenConflictRow, decisions_text.conflict_text),
        CONFLICTS,
        "No conflict is open.",
    ),
    Section(
        "Sex not recorded, where it is most missing",
        "sex_not_recorded",
        lines_of(SexNotRecordedRow, decisions_text.not_recorded_text),
        SEX,
        "No figure counts people whose sex is not recorded.",
    ),
)

OUTLOOK_SECTION = Section(
    "Where the pace so far leads",
    "outlook",
    lines_of(OutlookRow, decisions_text.outlook_text),
    OUTLOOK,
    "No indicator is cumulative.",
    subject="indicator",
)
