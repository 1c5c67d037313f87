"""What was promised, by whom, by when, and what was done? Does management's priority match the evaluators' urgency?"""

from typing import Any

import pandas as pd
import streamlit as st

from charts.deadlines import deadlines
from charts.ranks import ranks
from charts.states import states
from pages.parts import asking, conflicts, promises, show
from pages.parts.choosing import choose
from pages.parts.question import asked
from pages.parts.words import RESPONSE_WORD, STATE_WORD, count, day, listed, missing, plain

QUESTION = (
    "What was promised, by whom, by when, and what was done? "
    "Does management's priority match the evaluators' urgency?"
)

COUNTS = {"actions": "Actions", **{state: word.capitalize() for state, word in STATE_WORD.items()}}
LATE = {"overdue": "Overdue", "unknown": "Past deadline, nothing reported"}
ACTION = {
    "action": "Action", "title": "What", "recommendation": "Recommendation", "responsible": "Lead",
    "support": "Support", "deadline": "Deadline", "state": "State", "timing": "Timing",
    "days_past": "Days past deadline", "days_left": "Days left", "days_after_window": "Days after recommended time",
    "comment": "Comment", "evidence": "Evidence", "source": "Source", "place": "Place", "reported_on": "Known since",
}  # fmt: skip


def chosen(recommendations: pd.DataFrame) -> dict[str, str | None]:
    """The unit and the recommendation that the reader picked."""
    units = {str(unit): str(unit) for unit in asking.ask("actions/units")["unit"]}
    titles = {row["recommendation"]: f"{row['recommendation']} {row['title']}" for row in recommendations.to_dict("records")}  # fmt: skip
    left, right = st.columns(2)
    with left:
        unit = choose("unit", "Unit", units, "All units, leading or supporting")
    with right:
        recommendation = choose("recommendation", "Recommendation", titles, "All recommendations")
    return {"unit": unit, "recommendation": recommendation}


def draw_headline(headline: "pd.Series[Any]") -> None:
    """The actions in figures."""
    late = f"past their deadline by {day(asked().as_of)}, nothing reported (unknown)"
    show.tiles(
        [
            (str(headline["actions"]), "key actions"),
            (str(headline["completed"]), "completed"),
            (str(headline["ongoing"]), "ongoing"),
            (str(headline["unknown"]), late),
            (str(headline["overdue"]), "overdue: reported as not done"),
            (str(headline["due_soon"]), "due within 30 days"),
            (day(headline["next_deadline"]) or "none", "next deadline"),
        ]
    )


def draw_counts(name: str, says: str, first: dict[str, str], only: str | None = None, **given: str | None) -> None:
    """Bars of actions by state, over their table; of the one role `only`, where the rows have two."""
    key = name.split("/")[1].replace("_", "-") + (f"-{only}" if only else "")
    figure = asking.draw(states, name, only=("role", only) if only else None, **given)
    rows = asking.ask(name, **given)
    show.chart(figure, says, key)
    rows = rows[rows["role"] == only] if only else rows
    show.table(rows, asking.as_csv(name, **given), f"actions-{key}", {**first, **COUNTS, **LATE})


def draw_ranks(recommendations: pd.DataFrame) -> None:
    """Management's priority beside the evaluators' urgency."""
    st.subheader("Does the priority match the urgency?", anchor=False)
    says = promises.compared(recommendations)
    if recommendations["priority_against_urgency"].isna().all():
        st.markdown(says)
    else:
        says += " A level line: the same. A line that falls: management gives it less priority than the evaluators gave it urgency."
        show.chart(asking.draw(ranks, "actions/recommendations"), says, "ranks")
    columns = {
        "recommendation": "Code", "title": "Recommendation", "urgency": "Evaluators' urgency",
        "priority": "Management's priority (1 is the highest)", "priority_against_urgency": "Priority is",
        "response": "Response", "place": "Place of the urgency", "response_place": "Place of the priority",
    }  # fmt: skip
    words = recommendations.assign(response=recommendations["response"].map(RESPONSE_WORD))
    show.table(words, asking.as_csv("actions/recommendations"), "priority-and-urgency", columns)


def draw_deadlines(actions: pd.DataFrame, given: dict[str, str | None]) -> None:
    """The timeline, what presses, and every action in a table."""
    st.subheader("When is each action due?", anchor=False)
    dated = asking.ask("actions/deadlines", **given)
    if dated.empty:
        st.markdown("None of these actions has a deadline.")
    else:
        says = (
            f"Deadlines run from {day(dated['deadline'].min())} to {day(dated['deadline'].max())}. "
            "Pale band: the time that the evaluators recommended. Upright line: the date asked for."
        )
        show.chart(asking.draw(deadlines, "actions/deadlines", **given), says, "deadlines")
    st.markdown(f"**As of {day(asked().as_of)}**\n{promises.pressing(actions)}")
    csv = asking.as_csv("actions/status", **given)
    show.table(promises.in_words(actions), csv, "actions", ACTION, "Every action: state, timing and days")
