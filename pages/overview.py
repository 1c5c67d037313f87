"""Where does the project stand, and what needs attention?"""

import pandas as pd
import streamlit as st

from charts.bullets import bullets
from pages.parts.overview import overview_text
from pages.parts.overview.overview_text import AttentionGroup
from pages.parts.shared import elements, judgements
from pages.parts.shared.elements import Tile
from pages.parts.shared.tables import Table
from web import answers
from web.question import current_question

COLUMNS = {
    "title": "Indicator", "reached": "Reached", "status": "Status", "due": "Due",
    "period_end": "Figure of", "source": "Source", "place": "Place",
}  # fmt: skip


StateTiles = list[tuple[str, str]]


def draw_status(states: StateTiles, headlines: list[Tile], without_status: str) -> None:
    """The indicators by status, the actions by state, and the figures that are asked for first."""
    left, right = st.columns(2)
    if states:
        with left:
            elements.tiles(states, width=130)
    if headlines:
        with right:
            elements.tiles(headlines, width=180)
    if not states and not headlines:
        st.markdown("This project has no indicator and no action yet.")
    if without_status:
        st.caption(without_status)


def draw_attention(groups: list[AttentionGroup]) -> None:
    """What needs attention, by kind, each with a link to the page that explains it."""
    st.header("What needs attention", anchor=False)
    if not groups:
        st.markdown(
            "Nothing is behind, not reported, overdue, due soon, or in conflict as of this date."
        )
    for group in groups:
        st.markdown(group.heading)
        for link in group.links:
            elements.link(link.page, link.label, **link.parameters)


def draw_bullets(sentence: str, rows: pd.DataFrame) -> None:
    """Every indicator that has a target, those behind or not reported first."""
    st.header("Against its targets", anchor=False)
    if rows.empty:
        st.markdown("No indicator has a target as of this date.")
        return
    elements.chart(answers.cached_figure(bullets, "overview/bullets"), sentence, "bullets")
    csv = answers.as_csv("overview/bullets")
    elements.table(Table(rows, csv, "indicators-with-a-target", COLUMNS))


def draw_judgements(lines: str) -> None:
    """What the sources judge themselves of the objective and the outcomes."""
    if lines:
        st.header("What the sources judge", anchor=False)
        st.markdown(lines)


ended = answers.cached(
    overview_text.project_end_text, "frame/project", arguments=(current_question().as_of,)
)
states = answers.cached(
    overview_text.state_tiles, "overview/status_counts", "overview/action_counts"
)
headlines = answers.cached(
    overview_text.headline_tiles, "overview/headline_figures", "funding/shares_of_target"
)
without_status = answers.cached(overview_text.without_status_text, "overview/status_counts")
attention = answers.cached(overview_text.attention_groups, "overview/attention")
sentence, progress = answers.cached(overview_text.describe_bullets, "overview/bullets")

judged = answers.cached(
    judgements.lines, "results/judgements", arguments=(("objective", "outcome"),)
)

elements.heading("Overview", "Where does the project stand, and what needs attention?")
if ended:
    st.markdown(ended)
draw_status(states, headlines, without_status)
left, right = st.columns([2, 3], gap="large")
with left:
    draw_attention(attention)
    draw_judgements(judged)
with right:
    draw_bullets(sentence, progress)
