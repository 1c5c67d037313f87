"""A part of a page as HTML: put into the page by a component, whose script hands a plain click on a link to Python.

All text in it is escaped by markupsafe: `Markup("<b>{}</b>").format(text)` is markup, and `text` stays text.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from markupsafe import Markup

from pages.parts.shared.html.addresses import with_setting
from pages.parts.shared.navigation import PAGES
from web.address_state import carried_on

SCRIPT = Path(__file__).with_name("fragment.js").read_text(encoding="utf-8")
PLACE = '<div class="fragment"></div>'


def draw(html: Markup, key: str) -> None:
    """Draw `html` here, with the setting of this page's address in its links. `key` is its name on the page.

    A plain click on a link to one of our pages opens it in the same session; one with Ctrl is left to the browser.
    """
    component = st.components.v2.component("fragment", html=PLACE, js=SCRIPT, isolate_styles=False)
    component(data=str(with_setting(html, carried_on())), key=key, on_opened_change=_open(key))


def page_at(address: str) -> tuple[str, dict[str, str]] | None:
    """The file of the page at an address of ours, and its query; None for any other, which a browser may send, too."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    name = parts.path.rsplit("/", 1)[-1]
    pages = {page.path: page.file for page in PAGES}
    if parts.scheme or parts.netloc or name not in pages:
        return None
    return pages[name], dict(parse_qsl(parts.query))


def _open(key: str) -> Callable[[], None]:
    def switch() -> None:
        if page := page_at(str(st.session_state[key]["opened"])):
            st.switch_page(page[0], query_params=page[1])

    return switch
