"""A part of a page as HTML: put into the page by a component, whose script hands a plain click on a link to Python.

All text in it is escaped by markupsafe: `Markup("<b>{}</b>").format(text)` is markup, and `text` stays text.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from markupsafe import Markup

from pages.parts.shared.navigation import PAGES

SCRIPT = Path(__file__).with_name("fragment.js").read_text(encoding="utf-8")
PLACE = '<div class="fragment"></div>'


def draw(html: Markup, key: str) -> None:
    """Draw `html` here. `key` is its name on the page.

    A plain click on a link to one of our pages opens it in the same session; one with Ctrl is left to the browser.
    """
    component = st.components.v2.component("fragment", html=PLACE, js=SCRIPT, isolate_styles=False)
    component(data=str(html), key=key, on_opened_change=_open(key))


def _open(key: str) -> Callable[[], None]:
    def switch() -> None:
        address = urlsplit(str(st.session_state[key]["opened"]))
        name = address.path.rsplit("/", 1)[-1]
        pages = {page.path: page.file for page in PAGES}
        # What a browser sends may be anything: an address that is none of ours opens nothing.
        if name in pages:
            st.switch_page(pages[name], query_params=parse_qsl(address.query))

    return switch
