"""A chart over its table: the sentence it says, the figure, and the same rows to copy and download."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from pages.parts.front import below
from pages.parts.question import asked
from pages.parts.sheets import ORIGIN, is_traced
from pages.parts.visitor import unguessable, visitor

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
    csv: bytes | Callable[[], bytes],
    name: str,
    columns: Mapping[str, str],
    title: str = "The same as a table",
    *,
    download: str = "Download CSV",
    expanded: bool = False,
    for_team: bool = False,
) -> None:
    """Rows under their chart, to copy and download as `name`.csv; `columns` are shown, with their headings.

    `csv` is the file, or makes it when it is asked for. Rows that know where they came from say it last; for the team
    the upload is the way into the history.
    """
    known = ORIGIN if is_traced(frame) and not columns.keys() & ORIGIN.keys() else {}
    history = upload_address() if visitor().is_team else ""
    rows, headings = _sent(_Same(frame), tuple({**columns, **known}.items()), history)
    # Streamlit gives a file to whoever has its address: see `unguessable`.
    kind = unguessable("text/csv") if for_team else "text/csv"
    with st.expander(title, expanded=expanded):
        st.dataframe(
            rows,
            hide_index=True,
            column_config=headings,
            key=f"table-{name}",
            placeholder="",
            alt=title,
        )
        st.download_button(
            download, csv, f"{name}.csv", kind, key=f"csv-{name}", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip


class _Same:
    """A frame that is compared by being the very same: frames that are kept are never changed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.frame is self.frame


def upload_address() -> str:
    """The address of an upload in the history, up to its number: for the team, who may open it."""
    base = below(str(st.get_option("server.baseUrlPath") or ""))
    return f"{base}/history?project={quote(asked().project)}&entry="


@lru_cache(maxsize=500)
def _sent(
    same: _Same, columns: tuple[tuple[str, str], ...], history: str
) -> tuple[pa.Table, dict[str, Any]]:
    """The rows as they are sent, which takes longer to make than all else about a table, and their headings."""
    shown = same.frame[[name for name, _ in columns]]
    headings = {name: _headed(heading, shown[name].dtype.kind) for name, heading in columns}
    if history and "revision" in shown:
        ways = [
            None if pd.isna(number) else f"{history}{number:.0f}" for number in shown["revision"]
        ]
        shown = shown.assign(revision=pd.Series(ways, shown.index, "string"))
        headings["revision"] = st.column_config.LinkColumn(
            headings["revision"], display_text=r"entry=(\d+)$"
        )
    return pa.Table.from_pandas(shown, preserve_index=False), headings


def _headed(heading: str, kind: str) -> Any:
    """A day is shown as a day, though pandas keeps an hour with it."""
    return st.column_config.DateColumn(heading, format="YYYY-MM-DD") if kind == "M" else heading
