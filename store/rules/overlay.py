"""The overlay: the ledger as it would be with a pending entry, an upload, undo or redo that is not written yet.

The rules read the ledger through views: `rows_of_<file>`, `entries` and `newest`. On a connection that checks or
previews an entry, temporary views of the same names show the ledger as if the entry were in it. So every rule gives
the rows that it would give afterwards, nothing is written, and nobody else sees any of it.

A view takes no parameters, so that they are variables of the connection: `project`,
`projects` (a list of it: at a first start several are checked together), `revision` (the pending entry), `entry`
(its kind), `of_upload` (what an undo or redo names), and `judged_upload` (the upload whose rows are judged: the pending
one, the one that a redo brings back; 0 judges every row that would count, as an undo does).
"""

from collections.abc import Iterable

import duckdb

from store.contract.description import Column, File, contract
from store.engine.engine import is_far

EVERY_ROW = 0

WOULD_COUNT = (
    "from active_uploads([getvariable('project')::varchar], getvariable('revision')::bigint)"
)

NEWEST = "create or replace temp view newest as select getvariable('revision')::bigint as revision"

OF_ENTRY = "revision, project, kind, upload, entered_at, entered_by, note"

# What was made on a connection beside the rows that were read.
MADE = """
    select 'view', view_name from duckdb_views() where temporary and not internal
    union all
    select 'table', table_name from duckdb_tables()
    where temporary and not starts_with(table_name, 'staged_') and not starts_with(table_name, 'typed_')
"""

# A remote table with no more rows than this is fetched once for all queries of the overlay.
FETCHED = 100_000


def ledger_views() -> str:
    """The views `entries` and `newest` on the ledger as it is."""
    return (
        f"create or replace view entries as select {OF_ENTRY} from ledger.entry; "
        "create or replace view newest as select max(revision) as revision from ledger.head"
    )


def rows_of(file: File) -> str:
    """The view `rows_of_<file>`. Grain: one row per row of any upload, counting or not."""
    # By name, here and below: a column that was added to the contract is the last one in an older store.
    return f"create or replace view rows_of_{file.name} as {_rows(file, f'ledger.{file.name}')}"


def would_count() -> str:
    """The view `would_count`. Grain: one row per upload of the project that would count with the pending entry."""
    return f"create or replace view would_count as {WOULD_COUNT}"


def every_row(file: File) -> str:
    """The view `every_<file>`. Grain: one row per row that would count; revision is null for those judged."""
    columns = ", ".join(f"entry.{name}" for name in file.column_names)
    return (
        f"create or replace view every_{file.name} as "
        f"select entry.project, entry.in_file, entry.in_row, {columns}, "
        "case when getvariable('judged_upload')::bigint not in (0, entry.revision) then entry.revision end "
        "as revision "
        f"from rows_of_{file.name} as entry "
        "join would_count as upload on upload.revision = entry.revision "
        "where entry.project = getvariable('project')::varchar"
    )


def new_rows(file: File) -> str:
    """The view `new_<file>`. Grain: one row per row that is checked, typed; in_file and in_row are its place."""
    columns = ", ".join(file.column_names)
    return (
        f"create or replace view new_{file.name} as select project, in_file, in_row, {columns} "
        f"from every_{file.name} where revision is null"
    )


def every_key() -> str:
    """The view `every_key`. Grain: one row per row of `every_<file>`; key is as a conflict names it."""
    of_all = " union all by name ".join(
        f"select project, '{file.name}' as file, {file.key_text('entry')} as key "
        f"from every_{file.name} as entry"
        for file in contract().values()
    )
    return f"create or replace view every_key as {of_all}"


def type_rows(cursor: duckdb.DuckDBPyConnection, kinds: Iterable[str]) -> None:
    """Make `typed_<file>` of `staged_<file>`: the same rows, each column as its type; null where it does not fit."""
    for kind in kinds:
        typed = ", ".join(_typed(column) for column in contract()[kind].columns)
        cursor.execute(
            f"create or replace temp table typed_{kind} as "
            f"select project, in_file, in_row, {typed} from staged_{kind}"
        )


def overlay_upload(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, kinds: Iterable[str]
) -> None:
    """Show the ledger as if the typed rows of the files `kinds` were its upload `revision`."""
    where = _overlay_entry(cursor, project, revision, "upload", None, judged_upload=revision)
    for kind in kinds:
        columns = ", ".join(contract()[kind].column_names)
        cursor.execute(
            f"create or replace temp view rows_of_{kind} as {_rows(contract()[kind], where[kind])} "
            f"union all by name select {columns}, getvariable('project')::varchar as project, "
            f"getvariable('revision')::bigint as revision, in_file, in_row from typed_{kind}"
        )
        cursor.execute(
            f"create or replace temp view new_{kind} as "
            "select getvariable('project')::varchar as project, "
            f"in_file, in_row, {columns} from typed_{kind}"
        )


def overlay_first_uploads(
    cursor: duckdb.DuckDBPyConnection, projects: list[str], revision: int
) -> None:
    """Show the typed rows as uploads of `projects`, all with one revision, and nothing else of the ledger.

    So queries of them take no longer the more there is in the store.
    """
    _set(cursor, {"projects": projects, "revision": revision, "judged_upload": revision})
    cursor.execute(
        "create or replace temp view entries as "
        "select getvariable('revision')::bigint as revision, project, 'upload' as kind, null::bigint as upload, "
        "null::timestamp as entered_at, null::varchar as entered_by, null::varchar as note "
        "from (select unnest(getvariable('projects')::varchar[]) as project)"
    )
    cursor.execute(NEWEST)
    cursor.execute(
        "create or replace temp table would_count as select project, revision from entries"
    )
    for kind, file in contract().items():
        columns = ", ".join(file.column_names)
        for view, terms in {
            "rows_of": f"{columns}, project, getvariable('revision')::bigint as revision, in_file, in_row",
            "new": f"project, in_file, in_row, {columns}",
            "every": f"project, in_file, in_row, {columns}, null::bigint as revision",
        }.items():
            cursor.execute(
                f"create or replace temp view {view}_{kind} as select {terms} from typed_{kind}"
            )


def overlay_reversal(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, kind: str, upload: int
) -> None:
    """Show the ledger as if its entry `revision` were the `undo` or `redo` of an upload."""
    judged_upload = EVERY_ROW if kind == "undo" else upload
    _overlay_entry(cursor, project, revision, kind, upload, judged_upload=judged_upload)


def remove_overlay(cursor: duckdb.DuckDBPyConnection) -> None:
    """Show the ledger as it is again: only the rows that were read are left."""
    made = cursor.execute(MADE).fetchall()
    if made:
        cursor.execute("; ".join(f"drop {kind} temp.{name}" for kind, name in made))


def _overlay_entry(
    cursor: duckdb.DuckDBPyConnection,
    project: str,
    revision: int,
    entry: str,
    upload: int | None,
    *,
    judged_upload: int,
) -> dict[str, str]:
    """Show the ledger with one more entry; gives back the name of the table to read for each table of the ledger."""
    given = {
        "project": project,
        "projects": [project],
        "revision": revision,
        "entry": entry,
        "of_upload": upload,
        "judged_upload": judged_upload,
    }
    _set(cursor, given)
    where = _fetch(cursor)
    cursor.execute(
        f"create or replace temp view entries as select {OF_ENTRY} from {where['entry']} "
        "union all by name select getvariable('revision')::bigint as revision, "
        "getvariable('project')::varchar as project, getvariable('entry')::varchar as kind, "
        "getvariable('of_upload')::bigint as upload"
    )
    cursor.execute(NEWEST)
    # A table: every check reads it, and would plan the view anew.
    cursor.execute(f"create or replace temp table would_count as {WOULD_COUNT}")
    return where


def _set(cursor: duckdb.DuckDBPyConnection, variables: dict[str, object]) -> None:
    for name, value in variables.items():
        cursor.execute(f"set variable {name} = $value", {"value": value})


def _fetch(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The name of the table to read for each: in the ledger, or, where that is remote, a temporary table."""
    where = {name: f"ledger.{name}" for name in ("entry", *contract())}
    if not is_far(cursor):
        return where
    for name, table in where.items():
        near = f"create or replace temp table fetched_{name} as from {table} limit {FETCHED + 1}"
        counted = cursor.execute(near).fetchone()
        if counted and counted[0] <= FETCHED:
            where[name] = f"fetched_{name}"
        if name in contract():
            rows = _rows(contract()[name], where[name])
            cursor.execute(f"create or replace temp view rows_of_{name} as {rows}")
    return where


def _rows(file: File, table: str) -> str:
    """The rows of a file in `table`, with the columns that this version knows."""
    columns = ", ".join(file.column_names)
    return f"select {columns}, project, revision, in_file, in_row from {table}"


def _typed(column: Column) -> str:
    """DuckDB takes a hundred times as long to read text as `decimal(24,6)` as it takes for one of 18 digits."""
    name = column.name
    if column.sql_type == "varchar":
        return name
    if column.type == "date":
        return f"try_cast({name} as date) as {name}"
    return (
        f"case when length({name}) <= 12 then try_cast({name} as decimal(18,6)) "
        f"else try_cast({name} as {column.sql_type}) end as {name}"
    )
