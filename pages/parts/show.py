"""A chart over its table: the sentence it says, the figure, and the same rows to copy and download."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "responsive": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "png", "scale": 2},
}


def heading(title: str, question: str) -> None:
    """The title of a page and the question that it answers."""
    st.title(title, anchor=False)
    st.markdown(f":gray[{question}]")


def tiles(figures: Sequence[tuple[str, str]], width: int = 150) -> None:
    """Figures in large type, each (value, label) over what it is, as many in a row as there is room for.

    Each is at least `width` pixels wide, for its value is not broken. Labels are Markdown: text from data
    in them has gone through `words.plain`.
    """
    grid = st.grid(min_column_width=width, border=True)
    for value, label in figures:
        with grid.cell(), st.container(gap=None):
            st.metric(label, value, label_visibility="collapsed")
            st.caption(label)


def chart(
    figure: go.Figure, says: str, key: str, on_point: Callable[[], None] | None = None
) -> None:
    """A figure with the sentence that it says, which is also its text for those who cannot see it.

    `says` is Markdown: text from data in it has gone through `words.plain`. `on_point` is called when a
    reader presses on a point, which then stands in the session's state under `key`.
    """
    st.markdown(says)
    figure_alone(figure, says, key, on_point)


def figure_alone(
    figure: go.Figure, says: str, key: str, on_point: Callable[[], None] | None = None
) -> None:
    """The same where the sentence stands beside the figure already."""
    st.plotly_chart(
        figure, key=key, config=CONFIG, alt=says.replace("\\", "").replace("*", ""),
        on_select=on_point or "ignore", selection_mode="points",
    )  # fmt: skip


def table(
    frame: pd.DataFrame,
    csv: bytes,
    name: str,
    columns: Mapping[str, str],
    title: str = "The same as a table",
    *,
    expanded: bool = False,
) -> None:
    """Rows under their chart, to copy and download as `name`.csv; `columns` are shown, with their headings.

    The download carries every column of the answer.
    """
    names = list(columns)
    shown = frame if list(frame) == names else frame[names]
    headings = zip(columns.values(), shown.dtypes, strict=True)
    with st.expander(title, expanded=expanded):
        st.dataframe(
            shown,
            hide_index=True,
            column_config=dict(
                zip(names, (_headed(*heading) for heading in headings), strict=True)
            ),
            key=f"table-{name}",
            placeholder="",
            alt=title,
        )
        st.download_button(
            "Download CSV", csv, f"{name}.csv", "text/csv", key=f"csv-{name}", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip


def _headed(heading: str, kind: Any) -> Any:
    """A day is shown as a day, though pandas keeps an hour with it."""
    return (
        st.column_config.DateColumn(heading, format="YYYY-MM-DD") if kind.kind == "M" else heading
    )
