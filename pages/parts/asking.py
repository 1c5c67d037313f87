"""What pages ask the store, each thing once: frames and figures are kept by the store's revision and the question.

A new upload has a new revision, so that it is seen at once. What is kept is shared by all visitors and
never changed. Python's own cache keeps it: Streamlit's takes a hundred times as long to find a thing again,
and a page asks for dozens.
"""

import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

import queries
from charts.layout import inked
from charts.roles import INK
from pages.parts.clock import now
from pages.parts.question import Question, asked
from queries import Given
from reports.csv import csv_for_people
from store import Store, open_store, public_rows

ROOT = Path(__file__).parents[2]

# So many answers, figures, files and texts are kept, each; those not asked for the longest go first.
KEPT = 2000

Made = TypeVar("Made")

Named = tuple[tuple[str, Given], ...]

Words = tuple[Hashable, ...]


@st.cache_resource(show_spinner="Opening the store …", on_release=Store.close)
def the_store() -> Store:
    """The one store of this process. Raises `store.Refused` or `store.StoreUnreachable`, and then is tried again."""
    address = os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb"
    data = Path(os.environ.get("RESULTS_DATA") or ROOT / "data")
    return open_store(address, data, now=now())


def ask(name: str, **given: Given) -> pd.DataFrame:
    """The answer to the question `name` for the project, date and revision of this page, and `given` besides."""
    return answer(asked(), name, **given)


def answer(question: Question, name: str, **given: Given) -> pd.DataFrame:
    """The same for a question that is named: its rows are described in the head of its file."""
    return _answer(question, name, tuple(given.items()))


def draw(
    build: Callable[..., go.Figure],
    *names: str,
    only: tuple[str, str] | None = None,
    words: Words = (),
    **given: Given,
) -> go.Figure:
    """The figure that `build` makes of the answers to the questions `names`, and of `words` besides.

    With `only`, of those rows that have the value `only[1]` in the column `only[0]`.
    """
    ink = INK[st.context.theme.type or "light"]
    return _draw(asked(), build, names, only, words, tuple(given.items()), ink)


def made(build: Callable[..., Made], *names: str, words: Words = (), **given: Given) -> Made:
    """What `build` makes of the answers to the questions `names`, and of `words` besides: words, lists, rows.

    It is kept like a figure, for to read a frame row by row takes longer than to show it. `build` depends
    on nothing else, and what it gives back is never changed.
    """
    return made_of(asked(), build, *names, words=words, **given)


def made_of(
    question: Question,
    build: Callable[..., Made],
    *names: str,
    words: Words = (),
    **given: Given,
) -> Made:
    """The same for a question that is named."""
    by = (build.__code__.co_filename, build.__qualname__)
    found: Made = _made(question, _Build(by, build), names, words, tuple(given.items()))
    return found


def as_csv(name: str, only: tuple[str, str] | None = None, **given: Given) -> bytes:
    """The answer to the question `name`, or those rows of it, as a CSV file that people open."""
    return _as_csv(asked(), name, only, tuple(given.items()))


def file_for_people(name: str) -> Callable[[], bytes]:
    """The file `name` of the contract as it stands, as CSV; made when someone asks for it."""
    question = asked()

    def file() -> bytes:
        rows = public_rows(
            question.store, name, question.project, question.as_of, question.revision
        )
        return csv_for_people(rows)

    return file


@dataclass(frozen=True)
class _Build:
    """A function that is compared by where it stands: a page's own are made anew on every run of its script."""

    by: tuple[str, str]
    run: Callable[..., Any] = field(compare=False)


@lru_cache(maxsize=KEPT)
def _answer(question: Question, name: str, given: Named) -> pd.DataFrame:
    return queries.ask(question.store, name, question.given() | dict(given))


def _rows(
    question: Question, name: str, only: tuple[str, str] | None, given: Named
) -> pd.DataFrame:
    rows = _answer(question, name, given)
    return rows if only is None else rows[rows[only[0]] == only[1]]


@lru_cache(maxsize=KEPT)
def _draw(
    question: Question,
    build: Callable[..., go.Figure],
    names: tuple[str, ...],
    only: tuple[str, str] | None,
    words: Words,
    given: Named,
    ink: str,
) -> go.Figure:
    answers = (_rows(question, name, only, given) for name in names)
    return inked(build(*answers, *words), ink)


@lru_cache(maxsize=KEPT)
def _as_csv(question: Question, name: str, only: tuple[str, str] | None, given: Named) -> bytes:
    return csv_for_people(_rows(question, name, only, given))


@lru_cache(maxsize=KEPT)
def _made(
    question: Question, build: _Build, names: tuple[str, ...], words: Words, given: Named
) -> Any:
    return build.run(*(_answer(question, name, given) for name in names), *words)
