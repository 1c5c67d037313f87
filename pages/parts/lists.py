"""The lists of a board meeting: what each is called, which question it asks, and how it is read out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pages.parts import changes, decisions
from pages.parts.figures import Row

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
TO_DO = {
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


@dataclass(frozen=True)
class Listed:
    """A list in words over its table.

    `question` is one of `queries/meeting/`, of whose rows those are taken that have `only[1]` in the column
    `only[0]`; `say` makes a line of a row, `columns` are the table's, and `none` is said where there is no row,
    unless the project has no `of` at all, which then is said.
    """

    title: str
    question: str
    say: Callable[[Row], str]
    columns: Mapping[str, str] = field(compare=False)
    none: str
    only: tuple[str, str] | None = None
    of: str = ""


CHANGED = (
    Listed("Indicators that moved", "indicator_changes", changes.indicator, INDICATORS,
           "No indicator moved: every figure, target and status is as it was.", of="indicator"),
    Listed("Targets set or revised", "target_changes", changes.target, TARGETS, "No target was set or revised."),
    Listed("Key actions", "action_changes", changes.action, ACTIONS,
           "No key action was completed, rescheduled or newly late."),
    Listed("New figures", "figure_changes", changes.figure, FIGURES, "No figure is new.", ("kind", "new")),
    Listed("Figures corrected after the fact", "figure_changes", changes.figure, FIGURES,
           "No figure was corrected.", ("kind", "corrected")),
    Listed("Figures withdrawn", "figure_changes", changes.figure, FIGURES,
           "No figure was withdrawn.", ("kind", "withdrawn")),
    Listed("Conflicts opened and resolved", "conflict_changes", changes.conflict, CONFLICTS,
           "No conflict was opened or resolved."),
)  # fmt: skip

ACTIONS_BY_UNIT = Listed(
    "Actions overdue, and due before the next meeting", "actions_to_decide", decisions.to_do, TO_DO,
    "No key action is overdue or due before the next meeting.",
)  # fmt: skip

TO_BE_DECIDED = (
    Listed("Indicators behind", "behind", decisions.behind, BEHIND, "No indicator is behind.", of="indicator"),
    ACTIONS_BY_UNIT,
    Listed("Recommendations with nothing reported", "silent_recommendations", decisions.silent, SILENT,
           "There is no recommendation of which nothing is reported.", of="recommendation"),
    Listed("Conflicts still open", "open_conflicts", decisions.conflict, CONFLICTS, "No conflict is open."),
    Listed("Sex not recorded, where it is most missing", "sex_not_recorded", decisions.not_recorded, SEX,
           "No figure counts people whose sex is not recorded."),
)  # fmt: skip

AHEAD = Listed(
    "Where the pace so far leads",
    "outlook",
    decisions.ahead,
    OUTLOOK,
    "No indicator is cumulative.",
    of="indicator",
)
