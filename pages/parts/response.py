"""The whole page of management's response in words and tables, made once for each choice of a reader."""

from collections.abc import Mapping
from typing import NamedTuple, TypedDict

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

# The questions whose answers count days, and those that say the same until something turns, as `tell_of_day` and `tell`
# are given them, in this order.
ASKED_OF_DAY = ("actions/headline", "actions/status", "actions/deadlines")
ASKED = (
    "actions/recommendations", "actions/by_unit", "actions/after_window", "actions/conflicts", "actions/evaluations",
    "actions/by_recommendation", "actions/by_priority",
)  # fmt: skip


class Chosen(TypedDict):
    """What a reader has chosen to see; None is all."""

    unit: str | None
    recommendation: str | None


class Opened(NamedTuple):
    """What can be opened: a recommendation with its code, or the evaluation.

    known: where the sources disagree about it, in words; it stands below the actions of a recommendation.
    """

    code: str
    title: str
    said: str
    known: str


class Told(NamedTuple):
    """What the page says until something turns, in Markdown; a text is empty where there is nothing to say.

    sheets: the tables in which no day is counted, by name.
    """

    accepted: str
    compared: str
    ranked: str
    after_window: str
    units: dict[str, str]
    sheets: dict[str, Sheet]
    recommendations: list[Opened]
    evaluations: list[Opened]


class ToldOfDay(NamedTuple):
    """What the page says of a day: the actions with the days to their deadlines, by recommendation, in Markdown.

    sheets: the tables that count days, by name.
    """

    any_action: bool
    progress: str
    no_actions: str
    tiles: list[tuple[str, str]]
    dated: str
    pressing: str
    sheets: dict[str, Sheet]
    actions: dict[str, str]


def choices(
    units: pd.DataFrame, recommendations: pd.DataFrame
) -> tuple[dict[str, str], dict[str, str]]:
    """What a reader can choose: units, and recommendations by their codes, each with the words for it."""
    names = recommendations["recommendation"] + " " + recommendations["title"]
    titles = dict(zip(recommendations["recommendation"], names, strict=True))
    return {unit: unit for unit in units["unit"]}, titles


def tell(
    recommendations: pd.DataFrame,
    by_unit: pd.DataFrame,
    late: pd.DataFrame,
    known: pd.DataFrame,
    evaluations: pd.DataFrame,
    *counts: pd.DataFrame,
) -> Told:
    """What is said of the answers to `ASKED`."""
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
    return Told(
        accepted=promises.accepted(recommendations),
        compared=promises.compared(recommendations),
        ranked=promises.ranked(recommendations),
        after_window=promises.after_window(late),
        units={role: promises.units(rows, role) for role, rows in in_role.items()},
        sheets={name: sheet(*of_table, WORDS) for name, of_table in shown.items()},
        recommendations=[_recommendation(row, known) for row in recommendations.to_dict("records")],
        evaluations=[_evaluation(row, known) for row in evaluations.to_dict("records")],
    )


def tell_of_day(
    headline: pd.DataFrame, actions: pd.DataFrame, deadlines: pd.DataFrame, *chosen: str
) -> ToldOfDay:
    """What is said of the answers to `ASKED_OF_DAY`, the date in words, and the unit and recommendation chosen."""
    counted, as_of = headline.iloc[0], chosen[0]
    return ToldOfDay(
        any_action=bool(counted["actions"]),
        progress=promises.progress(counted),
        no_actions=promises.no_actions(counted, *chosen),
        tiles=promises.tiles(counted),
        dated=promises.dated(deadlines),
        pressing=f"As of {as_of}:\n\n{promises.pressing(actions)}",
        sheets={
            "deadlines": sheet(deadlines, "Deadlines", DEADLINES, WORDS),
            "actions": sheet(actions, "Every action with state, timing and days", ACTIONS, WORDS),
        },
        actions=promises.actions(actions),
    )


def _recommendation(row: promises.Row, known: pd.DataFrame) -> Opened:
    code = row["recommendation"]
    disagreements = _disagreements(known[known["recommendation"] == code])
    return Opened(code, promises.title(row), promises.recommendation(row), disagreements)


def _evaluation(row: promises.Row, known: pd.DataFrame) -> Opened:
    code, title = row["evaluation"], f"The evaluation: {plain(row['title'])}"
    disagreements = _disagreements(known[known["key"] == code])
    return Opened(code, title, promises.evaluation(row), disagreements)


def _disagreements(known: pd.DataFrame) -> str:
    said = "\n\n".join(conflicts.told(known))
    return f"**Where the sources disagree**\n\n{said}" if said else ""
