"""What leaves the store for a visitor: no text in it holds a name that may not be shown.

Which names those are, and how they are found in a text, is decided in `store/rules/disclosure.sql`. It is judged
at the newest revision, whatever date or revision is asked for. The door keeps such names out of the texts; what
was brought in before a name was hidden is masked here, in SQL, before the row leaves the store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from weakref import ref

import duckdb

from store.opening import Store

# The hidden names of projects as the rule `what_to_hide` gives them back: given on as one value.
ToHide = dict[str, str | bytes]

# The texts of a row while they are masked; no column is named so.
TOGETHER = "texts_of_the_row"

GIVEN_ON = "$to_hide::struct(names varchar, longer varchar, marks blob)"


def for_visitors(store: Store, sql: str, given: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """The rows that `sql` selects, in its order, as a visitor may see them: without hidden names in any text.

    They are the names of the `projects` that are given (of every project where none are), as of the `revision` (the
    newest where there is none), and, where two sides are compared, as of `since_revision` too: what was undone since
    may stand in the texts of that side alone. Where there is no such name, `sql` is asked as it is. Raises
    `TypeError` for a column that holds texts within something else than a list of them.
    """
    settled = store.settled(sql, given)
    hidden = names_to_hide(
        store, settled.get("projects"), settled.get("revision"), settled.get("since_revision")
    )
    with store.judged.asking([sql], settled) as cursor:
        if hidden is None:
            return cursor.execute(sql, settled)
        types = _types(_Asked(ref(store), sql, cursor, settled))
        return cursor.execute(masked(sql, types, hidden), {**settled, **parameters(hidden)})


def names_to_hide(
    store: Store,
    projects: Sequence[str] | None = None,
    revision: int | None = None,
    since_revision: int | None = None,
) -> ToHide | None:
    """What may not be shown of these projects, or of every project; None where there is no such name.

    It is judged at the newest revision, for what counts now, at `revision` and at `since_revision`.
    """
    newest = store.revision()
    if projects is not None:
        newest = store.newest_entry(projects, newest)
    asked_for = None if projects is None else tuple(sorted(set(projects)))
    return _names_to_hide(ref(store), asked_for, newest, revision, since_revision)


def parameters(hidden: ToHide | None) -> dict[str, ToHide]:
    """The names as the parameter that `masked` reads; none where there is no name."""
    return {} if hidden is None else {"to_hide": hidden}


def masked(sql: str, types: Mapping[str, str], hidden: ToHide | None) -> str:
    """`sql` without hidden names in the texts of its columns, whose DuckDB types are `types`; it takes `parameters`.

    The texts of a row are masked together, since to set up a mask takes longer than to use it. Where there is no
    hidden name, it is `sql` as it was. Raises `TypeError` for a column that holds texts within something else than
    a list of them.
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
class _Asked:
    """A statement over a store; what it is given does not change the types of its columns."""

    store: ref[Store]
    sql: str
    cursor: duckdb.DuckDBPyConnection = field(compare=False)
    given: Mapping[str, Any] = field(compare=False)


# What is kept below is kept by a weak reference to the store, so that it keeps no store that nobody else has.


@lru_cache(maxsize=500)
def _types(asked: _Asked) -> dict[str, str]:
    """The columns of its rows and their DuckDB types: to ask for them takes as long as to plan the statement."""
    columns = asked.cursor.execute(f"describe {asked.sql}", dict(asked.given)).fetchall()
    return {str(name): str(kind) for name, kind, *_ in columns}


@lru_cache(maxsize=100)
def _names_to_hide(
    store: ref[Store],
    projects: tuple[str, ...] | None,
    newest: int,
    revision: int | None,
    since_revision: int | None,
) -> ToHide | None:
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
    assert found is not None, "who asks holds the store"
    return found.cursor()


def _projects(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    rows = cursor.execute("select distinct project from entries order by project")
    return [str(row[0]) for row in rows.fetchall()]
