"""What pages ask the store, each thing once: frames and figures are kept by the store's revision and the question.

A new upload has a new revision, so that it is seen at once. What is kept is shared by all visitors and
never changed.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

import queries
from charts.layout import inked
from charts.roles import INK
from pages.parts.question import Question, asked
from queries import Given
from reports.csv import csv_for_people
from store import Store, open_store, public_rows

ROOT = Path(__file__).parents[2]

Build = Callable[..., go.Figure]

Made = TypeVar("Made")

Asked = tuple[tuple[str, Given], ...]


@st.cache_resource(show_spinner="Opening the store …")
def the_store() -> Store:
    """The one store of this process. Raises `store.Refused` or `store.StoreInUse`, and then is tried again."""
    address = Path(os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb")
    data = Path(os.environ.get("RESULTS_DATA") or ROOT / "data")
    return open_store(address, data, now=datetime.now())


def ask(name: str, **given: Given) -> pd.DataFrame:
    """The answer to the question `name` for the project, date and revision of this page, and `given` besides."""
    return answer(asked(), name, **given)


def answer(question: Question, name: str, **given: Given) -> pd.DataFrame:
    """The same for a question that is named: its rows are described in the head of its file."""
    return _answer(name, _sorted(question, given))


def draw(
    build: Build,
    *names: str,
    only: tuple[str, str] | None = None,
    words: tuple[str, ...] = (),
    **given: Given,
) -> go.Figure:
    """The figure that `build` makes of the answers to the questions `names`, and of `words` besides.

    With `only`, of those rows that have the value `only[1]` in the column `only[0]`.
    """
    drawn = f"{build.__module__}.{build.__qualname__}"
    ink = INK[st.context.theme.type or "light"]
    return _draw((drawn, ink), build, names, only, words, _sorted(asked(), given))


def made(
    build: Callable[..., Made], *names: str, words: tuple[str, ...] = (), **given: Given
) -> Made:
    """What `build` makes of the answers to the questions `names`, and of `words` besides: words, lists, rows.

    It is kept like a figure, for to read a frame row by row takes longer than to show it. `build` depends
    on nothing else, and what it gives back is never changed.
    """
    made_by = (
        f"{build.__code__.co_filename}:{build.__qualname__}"  # pages have no name of their own
    )
    found: Made = _made(made_by, build, names, words, _sorted(asked(), given))
    return found


def as_csv(name: str, **given: Given) -> bytes:
    """That answer as a CSV file that people open."""
    return _as_csv(name, _sorted(asked(), given))


def file_for_people(name: str) -> Callable[[], bytes]:
    """The file `name` of the contract as it stands, as CSV; made when someone asks for it."""
    question = asked()

    def made() -> bytes:
        rows = public_rows(the_store(), name, question.project, question.as_of, question.revision)
        return csv_for_people(rows)

    return made


def _sorted(question: Question, given: dict[str, Given]) -> Asked:
    return tuple(sorted((question.given() | given).items()))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _answer(name: str, given: Asked) -> pd.DataFrame:
    return queries.ask(the_store(), name, dict(given))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _draw(
    drawn_in: tuple[str, str],
    _build: Build,
    names: tuple[str, ...],
    only: tuple[str, str] | None,
    words: tuple[str, ...],
    given: Asked,
) -> go.Figure:
    """`drawn_in` names the chart and the colour of its text; a function itself is slow to compare."""
    answers = [_answer(name, given) for name in names]
    if only is not None:
        answers = [rows[rows[only[0]] == only[1]] for rows in answers]
    return inked(_build(*answers, *words), drawn_in[1])


@st.cache_resource(show_spinner=False, max_entries=2000)
def _as_csv(name: str, given: Asked) -> bytes:
    return csv_for_people(_answer(name, given))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _made(
    made_by: str,  # noqa: ARG001 - tells the builds apart
    _build: Callable[..., Any],
    names: tuple[str, ...],
    words: tuple[str, ...],
    given: Asked,
) -> Any:
    return _build(*(_answer(name, given) for name in names), *words)
