"""What an upload does, or the undo or redo of one: its rows, and what would be judged otherwise.

Asked of rows that are in the ledger, in the transaction that brings them or at any later time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import duckdb
import pandas as pd

from store.contract import contract
from store.rules.effects import row_changes

# So many rows are laid side by side, those that change something first; all are counted.
SHOWN = 300

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

    def effects(self, kind: str) -> str:
        """The rule that says what the entry does to the rows of the file `kind`."""
        if self.upload is None:
            return f"row_effects_{kind}($project, $revision)"
        return f"standing_effects_{kind}($project, $upload, $revision - 1, $revision)"

    @property
    def given(self) -> dict[str, object]:
        """The parameters of `effects`."""
        given: dict[str, object] = {"project": self.project, "revision": self.revision}
        return given if self.upload is None else {**given, "upload": self.upload}


def effect_of(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str], as_of: date
) -> Effect:
    """What `entry` does, which brings or brought rows of the files `kinds`, as of a date."""
    named = [name for name in contract() if name in set(kinds)]
    for kind in named:
        cursor.execute(
            f"create or replace temp table effects_{kind} as from {entry.effects(kind)}",
            entry.given,
        )
    return Effect(
        counts=_counts(cursor, named),
        rows=_rows(cursor, entry, named),
        indicators=_changes(cursor, entry, named, "indicator_changes", as_of),
        actions=_changes(cursor, entry, named, "action_changes", as_of),
    )


def counts_of(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: Iterable[str]
) -> pd.DataFrame:
    """The `counts` of the effect of `entry`."""
    named = [name for name in contract() if name in set(kinds)]
    return _counts(cursor, named, {kind: entry.effects(kind) for kind in named}, entry.given)


def keep_counts(cursor: duckdb.DuckDBPyConnection, entry: Entry, counts: pd.DataFrame) -> None:
    """Write into the ledger how many rows `entry` changed, so that the history need not count again."""
    for kind, in_file, effect, row_count in counts.astype(object).to_numpy().tolist():
        cursor.execute(
            "insert into ledger.effect values (?, ?, ?, ?, ?, ?)",
            [entry.revision, entry.project, kind, in_file, effect, row_count],
        )


def _counts(
    cursor: duckdb.DuckDBPyConnection,
    kinds: list[str],
    effects: dict[str, str] | None = None,
    given: dict[str, object] | None = None,
) -> pd.DataFrame:
    """From the tables that `effect_of` makes, where no other source of the effects is named."""
    if not kinds:
        return pd.DataFrame(columns=["kind", "in_file", "effect", "row_count"])
    counted = " union all ".join(
        f"select '{kind}' as kind, in_file, effect, count(*) as row_count "
        f"from {(effects or {}).get(kind, f'effects_{kind}')} group by all"
        for kind in kinds
    )
    return cursor.execute(f"{counted} order by all", given or {}).df()


def _rows(cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str]) -> pd.DataFrame:
    columns = ["kind", "in_file", "in_row", "key", "effect", "name", "old", "new"]
    found = [_rows_of(cursor, entry, kind) for kind in kinds]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _rows_of(cursor: duckdb.DuckDBPyConnection, entry: Entry, kind: str) -> pd.DataFrame:
    cursor.execute(
        f"create or replace temp table shown as from effects_{kind} where effect <> 'confirmed' "
        f"order by effect = 'new', in_file, in_row limit {SHOWN}"
    )
    given = {"project": entry.project, "revision": entry.revision}
    source = row_changes(contract()[kind]) if entry.upload is None else "from shown"
    return cursor.execute(
        f"select '{kind}' as kind, in_file, in_row, key, effect, pair.name, pair.old, pair.new "
        f"from (select * exclude (changed), unnest(changed) as pair from ({source})) "
        "order by effect = 'new', in_file, in_row",
        given if entry.upload is None else {},
    ).df()


def _changes(
    cursor: duckdb.DuckDBPyConnection, entry: Entry, kinds: list[str], rule: str, as_of: date
) -> pd.DataFrame:
    """Nothing is asked where the files that are brought cannot change it."""
    nothing = "" if JUDGED_BY[rule] & set(kinds) else "where false"
    return cursor.execute(
        f"from {rule}($project, $as_of, $revision - 1, $as_of, $revision) {nothing} order by 1",
        {"project": entry.project, "revision": entry.revision, "as_of": as_of},
    ).df()
