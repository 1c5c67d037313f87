"""The files to fill in: empty, or with the rows in force, as CSV or as one workbook."""

from functools import partial

import pandas as pd
import streamlit as st

from reports.csv import csv_for_people
from reports.xlsx.template_workbook import Described, workbook
from store import Store, contract, empty_template, filled_template
from web.question import current_question
from web.visitor import team_file, team_media_type

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EMPTY, FILLED = "empty", "filled with what stands now"


def draw() -> None:
    """Choose a file and how it is filled, and download it; it is checked again that it is for the team."""
    with st.expander("Templates to fill in"):
        st.markdown("The filled one, brought again as it is, changes nothing.")
        filled = st.radio("How", (EMPTY, FILLED), key="template-how", horizontal=True) == FILLED
        titles = {name: file.title for name, file in contract().items()}
        name = st.selectbox("File", list(titles), key="template", format_func=titles.__getitem__)
        store, project = current_question().store, current_question().project
        left, right = st.columns(2)
        with left:
            _draw_download(
                f"{titles[name]} as CSV",
                f"{name}.csv",
                CSV,
                partial(_csv, store, project, name, filled),
            )
        with right:
            _draw_download(
                "All files as one workbook",
                f"{project}.xlsx",
                XLSX,
                partial(_workbook, store, project, filled),
            )


def _draw_download(label: str, file: str, kind: str, made: "partial[bytes]") -> None:
    st.download_button(
        label, team_file(made), file, team_media_type(kind), key=f"template-{kind}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def _csv(store: Store, project: str, name: str, filled: bool) -> bytes:
    return csv_for_people(_rows(store, project, name, filled))


def _workbook(store: Store, project: str, filled: bool) -> bytes:
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
