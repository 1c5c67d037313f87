"""The rows that a check selects, as faults."""

from dataclasses import replace

import duckdb

from store.faults import Fault

# How many faults of one kind are listed one by one; of a million swapped cells nobody reads more.
MOST_FAULTS = 1000


def faults_selected_by(cursor: duckdb.DuckDBPyConnection, statement: str) -> list[Fault]:
    """The rows that a check selects, as faults: the first thousand, the last of which says how many more there are."""
    rows = cursor.execute(
        f"select in_file, in_row, on_column, message from ({statement}\n) "
        f"order by in_file, in_row, on_column, message limit {MOST_FAULTS}"
    ).fetchall()
    faults = [Fault(*row) for row in rows]
    # Counted by a statement of its own, and only then: docs/decisions/no-aggregate-over-everything.md.
    if len(rows) == MOST_FAULTS and (more := _count(cursor, statement) - MOST_FAULTS):
        # Not a fault of its own: sorted, it would be among faults of other kinds.
        text = f"{faults[-1].message} {more:,} more {'is' if more == 1 else 'are'} wrong in the same way."
        faults[-1] = replace(faults[-1], message=text, more=more)
    return faults


def selects_any(cursor: duckdb.DuckDBPyConnection, statement: str) -> bool:
    """Whether a statement selects any row."""
    return cursor.execute(f"select 1 from ({statement}\n) limit 1").fetchone() is not None


def _count(cursor: duckdb.DuckDBPyConnection, statement: str) -> int:
    """How many rows a check selects."""
    row = cursor.execute(f"select count(*) from ({statement}\n)").fetchone()
    assert row is not None, "a count is always a row"
    return int(row[0])
