"""What an upload does, or the undo or redo of one: its rows, and what would be judged otherwise.

Asked of rows that are in the ledger, in the transaction that brings them or at any later time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import duckdb
import pandas as pd

from store.contract import contract
from store.rules.effects import effect_counts, row_changes, shown_effects

# So many rows are laid side by side, those that change something first; all are counted.
SHOWN = 300

# A million rows are told in pieces of so many vectors, each of 2,048 rows.
PIECE = 20

JUDGED_BY = {
    "indicator_changes": {"project", "indicators", "targets", "results"},
    "action_changes": {"recommendations", "actions"},
}


@dataclass(frozen=True)
class Effect:
    """What an entry of the ledger does.

    `counts`: one row per in_file and effect (kind, in_file, effect, row_count).
    `rows`: one row per row and column that differs (kind, in_file, in_row, key, effect, name, old, new),
    of the first rows that change something. `indicators` and `actions`: one row per indicator and action
    that stands otherwise, as the rules `indicator_changes` and `action_changes` give it back.
    """

    counts: pd.DataFrame
    rows: pd.DataFrame
    indicators: pd.DataFrame
    actions: pd.DataFrame

    @property
    def changes_nothing(self) -> bool:
        """Whether all it brings only confirms what stands."""
        return set(self.counts["effect"]) <= {"confirmed"}


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger: an upload, or the undo or redo of `upload`."""

    project: str
    revision: int
    upload: int | None = None

    @property
    def given(self) -> dict[str, object]:
        """What the rules take of it."""
        return {"project": self.project, "revision": self.revision}


def effect_of(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str], as_of: date
) -> Effect:
    """What `entry` does, which brings or brought rows of the files `kinds`, as of a date.

    It leaves `in_order_<kind>` behind on the cursor, the rows that an upload touches (`store.rules.effects`).
    """
    named = _lay_out(cursor, entry, kinds)
    return Effect(
        counts=_counts(cursor, entry, named),
        rows=_rows(cursor, entry, named),
        indicators=_changes(cursor, entry, named, "indicator_changes", as_of),
        actions=_changes(cursor, entry, named, "action_changes", as_of),
    )


def every_row(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> Iterator[pd.DataFrame]:
    """All rows that `entry` changes, in pieces: those of which `rows` of its effect has the first."""
    for kind in _lay_out(cursor, entry, kinds):
        rows = _ask_rows(cursor, entry, kind, None)
        while not (piece := rows.fetch_df_chunk(PIECE)).empty:
            yield piece


def counts_of(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> pd.DataFrame:
    """The `counts` of the effect of `entry`."""
    return _counts(cursor, entry, _lay_out(cursor, entry, kinds))


def keep_counts(cursor: duckdb.DuckDBPyConnection, entry: Entry, counts: pd.DataFrame) -> None:
    """Write into the ledger how many rows `entry` changed, so that the history need not count again."""
    for kind, in_file, effect, row_count in counts.astype(object).to_numpy().tolist():
        cursor.execute(
            "insert into ledger.effect values (?, ?, ?, ?, ?, ?)",
            [entry.revision, entry.project, kind, in_file, effect, row_count],
        )


def _lay_out(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]) -> list[str]:
    """Make a temporary table of each file's rows; gives back the files in the order of the contract.

    Of an upload `in_order_<kind>`, which its warnings ask as well; of an undo or redo `effects_<kind>`.
    """
    named = [name for name in contract() if name in set(kinds)]
    table, rows, given = "in_order", "rows_in_order_{}($project, $revision)", entry.given
    if entry.upload is not None:
        table, given = "effects", {**given, "upload": entry.upload}
        rows = "standing_effects_{}($project, $upload, $revision - 1, $revision)"
    for kind in named:
        source = rows.format(kind)
        cursor.execute(f"create or replace temp table {table}_{kind} as from {source}", given)
    return named


def _counts(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str]) -> pd.DataFrame:
    if not kinds:
        return pd.DataFrame(columns=["kind", "in_file", "effect", "row_count"])
    if entry.upload is None:
        counted, given = {kind: effect_counts(contract()[kind]) for kind in kinds}, entry.given
    else:
        each = "select in_file, effect, count(*) as row_count from effects_{} group by all"
        counted, given = {kind: each.format(kind) for kind in kinds}, {}
    of_all = " union all ".join(
        f"select '{kind}' as kind, * from ({source})" for kind, source in counted.items()
    )
    return cursor.execute(f"{of_all} order by all", given).df()


def _rows(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str]) -> pd.DataFrame:
    columns = ["kind", "in_file", "in_row", "key", "effect", "name", "old", "new"]
    found = [_ask_rows(cursor, entry, kind, SHOWN).df() for kind in kinds]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _ask_rows(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kind: str, limit: int | None
) -> duckdb.DuckDBPyConnection:
    """Ask for the first rows of a file that change something, or for all of them."""
    file = contract()[kind]
    if entry.upload is None:
        shown, source, given = shown_effects(file, limit), row_changes(file), entry.given
    else:
        at_most = "" if limit is None else f"limit {limit}"
        shown = f"from effects_{kind} order by in_file, in_row {at_most}"
        source, given = "from shown", {}
    cursor.execute(f"create or replace temp table shown as {shown}", given)
    return cursor.execute(
        f"select '{kind}' as kind, in_file, in_row, key, effect, pair.name, pair.old, pair.new "
        "from (select * exclude (changed), unnest(changed) as pair, generate_subscripts(changed, 1) as place "
        f"from ({source})) order by effect = 'new', in_file, in_row, place",
        given,
    )


def _changes(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str], rule: str, as_of: date
) -> pd.DataFrame:
    """Nothing is asked where the files that are brought cannot change it."""
    nothing = "" if JUDGED_BY[rule] & set(kinds) else "where false"
    return cursor.execute(
        f"from {rule}($project, $as_of, $revision - 1, $as_of, $revision) {nothing} order by 1",
        {"project": entry.project, "revision": entry.revision, "as_of": as_of},
    ).df()
