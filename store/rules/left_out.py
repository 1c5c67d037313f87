"""What becomes of a column that a file leaves out: what stands in it stays.

Only a column that was added to the contract can be left out (`added` in `datapackage.json`), by files made before
it. A blank would say that nothing is known there any more, and take away what another file brought.
"""

from collections.abc import Iterable

import duckdb

from store.contract import File, contract
from store.reading.terms import Recognised


def keep_what_stands(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, tables: Iterable[Recognised]
) -> None:
    """Fill the columns that `tables` leave out in `typed_<file>`, for the upload that is or becomes `revision`.

    A row is given what the last row of its key said that was known by then; one of a new key has nothing there.
    """
    for table in tables:
        if table.left_out and table.rows:
            given = {"project": project, "revision": revision, "in_file": table.in_file}
            cursor.execute(_filled(contract()[table.kind], table.left_out), given)


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
