"""What was promised, by whom, by when, and what was done?

Does management's priority match the evaluators' urgency?
"""

import streamlit as st

from charts.deadlines import deadlines
from charts.ranks import ranks
from charts.states import states
from pages.parts import asking, promises, response, show
from pages.parts.choosing import choose
from pages.parts.question import asked
from pages.parts.response import ASKED, ASKED_OF_DAY, Chosen, Told, ToldOfDay
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


def draw_deadlines(of_day: ToldOfDay, given: Chosen) -> None:
    """The timeline, and what presses as of the date."""
    st.header("When is each action due?", anchor=False)
    if of_day.dated:
        show.chart(asking.draw(deadlines, "actions/deadlines", **given), of_day.dated, "deadlines")
        show.table(*of_day.sheets["deadlines"])
    else:
        st.markdown("None of these actions has a deadline.")
    st.header("What is overdue, due soon or not reported?", anchor=False)
    st.markdown(of_day.pressing)
    show.table(*of_day.sheets["actions"])


def draw_late(told: Told) -> None:
    """Deadlines after the time recommended."""
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


def draw_recommendations(told: Told, of_day: ToldOfDay, only: str | None) -> None:
    """Each recommendation to open, with its response, actions, sources and conflicts; and the evaluation."""
    st.header("Each recommendation, its response and its actions", anchor=False)
    for code, title, said, known in told.recommendations:
        if only in (None, code):
            with st.expander(title, expanded=only == code):
                actions = of_day.actions.get(code, "No key action is shown.")
                st.markdown("\n\n".join(filter(None, (said, actions, known))))
                st.page_link(
                    "pages/evidence.py", label=f"What {plain(code)} rests on, in the evidence",
                    query_params={"item": code},
                )  # fmt: skip
    for _, title, said, known in told.evaluations:
        with st.expander(title):
            st.markdown("\n\n".join(filter(None, (said, known))))


def draw(told: Told, of_day: ToldOfDay, given: Chosen) -> None:
    """The answer in a few sentences and figures, then everything it rests on."""
    compared = told.compared if told.ranked else ""
    st.markdown(promises.lead(told.accepted, of_day.progress, compared))
    if of_day.any_action:
        show.tiles(of_day.tiles)
        left, right = st.columns([3, 2], gap="large")
        with left:
            draw_done(told, given)
        with right:
            draw_ranks(told)
            draw_priorities(told, given)
        draw_deadlines(of_day, given)
        draw_late(told)
        draw_units(told, given)
    else:
        st.markdown(of_day.no_actions)
        draw_ranks(told)
    draw_recommendations(told, of_day, given["recommendation"])


show.heading("Management response", QUESTION)
units, titles = asking.made(response.choices, "actions/units", "actions/recommendations")
if titles:
    picked = chosen(units, titles)
    words = (day(asked().as_of), picked["unit"] or "", picked["recommendation"] or "")
    told = asking.made(response.tell, *ASKED, **picked)
    draw(told, asking.made(response.tell_of_day, *ASKED_OF_DAY, words=words, **picked), picked)
else:
    st.markdown(f"No evaluation recommendation is known as of {day(asked().as_of)}.")
