"""Columns that a file omits: their values in force are kept.

Only a column that was added to the contract can be omitted (`added` in `datapackage.json`), by files made before it.
A blank would mean that the value is no longer known, and would remove that of another file.
"""

from collections.abc import Iterable

import duckdb

from store.contract.description import File, contract
from store.reading.reading_types import Recognised


def fill_omitted_columns(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, tables: Iterable[Recognised]
) -> None:
    """Fill the columns that `tables` omit in `typed_<file>`, for the upload that is or becomes `revision`.

    A row gets the value of the last row of its key that was known by then; one of a new key stays blank.
    """
    for table in tables:
        if table.omitted and table.rows:
            given = {"project": project, "revision": revision, "in_file": table.in_file}
            cursor.execute(_filled(contract()[table.kind], table.omitted), given)


def _filled(file: File, columns: tuple[str, ...]) -> str:
    typed = f"typed_{file.name}"
    keys = zip(file.key_in("old"), file.key_in("new"), strict=True)
    same_key = " and ".join(f"{old} is not distinct from {new}" for old, new in keys)
    known_by, latest = "true", "old.revision, old.in_row"
    if file.is_dated:
        known_by, latest = "old.reported_on <= new.reported_on", f"old.reported_on, {latest}"
    kept = ", ".join(f"{name} := old.{name}" for name in columns)
    return f"""
        update {typed} set {", ".join(f"{name} = last_row.kept.{name}" for name in columns)}
        from (
            select new.in_row, arg_max(struct_pack({kept}), ({latest})) as kept
            from {typed} as new
            left join (
                select entry.* from rows_of_{file.name} as entry
                join active_uploads([$project], $revision - 1) as upload on upload.revision = entry.revision
                where entry.project = $project
            ) as old on {same_key} and {known_by}
            where new.in_file = $in_file
            group by new.in_row
        ) as last_row
        where {typed}.in_file = $in_file and {typed}.in_row = last_row.in_row
    """
