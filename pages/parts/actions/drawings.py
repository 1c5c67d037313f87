"""The charts, tables and folded texts of the page Management response, in the order of the page."""

import streamlit as st

from charts.deadlines import deadlines
from charts.ranks import ranks
from charts.states import states
from pages.parts.actions.response import ActionsText, ResponseText, Selection
from pages.parts.shared import elements
from web import answers
from wording.markdown import plain


def draw_done(texts: ResponseText, selection: Selection) -> None:
    """How far the actions of each recommendation are."""
    st.header("How far is each recommendation?", anchor=False)
    sentence = (
        "One bar per recommendation, as long as its number of actions. Outline: not reported."
    )
    elements.chart(
        answers.cached_figure(states, "actions/by_recommendation", **selection), sentence, "done"
    )
    elements.table(texts.tables["recommendation"])


def draw_ranks(texts: ResponseText) -> None:
    """Management's priority beside the evaluators' urgency."""
    st.header("Does the priority match the urgency?", anchor=False)
    if texts.ranking_chart:
        elements.chart(
            answers.cached_figure(ranks, "actions/recommendations"), texts.ranking_chart, "ranks"
        )
    else:
        st.markdown(texts.ranking)
    elements.table(texts.tables["ranks"])


def draw_priorities(texts: ResponseText, selection: Selection) -> None:
    """How far the actions of each priority are."""
    sentence = "The actions by management's priority, 1 being the highest:"
    elements.chart(
        answers.cached_figure(states, "actions/by_priority", **selection), sentence, "priorities"
    )
    elements.table(texts.tables["priority"])


def draw_deadlines(action_texts: ActionsText, selection: Selection) -> None:
    """The timeline, and what presses as of the date."""
    st.header("When is each action due?", anchor=False)
    if action_texts.deadlines:
        elements.chart(
            answers.cached_figure(deadlines, "actions/deadlines", **selection),
            action_texts.deadlines,
            "deadlines",
        )
        elements.table(action_texts.tables["deadlines"])
    else:
        st.markdown("None of these actions has a deadline.")
    st.header("What is overdue, due soon or not reported?", anchor=False)
    st.markdown(action_texts.pressing)
    elements.table(action_texts.tables["actions"])


def draw_late(texts: ResponseText) -> None:
    """Deadlines after the time recommended."""
    st.header("Which deadlines fall after the recommended time?", anchor=False)
    st.markdown(texts.after_window)
    if not texts.tables["late"].rows.empty:
        elements.table(texts.tables["late"])


def draw_units(texts: ResponseText, selection: Selection) -> None:
    """The actions by unit, lead and support apart."""
    st.header("Who is responsible?", anchor=False)
    for role, column in zip(("lead", "support"), st.columns(2, gap="large"), strict=True):
        with column:
            if texts.units[role]:
                figure = answers.cached_figure(
                    states, "actions/by_unit", only=("role", role), **selection
                )
                elements.chart(figure, texts.units[role], role)
                elements.table(texts.tables[role])
            else:
                st.markdown(f"No unit is named for these actions in the {role}.")


def draw_recommendations(texts: ResponseText, action_texts: ActionsText, only: str | None) -> None:
    """Each recommendation to open, with its response, actions, sources and conflicts; and the evaluation."""
    st.header("Each recommendation, its response and its actions", anchor=False)
    for code, title, text, known in texts.recommendations:
        if only in (None, code):
            with st.expander(title, expanded=only == code):
                actions = action_texts.actions.get(code, "No key action is shown.")
                st.markdown("\n\n".join(filter(None, (text, actions, known))))
                elements.link(
                    "pages/evidence.py",
                    f"What {plain(code)} rests on, in the evidence",
                    item=code,
                )
    for _, title, text, known in texts.evaluations:
        with st.expander(title):
            st.markdown("\n\n".join(filter(None, (text, known))))
