"""The sheets to fill in, offered by what people do: as workbooks, and each file by itself as CSV."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.upload.task_sheets import actions_sheet, every_sheet, last_month, results_sheet
from reports.csv import csv_for_people
from store import contract, empty_template, filled_template
from web import answers
from web.clock import now
from web.question import Question, current_question
from web.visitor import team_file, team_media_type
from wording.markdown import plain

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EMPTY, FILLED = "empty", "filled with what stands now"


def draw() -> None:
    """A button for each thing that people do, with a sentence; it is checked again that its file is for the team."""
    question = current_question()
    first, _ = last_month(now().date())
    tasks: tuple[tuple[str, str, str, Callable[[Question], bytes]], ...] = (
        ("New results", "results",
         "A row for each indicator, with its title, unit and last figure: type the new ones. "
         f"The period is {first:%B %Y}, unless you set another on the sheet “Read me”, once for all rows.", _results),
        ("Action updates", "actions",
         "Every key action as it stands: change its state, comment, evidence or deadline.", _actions),
        ("All files", "all-files",
         "Everything as it stands, a sheet each, with lists of the codes: to correct or to add anything.", _everything),
    )  # fmt: skip
    for column, (label, name, text, made) in zip(st.columns(3), tasks, strict=True):
        with column:
            _draw_download(label, f"{question.project}-{name}.xlsx", XLSX, partial(made, question))
            st.caption(plain(text))
    with st.expander("One file by itself, as CSV"):
        _draw_csv(question)


def _draw_csv(question: Question) -> None:
    filled = st.radio("How", (EMPTY, FILLED), key="template-how", horizontal=True) == FILLED
    titles = {name: file.title for name, file in contract().items()}
    name = st.selectbox("File", list(titles), key="template", format_func=titles.__getitem__)
    made = partial(_csv, question, name, filled)
    _draw_download(f"{titles[name]} as CSV", f"{name}.csv", CSV, made)
    st.caption("The filled one, uploaded again as it is, changes nothing.")


def _draw_download(label: str, file: str, kind: str, made: "partial[bytes]") -> None:
    st.download_button(
        label, team_file(made), file, team_media_type(kind), key=f"template-{file}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def _results(question: Question) -> bytes:
    known_today = replace(question, as_of=now().date())
    figures = answers.answer_to(known_today, "upload/results_to_report")
    return results_sheet(figures, _stands(question, "sources"), now().date())


def _actions(question: Question) -> bytes:
    actions, recommendations = _stands(question, "actions"), _stands(question, "recommendations")
    return actions_sheet(actions, recommendations, _stands(question, "sources"), now().date())


def _everything(question: Question) -> bytes:
    return every_sheet({name: _stands(question, name) for name in contract()})


def _csv(question: Question, name: str, filled: bool) -> bytes:
    return csv_for_people(_stands(question, name) if filled else empty_template(name))


def _stands(question: Question, name: str) -> pd.DataFrame:
    """The rows of a file that stand now, whatever date and revision the page is asked for."""
    return filled_template(question.store, name, question.project)
