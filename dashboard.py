"""The app: its pages, its routes, and its middleware. `streamlit run dashboard.py` serves them."""

from typing import Literal

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.shared.navigation import HOME, PAGES

# What these import is imported before the server answers: neither pandas nor DuckDB, which web.store_opening imports.
from web import clock, store_opening
from web.base_path import BasePath
from web.filter import Filter
from web.routes.addresses import routes
from web.visitor import visitor

base = str(st.get_option("server.baseUrlPath") or "")
app = st.App(
    __file__,
    lifespan=store_opening.lifespan,
    routes=routes(base, clock.now),
    middleware=[Middleware(BasePath, base=base), Middleware(Filter, base=base)],
)

# Only for the menu: a page for the team checks by itself who opens it.
for_team: Literal["visible", "hidden"] = "visible" if visitor().is_team else "hidden"

st.set_page_config(
    page_title="Results dashboard", page_icon="pages/parts/shared/icon.svg", layout="wide"
)
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
    from pages.parts.shared import frame
    from web import upload_limit

    upload_limit.apply_limit()
    frame.draw(clock.now().date(), page)
