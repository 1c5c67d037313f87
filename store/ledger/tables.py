"""The tables of the ledger: created where they are missing, with the columns that the contract has gained.

The contract only ever gains columns and files, so that what a store lacks is added, blank, and what it has in addition
is of a later version. See docs/decisions/brought-up-to-the-contract.md.
"""

from functools import cache
from pathlib import Path

import duckdb

from store.contract.description import contract
from store.engine import engine
from store.faults import StoreUnreachable

SCHEMA = Path(__file__).with_name("schema.sql")

# Behind the columns of the contract, in each of its tables.
OF_ROW = {"project": "varchar", "revision": "bigint", "in_file": "varchar", "in_row": "bigint"}

COLUMNS = """
    select table_name, column_name, data_type from duckdb_columns()
    where database_name = 'ledger' and schema_name = 'main' order by table_name, column_index
"""

# DuckLake keeps a few rows at once in its catalog, as text. A piece of an original is one row and up to a megabyte:
# for an upload of a million rows that was most of the time, and two gigabytes.
KEEP_AS_FILES = "call ledger.set_option('data_inlining_row_limit', '0', table_name => 'file_piece')"
ARE_FILES = """
    from ducklake_options('ledger')
    where option_name = 'data_inlining_row_limit' and scope_entry like '%file_piece'
"""

# How many tables and columns of a later version a message names.
NAMED = 3


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables and columns of the attached `ledger` that are missing, and the one row of `ledger.head`.

    A new column is blank in the rows that are there. All or nothing, so that a start that is killed half-way leaves
    the store as it was.
    """
    existing = _columns(connection)
    wanted = known_columns()
    if any(wanted[table].items() - existing.get(table, {}).items() for table in wanted):
        # DuckLake refuses the later of two processes that change one table at once.
        with engine.alone(connection, "writing"):
            connection.execute("begin transaction")
            make_missing(connection, existing, wanted)
            connection.execute("commit")
    if engine.is_far(connection) and not connection.execute(ARE_FILES).fetchone():
        connection.execute(KEEP_AS_FILES)  # DuckLake applies it to committed tables only


def refuse_later_version(connection: duckdb.DuckDBPyConnection, address: str) -> None:
    """Raises `StoreUnreachable` where the attached `ledger` has tables or columns that this version does not know.

    A table that somebody else has made there is ignored; those of the ledger have a `revision`.
    """
    wanted = known_columns()
    unknown: list[str] = []
    for table, columns in _columns(connection).items():
        if table not in wanted:
            unknown += [f"the file {table}.csv"] if "revision" in columns else []
            continue
        unknown += [
            f"the column {name} of {table}{'.csv' if table in contract() else ''}"
            for name, kind in columns.items()
            if wanted[table].get(name) != kind
        ]
    if unknown:
        more = f" and {len(unknown) - NAMED} more" if unknown[NAMED:] else ""
        raise StoreUnreachable(
            f"The store {address} was last opened by a later version of the dashboard: this one does not know "
            f"{', '.join(unknown[:NAMED])}{more}. Start that version, or a later one, or name another store in "
            "RESULTS_STORE."
        )


@cache
def known_columns() -> dict[str, dict[str, str]]:
    """The columns that this version knows, and their types, by table."""
    with duckdb.connect(config={"threads": "1"}) as connection:
        connection.execute("attach ':memory:' as ledger")
        _create_tables(connection)
        return _columns(connection)


def make_missing(
    connection: duckdb.DuckDBPyConnection,
    existing: dict[str, dict[str, str]],
    wanted: dict[str, dict[str, str]],
) -> None:
    """Make what is `wanted` and not `existing`, as columns and types by table, in the open transaction."""
    _create_tables(connection)
    for table, columns in existing.items():
        for name, kind in wanted.get(table, {}).items():
            if name not in columns:
                connection.execute(f"alter table ledger.{table} add column {name} {kind}")
    connection.execute("insert into ledger.head select 0 where not exists (from ledger.head)")
    if engine.is_far(connection):  # a new table needs to have had a row
        for table in sorted(wanted.keys() - existing):
            connection.execute(f"insert into ledger.{table} (revision) values (null)")
            connection.execute(f"delete from ledger.{table} where revision is null")


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that are missing; those that are there stay as they are."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for file in contract().values():
        types = {column.name: column.sql_type for column in file.columns} | OF_ROW
        columns = ", ".join(f"{name} {kind}" for name, kind in types.items())
        connection.execute(f"create table if not exists ledger.{file.name} ({columns})")


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The columns that are there, and their types, by table."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(COLUMNS).fetchall():
        found.setdefault(table, {})[column] = kind
    return found
