"""What pages ask the store, each thing once: frames and figures are kept by what was asked, and of what it is asked.

A new upload into the project has a new revision, so that it is seen at once; dates between which nothing happened
have the same answer (`Store.settled`). What is kept is shared by all visitors and never changed. Python's own cache
keeps it: Streamlit's takes a hundred times as long to find a thing again, and a page asks for dozens.
"""

import logging
import os
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
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
from store import Refused, Store, memory_from_environment, open_store, public_rows, uncounted

LOG = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]

# So many answers, figures, files and texts are kept, each; those not asked for the longest go first.
KEPT = 2000

Made = TypeVar("Made")

Named = tuple[tuple[str, str | int | date | tuple[str, ...] | None], ...]

Words = tuple[Hashable, ...]


@st.cache_resource(show_spinner="Opening the store …", on_release=Store.close)
def the_store(_tell: Callable[[int, int], None] = uncounted) -> Store:
    """The one store of this process. Raises `store.Refused` or `store.StoreUnreachable`, and then is tried again.

    Whoever opens it hears how many projects are taken in, as `store.open_store` tells it.
    """
    address = os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb"
    data = Path(os.environ.get("RESULTS_DATA") or ROOT / "data")
    try:
        memory = memory_from_environment()
        return open_store(address, data, now=now(), memory=memory, tell=_tell)
    except Refused as refused:
        LOG.error("The files of data/ are at fault:\n%s", refused)
        raise


def ask(name: str, **given: Given) -> pd.DataFrame:
    """The answer to the question `name` for the project, date and revision of this page, and `given` besides."""
    return answer(asked(), name, **given)


def answer(question: Question, name: str, **given: Given) -> pd.DataFrame:
    """The same for a question that is named: its rows are described in the head of its file."""
    return _answer(_key(question, name, given))


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
    keys = tuple(_key(asked(), name, given) for name in names)
    return _draw(keys, build, only, words, ink)


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
    keys = tuple(_key(question, name, given) for name in names)
    found: Made = _made(keys, _Build(by, build), words)
    return found


def as_csv(name: str, only: tuple[str, str] | None = None, **given: Given) -> bytes:
    """The answer to the question `name`, or those rows of it, as a CSV file that people open."""
    return _as_csv(_key(asked(), name, given), only)


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
class _Key:
    """A question and all that it is given, by which its answer is kept.

    opened: how often the store was opened. newest: the newest entry of the project: who may be named is judged by it,
    so that an answer that was kept before a name was hidden is not given again.
    """

    store: Store
    opened: int
    name: str
    given: Named
    newest: int


def _key(question: Question, name: str, given: Mapping[str, Given]) -> _Key:
    sql, parameters = queries.question(name)
    every = question.given() | dict(given)
    settled = question.store.settled(sql, {name: every[name] for name in sorted(parameters)})
    newest = question.newest
    if question.project and "projects" in parameters:
        newest = question.store.newest_entry([question.project], newest)
    named = tuple((of, tuple(to) if isinstance(to, list) else to) for of, to in settled.items())
    return _Key(question.store, question.store.opened, name, named, newest)


@dataclass(frozen=True)
class _Build:
    """A function that is compared by where it stands: a page's own are made anew on every run of its script."""

    by: tuple[str, str]
    run: Callable[..., Any] = field(compare=False)


@lru_cache(maxsize=KEPT)
def _answer(key: _Key) -> pd.DataFrame:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in key.given}
    return queries.ask(key.store, key.name, given)


def _rows(key: _Key, only: tuple[str, str] | None) -> pd.DataFrame:
    rows = _answer(key)
    return rows if only is None else rows[rows[only[0]] == only[1]]


@lru_cache(maxsize=KEPT)
def _draw(
    keys: tuple[_Key, ...],
    build: Callable[..., go.Figure],
    only: tuple[str, str] | None,
    words: Words,
    ink: str,
) -> go.Figure:
    return inked(build(*(_rows(key, only) for key in keys), *words), ink)


@lru_cache(maxsize=KEPT)
def _as_csv(key: _Key, only: tuple[str, str] | None) -> bytes:
    return csv_for_people(_rows(key, only))


@lru_cache(maxsize=KEPT)
def _made(keys: tuple[_Key, ...], build: _Build, words: Words) -> Any:
    return build.run(*(_answer(key) for key in keys), *words)
