"""The front door: the list of pages, and who is visiting. `streamlit run dashboard.py` serves them."""

from datetime import date
from typing import Literal

import streamlit as st
from starlette.middleware import Middleware

# What these import is imported before the server answers: neither pandas nor DuckDB, which pages.parts.opening does.
from pages.parts import clock, opening
from pages.parts.front import TellsBase
from pages.parts.gate import Gate
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
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/results.py", title="Results", url_path="results"),
        st.Page("pages/gender.py", title="Gender", url_path="gender"),
        st.Page("pages/funding.py", title="Funding and partnerships", url_path="funding"),
        st.Page("pages/actions.py", title="Management response", url_path="actions"),
        st.Page("pages/evidence.py", title="Evidence", url_path="evidence"),
        st.Page("pages/meeting.py", title="Board meeting", url_path="meeting"),
        st.Page("pages/upload.py", title="Upload", url_path="upload", visibility=for_team),
        st.Page("pages/history.py", title="History", url_path="history", visibility=for_team),
        st.Page("pages/about.py", title="About the data", url_path="about"),
    ],
    position="top",
)

# The server imports this file once, for `app`; the pages must be declared then, or the first visitor who
# comes by a page's own address would get the page without its frame. Each visit runs it as the main script.
if __name__ == "__main__":
    from pages.parts import frame, sizes

    sizes.hold()
    frame.draw(date.today(), page)
