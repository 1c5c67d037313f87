"""The menu: a link to each page, with the date and the frozen revision of this one in its address."""

import streamlit as st

from pages.parts.shared import elements
from pages.parts.shared.navigation import FOR_VISITORS, PAGES
from web.visitor import visitor


def draw() -> None:
    """Draw the links in one line. Only the team has those to its pages, which check by themselves who opens them."""
    with st.container(key="menu", horizontal=True, wrap=False, gap="small"):
        for page in PAGES if visitor().is_team else FOR_VISITORS:
            elements.link(page.file, page.title)
