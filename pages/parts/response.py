"""The whole page of management's response in words and tables, made once for each choice of a reader."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict

import pandas as pd

from pages.parts import conflicts, promises
from pages.parts.sheets import Sheet, sheet
from pages.parts.words import RESPONSE_WORD, STATE_WORD, TIMING_WORD, plain

COUNTS = {
    "actions": "Actions", "completed": "Completed", "ongoing": "Ongoing", "not_started": "Not started",
    "not_reported": "Not reported", "cancelled": "Cancelled", "overdue": "Overdue",
    "unknown": "Past deadline, nothing reported",
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
    "deadline": "Deadline", "state": "State", "timing": "Timing",
}  # fmt: skip
LATE = {
    "action": "Action", "title": "What", "recommendation": "Recommendation",
    "recommended_end": "Recommended end", "deadline": "Deadline", "days_after_window": "Days after",
    "responsible": "Lead", "place": "Place",
}  # fmt: skip
ACTIONS = {
    "action": "Action", "title": "What", "recommendation": "Recommendation", "responsible": "Lead",
    "support": "Support", "deadline": "Deadline", "state": "State", "timing": "Timing",
    "days_past": "Days past the deadline", "days_left": "Days left", "comment": "Comment",
    "evidence": "Evidence", "source_title": "Source", "place": "Place", "reported_on": "Known since",
}  # fmt: skip

# Columns whose codes become words, or whose semicolons become commas.
WORDS: Mapping[str, Mapping[str, str]] = {
    "state": STATE_WORD, "timing": TIMING_WORD, "response": RESPONSE_WORD, "responsible": {}, "support": {},
}  # fmt: skip

# The questions that `tell` is given the answers to, in this order, and those for `tables`.
ASKED = (
    "actions/headline", "actions/recommendations", "actions/status", "actions/by_unit", "actions/deadlines",
    "actions/after_window", "actions/conflicts", "actions/evaluations",
)  # fmt: skip
OF_TABLES = (
    "actions/recommendations", "actions/by_recommendation", "actions/by_priority", "actions/by_unit",
    "actions/after_window",
)  # fmt: skip


class Chosen(TypedDict):
    """What a reader has chosen to see; None is all."""

    unit: str | None
    recommendation: str | None


class Opened(NamedTuple):
    """What can be opened: a recommendation with its code, or the evaluation."""

    code: str
    title: str
    said: str


class Told(NamedTuple):
    """The page in Markdown, with the tables that count days by name; a text is empty where there is nothing to say."""

    any_action: bool
    lead: str
    no_actions: str
    tiles: list[tuple[str, str]]
    compared: str
    ranked: str
    dated: str
    pressing: str
    after_window: str
    units: dict[str, str]
    sheets: dict[str, Sheet]
    recommendations: list[Opened]
    evaluations: list[Opened]


def choices(
    units: pd.DataFrame, recommendations: pd.DataFrame
) -> tuple[dict[str, str], dict[str, str]]:
    """What a reader can choose: units, and recommendations by their codes, each with the words for it."""
    names = recommendations["recommendation"] + " " + recommendations["title"]
    titles = dict(zip(recommendations["recommendation"], names, strict=True))
    return {unit: unit for unit in units["unit"]}, titles


def tell(
    headline: pd.DataFrame, recommendations: pd.DataFrame, actions: pd.DataFrame, *others: Any
) -> Told:
    """The page, of the answers to `ASKED`, the date in words, and the unit and recommendation chosen."""
    by_unit, deadlines, late, known, evaluations, as_of, unit, only = others
    counted = headline.iloc[0]
    in_role = {role: by_unit[by_unit["role"] == role] for role in ("lead", "support")}
    return Told(
        any_action=bool(counted["actions"]),
        lead=promises.lead(recommendations, counted),
        no_actions=promises.no_actions(counted, as_of, unit, only),
        tiles=promises.tiles(counted),
        compared=promises.compared(recommendations),
        ranked=promises.ranked(recommendations),
        dated=promises.dated(deadlines),
        pressing=f"As of {as_of}:\n\n{promises.pressing(actions)}",
        after_window=promises.after_window(late),
        units={role: promises.units(rows, role) for role, rows in in_role.items()},
        sheets={
            "deadlines": sheet(deadlines, "Deadlines", DEADLINES, WORDS),
            "actions": sheet(actions, "Every action with state, timing and days", ACTIONS, WORDS),
        },
        recommendations=[
            _opened(row, actions, known)
            for row in recommendations.to_dict("records")
            if only in ("", row["recommendation"])
        ],
        evaluations=[_evaluation(row, known) for row in evaluations.to_dict("records")],
    )


def tables(
    recommendations: pd.DataFrame,
    done: pd.DataFrame,
    priority: pd.DataFrame,
    by_unit: pd.DataFrame,
    late: pd.DataFrame,
) -> dict[str, Sheet]:
    """The tables in which no day is counted, by name: they are the same on days on which nothing turned."""
    in_role = {role: by_unit[by_unit["role"] == role] for role in ("lead", "support")}
    return {
        "recommendation": sheet(done, "Actions by recommendation", BY_RECOMMENDATION, WORDS),
        "priority": sheet(priority, "Actions by priority", BY_PRIORITY, WORDS),
        "lead": sheet(in_role["lead"], "Actions by unit in the lead", BY_UNIT, WORDS),
        "support": sheet(in_role["support"], "Actions by unit in support", BY_UNIT, WORDS),
        "ranks": sheet(recommendations, "Priority and urgency", RANKS, WORDS),
        "late": sheet(late, "Deadlines after the recommended time", LATE, WORDS),
    }


def _opened(row: dict[Any, Any], actions: pd.DataFrame, known: pd.DataFrame) -> Opened:
    code = row["recommendation"]
    said = [
        promises.recommendation(row),
        promises.actions(actions[actions["recommendation"] == code]),
        _disagreements(known[known["recommendation"] == code]),
    ]
    return Opened(code, promises.title(row), "\n\n".join(part for part in said if part))


def _evaluation(row: dict[Any, Any], known: pd.DataFrame) -> Opened:
    said = [promises.evaluation(row), _disagreements(known[known["key"] == row["evaluation"]])]
    title = f"The evaluation: {plain(row['title'])}"
    return Opened(row["evaluation"], title, "\n\n".join(part for part in said if part))


def _disagreements(known: pd.DataFrame) -> str:
    said = "\n\n".join(conflicts.told(known))
    return f"**Where the sources disagree**\n\n{said}" if said else ""
