"""The answers to a page's questions, as frames, figures, texts and files, cached by question and parameters.

A new upload into the project has a new revision, so that it is seen at once; dates between which nothing happened
have the same answer (`Store.shared_parameters`). Cached values are shared by all visitors and never changed. They are
in Python's own cache: Streamlit's takes a hundred times as long to find a value, and a page asks for dozens.
"""

import logging
import os
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar
from weakref import ref

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

import queries
from charts.layout import with_text_colour
from queries import Parameter
from reports.csv import csv_for_people
from store import Refused, Store, ignore_count, memory_from_environment, open_store, public_rows
from web.clock import now
from web.question import Question, current_question
from wording.colours import INK

LOG = logging.getLogger(__name__)

ROOT = Path(__file__).parents[1]

# The most answers, figures, files and texts that are kept, each; the least recently used go first.
CACHE_SIZE = 2000

Value = TypeVar("Value")

ParameterItems = tuple[tuple[str, str | int | date | tuple[str, ...] | None], ...]

Arguments = tuple[Hashable, ...]


@st.cache_resource(show_spinner="Opening the store …", on_release=Store.close)
def the_store(_on_progress: Callable[[int, int], None] = ignore_count) -> Store:
    """The one store of this process. Raises `store.Refused` or `store.StoreUnreachable`, and then is tried again.

    `_on_progress` is called with the number of projects that are read in, as `store.open_store` calls it.
    """
    address = os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb"
    data = Path(os.environ.get("RESULTS_DATA") or ROOT / "data")
    try:
        memory = memory_from_environment()
        return open_store(address, data, now=now(), memory=memory, on_progress=_on_progress)
    except Refused as refused:
        LOG.error("The files of data/ are at fault:\n%s", refused)
        raise


def answer(name: str, **parameters: Parameter) -> pd.DataFrame:
    """The answer to the question `name` for the project, date and revision of this page, and for `parameters`."""
    return answer_to(current_question(), name, **parameters)


def answer_to(question: Question, name: str, **parameters: Parameter) -> pd.DataFrame:
    """The same for the project, date and revision of `question`. The head of the file describes the rows."""
    return _answer(_key(question, name, parameters))


def cached_figure(
    build: Callable[..., go.Figure],
    *names: str,
    only: tuple[str, str] | None = None,
    arguments: Arguments = (),
    **parameters: Parameter,
) -> go.Figure:
    """The figure that `build` makes of the answers to the questions `names`, and of `arguments`.

    With `only`, of those rows that have the value `only[1]` in the column `only[0]`.
    """
    ink = INK[st.context.theme.type or "light"]
    keys = tuple(_key(current_question(), name, parameters) for name in names)
    return _cached_figure(keys, build, only, arguments, ink)


def cached(
    build: Callable[..., Value], *names: str, arguments: Arguments = (), **parameters: Parameter
) -> Value:
    """What `build` makes of the answers to the questions `names`, and of `arguments`: texts, lists, rows.

    It is cached like a figure, since reading a frame row by row takes longer than drawing it. `build` depends
    on nothing else, and what it gives back is never changed.
    """
    return cached_for(current_question(), build, *names, arguments=arguments, **parameters)


def cached_for(
    question: Question,
    build: Callable[..., Value],
    *names: str,
    arguments: Arguments = (),
    **parameters: Parameter,
) -> Value:
    """The same for the project, date and revision of `question`."""
    place = (build.__code__.co_filename, build.__qualname__)
    keys = tuple(_key(question, name, parameters) for name in names)
    found: Value = _cached_value(keys, _Builder(place, build), arguments)
    return found


def as_csv(name: str, only: tuple[str, str] | None = None, **parameters: Parameter) -> bytes:
    """The answer to the question `name`, or those rows of it, as a CSV file that people open."""
    return _as_csv(_key(current_question(), name, parameters), only)


def csv_when_asked(name: str, **parameters: Parameter) -> Callable[[], bytes]:
    """The same file, made when someone downloads it."""
    return partial(_as_csv, _key(current_question(), name, parameters), None)


def file_for_people(name: str) -> Callable[[], bytes]:
    """The rows in force of the file `name` of the contract, as CSV; made when someone downloads it."""
    question = current_question()

    def file() -> bytes:
        rows = public_rows(
            question.store, name, question.project, question.as_of, question.revision
        )
        return csv_for_people(rows)

    return file


@dataclass(frozen=True)
class _Key:
    """A question with its parameters, by which its answer is cached.

    opened: how often the store was opened. newest: the newest entry of the project, by which it is judged who may be
    named, so that an answer from before a name was hidden is not given again. store: a weak reference, so that the
    cache does not keep a closed store in memory.
    """

    store: ref[Store]
    opened: int
    name: str
    parameters: ParameterItems
    newest: int


def _key(question: Question, name: str, parameters: Mapping[str, Parameter]) -> _Key:
    sql, needed = queries.read_question(name)
    every = question.parameters() | dict(parameters)
    settled = question.store.shared_parameters(sql, {name: every[name] for name in sorted(needed)})
    newest = question.newest
    if question.project and "projects" in needed:
        newest = question.store.newest_entry([question.project], newest)
    named = tuple((of, tuple(to) if isinstance(to, list) else to) for of, to in settled.items())
    return _Key(ref(question.store), question.store.opened, name, named, newest)


@dataclass(frozen=True)
class _Builder:
    """A function that is compared by its file and name: those of a page are new objects on every run of its script."""

    place: tuple[str, str]
    run: Callable[..., Any] = field(compare=False)


@lru_cache(maxsize=CACHE_SIZE)
def _answer(key: _Key) -> pd.DataFrame:
    parameters = {
        name: list(value) if isinstance(value, tuple) else value for name, value in key.parameters
    }
    store = key.store()
    assert store is not None, "the caller holds the store"
    return queries.ask(store, key.name, parameters)


def _rows(key: _Key, only: tuple[str, str] | None) -> pd.DataFrame:
    rows = _answer(key)
    return rows if only is None else rows[rows[only[0]] == only[1]]


@lru_cache(maxsize=CACHE_SIZE)
def _cached_figure(
    keys: tuple[_Key, ...],
    build: Callable[..., go.Figure],
    only: tuple[str, str] | None,
    arguments: Arguments,
    ink: str,
) -> go.Figure:
    return with_text_colour(build(*(_rows(key, only) for key in keys), *arguments), ink)


@lru_cache(maxsize=CACHE_SIZE)
def _as_csv(key: _Key, only: tuple[str, str] | None) -> bytes:
    return csv_for_people(_rows(key, only))


@lru_cache(maxsize=CACHE_SIZE)
def _cached_value(keys: tuple[_Key, ...], build: _Builder, arguments: Arguments) -> Any:
    return build.run(*(_answer(key) for key in keys), *arguments)
