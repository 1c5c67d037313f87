"""The files to fill in: empty, or with what stands now, as CSV or as one workbook."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.question import asked
from pages.parts.visitor import for_the_team, unguessable
from reports.csv import csv_for_people
from reports.workbook import Described, workbook
from store import Store, contract, empty_template, filled_template

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EMPTY, FILLED = "empty", "filled with what stands now"


def draw() -> None:
    """Choose a file and how it is filled, and take it away; judged anew who asks when it is made."""
    with st.expander("Templates to fill in"):
        st.markdown("The filled one, brought again as it is, changes nothing.")
        filled = st.radio("How", (EMPTY, FILLED), key="template-how", horizontal=True) == FILLED
        titles = {name: file.title for name, file in contract().items()}
        name = st.selectbox("File", list(titles), key="template", format_func=titles.__getitem__)
        store, project = asked().store, asked().project
        left, right = st.columns(2)
        with left:
            _offer(
                f"{titles[name]} as CSV",
                f"{name}.csv",
                CSV,
                partial(_csv, store, project, name, filled),
            )
        with right:
            _offer(
                "All files as one workbook",
                f"{project}.xlsx",
                XLSX,
                partial(_book, store, project, filled),
            )


def _offer(label: str, file: str, kind: str, made: "partial[bytes]") -> None:
    st.download_button(
        label, for_the_team(made), file, unguessable(kind), key=f"template-{kind}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def _csv(store: Store, project: str, name: str, filled: bool) -> bytes:
    return csv_for_people(_rows(store, project, name, filled))


def _book(store: Store, project: str, filled: bool) -> bytes:
    rows = {name: _rows(store, project, name, filled) for name in contract()}
    columns = {
        name: [
            Described(column.name, column.type, column.description, column.allowed)
            for column in file.columns
        ]
        for name, file in contract().items()
    }
    return workbook(rows, columns)


def _rows(store: Store, project: str, name: str, filled: bool) -> pd.DataFrame:
    return filled_template(store, name, project) if filled else empty_template(name)
