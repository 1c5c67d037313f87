"""The app: its pages, its routes, and its middleware. `streamlit run dashboard.py` serves them."""

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.shared.navigation import HOME, PAGES
from pages.parts.shared.styles import STYLE

# What these import is imported before the server answers: neither pandas nor DuckDB, which web.store_opening imports.
from web import clock, store_opening
from web.filter import Filter
from web.routes.addresses import routes
from web.transfer.compressed import Compressed
from web.transfer.page_head import PageHead

base = str(st.get_option("server.baseUrlPath") or "")
app = st.App(
    __file__,
    lifespan=store_opening.lifespan,
    routes=routes(base, clock.now, HOME.name),
    middleware=[
        Middleware(Compressed, base=base),
        Middleware(PageHead, base=base, style=STYLE),
        Middleware(Filter, base=base),
    ],
)

st.set_page_config(
    page_title="Results dashboard", page_icon="pages/parts/shared/icon.svg", layout="wide"
)
# The menu is drawn below: Streamlit's own would drop what the address holds.
page = st.navigation(
    [
        st.Page(
            page.file,
            title=page.title,
            url_path=page.path or None,
            default=page == HOME,
        )
        for page in PAGES
    ],
    position="hidden",
)

# The server imports this file once, for `app`; the pages must be declared then, or the first visitor who
# comes by a page's own address would get the page without its frame. Each visit runs it as the main script.
if __name__ == "__main__":
    from pages.parts.shared import frame
    from web import upload_limit

    upload_limit.apply_limit()
    frame.draw_menu(page.url_path)
    (known,) = (each for each in PAGES if each.path == page.url_path)
    frame.draw(clock.now().date(), page, known)
