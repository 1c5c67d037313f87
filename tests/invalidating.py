"""How a test makes DuckDB invalidate a store, in two ways. Each is an error of DuckDB itself."""

from collections.abc import Callable

import duckdb

from store import Store

# https://github.com/duckdb/duckdb/issues/22352: of some hundred runs one ends in an error of DuckDB's own.
RACE = """
    with one as (select number from range(1) as numbers(number)),
    none_and_one as (
        select number from one where number >= 5000
        union all
        select number from one where not exists (select 1 from one where number >= 5000)
    )
    select number, count(*) over () from none_and_one
"""


def all_of_it(store: Store) -> None:
    """An error of DuckDB's own: nothing that this process asks DuckDB is answered any more."""
    cursor = store.cursor()
    cursor.execute("set threads = 4")
    for _ in range(50_000):
        try:
            cursor.execute(RACE).fetchall()
        except (duckdb.InternalException, duckdb.FatalException):
            return
    raise AssertionError(
        "DuckDB has this race no more: see docs/decisions/no-aggregate-over-everything.md"
    )


def its_file(store: Store) -> None:
    """A checkpoint that fails, as on a full disk: nothing of the ledger is answered any more."""
    cursor = store.cursor()
    cursor.execute("set global debug_checkpoint_abort = 'before_truncate'")
    try:
        cursor.execute("checkpoint ledger")
    except duckdb.IOException:
        return
    raise AssertionError("the checkpoint did not fail")


WAYS: tuple[Callable[[Store], None], ...] = (all_of_it, its_file)
