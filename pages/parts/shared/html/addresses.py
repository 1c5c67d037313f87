"""The addresses of our own pages, with the setting of this visit, as links in HTML have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup, escape

from pages.parts.shared.navigation import PAGES
from web.base_path import path_prefix

PATHS = {page.name: page.path for page in PAGES}

# Stands in cached HTML for what each link carries on, until it is drawn: so the same HTML serves all dates at which
# nothing else in it differs.
CARRIED_ON = "carried-on"


@dataclass(frozen=True)
class Addresses:
    """The addresses of pages at one setting: `base` is the server's base path, `setting` what each carries on."""

    base: str
    setting: tuple[tuple[str, str], ...]

    def of(self, page: str, **parameters: str) -> str:
        """The address of the page `page`, by the name of its file, with `parameters` in it."""
        query = urlencode({**dict(self.setting), **parameters})
        return f"{self.base}/{PATHS[page]}" + (f"?{query}" if query else "")

    def link(self, words: object, page: str, **parameters: str) -> Markup:
        """A link of `words` to the page."""
        return Markup('<a href="{}">{}</a>').format(self.of(page, **parameters), words)


def current_addresses() -> Addresses:
    """Those with the setting of this page's address, once `with_setting` has put it in."""
    base = path_prefix(str(st.get_option("server.baseUrlPath") or ""))
    return Addresses(base, ((CARRIED_ON, ""),))


def with_setting(html: Markup, setting: Mapping[str, str]) -> Markup:
    """`html` with `setting` in each of the `current_addresses`."""
    query = str(escape(urlencode(setting)))
    filled = str(html).replace(f"?{CARRIED_ON}=&amp;", f"?{query}&amp;" if query else "?")
    return Markup(filled.replace(f"?{CARRIED_ON}=", f"?{query}" if query else ""))
