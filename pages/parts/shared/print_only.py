"""What only paper has, or only a screen: on paper no table can be opened, so its content is written out.

`styles/print.css` distinguishes the two by the names of the containers. What is hidden is not read out either.
"""

import re
from urllib.parse import urlencode, urlsplit

import streamlit as st

from web.question import current_question


def draw_address() -> None:
    """The address of the page at the foot of each sheet, with the project and the date that it shows.

    As a style sheet: no element of the page repeats on each sheet in all browsers, and nothing of it can be in the way.
    """
    question = current_question()
    seen = urlsplit(st.context.url or "")
    setting = {"project": question.project, "as_of": question.as_of.isoformat()}
    address = f"{seen.scheme}://{seen.netloc}{seen.path}?{urlencode({**setting, **st.query_params.to_dict()})}"
    st.html(
        f'<style>@media print {{ @page {{ @bottom-left {{ content: "{css_text(address)}" }} }} }}</style>'
    )


def css_text(text: str) -> str:
    """`text` as CSS takes it in quotes; what could end the quotes, or the style sheet, becomes its number."""
    return re.sub(r"[^\w./:?&=%~+-]", lambda sign: f"\\{ord(sign[0]):x} ", text)


def on_screen(text: str, key: str) -> None:
    """`text`, in Markdown, that is of no use on paper."""
    with st.container(key=f"on-screen-{key}"):
        st.markdown(text)


def on_paper(text: str, key: str) -> None:
    """`text`, in Markdown, that a screen shows in a table."""
    with st.container(key=f"on-paper-{key}"):
        st.markdown(text)
