"""The rules: what counts and how it is judged, as SQL macros in a database beside the ledger.

They are code, so a changed rule needs no migration, and they are the same on every engine. Each takes
the project, the date and the revision that are asked for; a macro is a view with those three open.
"""

from pathlib import Path

import duckdb

from store.contract import File, contract
from store.rules.effects import files_of, rows_in_order, standing_effects
from store.rules.in_hand import every_row, new_rows, rows_of, sees_the_ledger
from store.rules.words import views_of_words

FOLDER = Path(__file__).parent

# Each file may use the macros of those before it.
ORDER = (
    "in_order",
    "project_in_force",
    "reporting_year",
    "logframe",
    "figures",
    "history",
    "targets",
    "status",
    "actions",
    "evidence",
    "disclosure",
    "partnerships",
    "conflicts",
    "gender",
    "portfolio",
    "attention",
    "gaps",
    "changes",
    "meeting",
    "uploads",
)


def make_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every rule in the database of `connection`, over the attached `ledger`, in one transaction."""
    connection.execute("begin transaction")
    connection.execute(sees_the_ledger())
    for file in contract().values():
        connection.execute(rows_of(file))
    connection.execute(FOLDER.joinpath("counting.sql").read_text(encoding="utf-8"))
    for file in contract().values():
        connection.execute(standing(file))
        for made in (files_of, rows_in_order, standing_effects, every_row, new_rows):
            connection.execute(made(file))
    for view in views_of_words():
        connection.execute(view)
    for name in ORDER:
        connection.execute(FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8"))
    connection.execute("commit")


def standing(file: File) -> str:
    """The macro `standing_<file>(project, as_of, revision)`: one row per key, the one that stands.

    Known by the date and, for a figure, true by it; the latest `reported_on`, then the latest upload;
    gone once it is withdrawn. Source: the ledger, "What counts" and "The same key again".
    """
    known_by = "true"
    latest = "entry.revision desc, entry.in_row desc"
    if file.is_dated:
        known_by = "entry.reported_on <= as_of"
        latest = f"entry.reported_on desc, {latest}"
    if file.true_on:
        known_by += f" and entry.{file.true_on} <= as_of"
    withdrawn = "qualifier <> 'withdrawn'" if "qualifier" in file.column_names else "true"
    return f"""
        create or replace macro standing_{file.name}(of_project, as_of, at_revision) as table
        with latest as (
            select entry.*
            from rows_of_{file.name} as entry
            join counting(of_project, at_revision) as upload on upload.revision = entry.revision
            where entry.project = of_project and {known_by}
            qualify row_number() over (
                partition by {", ".join(file.key_terms)} order by {latest}
            ) = 1
        )
        select * from latest where {withdrawn}
    """
