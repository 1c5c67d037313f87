"""A page of constants, as large as a real one: the least that Streamlit needs for as many elements."""

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

WORDS = "A sentence of a page that says what the figure below it shows, in about twenty words."
LABEL = "A label of a few words"
FRAME = pd.DataFrame({f"column {index}": [LABEL] * 20 for index in range(6)})
SHOW = "export default part => { part.parentElement.querySelector('div').textContent = part.data; }"
FILE = FRAME.to_csv(index=False).encode()


def play(parts: Sequence[str]) -> None:
    """Draw a constant for each of `parts`, the kinds of what a real page has sent, in their order.

    A kind may be followed by a colon and how many bytes were sent.
    """
    st.set_page_config(layout="wide")
    for index, part in enumerate(parts):
        kind, _, size = part.partition(":")
        if size:
            _html(f"{kind}-{index}", int(size))
        else:
            PLAY.get(kind, _words)(f"{kind}-{index}")


def _words(_key: str) -> None:
    st.markdown(WORDS)


def _html(key: str, size: int) -> None:
    """A component that is sent as many bytes."""
    component = st.components.v2.component("constant", html="<div></div>", js=SHOW)
    component(data="x" * size, key=key)


def _chart(key: str) -> None:
    """Six bars. Made anew each time: a page without a cache and without a store is as long as this."""
    bars = go.Bar(x=[3, 1, 4, 1, 5, 9], y=["a", "b", "c", "d", "e", "f"], orientation="h")
    st.plotly_chart(go.Figure(bars), key=key)


# The constant for each kind of element or block; all others are text.
PLAY: dict[str, Callable[[str], object]] = {
    "plotly_chart": _chart,
    "dataframe": lambda key: st.dataframe(FRAME, key=key, hide_index=True),
    "table": lambda _: st.table(FRAME),
    "heading": lambda _: st.header(LABEL),
    "metric": lambda _: st.metric(LABEL, "914"),
    "alert": lambda _: st.info(WORDS),
    "html": lambda _: st.html(WORDS),
    "page_link": lambda _: st.page_link("https://example.org", label=LABEL),
    "button": lambda key: st.button(LABEL, key=key),
    "download_button": lambda key: st.download_button(LABEL, FILE, key=key, on_click="ignore"),
    "date_input": lambda key: st.date_input(LABEL, key=key),
    "selectbox": lambda key: st.selectbox(LABEL, ["a", "b"], key=key),
    "multiselect": lambda key: st.multiselect(LABEL, ["a", "b"], key=key),
    "button_group": lambda key: st.pills(LABEL, ["a", "b"], key=key),
    "text_input": lambda key: st.text_input(LABEL, key=key),
    "expandable": lambda _: st.expander(LABEL),
    "flex_container": lambda _: st.container(),
    "grid_container": lambda _: st.container(),
    "column": lambda _: st.container(),
    "tab_container": lambda _: st.container(),
    "tab": lambda _: st.container(),
    "popover": lambda _: st.popover(LABEL),
}
