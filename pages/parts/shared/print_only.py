"""Texts that only paper has, or only a screen: on paper no table can be opened, so its content is written out.

`styles/print.css` distinguishes the two by the names of the containers. What is hidden is not read out either.
"""

import streamlit as st


def on_screen(text: str, key: str) -> None:
    """`text`, in Markdown, that is of no use on paper."""
    with st.container(key=f"on-screen-{key}"):
        st.markdown(text)


def on_paper(text: str, key: str) -> None:
    """`text`, in Markdown, that a screen shows in a table."""
    with st.container(key=f"on-paper-{key}"):
        st.markdown(text)
