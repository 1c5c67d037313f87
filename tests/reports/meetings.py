"""Papers of a made-up project, by hand: what the questions answer, in the columns that they answer with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from reports.content.answers import Frames
from reports.content.blocks import Section, one_sentence
from reports.content.decisions import nothing_to_decide, parts_of_matters
from reports.content.matters import agenda_sections
from reports.content.meeting import QUESTIONS
from reports.content.paper import Paper, Side
from tests.statuses import NOTHING_BESIDE

ADDRESS = (
    "https://results.example.org/board?project=tiny&since=2020-12-31&since_revision=1"
    "&as_of=2021-08-31&revision=3"
)

# This question has always one row.
ALWAYS_ONE = "frame/project"

# One row of each answer as it is where a test says nothing else.
LINES: dict[str, dict[str, Any]] = {
    "overview/bullets": {
        "indicator": "A", "title": "People reached", "unit": "people", "value": 50.0, "target": 100.0,
        "expected_value": 66.7, "achievement": 0.5, "expected_share": 0.667, "status": "behind",
        "due": date(2022, 12, 31), "baseline": None, **NOTHING_BESIDE, "period_end": date(2020, 12, 31),
    },
    "overview/status_counts": {
        "status": "behind", "indicators": 1, "last_on_track": 0, "last_behind": 0,
    },
    "overview/headline_figures": {
        "indicator": "A", "title": "People reached", "value": 50.0, "unit": "people", "qualifier": "exact",
        "period_end": date(2020, 12, 31), "is_date_assumed": False, "target": 100.0, "target_qualifier": "exact",
        "achievement": 0.5, "status": "behind", "split": "split", "women": 22.0, "men": 18.0,
        "another_gender": None, "not_recorded": 10.0, "in_no_part": None, "women_qualifier": "exact",
        "men_qualifier": "exact", "another_gender_qualifier": None, "not_recorded_qualifier": "exact",
        "women_percent": 55.0, "coverage_percent": 80.0, "source_title": "A report", "place": "page 2",
    },
    "funding/shares_of_target": {
        "topic": "funding", "shape": "share_of_target", "measure": "private funding as share of target",
        "category": None, "value": 92.0, "unit": "percent", "qualifier": "more_than", "basis": "reported",
        "as_at": date(2020, 12, 31), "is_date_assumed": False,
    },
    "results/trends": {
        "indicator": "A", "period_end": date(2020, 12, 31), "value": 50.0, "qualifier": "exact", "change": None,
        "since": None,
    },
    "frame/project": {"code": "tiny", "title": "A tiny project", "end_in_force": date(2022, 12, 31)},
    "meeting/status_counts": {
        "status": "behind", "old_indicators": 0, "old_last_on_track": 0, "old_last_behind": 0,
        "new_indicators": 1, "new_last_on_track": 0, "new_last_behind": 0, "unmoved": 0,
    },
    "meeting/project_end": {
        "old_project_end": date(2022, 9, 30), "new_project_end": date(2022, 12, 31),
    },
    "meeting/indicator_changes": {
        "indicator": "A", "title": "People reached", "unit": "people", "old_value": None,
        "old_period_end": None, "old_is_date_assumed": None, "new_is_date_assumed": False,
        "new_value": 50.0, "new_period_end": date(2020, 12, 31),
        "old_target": 120.0, "new_target": 100.0, "old_status": "no_data", "new_status": "behind",
        "is_status_change": True, "moved_by": "a new figure",
        "new_last_status": None, "new_could_turn": False, "new_why_not_judged": None, "new_not_reported_since": None,
        "old_qualifier": None, "new_qualifier": "exact", "old_target_qualifier": "exact",
        "new_target_qualifier": "exact", "change": None, "old_share": None, "new_share": 0.5,
        "target_in_other_unit": None, "target_other_unit": None, "target_other_qualifier": None,
    },
    "meeting/target_changes": {
        "indicator": "A", "title": "People reached", "unit": "people", "kind": "target", "sex": "total",
        "old_value": 120.0, "new_value": 100.0, "old_due": date(2022, 12, 31),
        "new_due": date(2022, 12, 31), "change": "revised", "is_seen": False, "reason": "Borders were closed",
        "note": None,
        "reported_on": date(2021, 3, 1), "source": "report", "place": "page 3",
        "old_qualifier": "exact", "new_qualifier": "exact",
    },
    "meeting/figure_changes": {
        "indicator": "A", "title": "People reached", "unit": "people", "country": None,
        "period_start": date(2020, 1, 1), "period_end": date(2020, 12, 31), "sex": "total",
        "old_value": None, "new_value": 50.0, "kind": "new", "is_late": True,
        "reported_on": date(2021, 1, 15), "note": None, "source": "report", "place": "page 2",
        "revision": 2, "in_file": "results.csv", "in_row": 2,
        "old_qualifier": None, "new_qualifier": "exact",
    },
    "meeting/action_states": {"state": "ongoing", "old_actions": 1, "new_actions": 1},
    "meeting/action_changes": {
        "action": "1.1", "title": "Train the partners", "recommendation": "R1",
        "responsible": "Project manager", "kind": "newly_overdue", "old_state": "ongoing",
        "new_state": "ongoing", "old_deadline": date(2021, 6, 30), "new_deadline": date(2021, 6, 30),
        "old_reading": "later", "new_reading": "overdue", "old_reported_on": date(2020, 12, 1),
        "new_reported_on": date(2021, 7, 31), "note": None, "source": "report",
        "place": "action 1.1",
    },
    "meeting/conflict_changes": {
        "conflict": "K01", "subject": "Total and parts", "change": "opened", "shown": "50",
        "shown_title": "A report", "other": "48", "other_title": "A letter",
        "explanation": "The parts add up to 48.", "indicator": "A",
    },
    "meeting/behind": {
        "indicator": "A", "title": "People reached", "unit": "people", "value": 50.0, "target": 100.0,
        "due": date(2022, 12, 31), "period_end": date(2020, 12, 31), "expected_value": 66.7,
        "pace_so_far": 4.17, "pace_needed": 2.08, "times_the_pace": 0.5,
        "baseline_used": 0.0, "months_so_far": 12.0, "months_left": 24.0, "measure": "cumulative",
        "reading": "4.17 a month so far; 2.08 a month would reach 100 by 31 December 2022.",
        "qualifier": "exact", "target_qualifier": "exact", "baseline_qualifier": None, "is_date_assumed": False,
    },
    "meeting/not_reported": {
        "indicator": "B", "title": "Partners trained", "unit": "number", "value": 24.0, "target": 25.0,
        "due": date(2021, 6, 30), "expected_value": 12.0, "status": "not_reported", "source": "report",
        "place": "page 4", **NOTHING_BESIDE, "last_status": "on_track", "period_end": date(2020, 9, 30),
    },
    "meeting/actions_to_decide": {
        "unit": "Project manager", "action": "1.1", "title": "Train the partners", "recommendation": "R1",
        "recommendation_title": "Train", "deadline": date(2021, 6, 30), "state": "ongoing",
        "reported_on": date(2021, 7, 31), "why": "overdue", "source": "report", "place": "action 1.1",
    },
    "meeting/silent_recommendations": {
        "recommendation": "R2", "title": "Record what was agreed", "priority": 1.0, "urgency": "high",
        "actions": 3, "next_deadline": date(2021, 11, 30),
    },
    "meeting/sex_not_recorded": {
        "indicator": "A", "title": "People reached", "value": 50.0, "not_recorded": 10.0,
        "coverage": 0.8, "split": "split",
        "period_end": date(2020, 12, 31), "is_date_assumed": False,
        "qualifier": "exact", "not_recorded_qualifier": "exact",
    },
    "meeting/open_conflicts": {
        "conflict": "K01", "subject": "Total and parts", "shown": "50", "shown_title": "A report",
        "other": "48", "other_title": "A letter", "explanation": "The parts add up to 48.",
        "indicator": "A",
    },
    "meeting/outlook": {
        "indicator": "A", "title": "People reached", "unit": "people", "value": 50.0,
        "period_end": date(2020, 12, 31), "target": 100.0, "due": date(2022, 12, 31),
        "pace_so_far": 4.17, "projected_value": 150.1, "projected_on": date(2022, 12, 31),
        "projected_status": "reaches the target", "reaches_target": True, "why_not": None,
        "qualifier": "exact", "target_qualifier": "exact", "is_date_assumed": False,
    },
    "actions/recommendations": {"recommendation": "R2", "title": "Record what was agreed"},
    "results/judgements": {
        "about": "result", "code": "1", "title": "Companies commit", "level": "outcome", "judged_by": "evaluators",
        "verdict": "largely_on_track", "stated": "largely on track to achieving it",
        "judged_on": date(2021, 7, 18), "status": None, "met": 1, "on_track": 0, "behind": 1, "not_reported": 0,
        "last_on_track": 0, "last_behind": 0,
        "source_title": "A report", "place": "finding 9", "note": None,
    },
    "about/sources": {
        "source": "report", "title": "A report", "author": "Evaluators", "published": date(2021, 1, 15),
        "kind": "report",
    },
}  # fmt: skip


def answer(name: str, lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The answer to a question with these rows; what a row does not name has its default. Dates are those of pandas."""
    default = LINES[name]
    frame = pd.DataFrame([{**default, **line} for line in lines], columns=list(default))
    for column, value in default.items():
        if isinstance(value, date) or column in ("old_period_end",):
            frame[column] = pd.to_datetime(frame[column])
        elif isinstance(value, float):
            frame[column] = frame[column].astype(float)
    return frame


def paper(answers: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, **about: Any) -> Paper:
    """A paper with one row in every answer; those in `answers` have these rows, and `about` changes the rest."""
    given = answers or {}
    fields: dict[str, Any] = {
        "project": "tiny",
        "title": "A tiny project",
        "last": Side(date(2020, 12, 31), 1),
        "this": Side(date(2021, 8, 31), 3),
        "next_meeting": date(2021, 12, 1),
        "address": ADDRESS,
        "frames": {
            name: answer(name, [{}] if name == ALWAYS_ONE else given.get(name, [{}]))
            for name in QUESTIONS
        },
        "remarks": (),
    }
    return Paper(**{**fields, **about})


def decision_sections(
    frames: Frames, *, has_room: bool = False, next_meeting: date | None = None
) -> tuple[Section, ...]:
    """What must be decided, as a paper has it: the matters, and what those are made of that stand for several."""
    matters = agenda_sections(frames, one_sentence(nothing_to_decide(frames, next_meeting)))
    return (*matters, *parts_of_matters(frames, has_room=has_room).values())


def empty() -> Paper:
    """The paper of a project in which nothing is, and nothing happened."""
    return paper({name: [] for name in QUESTIONS})
