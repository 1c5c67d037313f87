"""The front door: its pages, and who is visiting. `streamlit run dashboard.py` serves them."""

from datetime import date
from typing import Literal

import streamlit as st
from starlette.middleware import Middleware

# What these import is imported before the server answers: neither pandas nor DuckDB, which pages.parts.opening does.
from pages.parts import clock, opening
from pages.parts.front import TellsBase
from pages.parts.gate import Gate
from pages.parts.navigation import HOME, PAGES
from pages.parts.routes import routes
from pages.parts.visitor import visitor

base = str(st.get_option("server.baseUrlPath") or "")
app = st.App(
    __file__,
    lifespan=opening.lifespan,
    routes=routes(base, clock.now),
    middleware=[Middleware(TellsBase, base=base), Middleware(Gate, base=base)],
)

# Only what the menu offers: a page of the team judges by itself who opens it.
for_team: Literal["visible", "hidden"] = "visible" if visitor().is_team else "hidden"

st.set_page_config(page_title="Results dashboard", page_icon="pages/parts/icon.svg", layout="wide")
page = st.navigation(
    [
        st.Page(
            page.file,
            title=page.title,
            url_path=page.path or None,
            default=page == HOME,
            visibility=for_team if page.is_for_team else "visible",
        )
        for page in PAGES
    ],
    position="top",
)

# The server imports this file once, for `app`; the pages must be declared then, or the first visitor who
# comes by a page's own address would get the page without its frame. Each visit runs it as the main script.
if __name__ == "__main__":
    from pages.parts import frame, sizes

    sizes.hold()
    frame.draw(date.today(), page)
