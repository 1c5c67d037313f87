"""What leaves the store for a visitor: no text in it holds a name that may not be shown.

Which names those are, and how they are found in a text, is decided in `store/rules/disclosure.sql`. It is judged
at the newest revision, whatever date or revision is asked for. The door keeps such names out of the texts; what
was brought in before a name was hidden is masked here, in SQL, before the row leaves the store.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import duckdb

from store.opening import Store

# A project's hidden names as the rule `what_to_hide` gives them back: given on as one value, since DuckDB reads
# a pattern once for all rows only where it comes from outside of them.
ToHide = dict[str, Any]

# The texts of a row while they are masked; no column is named so.
TOGETHER = "texts_of_the_row"

TYPE = (
    "struct(names struct(folded_name varchar, longest_word varchar, within varchar[])[], "
    "longest_words varchar, parts varchar)"
)


def for_visitors(
    store: Store,
    sql: str,
    given: Mapping[str, Any],
    *,
    project: Hashable = None,
    revision: Hashable = None,
    since_revision: Hashable = None,
) -> duckdb.DuckDBPyConnection:
    """The rows that `sql` selects, in its order, as a visitor may see them: without hidden names in any text.

    They are the names of `project` (of every project where it is None), as of `revision` (the newest where it is
    None), and, where two sides are compared, as of `since_revision` too: what was undone since may stand in the
    texts of that side alone. Where there is no such name, `sql` is asked as it is. Raises `TypeError` for a column
    that holds texts within something else than a list of them.
    """
    cursor = store.cursor()
    hidden = names_to_hide(store, project, revision)
    if since_revision is not None:
        then = names_to_hide(store, project, since_revision)
        hidden += tuple(names for names in then if names not in hidden)
    if not hidden:
        return cursor.execute(sql, dict(given))
    types = _types(_Asked(store, sql, given))
    return cursor.execute(masked(sql, types, hidden), {**given, **parameters(hidden)})


def names_to_hide(
    store: Store, project: Hashable = None, revision: Hashable = None
) -> tuple[ToHide, ...]:
    """What may not be shown of a project, or of every project; nothing where there is no such name."""
    newest = store.revision()
    return _names_to_hide(store, project, newest if revision is None else revision, newest)


def parameters(hidden: Sequence[ToHide]) -> dict[str, ToHide]:
    """The names as the parameters that `masked` reads."""
    return {f"to_hide_{number}": names for number, names in enumerate(hidden)}


def masked(sql: str, types: Mapping[str, str], hidden: Sequence[ToHide]) -> str:
    """`sql` without hidden names in the texts of its columns, whose DuckDB types are `types`; it takes `parameters`.

    The texts of a row are masked together, since to set up a mask takes longer than to use it. Raises `TypeError`
    for a column that holds texts within something else than a list of them.
    """
    texts = [_quoted(name) for name, kind in types.items() if kind == "VARCHAR"]
    shown = {name: f"{TOGETHER}[{place}]" for place, name in enumerate(texts, start=1)}
    for name, kind in types.items():
        if kind == "VARCHAR[]":
            shown[_quoted(name)] = _all_masked(_quoted(name), hidden)
        elif "VARCHAR" in kind and kind != "VARCHAR":
            raise TypeError(f"{name} is of the type {kind}: its texts cannot be masked.")
    row = _all_masked(f"[{', '.join(texts)}]::varchar[]", hidden)
    terms = ", ".join(f"{shown.get(name, name)} as {name}" for name in map(_quoted, types))
    return f"select {terms} from (select *, {row} as {TOGETHER} from (\n{sql}\n))"


def _all_masked(texts: str, hidden: Sequence[ToHide]) -> str:
    for number, _ in enumerate(hidden):
        texts = f"all_masked({texts}, $to_hide_{number}::{TYPE})"
    return texts


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class _Asked:
    """A statement over a store; what it is given does not change the types of its columns."""

    store: Store
    sql: str
    given: Mapping[str, Any] = field(compare=False)


@lru_cache(maxsize=500)
def _types(asked: _Asked) -> dict[str, str]:
    """The columns of its rows and their DuckDB types: to ask for them takes as long as to plan the statement."""
    columns = asked.store.cursor().execute(f"describe {asked.sql}", dict(asked.given)).fetchall()
    return {str(name): str(kind) for name, kind, *_ in columns}


@lru_cache(maxsize=100)
def _names_to_hide(
    store: Store, project: Hashable, revision: Hashable, _newest: int
) -> tuple[ToHide, ...]:
    cursor = store.cursor()
    projects = [project] if project is not None else _projects(cursor)
    found = []
    for code in projects:
        given = {"project": code, "revision": revision}
        answer = cursor.execute("from what_to_hide($project, $revision)", given)
        names = [column[0] for column in answer.description or ()]
        found += [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return tuple(found)


def _projects(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    rows = cursor.execute("select distinct project from rows_of_project order by project")
    return [str(row[0]) for row in rows.fetchall()]
