"""The checks at the door: statements that select rows which must not exist.

Most come from the contract and are made here for every column of every file; what the contract cannot
say stands beside this module, one `.sql` file a check. Each statement gives back `in_file`, `in_row`,
`on_column` and `said`. They read `staged_<file>` (text, as it came), `new_<file>` (the same, typed;
null where the text does not fit) and `every_<file>` (the new rows and those that count already).
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from store.contract import Column, File, Reference, contract
from store.faults import Fault
from store.staging import Staged

FOLDER = Path(__file__).parent

NUMBER = r"-?[0-9]{1,18}(\.[0-9]{1,6})?"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def faults_of(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, staged: Staged
) -> list[Fault]:
    """Every fault of the staged files of `project`, seen beside what counts at `revision`."""
    _make_views(cursor, project, revision)
    found: list[Fault] = []
    for statement in _statements(staged):
        rows = cursor.execute(statement, _given(statement, project, revision)).fetchall()
        found += [Fault(*row) for row in rows]
    return found


def _given(statement: str, project: str, revision: int) -> dict[str, str | int]:
    given: dict[str, str | int] = {"project": project, "revision": revision}
    return {name: value for name, value in given.items() if f"${name}" in statement}


def _make_views(cursor: duckdb.DuckDBPyConnection, project: str, revision: int) -> None:
    """Temporary tables, since a temporary view would be given no parameters."""
    for file in contract().values():
        typed = ", ".join(typed_term(column) for column in file.columns)
        cursor.execute(
            f"create or replace temp view new_{file.name} as "
            f"select in_file, in_row, {typed} from staged_{file.name}"
        )
        names = ", ".join(file.column_names)
        cursor.execute(
            f"create or replace temp table every_{file.name} as "
            f"select in_file, in_row, {names}, null::bigint as revision from new_{file.name} "
            f"union all select entry.in_file, entry.in_row, {_of('entry', file)}, entry.revision "
            f"from ledger.{file.name} as entry "
            "join counting($project, $revision) as upload on upload.revision = entry.revision "
            "where entry.project = $project",
            {"project": project, "revision": revision},
        )


def typed_term(column: Column) -> str:
    """The staged text of a column as its type in the ledger; null where it does not fit."""
    if column.sql_type == "varchar":
        return column.name
    return f"try_cast({column.name} as {column.sql_type}) as {column.name}"


def _of(table: str, file: File) -> str:
    return ", ".join(f"{table}.{name}" for name in file.column_names)


def _statements(staged: Staged) -> Iterator[str]:
    for name, columns in staged.columns.items():
        file = contract()[name]
        for column in file.columns:
            if column.name in columns:
                yield from _column_checks(file, column)
        if set(file.key) <= set(columns):
            yield _key_twice(file)
        for reference in file.references:
            if reference.column in columns:
                yield _broken_reference(file, reference)
        if file.is_dated and set(columns) == set(file.column_names):
            yield _reported_before(file)
    for path in sorted(FOLDER.glob("*.sql")):
        yield path.read_text(encoding="utf-8")


def _column_checks(file: File, column: Column) -> Iterator[str]:
    if column.required:
        yield _select(file, column.name, f"{column.name} is null", "'is blank. It must be filled.'")
    if column.type == "number":
        yield _not_a_number(file, column.name)
    if column.type == "date":
        yield _select(
            file,
            column.name,
            f"not (regexp_full_match({column.name}, '{DATE}') "
            f"and try_cast({column.name} as date) is not null) and {column.name} is not null",
            f"""'"' || {column.name} || '" is not a date. Write it as YYYY-MM-DD.'""",
        )
    if column.allowed:
        listed = ", ".join(f"'{word}'" for word in column.allowed)
        said = ", ".join(column.allowed)
        yield _select(
            file,
            column.name,
            f"{column.name} not in ({listed})",
            f"""'"' || {column.name} || '" is not one of: {said}.'""",
        )
    if column.pattern:
        yield _select(
            file,
            column.name,
            f"not regexp_full_match({column.name}, '{column.pattern}')",
            f"""'"' || {column.name} || '" does not fit. {column.description.replace("'", "''")}'""",
        )


def _not_a_number(file: File, column: str) -> str:
    bare = f"regexp_replace({column}, '[^0-9.-]', '', 'g')"
    unit = "the unit is in indicators.csv" if file.name == "results" else "without unit or separator"
    return _select(
        file,
        column,
        f"not regexp_full_match({column}, '{NUMBER}')",
        f"""'"' || {column} || '" is not a number.' || case
            when regexp_full_match({bare}, '{NUMBER}') then ' Write ' || {bare} || ': {unit}.'
            else ' Write digits and a decimal point, at most six decimals; blank is not known.' end""",
    )


def _select(file: File, column: str, condition: str, said: str) -> str:
    return (
        f"select in_file, in_row, '{column}' as on_column, {said} as said "
        f"from staged_{file.name} where {condition}"
    )


def _key_twice(file: File) -> str:
    terms = [*file.key_terms, *(["reported_on"] if file.is_dated else [])]
    named = ", ".join([*file.key, *(["reported_on"] if file.is_dated else [])])
    return f"""
        select in_file, in_row, null as on_column,
            'the same key ({named}) as row ' || first_row || '. Keep one of them.' as said
        from (
            select in_file, in_row, first_value(in_row) over same as first_row
            from staged_{file.name}
            window same as (partition by {", ".join(terms)} order by in_file, in_row)
        ) where in_row <> first_row
    """


def _broken_reference(file: File, reference: Reference) -> str:
    column = reference.column
    return _select(
        file,
        column,
        f"{column} is not null and {column} not in "
        f"(select {reference.target_column} from every_{reference.target} "
        f"where {reference.target_column} is not null)",
        f"""'"' || {column} || '" is not in {reference.target}.csv. """
        f"""Add it there, or write a code that is.'""",
    )


def _reported_before(file: File) -> str:
    """Unless it repeats a row that counts, or its file goes on to the row that stands or a later one."""
    key = " and ".join(f"new.{term} is not distinct from old.{term}" for term in file.key)
    return f"""
        with standing as (
            select * from standing_{file.name}($project, date '9999-12-31', $revision)
        ),
        latest as (
            select *, max(reported_on) over (partition by {", ".join(file.key_terms)}) as goes_to
            from new_{file.name}
        )
        select new.in_file, new.in_row, 'reported_on' as on_column,
            'is earlier than the row that stands, known since ' || old.reported_on
            || '. Date it from when this became known.' as said
        from latest as new
        join standing as old on {key}
        where new.goes_to < old.reported_on
          and not exists (
              from every_{file.name} as same
              where same.revision is not null and {_same(file)}
          )
    """


def _same(file: File) -> str:
    return " and ".join(
        f"same.{name} is not distinct from new.{name}"
        for name in file.column_names
        if name != "note"
    )
