"""What an upload does, or the undo or redo of one: its rows, and what would be judged otherwise.

Asked of rows that are in the ledger, in the transaction that brings them or at any later time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from store.contract.description import contract
from store.rules.effects import (
    effect_counts,
    row_changes,
    rows_in_order_of_upload,
    shown_effects,
)
from store.rules.pending import Pending

if TYPE_CHECKING:
    from store.store import Store

# How many rows are compared column by column, those that change something first; all are counted.
SHOWN = 300

COUNTS = ("kind", "in_file", "effect", "row_count")

# All rows are given back in pieces of so many vectors, each of 2,048 rows.
PIECE = 20

# The columns of an indicator and of an action that change, and the files that can change them.
INDICATOR = (
    "indicator", "title", "unit", "old_value", "new_value", "old_target", "new_target", "old_status", "new_status",
    "is_status_change", "old_period_end", "new_period_end", "old_due", "new_due", "old_is_retired", "new_is_retired",
    "result", "source", "place", "old_qualifier", "new_qualifier", "old_target_qualifier", "new_target_qualifier",
    "old_is_date_assumed", "new_is_date_assumed",
)  # fmt: skip
ACTION = (
    "action", "title", "old_state", "new_state", "old_deadline", "new_deadline", "old_reading", "new_reading",
)  # fmt: skip
CHANGE_RULES = {
    "indicator_changes": (INDICATOR, {"project", "indicators", "targets", "results"}),
    "action_changes": (ACTION, {"recommendations", "actions"}),
}


@dataclass(frozen=True)
class Effect:
    """What an entry of the ledger does.

    `counts`: one row per in_file and effect (kind, in_file, effect, row_count).
    `rows`: one row per row and column that differs (kind, in_file, in_row, key, effect, name, old, new),
    of the first rows that change something. `indicators` and `actions`: one row per indicator and action
    that changes, as the rules `indicator_changes` and `action_changes` give it back.
    """

    counts: pd.DataFrame
    rows: pd.DataFrame
    indicators: pd.DataFrame
    actions: pd.DataFrame

    @property
    def changes_nothing(self) -> bool:
        """Whether all its rows only confirm those in force."""
        return set(self.counts["effect"]) <= {"confirmed"}


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger: an upload, or the undo or redo of `upload`.

    pending: what is known of one that is not written yet; None for one that is.
    """

    project: str
    revision: int
    upload: int | None = None
    pending: Pending | None = None

    @property
    def before(self) -> int:
        """The revision that it is compared with."""
        return self.revision - 1 if self.pending is None else self.pending.before

    @property
    def given(self) -> dict[str, object]:
        """Its parameters of the rules."""
        return {"project": self.project, "revision": self.revision}


def effect_of(
    store: "Store",
    cursor: duckdb.DuckDBPyConnection,
    entry: Entry,
    kinds: Iterable[str],
    as_of: date,
) -> Effect:
    """What `entry` does as of a date; `kinds` are the files of which it has rows.

    A pending entry has its overlay on `cursor`, where the tables `in_order_<kind>` are left: the rows that an upload
    touches (`store.rules.effects`).
    """
    files = _make_tables(cursor, entry, kinds)
    indicators, actions = _changes(store, entry, files, as_of)
    return Effect(_counts(cursor, entry, files), _rows(cursor, entry, files), indicators, actions)


def every_row(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> Iterator[pd.DataFrame]:
    """All rows that `entry` changes, in pieces; `rows` of its effect has the first of them."""
    for kind in _make_tables(cursor, entry, kinds):
        rows = _query_rows(cursor, entry, kind, None)
        while not (piece := rows.fetch_df_chunk(PIECE)).empty:
            yield piece


def counts_of(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> pd.DataFrame:
    """The `counts` of the effect of `entry`."""
    return _counts(cursor, entry, _make_tables(cursor, entry, kinds))


def keep_counts(cursor: duckdb.DuckDBPyConnection, entry: Entry, counts: pd.DataFrame) -> None:
    """Write into the ledger how many rows `entry` changed, so that the history need not count them."""
    given: dict[str, object] = {name: counts[name].tolist() for name in COUNTS}
    cursor.execute(
        "insert into ledger.effect by name select $revision as revision, $project as project, "
        "unnest($kind::varchar[]) as kind, unnest($in_file::varchar[]) as in_file, "
        "unnest($effect::varchar[]) as effect, unnest($row_count::bigint[]) as row_count",
        {**entry.given, **given},
    )


def _make_tables(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> list[str]:
    """Make a temporary table of each file's rows; gives back the files in the order of the contract.

    For an upload `files_<kind>` and `in_order_<kind>`, which its warnings read as well; for an undo or redo
    `effects_<kind>`.
    """
    named = [name for name in contract() if name in set(kinds)]
    for kind in named:
        if entry.upload is None:
            files = f"from files_of_{kind}($project, $revision)"
            cursor.execute(f"create or replace temp table files_{kind} as {files}", entry.given)
            rows, given = rows_in_order_of_upload(contract()[kind]), entry.given
            cursor.execute(f"create or replace temp table in_order_{kind} as {rows}", given)
        else:
            given = {**entry.given, "upload": entry.upload}
            rows = f"from reversal_effects_{kind}($project, $upload, $revision - 1, $revision)"
            cursor.execute(f"create or replace temp table effects_{kind} as {rows}", given)
    return named


def _counts(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str]) -> pd.DataFrame:
    if not kinds:
        return pd.DataFrame(columns=list(COUNTS))
    if entry.upload is None:
        counted = {kind: effect_counts(contract()[kind]) for kind in kinds}
    else:
        each = "select in_file, effect, count(*) as row_count from effects_{} group by all"
        counted = {kind: each.format(kind) for kind in kinds}
    of_all = " union all ".join(
        f"select '{kind}' as kind, * from ({source})" for kind, source in counted.items()
    )
    return cursor.execute(f"{of_all} order by all").df()


def _rows(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str]) -> pd.DataFrame:
    columns = ["kind", "in_file", "in_row", "key", "effect", "name", "old", "new"]
    found = [_query_rows(cursor, entry, kind, SHOWN).df() for kind in kinds]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _query_rows(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kind: str, limit: int | None
) -> duckdb.DuckDBPyConnection:
    """The query of the first rows of a file that change something, or of all of them."""
    file = contract()[kind]
    if entry.upload is None:
        shown, source = shown_effects(file, limit), row_changes(file)
        given = entry.given
    else:
        at_most = "" if limit is None else f"limit {limit}"
        shown = f"from effects_{kind} order by in_file, in_row {at_most}"
        source, given = "from shown", {}
    cursor.execute(f"create or replace temp table shown as {shown}")
    return cursor.execute(
        f"select '{kind}' as kind, in_file, in_row, key, effect, pair.name, pair.old, pair.new "
        "from (select * exclude (changed), unnest(changed) as pair, generate_subscripts(changed, 1) as place "
        f"from ({source})) order by effect = 'new', in_file, in_row, place",
        given,
    )


def _changes(store: "Store", entry: Entry, kinds: list[str], as_of: date) -> list[pd.DataFrame]:
    """The rows of each rule of `CHANGE_RULES`, which compare before and after the entry.

    A rule that the files of the entry cannot change is not queried.
    """
    statements = {
        rule: f"select {', '.join(columns)} from {rule}($projects, $since, $since_revision, $as_of, $revision) "
        f"order by {columns[0]}"
        for rule, (columns, files) in CHANGE_RULES.items()
        if files & set(kinds)
    }
    given: dict[str, Any] = {
        "projects": [entry.project],
        "as_of": as_of,
        "revision": store.newest_entry([entry.project], entry.revision),
    }
    before = {"projects": [entry.project], "since": as_of, "since_revision": entry.before}
    for sql in statements.values():
        # As pages ask about the ledger before the entry, so that it is computed once. The later day serves all.
        shared = store.shared_parameters(sql, before)
        given["since"] = max(given.get("since", shared["since"]), shared["since"])
        given["since_revision"] = shared["since_revision"]
    with store.judged.reader_for([*statements.values()], given, entry.pending) as reader:
        found = {rule: reader.execute(sql, given).df() for rule, sql in statements.items()}
    return [found.get(rule, pd.DataFrame(columns=of)) for rule, (of, _) in CHANGE_RULES.items()]
