"""What every page draws: its heading, tiles, charts with their sentence, and tables to copy and download."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from pages.parts.shared import citation
from pages.parts.shared.tables import ORIGIN, Table, in_words, is_traced, with_wordings
from web.address_state import carried_on
from web.base_path import path_prefix
from web.question import current_question
from web.visitor import team_media_type, visitor

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "responsive": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "png", "scale": 2},
}

# Numbers as `wording.figures` writes them: `1,266`, `86.2 %`.
NUMBER, PERCENT = "%,g", "%,g %%"

# Columns whose values are shares of one.
SHARES = ("achievement", "coverage", "expected_share")


def heading(title: str, question: str) -> None:
    """The title of a page and the question that it answers."""
    st.title(title, anchor=False)
    st.markdown(f":gray[{question}]")


class Tile(NamedTuple):
    """A figure in large type over what it is, its date among that; and the page and parameters that lead to its source.

    The label is Markdown: text from data in it has gone through `wording.markdown.plain`.
    """

    value: str
    label: str
    page: str = ""
    parameters: Mapping[str, str] = MappingProxyType({})


def tiles(figures: Sequence[Tile | tuple[str, str]], width: int = 150) -> None:
    """Figures in large type, as many in a row as there is room for; each is at least `width` pixels wide.

    What is not a figure of the ledger, such as a count of statuses, is (value, label).
    """
    grid = st.grid(min_column_width=width, border=True)
    for tile in (Tile(*figure) for figure in figures):
        with grid.cell(), st.container(gap=None):
            st.metric(tile.label, tile.value, label_visibility="collapsed")
            st.caption(tile.label)
            if tile.page:
                link(tile.page, "Source", **tile.parameters)


def chart(
    figure: go.Figure, text: str, key: str, on_point: Callable[[], None] | None = None
) -> None:
    """A figure below a sentence that says what it shows, which is also the text for those who cannot see it.

    `text` is Markdown: text from data in it has gone through `wording.markdown.plain`. `on_point` is called when a
    reader presses on a point, which then is in the session's state under `key`.
    """
    st.markdown(text)
    draw_figure(figure, text, key, on_point)


def draw_figure(
    figure: go.Figure, text: str, key: str, on_point: Callable[[], None] | None = None
) -> None:
    """The figure alone, where its sentence is drawn elsewhere."""
    st.plotly_chart(
        figure, key=key, config=CONFIG, alt=text.replace("\\", "").replace("*", ""),
        on_select=on_point or "ignore", selection_mode="points",
    )  # fmt: skip


def table(table: Table) -> None:
    """Rows under their chart, folded, to copy and download.

    Rows that know their upload, file and row show them last; for the team the upload is a link into the history. A row
    that is a figure or a conflict has a link to its frozen address.
    """
    with st.expander(table.title, expanded=table.expanded, type="compact"):
        draw_rows(table)


def table_when_opened(table: Table) -> None:
    """The same, drawn and sent when a reader opens it: what draws tables is large, and most readers open none."""
    fold = st.expander(table.title, key=f"fold-{table.name}", type="compact", on_change="rerun")
    if fold.open:
        with fold:
            draw_rows(table)


def draw_rows(table: Table) -> None:
    """The rows of a table themselves, and the button to download them."""
    known = ORIGIN if is_traced(table.rows) and not table.columns.keys() & ORIGIN.keys() else {}
    history = upload_address() if visitor().is_team else ""
    rows, headings = _serialized(
        _ById(table.rows),
        tuple({**table.columns, **known}.items()),
        history,
        tuple(map(citation.frozen_address, ("results", "funding", "about")))
        if citation.has_addresses(table.rows) and not table.for_team
        else (),
    )
    # Streamlit gives a file to whoever has its address: see `team_media_type`.
    kind = team_media_type("text/csv") if table.for_team else "text/csv"
    st.dataframe(
        rows,
        hide_index=True,
        column_config=headings,
        key=f"table-{table.name}",
        placeholder="",
        alt=table.title,
    )
    st.download_button(
        table.download, table.csv, f"{table.name}.csv", kind, key=f"csv-{table.name}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


class _ById:
    """A frame that is compared by identity: cached frames are never changed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.frame is self.frame


def link(page: str, label: str, **parameters: str) -> None:
    """A link to the file `page` of another page, with the setting of this one and `parameters` in its address."""
    st.page_link(page, label=label, query_params={**carried_on(), **parameters})


def upload_address() -> str:
    """The address of an upload in the history, up to its number: for the team, who may open it."""
    base = path_prefix(str(st.get_option("server.baseUrlPath") or ""))
    setting = {"project": current_question().project, **carried_on()}
    return f"{base}/history?{urlencode(setting)}&entry="


@lru_cache(maxsize=500)
def _serialized(
    same: _ById, columns: tuple[tuple[str, str], ...], history: str, cited_on: tuple[str, ...]
) -> tuple[pa.Table, dict[str, Any]]:
    """The rows as they are sent to the browser, and their headings.

    They differ by the date of the page, which is in the addresses of the history and of citations.
    """
    shown, texts, headings = _worded(same, columns)
    if history and "revision" in shown:
        addresses = [
            None if pd.isna(number) else f"{history}{number:.0f}" for number in shown["revision"]
        ]
        shown = shown.assign(revision=pd.Series(addresses, shown.index, "string"))
        column = st.column_config.LinkColumn(texts["revision"], display_text=r"entry=(\d+)$")
        headings = {**headings, "revision": column}
    cited = citation.addresses(same.frame, *cited_on) if cited_on else None
    if cited:
        shown = shown.assign(cite=pd.Series(cited, shown.index, "string"))
        column = st.column_config.LinkColumn("Cite", display_text="Cite")
        headings = {**headings, "cite": column}
    return pa.Table.from_pandas(shown, preserve_index=False), headings


@lru_cache(maxsize=500)
def _worded(
    same: _ById, columns: tuple[tuple[str, str], ...]
) -> tuple[pd.DataFrame, dict[str, str], dict[str, Any]]:
    """The rows in words, the slowest part of a table to make; the texts of their headings, and those."""
    rows, texts = with_wordings(in_words(same.frame), dict(columns))
    shown = _rounded(rows[list(texts)])
    headings = {
        name: _column(name, heading, shown[name].dtype.kind) for name, heading in texts.items()
    }
    return shown, texts, headings


def _rounded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their numbers as precise as `wording.figures` writes them; shares of one are in percent."""
    numbers = {name: rows[name] for name in rows if rows[name].dtype.kind == "f"}
    return rows.assign(
        **{
            str(name): (100 * values).round(1) if name in SHARES else values.round(2)
            for name, values in numbers.items()
        }
    )


def _column(name: str, heading: str, kind: str) -> Any:
    """How a column is shown: a day as a day, though pandas keeps an hour with it; a number with its commas."""
    if kind == "M":
        return st.column_config.DateColumn(heading, format="YYYY-MM-DD")
    if kind in "iuf":
        return st.column_config.NumberColumn(heading, format=PERCENT if name in SHARES else NUMBER)
    return heading
