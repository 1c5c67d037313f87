"""The texts and tables of the page Management response, made once for each selection of a reader."""

from collections.abc import Mapping
from typing import NamedTuple, TypedDict

import pandas as pd

from pages.parts.actions import response_text
from pages.parts.shared import conflicts
from pages.parts.shared.tables import Table, table_of
from queries.rows import EvaluationRow, RecommendationRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD, STATE_WORD, TIMING_WORD
from wording.markdown import plain

COUNTS = {
    "actions": "Actions", "completed": "Completed", "ongoing": "Ongoing", "not_started": "Not started",
    "not_reported": "Not reported", "cancelled": "Cancelled", "overdue": "Overdue",
    "unknown": "Past deadline, not known",
}  # fmt: skip
BY_RECOMMENDATION = {"code": "Code", "title": "Recommendation", **COUNTS}
BY_PRIORITY = {"code": "Priority", "title": "Recommendations", **COUNTS}
BY_UNIT = {"title": "Unit", **COUNTS, "codes": "Codes of the actions"}
RANKS = {
    "recommendation": "Code", "title": "Recommendation", "urgency": "Evaluators' urgency",
    "priority": "Management's priority (1 is the highest)", "priority_against_urgency": "Priority is",
    "response": "Response", "place": "Place of the urgency", "response_place": "Place of the priority",
}  # fmt: skip
DEADLINES = {
    "recommendation": "Recommendation", "recommended_start": "Recommended start",
    "recommended_end": "Recommended end", "action": "Action", "title": "What", "responsible": "Lead",
    "deadline": "Deadline", "state": "State", "reading": "Timing",
}  # fmt: skip
LATE = {
    "action": "Action", "title": "What", "recommendation": "Recommendation",
    "recommended_end": "Recommended end", "deadline": "Deadline", "days_after_window": "Days after",
    "responsible": "Lead", "place": "Place",
}  # fmt: skip
ACTIONS = {
    "action": "Action", "title": "What", "recommendation": "Recommendation", "responsible": "Lead",
    "support": "Support", "deadline": "Deadline", "state": "State", "reading": "Timing",
    "days_past": "Days past the deadline", "days_left": "Days left", "comment": "Comment",
    "evidence": "Evidence", "source_title": "Source", "place": "Place", "reported_on": "Known since",
}  # fmt: skip

# Columns whose codes become words, or whose semicolons become commas.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "state": STATE_WORD, "timing": TIMING_WORD, "response": RESPONSE_WORD, "responsible": {}, "support": {},
}  # fmt: skip

# The questions whose answers count days, and those whose answers stay the same until a deadline passes or something is
# reported, in the order in which `describe_actions` and `describe_response` take them.
DAILY_QUESTIONS = ("actions/headline", "actions/status", "actions/deadlines")
QUESTIONS = (
    "actions/recommendations", "actions/by_unit", "actions/after_window", "actions/conflicts", "actions/evaluations",
    "actions/by_recommendation", "actions/by_priority",
)  # fmt: skip


class Selection(TypedDict):
    """The unit and the recommendation that a reader selected; None is all."""

    unit: str | None
    recommendation: str | None


class FoldedText(NamedTuple):
    """A recommendation with its code, or an evaluation, folded under its title.

    disagreements: where the sources disagree about it, in Markdown; drawn below the actions of a recommendation.
    """

    code: str
    title: str
    text: str
    disagreements: str


class ResponseText(NamedTuple):
    """The texts in which no day is counted, in Markdown; empty where there is nothing to say.

    tables: the tables in which no day is counted, by name.
    """

    accepted: str
    ranking: str
    ranking_chart: str
    after_window: str
    units: dict[str, str]
    tables: dict[str, Table]
    recommendations: list[FoldedText]
    evaluations: list[FoldedText]


class ActionsText(NamedTuple):
    """The texts that depend on the date, in Markdown.

    tables: the tables that count days, by name. actions: the actions with their days, by recommendation.
    """

    has_actions: bool
    progress: str
    no_actions: str
    tiles: list[tuple[str, str]]
    deadlines: str
    pressing: str
    tables: dict[str, Table]
    actions: dict[str, str]


def choices(
    units: pd.DataFrame, recommendations: pd.DataFrame
) -> tuple[dict[str, str], dict[str, str]]:
    """The units and the recommendations that a reader can select, by code, each with its label."""
    names = recommendations["recommendation"] + " " + recommendations["title"]
    titles = dict(zip(recommendations["recommendation"], names, strict=True))
    return {unit: unit for unit in units["unit"]}, titles


def describe_response(
    recommendations: pd.DataFrame,
    by_unit: pd.DataFrame,
    late: pd.DataFrame,
    conflict_rows: pd.DataFrame,
    evaluations: pd.DataFrame,
    *counts: pd.DataFrame,
) -> ResponseText:
    """The texts and tables of the answers to `QUESTIONS`, in their order."""
    in_role = {role: by_unit[by_unit["role"] == role] for role in ("lead", "support")}
    by_recommendation, by_priority = counts
    shown = {
        "recommendation": (by_recommendation, "Actions by recommendation", BY_RECOMMENDATION),
        "priority": (by_priority, "Actions by priority", BY_PRIORITY),
        "lead": (in_role["lead"], "Actions by unit in the lead", BY_UNIT),
        "support": (in_role["support"], "Actions by unit in support", BY_UNIT),
        "ranks": (recommendations, "Priority and urgency", RANKS),
        "late": (late, "Deadlines after the recommended time", LATE),
    }
    return ResponseText(
        accepted=response_text.accepted_text(recommendations),
        ranking=response_text.ranking_text(recommendations),
        ranking_chart=response_text.ranking_chart_text(recommendations),
        after_window=response_text.after_window_text(late),
        units={role: response_text.units_text(rows, role) for role, rows in in_role.items()},
        tables={name: table_of(*of_table, CODE_WORDS) for name, of_table in shown.items()},
        recommendations=[
            _recommendation(row, conflict_rows)
            for row in rows_of(recommendations, RecommendationRow)
        ],
        evaluations=[
            _evaluation(row, conflict_rows) for row in rows_of(evaluations, EvaluationRow)
        ],
    )


def describe_actions(
    headline: pd.DataFrame, actions: pd.DataFrame, deadlines: pd.DataFrame, *selected: str
) -> ActionsText:
    """The texts and tables of the answers to `DAILY_QUESTIONS`; `selected`: date in words, unit, recommendation."""
    counts, as_of = headline.iloc[0], selected[0]
    return ActionsText(
        has_actions=bool(counts["actions"]),
        progress=response_text.progress_text(counts),
        no_actions=response_text.no_actions_text(counts, *selected),
        tiles=response_text.tiles(counts),
        deadlines=response_text.deadlines_text(deadlines),
        pressing=f"As of {as_of}:\n\n{response_text.pressing_text(actions)}",
        tables={
            "deadlines": table_of(deadlines, "Deadlines", DEADLINES, CODE_WORDS),
            "actions": table_of(
                actions, "Every action with state, timing and days", ACTIONS, CODE_WORDS
            ),
        },
        actions=response_text.action_texts(actions),
    )


def _recommendation(row: RecommendationRow, conflict_rows: pd.DataFrame) -> FoldedText:
    code = row["recommendation"]
    return FoldedText(
        code,
        response_text.recommendation_title(row),
        response_text.recommendation_text(row),
        _disagreements(conflict_rows[conflict_rows["recommendation"] == code]),
    )


def _evaluation(row: EvaluationRow, conflict_rows: pd.DataFrame) -> FoldedText:
    return FoldedText(
        row["evaluation"],
        f"The evaluation: {plain(row['title'])}",
        response_text.evaluation_text(row),
        _disagreements(conflict_rows[conflict_rows["key"] == row["evaluation"]]),
    )


def _disagreements(conflict_rows: pd.DataFrame) -> str:
    text = "\n\n".join(conflicts.conflict_texts(conflict_rows))
    return f"**Where the sources disagree**\n\n{text}" if text else ""
