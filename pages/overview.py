"""Where does the project stand, and what needs attention?"""

import streamlit as st

from charts.bullets import bullets
from pages.parts import asking, show, standing

COLUMNS = {
    "title": "Indicator", "reached": "Reached", "status": "Status", "due": "Due",
    "period_end": "Figure of", "source": "Source", "place": "Place",
}  # fmt: skip


def draw_status() -> None:
    """The indicators by status, the actions by state, and the figures that are asked for first."""
    states = asking.made(standing.states, "overview/status_counts", "overview/action_counts")
    headlines = asking.made(standing.headlines, "overview/headline_figures")
    left, right = st.columns(2)
    if states:
        with left:
            show.tiles(states, width=130)
    if headlines:
        with right:
            show.tiles(headlines, width=180)
    if not states and not headlines:
        st.markdown("This project has no indicator and no action yet.")
    without = asking.made(standing.without_status, "overview/status_counts")
    if without:
        st.caption(without)


def draw_attention() -> None:
    """What needs attention, by kind, each with the way to where it is explained."""
    st.header("What needs attention", anchor=False)
    matters = asking.made(standing.matters, "overview/attention")
    if not matters:
        st.markdown("Nothing is behind, overdue, due soon, or in conflict as of this date.")
    for matter in matters:
        st.markdown(matter.heading)
        for way in matter.ways:
            st.page_link(way.page, label=way.label, query_params=way.to)


def draw_bullets() -> None:
    """Every indicator that can be held against a target, those behind first."""
    st.header("Against its targets", anchor=False)
    if asking.ask("overview/bullets").empty:
        st.markdown("No indicator has a target as of this date.")
        return
    says, rows = asking.made(standing.against_targets, "overview/bullets")
    show.chart(asking.draw(bullets, "overview/bullets"), says, "bullets")
    csv = asking.as_csv("overview/bullets")
    show.table(rows, csv, "indicators-with-a-target", COLUMNS)


show.heading("Overview", "Where does the project stand, and what needs attention?")
draw_status()
left, right = st.columns([2, 3], gap="large")
with left:
    draw_attention()
with right:
    draw_bullets()
