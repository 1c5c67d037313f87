"""What only paper has, and only a screen: a reader of paper can open no table, so what it holds is written out.

`style.css` tells the two apart, by the names of the containers. What is hidden is not read out either.
"""

import streamlit as st


def on_screen(said: str, key: str) -> None:
    """Words, in Markdown, that would lead a reader of paper nowhere."""
    with st.container(key=f"on-screen-{key}"):
        st.markdown(said)


def on_paper(said: str, key: str) -> None:
    """Words, in Markdown, that a screen leaves to a table."""
    with st.container(key=f"on-paper-{key}"):
        st.markdown(said)
