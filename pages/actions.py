"""What was promised, by whom, by when, and what was done?

Does management's priority match the evaluators' urgency?
"""

import pandas as pd
import streamlit as st

from charts.deadlines import deadlines
from charts.ranks import ranks
from charts.states import states
from pages.parts import asking, promises, response, show
from pages.parts.choosing import choose
from pages.parts.promises import Chosen
from pages.parts.question import asked
from pages.parts.words import day

QUESTION = (
    "What was promised, by whom, by when, and what was done? "
    "Does management's priority match the evaluators' urgency?"
)


def chosen_actions(recommendations: pd.DataFrame) -> Chosen:
    """The unit and the recommendation that the reader picked, null for all."""
    units = {unit: unit for unit in asking.ask("actions/units")["unit"]}
    names = recommendations["recommendation"] + " " + recommendations["title"]
    titles = dict(zip(recommendations["recommendation"], names, strict=True))
    left, right = st.columns(2)
    with left:
        unit = choose("unit", "Unit", units, "All units, in the lead or in support")
    with right:
        recommendation = choose("recommendation", "Recommendation", titles, "All recommendations")
    return {"unit": unit, "recommendation": recommendation}


def draw_states(name: str, says: str, only: str, given: Chosen) -> None:
    """Bars of the chosen actions by state over their table; of the one role that `only` names."""
    role = ("role", only) if only else None
    rows = asking.ask(name, **given)
    rows = rows[rows["role"] == only] if only else rows
    title = promises.COUNTED[name] + (f" in the {only}" if only else "")
    key = title.lower().replace(" ", "-")
    show.chart(asking.draw(states, name, only=role, **given), says, key)
    csv = asking.as_csv(name, **given)
    show.table(rows, csv, key, promises.COUNT_COLUMNS[name], f"{title}, as a table")


def draw_ranks(recommendations: pd.DataFrame) -> None:
    """Management's priority beside the evaluators' urgency."""
    st.header("Does the priority match the urgency?", anchor=False)
    says = promises.compared(recommendations)
    if recommendations["priority_against_urgency"].isna().all():
        st.markdown(says)
    else:
        says += " Where a line falls, management gives less priority than the evaluators urgency."
        show.chart(asking.draw(ranks, "actions/recommendations"), says, "ranks")
    rows = promises.in_words(recommendations)
    csv = asking.as_csv("actions/recommendations")
    title = "Priority and urgency, as a table"
    show.table(rows, csv, "priority-and-urgency", promises.RANK_COLUMNS, title)


def draw_deadlines(actions: pd.DataFrame, given: Chosen) -> None:
    """The timeline, what presses as of the date, and every action in a table."""
    st.header("When is each action due?", anchor=False)
    dated = asking.ask("actions/deadlines", **given)
    if dated.empty:
        st.markdown("None of these actions has a deadline.")
    else:
        says = (
            f"Deadlines run from {day(dated['deadline'].min())} to {day(dated['deadline'].max())}. "
            "Pale band: the time that the evaluators recommended. "
            "Upright line, or arrow where it is far off: the date asked for."
        )
        show.chart(asking.draw(deadlines, "actions/deadlines", **given), says, "deadlines")
        csv = asking.as_csv("actions/deadlines", **given)
        title = "Deadlines, as a table"
        show.table(promises.in_words(dated), csv, "deadlines", promises.DEADLINE_COLUMNS, title)
    st.header("What is overdue, due soon or not reported?", anchor=False)
    st.markdown(f"As of {day(asked().as_of)}:\n\n{promises.pressing(actions)}")
    csv = asking.as_csv("actions/status", **given)
    title = "Every action with its state, its timing and the days, as a table"
    show.table(promises.in_words(actions), csv, "actions", promises.ACTION_COLUMNS, title)


def draw_after_window(given: Chosen) -> None:
    """Deadlines that fall after the time the evaluators recommended."""
    st.header("Which deadlines fall after the recommended time?", anchor=False)
    late = asking.ask("actions/after_window", **given)
    st.markdown(promises.after_window(late))
    if not late.empty:
        csv = asking.as_csv("actions/after_window", **given)
        title = "Deadlines after the recommended time, as a table"
        show.table(promises.in_words(late), csv, "after-window", promises.LATE_COLUMNS, title)


def draw_units(given: Chosen) -> None:
    """The chosen actions by unit, lead and support apart."""
    st.header("Who is responsible?", anchor=False)
    units = asking.ask("actions/by_unit", **given)
    for role, column in zip(("lead", "support"), st.columns(2, gap="large"), strict=True):
        with column:
            rows = units[units["role"] == role]
            if rows.empty:
                st.markdown(f"For these actions no unit is named in the {role}.")
            else:
                draw_states("actions/by_unit", promises.units(rows, role), role, given)


def draw_actions(recommendations: pd.DataFrame, given: Chosen) -> None:
    """What was promised and done, and how it is ranked, in pictures over tables."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("How far is each recommendation?", anchor=False)
        says = (
            "One bar per recommendation, as long as its number of actions. Hatched: not reported."
        )
        draw_states("actions/by_recommendation", says, "", given)
    with right:
        draw_ranks(recommendations)
        says = "The actions by management's priority, 1 being the highest:"
        draw_states("actions/by_priority", says, "", given)
    draw_deadlines(asking.ask("actions/status", **given), given)
    draw_after_window(given)
    draw_units(given)


def draw_page(recommendations: pd.DataFrame) -> None:
    """The answer in a few sentences and figures, then everything it rests on."""
    given = chosen_actions(recommendations)
    headline = asking.ask("actions/headline", **given).iloc[0]
    st.markdown(promises.lead(recommendations, headline))
    if headline["actions"]:
        show.tiles(promises.tiles(headline))
        draw_actions(recommendations, given)
    else:
        st.markdown(promises.no_actions(headline, given, asked().as_of))
        draw_ranks(recommendations)
    response.draw(recommendations, given)


show.heading("Management response", QUESTION)
all_recommendations = asking.ask("actions/recommendations")
if all_recommendations.empty:
    st.markdown(f"No evaluation recommendation is known as of {day(asked().as_of)}.")
else:
    draw_page(all_recommendations)
