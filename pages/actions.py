"""What was promised, by whom, by when, and what was done?

Does management's priority match the evaluators' urgency?
"""

import streamlit as st

from charts.deadlines import deadlines
from charts.ranks import ranks
from charts.states import states
from pages.parts import asking, response, show
from pages.parts.choosing import choose
from pages.parts.question import asked
from pages.parts.response import ASKED, OF_TABLES, Chosen, Told
from pages.parts.words import day, plain

QUESTION = (
    "What was promised, by whom, by when, and what was done? "
    "Does management's priority match the evaluators' urgency?"
)


def chosen(units: dict[str, str], recommendations: dict[str, str]) -> Chosen:
    """The unit and the recommendation that the reader picked."""
    left, right = st.columns(2)
    with left:
        unit = choose("unit", "Unit", units, "All units, in the lead or in support")
    with right:
        recommendation = choose(
            "recommendation", "Recommendation", recommendations, "All recommendations"
        )
    return {"unit": unit, "recommendation": recommendation}


def draw_done(told: Told, given: Chosen) -> None:
    """How far the actions of each recommendation are."""
    st.header("How far is each recommendation?", anchor=False)
    says = "One bar per recommendation, as long as its number of actions. Hatched: not reported."
    show.chart(asking.draw(states, "actions/by_recommendation", **given), says, "done")
    show.table(*told.sheets["recommendation"])


def draw_ranks(told: Told) -> None:
    """Management's priority beside the evaluators' urgency."""
    st.header("Does the priority match the urgency?", anchor=False)
    if told.ranked:
        show.chart(asking.draw(ranks, "actions/recommendations"), told.ranked, "ranks")
    else:
        st.markdown(told.compared)
    show.table(*told.sheets["ranks"])


def draw_priorities(told: Told, given: Chosen) -> None:
    """How far the actions of each priority are."""
    says = "The actions by management's priority, 1 being the highest:"
    show.chart(asking.draw(states, "actions/by_priority", **given), says, "priorities")
    show.table(*told.sheets["priority"])


def draw_deadlines(told: Told, given: Chosen) -> None:
    """The timeline, what presses as of the date, and deadlines after the time recommended."""
    st.header("When is each action due?", anchor=False)
    if told.dated:
        show.chart(asking.draw(deadlines, "actions/deadlines", **given), told.dated, "deadlines")
        show.table(*told.sheets["deadlines"])
    else:
        st.markdown("None of these actions has a deadline.")
    st.header("What is overdue, due soon or not reported?", anchor=False)
    st.markdown(told.pressing)
    show.table(*told.sheets["actions"])
    st.header("Which deadlines fall after the recommended time?", anchor=False)
    st.markdown(told.after_window)
    if not told.sheets["late"].shown.empty:
        show.table(*told.sheets["late"])


def draw_units(told: Told, given: Chosen) -> None:
    """The actions by unit, lead and support apart."""
    st.header("Who is responsible?", anchor=False)
    for role, column in zip(("lead", "support"), st.columns(2, gap="large"), strict=True):
        with column:
            if told.units[role]:
                figure = asking.draw(states, "actions/by_unit", only=("role", role), **given)
                show.chart(figure, told.units[role], role)
                show.table(*told.sheets[role])
            else:
                st.markdown(f"No unit is named for these actions in the {role}.")


def draw_recommendations(told: Told, only: str | None) -> None:
    """Each recommendation to open, with its response, actions, sources and conflicts; and the evaluation."""
    st.header("Each recommendation, its response and its actions", anchor=False)
    for code, title, said in told.recommendations:
        with st.expander(title, expanded=only == code):
            st.markdown(said)
            st.page_link(
                "pages/evidence.py", label=f"What {plain(code)} rests on, in the evidence",
                query_params={"item": code},
            )  # fmt: skip
    for _, title, said in told.evaluations:
        with st.expander(title):
            st.markdown(said)


def draw(told: Told, given: Chosen) -> None:
    """The answer in a few sentences and figures, then everything it rests on."""
    st.markdown(told.lead)
    if told.any_action:
        show.tiles(told.tiles)
        left, right = st.columns([3, 2], gap="large")
        with left:
            draw_done(told, given)
        with right:
            draw_ranks(told)
            draw_priorities(told, given)
        draw_deadlines(told, given)
        draw_units(told, given)
    else:
        st.markdown(told.no_actions)
        draw_ranks(told)
    draw_recommendations(told, given["recommendation"])


show.heading("Management response", QUESTION)
units, titles = asking.made(response.choices, "actions/units", "actions/recommendations")
if titles:
    picked = chosen(units, titles)
    words = (day(asked().as_of), picked["unit"] or "", picked["recommendation"] or "")
    told = asking.made(response.tell, *ASKED, words=words, **picked)
    tables = asking.made(response.tables, *OF_TABLES, **picked)
    draw(told._replace(sheets=told.sheets | tables), picked)
else:
    st.markdown(f"No evaluation recommendation is known as of {day(asked().as_of)}.")
