"""The rules: what counts and how it is judged, as SQL macros in a database beside the ledger.

They are code, so a changed rule needs no migration, and they are the same on every engine. Each takes a set of
projects, a date and a revision as parameters. Rows of rules that are queried often are kept in tables
(`store.rules.judged`); each rule can be queried directly as well.
"""

import re
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from store.contract.description import File, contract
from store.rules.effects import FILE_PLACE, files_of, reversal_effects, rows_in_order
from store.rules.overlay import (
    every_key,
    every_row,
    ledger_views,
    new_rows,
    rows_of,
    would_count,
)
from store.rules.searchable_text import views_of_texts

FOLDER = Path(__file__).parent

COMMENT = re.compile(r"--.*")
MADE = re.compile(r"create or replace (?:macro|view) (\w+)")
WORD = re.compile(r"\w+")


def make_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every rule in the database of `connection`, over the attached `ledger`, in one transaction.

    Raises `graphlib.CycleError` for rules that need each other in a circle.
    """
    views = (ledger_views(), *(rows_of(file) for file in contract().values()))
    # In one statement: separate ones would take a fifth longer.
    connection.execute(
        "\n;".join(("begin transaction", *views, *sorted_by_need(statements()), "commit"))
    )


def statements() -> Iterator[str]:
    """Each statement that makes a rule: those of the `.sql` files, and those made from the contract."""
    for path in sorted(FOLDER.rglob("*.sql")):
        for statement in duckdb.extract_statements(path.read_text(encoding="utf-8")):
            yield statement.query
    for file in contract().values():
        for made in (
            counted,
            current,
            files_of,
            rows_in_order,
            reversal_effects,
            every_row,
            new_rows,
        ):
            yield made(file)
    yield FILE_PLACE
    yield touched_rows()
    yield would_count()
    yield every_key()
    yield from views_of_texts()


def sorted_by_need(unordered: Iterable[str]) -> Iterator[str]:
    """The statements, each after those that make what it names: DuckDB resolves the names when it makes a macro.

    Raises `graphlib.CycleError` where there is no such order.
    """
    bare = {statement: COMMENT.sub("", statement) for statement in unordered}
    made_by = {MADE.findall(text)[0]: statement for statement, text in bare.items()}
    needs = {
        statement: {
            made_by[word]
            for word in set(WORD.findall(text))
            if word in made_by and made_by[word] != statement
        }
        for statement, text in bare.items()
    }
    yield from TopologicalSorter(needs).static_order()


def counted(file: File) -> str:
    """The macro `counted_<file>(projects, revision)`. Grain: one row per row of an upload that counts."""
    return f"""
        create or replace macro counted_{file.name}(of_projects, at_revision) as table
        select entry.*
        from rows_of_{file.name} as entry
        join active_uploads(of_projects, at_revision) as upload on upload.revision = entry.revision
    """


def touched_rows() -> str:
    """The macro `touched_rows(also_touches)`: the further rows that a conflict names, as a list of file and key.

    Both the keys and the list are joined with `;`: a row begins at the name of a file and a colon.
    """
    file = rf"({'|'.join(contract())}):"
    return rf"""
        create or replace macro touched_rows(also_touches) as (
            list_transform(
                list_filter(
                    string_split(
                        regexp_replace(coalesce(also_touches, ''), '(^|;)\s*{file}', chr(31) || '\2:', 'g'), chr(31)
                    ),
                    lambda part: trim(part) <> ''
                ),
                lambda part: {{
                    'file': case when part like '%:%' then trim(string_split(part, ':')[1]) end,
                    'key': trim(regexp_replace(part, '^[^:]*:', ''))
                }}
            )
        )
    """


def current(file: File) -> str:
    """The macro `current_<file>(projects, as_of, revision)`: one row per project and key, the one in force.

    Of the rows known by the date and, for a figure, true by it: the latest `reported_on`, then the latest upload;
    none once it is withdrawn. Source: docs/method.md, "What counts" and "Correction". Of a file with `retired_on`,
    is_retired says whether that day has come.
    """
    known_by = "true"
    latest = "entry.revision desc, entry.in_row desc"
    if file.is_dated:
        known_by = "entry.reported_on <= as_of"
        latest = f"entry.reported_on desc, {latest}"
    if file.true_on:
        known_by += f" and entry.{file.true_on} <= as_of"
    withdrawn = "qualifier <> 'withdrawn'" if "qualifier" in file.column_names else "true"
    retired = ", coalesce(retired_on <= as_of, false) as is_retired"
    columns = f"*{retired if 'retired_on' in file.column_names else ''}"
    return f"""
        create or replace macro current_{file.name}(of_projects, as_of, at_revision) as table
        with latest as (
            select *
            from counted_{file.name}(of_projects, at_revision) as entry
            where {known_by}
            qualify row_number() over (
                partition by project, {", ".join(file.key_terms)} order by {latest}
            ) = 1
        )
        select {columns} from latest where {withdrawn}
    """
