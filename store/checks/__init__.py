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

# One number with what people write round it; anything else may mean another number.
CURRENCY = r"[A-Z]{3}|[$€£]"
UNIT = rf"%|percent|per cent|people|persons|{CURRENCY}"
ONE_NUMBER = rf"\s*\+?(?:{CURRENCY})?\s*(-?[0-9](?:[0-9., ]*[0-9])?)\s*(?:{UNIT})?\s*"
THOUSANDS = r"-?[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]{1,6})?"


def faults_of(
    cursor: duckdb.DuckDBPyConnection, project: str, revision: int, staged: Staged
) -> list[Fault]:
    """Every fault of the staged files of `project`, seen beside what counts at `revision`."""
    _make_views(cursor, project, revision)
    found: list[Fault] = []
    for statement in _statements(staged):
        rows = cursor.execute(statement, _given(statement, project, revision)).fetchall()
        found += [Fault(*row) for row in rows]
    return [fault for fault in found if not _is_about_missing_column(fault, staged)]


def _is_about_missing_column(fault: Fault, staged: Staged) -> bool:
    """A column that is not there is said once; that each of its cells is blank need not be."""
    there = staged.columns.get(fault.file.removesuffix(".csv"))
    return fault.column is not None and there is not None and fault.column not in there


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
    for name in sorted(staged.filled):
        file, columns = contract()[name], staged.columns[name]
        for column in file.columns:
            if column.name in columns:
                yield from _column_checks(file, column)
        if set(file.key) <= set(columns):
            yield _key_twice(file)
        for reference in file.references:
            there = staged.columns.get(reference.target, (reference.target_column,))
            if reference.column in columns and reference.target_column in there:
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
    """What is meant is said only where it is plain: one number, with a unit or separators round it."""
    core = f"regexp_extract({column}, '^{ONE_NUMBER}$', 1)"
    bare = (
        f"case when regexp_full_match({core}, '{THOUSANDS}') "
        f"then regexp_replace({core}, '[, ]', '', 'g') else {core} end"
    )
    unit = (
        "the unit is in indicators.csv" if file.name == "results" else "without unit or separator"
    )
    return _select(
        file,
        column,
        f"not regexp_full_match({column}, '{NUMBER}')",
        f"""'"' || {column} || '" is not a number.' || case
            when regexp_full_match({bare}, '{NUMBER}') then ' Write ' || {bare} || ': {unit}.'
            else ' Write at most 18 digits, a decimal point and six decimals; blank is not known.' end""",
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
    """Unless it repeats a row that counts, or its file goes on to the row that stands or a later one.

    What stands may be a withdrawal: a row from before it would change nothing, and is told.
    """
    key = ", ".join(file.key_terms)
    return f"""
        with latest as (
            select *, row({key}) as same_key, max(reported_on) over (partition by {key}) as goes_to
            from new_{file.name}
        ),
        standing as (
            select row({key}) as same_key, max(reported_on) as reported_on
            from every_{file.name}
            where revision is not null
            group by same_key
        )
        select new.in_file, new.in_row, 'reported_on' as on_column,
            'is earlier than the row that stands, known since ' || old.reported_on
            || '. Date it from when this became known.' as said
        from latest as new
        join standing as old on old.same_key is not distinct from new.same_key
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
