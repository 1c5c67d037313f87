"""The address of a page at the foot of each sheet that it is printed on."""

import re
from urllib.parse import urlencode, urlsplit

import streamlit as st

from web.question import current_question


def draw() -> None:
    """The address of the page, with the project and the date that it shows.

    As a style sheet: no element of the page repeats on each sheet in all browsers, and nothing of it can be in the way.
    """
    question = current_question()
    seen = urlsplit(st.context.url or "")
    setting = {"project": question.project, "as_of": question.as_of.isoformat()}
    query = urlencode({**setting, **st.query_params.to_dict()})
    address = css_text(f"{seen.scheme}://{seen.netloc}{seen.path or '/'}?{query}")
    st.html(
        f'<style>@media print {{ @page {{ @bottom-left {{ content: "{address}" }} }} }}</style>'
    )


def css_text(text: str) -> str:
    """`text` as CSS takes it in quotes; what could end the quotes, or the style sheet, becomes its number."""
    return re.sub(r"[^\w./:?&=%~+-]", lambda sign: f"\\{ord(sign[0]):x} ", text)
