"""What pages ask the store, each thing once: frames and figures are kept by the store's revision and the question.

A new upload has a new revision, so that it is seen at once. What is kept is shared by all visitors and
never changed.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

import queries
from charts.layout import inked
from charts.roles import INK
from pages.parts.question import Question, asked
from queries import Given
from reports.csv import csv_for_people
from store import Store, open_store

ROOT = Path(__file__).parents[2]

Build = Callable[[pd.DataFrame], go.Figure]


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
    return _answer(name, tuple(sorted((question.given() | given).items())))


def draw(build: Build, name: str, only: tuple[str, str] | None = None, **given: Given) -> go.Figure:
    """The figure that `build` makes of that answer, or of its rows with the value `only[1]` in `only[0]`."""
    return _draw(
        f"{build.__module__}.{build.__qualname__}",
        build,
        name,
        only,
        tuple(sorted((asked().given() | given).items())),
        INK[st.context.theme.type or "light"],
    )


def draw_of(
    build: Callable[..., go.Figure], names: tuple[str, ...], *words: str, **given: Given
) -> go.Figure:
    """The figure that `build` makes of the answers to several questions, and of `words` besides."""
    return _draw_of(
        f"{build.__module__}.{build.__qualname__}",
        build,
        names,
        words,
        tuple(sorted((asked().given() | given).items())),
        INK[st.context.theme.type or "light"],
    )


def as_csv(name: str, **given: Given) -> bytes:
    """That answer as a CSV file that people open."""
    return _as_csv(name, tuple(sorted((asked().given() | given).items())))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _answer(name: str, given: tuple[tuple[str, Given], ...]) -> pd.DataFrame:
    return queries.ask(the_store(), name, dict(given))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _draw(
    key: str,
    _build: Build,
    name: str,
    only: tuple[str, str] | None,
    given: tuple[tuple[str, Given], ...],
    ink: str,
) -> go.Figure:
    rows = _answer(name, given)
    return inked(_build(rows if only is None else rows[rows[only[0]] == only[1]]), ink)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _draw_of(
    key: str,
    _build: Callable[..., go.Figure],
    names: tuple[str, ...],
    words: tuple[str, ...],
    given: tuple[tuple[str, Given], ...],
    ink: str,
) -> go.Figure:
    return inked(_build(*(_answer(name, given) for name in names), *words), ink)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _as_csv(name: str, given: tuple[tuple[str, Given], ...]) -> bytes:
    return csv_for_people(_answer(name, given))
