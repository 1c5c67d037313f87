"""A page of constant Plotly charts: the least that Streamlit needs for them, whatever our pages draw."""

import plotly.graph_objects as go
import streamlit as st

# The page that ours are held to.
FOUR = 4

TITLE = "A title of a few words"
WORDS = "A sentence of a page that says what the figure below it shows, in about twenty words."


def draw(charts: int) -> None:
    """A title, a sentence and so many charts. They are made anew each time: such a page has no cache and no store."""
    st.set_page_config(layout="wide")
    st.title(TITLE)
    st.markdown(WORDS)
    for index in range(charts):
        bars = go.Bar(x=[3, 1, 4, 1, 5, 9], y=["a", "b", "c", "d", "e", "f"], orientation="h")
        st.plotly_chart(go.Figure(bars), key=f"chart-{index}")
