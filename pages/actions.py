"""What was promised, by whom, by when, and what was done?

Does management's priority match the evaluators' urgency?
"""

import streamlit as st

from pages.parts.actions import drawings, response, response_text
from pages.parts.actions.response import (
    DAILY_QUESTIONS,
    QUESTIONS,
    ActionsText,
    ResponseText,
    Selection,
)
from pages.parts.shared import elements
from web import answers
from web.address_state import draw_choice
from web.question import current_question
from wording.dates import day

QUESTION = (
    "What was promised, by whom, by when, and what was done? "
    "Does management's priority match the evaluators' urgency?"
)


def draw_selection(units: dict[str, str], recommendations: dict[str, str]) -> Selection:
    """The unit and the recommendation that the reader picked."""
    left, right = st.columns(2)
    with left:
        unit = draw_choice("unit", "Unit", units, "All units, in the lead or in support")
    with right:
        recommendation = draw_choice(
            "recommendation", "Recommendation", recommendations, "All recommendations"
        )
    return {"unit": unit, "recommendation": recommendation}


def draw(texts: ResponseText, action_texts: ActionsText, selection: Selection) -> None:
    """The answer in a few sentences and figures, then everything it rests on."""
    ranking = texts.ranking if texts.ranking_chart else ""
    st.markdown(response_text.summary(texts.accepted, action_texts.progress, ranking))
    if action_texts.has_actions:
        elements.tiles(action_texts.tiles)
        left, right = st.columns([3, 2], gap="large")
        with left:
            drawings.draw_done(texts, selection)
        with right:
            drawings.draw_ranks(texts)
            drawings.draw_priorities(texts, selection)
        drawings.draw_deadlines(action_texts, selection)
        drawings.draw_late(texts)
        drawings.draw_units(texts, selection)
    else:
        st.markdown(action_texts.no_actions)
        drawings.draw_ranks(texts)
    drawings.draw_recommendations(texts, action_texts, selection["recommendation"])


elements.heading("Management response", QUESTION)
units, titles = answers.cached(response.choices, "actions/units", "actions/recommendations")
as_of = day(current_question().as_of)
if titles:
    selection = draw_selection(units, titles)

    arguments = (as_of, selection["unit"] or "", selection["recommendation"] or "")
    texts = answers.cached(response.describe_response, *QUESTIONS, **selection)
    action_texts = answers.cached(
        response.describe_actions, *DAILY_QUESTIONS, arguments=arguments, **selection
    )

    draw(texts, action_texts, selection)
else:
    st.markdown(f"No evaluation recommendation is known as of {as_of}.")
