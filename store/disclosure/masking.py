"""Masking of answers for a visitor: no text in them holds a name that may not be shown.

Which names those are, and how they are found in a text, is decided in `store/rules/partners/disclosure.sql`, at the
newest revision, whatever date or revision a query is about. The checks of an upload refuse texts with such names; texts
that were uploaded before a name was hidden are masked here, in SQL, before the row leaves the store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from weakref import ref

import duckdb

from store.store import Store

# The hidden names of projects as the rule `what_to_hide` gives them back, passed on as one value.
HiddenNames = dict[str, str | bytes]

# The column of the texts of a row while they are masked; no other column has this name.
TOGETHER = "texts_of_the_row"

GIVEN_ON = "$to_hide::struct(names varchar, longer varchar, marks blob)"


def for_visitors(store: Store, sql: str, given: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """The rows that `sql` selects, in its order, as a visitor may see them: without hidden names in any text.

    They are the names of the `projects` in `given` (of every project where there are none), at the `revision` (the
    newest where there is none), and, where two revisions are compared, at `since_revision` too: what was undone since
    may occur in the texts of that revision alone. Where there is no such name, `sql` is executed unchanged. Raises
    `TypeError` for a column with texts within any type other than a list.
    """
    shared_parameters = store.shared_parameters(sql, given)
    hidden = hidden_names(
        store,
        shared_parameters.get("projects"),
        shared_parameters.get("revision"),
        shared_parameters.get("since_revision"),
    )
    with store.judged.reader_for([sql], shared_parameters) as cursor:
        if hidden is None:
            return cursor.execute(sql, shared_parameters)
        types = _types(_Statement(ref(store), sql, cursor, shared_parameters))
        return cursor.execute(
            masked(sql, types, hidden), {**shared_parameters, **parameters(hidden)}
        )


def hidden_names(
    store: Store,
    projects: Sequence[str] | None = None,
    revision: int | None = None,
    since_revision: int | None = None,
) -> HiddenNames | None:
    """The names that may not be shown of these projects, or of every project; None where there are none.

    They are decided at the newest revision, for the rows that count now, at `revision` and at `since_revision`.
    """
    newest = store.revision()
    if projects is not None:
        newest = store.newest_entry(projects, newest)
    asked_for = None if projects is None else tuple(sorted(set(projects)))
    return _hidden_names(ref(store), asked_for, newest, revision, since_revision)


def parameters(hidden: HiddenNames | None) -> dict[str, HiddenNames]:
    """The names as the parameter of `masked`; no parameter where there is no name."""
    return {} if hidden is None else {"to_hide": hidden}


def masked(sql: str, types: Mapping[str, str], hidden: HiddenNames | None) -> str:
    """`sql` without hidden names in the texts of its columns, whose DuckDB types are `types`; it takes `parameters`.

    The texts of a row are masked together, since setting up a mask takes longer than using it. Where there is no hidden
    name, `sql` is unchanged. Raises `TypeError` for a column with texts within any type other than a list.
    """
    if hidden is None:
        return sql
    texts = [_quoted(name) for name, kind in types.items() if kind == "VARCHAR"]
    shown = {name: f"{TOGETHER}[{place}]" for place, name in enumerate(texts, start=1)}
    for name, kind in types.items():
        if kind == "VARCHAR[]":
            shown[_quoted(name)] = f"all_masked({_quoted(name)}, {GIVEN_ON})"
        elif "VARCHAR" in kind and kind != "VARCHAR":
            raise TypeError(f"{name} is of the type {kind}: its texts cannot be masked.")
    row = f"all_masked([{', '.join(texts)}]::varchar[], {GIVEN_ON})"
    terms = ", ".join(f"{shown.get(name, name)} as {name}" for name in map(_quoted, types))
    return f"select {terms} from (select *, {row} as {TOGETHER} from (\n{sql}\n))"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class _Statement:
    """A statement over a store; its parameters do not change the types of its columns."""

    store: ref[Store]
    sql: str
    cursor: duckdb.DuckDBPyConnection = field(compare=False)
    given: Mapping[str, Any] = field(compare=False)


# Cached by a weak reference to the store, so that the cache keeps no store in memory that nothing else uses.


@lru_cache(maxsize=500)
def _types(asked: _Statement) -> dict[str, str]:
    """The columns of its rows and their DuckDB types, cached since finding them takes as long as planning it."""
    columns = asked.cursor.execute(f"describe {asked.sql}", dict(asked.given)).fetchall()
    return {str(name): str(kind) for name, kind, *_ in columns}


@lru_cache(maxsize=100)
def _hidden_names(
    store: ref[Store],
    projects: tuple[str, ...] | None,
    newest: int,
    revision: int | None,
    since_revision: int | None,
) -> HiddenNames | None:
    cursor = _cursor(store)
    given = {
        "projects": _projects(cursor) if projects is None else projects,
        "revision": newest if revision is None else revision,
        "since": since_revision,
    }
    answer = cursor.execute(
        "from what_to_hide($projects::varchar[], $revision, since_revision := $since::bigint)",
        given,
    )
    names = [column[0] for column in answer.description or ()]
    row = answer.fetchone()
    return None if row is None else dict(zip(names, row, strict=True))


def _cursor(store: ref[Store]) -> duckdb.DuckDBPyConnection:
    found = store()
    assert found is not None, "the caller holds the store"
    return found.cursor()


def _projects(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    rows = cursor.execute("select distinct project from entries order by project")
    return [str(row[0]) for row in rows.fetchall()]
