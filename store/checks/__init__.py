"""The checks at the door: statements that select rows which must not exist.

Most come from the contract and are made here for every column of every file; what the contract cannot
say stands beside this module, one `.sql` file a check. Each statement gives back `project`, `in_file`, `in_row`,
`on_column` and `said`, of one project as of many that are taken in together. They read `staged_<file>` (text, as it
came), `new_<file>` (the same, typed; null where the text does not fit) and `every_<file>` (the new rows and those that
count already). One that reads `new_<file>` says only what is wrong with rows of such files, and is asked only where
there are any.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from store.contract import Column, File, Reference, contract
from store.faults import Fault
from store.staging import Staged

FOLDER = Path(__file__).parent
DISCLOSURE = FOLDER / "disclosure"

HIDDEN_NAMES = (
    "from hidden_names(getvariable('projects')::varchar[], getvariable('revision')::bigint) limit 1"
)

NEW = re.compile(r"\bnew_(\w+)")

# So many faults of one kind are told one by one; of a million swapped cells nobody reads more.
TOLD = 1000

NUMBER = r"-?[0-9]{1,18}(\.[0-9]{1,6})?"

# One number with what people write round it; anything else may mean another number.
CURRENCY = r"[A-Z]{3}|[$€£]"
UNIT = rf"%|percent|per cent|people|persons|{CURRENCY}"
ONE_NUMBER = rf"\s*\+?(?:{CURRENCY})?\s*(-?[0-9](?:[0-9., ]*[0-9])?)\s*(?:{UNIT})?\s*"
THOUSANDS = r"-?[1-9][0-9]{0,2}([, ][0-9]{3})+(\.[0-9]{1,6})?"
DECIMAL_COMMA = r"-?([0-9]+|[1-9][0-9]{0,2}([. ][0-9]{3})+),[0-9]{1,6}"
EITHER = r"-?[1-9][0-9]{0,2},[0-9]{3}"


@dataclass(frozen=True)
class CellCheck:
    """What must not be true of a cell of a column, and what is said of it; both are SQL over the text."""

    column: str
    condition: str
    said: str


def faults_of(cursor: duckdb.DuckDBPyConnection, staged: Staged) -> list[Fault]:
    """Every fault of the pending upload (`store.rules.overlay`), whose rows are staged and written."""
    found: list[Fault] = []
    for name in sorted(staged.filled):
        file, columns = contract()[name], staged.columns[name]
        found += _faults_of_cells(cursor, file, columns)
        if set(file.key) <= set(columns):
            found += told(cursor, _key_twice(file))
        if file.is_dated and set(columns) >= set(file.promised_names):
            found += told(cursor, _reported_before(file))
    found += faults_of_rows(cursor, staged.columns, staged.filled)
    return [fault for fault in found if not _is_about_missing_column(fault, staged)]


def faults_of_rows(
    cursor: duckdb.DuckDBPyConnection, columns: dict[str, tuple[str, ...]], judged: Collection[str]
) -> list[Fault]:
    """What is wrong with the pending rows beside all that would count: codes without a row, and the `.sql` files.

    `columns` are the columns that are there, by file; `judged` the files of which rows are pending.
    """
    found: list[Fault] = []
    for name in sorted(judged):
        for reference in contract()[name].references:
            target = columns.get(reference.target, (reference.target_column,))
            if reference.column in columns[name] and reference.target_column in target:
                found += told(cursor, _broken_reference(contract()[name], reference))
    for path in _paths(cursor):
        statement = path.read_text(encoding="utf-8")
        if _concerns(statement, judged):
            found += told(cursor, statement)
    return found


def projects_at_fault(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Of many first uploads that are looked at together (`overlay_first_uploads`), the projects with any fault.

    Nothing is said of what is wrong: they are asked for it one by one.
    """
    files = contract().values()
    statements = [_any_cell(file) for file in files]
    statements += [_key_twice(file) for file in files]
    statements += [_broken_reference(file, one) for file in files for one in file.references]
    statements += [path.read_text(encoding="utf-8") for path in _paths(cursor)]
    found: set[str] = set()
    for statement in statements:
        rows = cursor.execute(f"select distinct project from ({statement}\n)").fetchall()
        found |= {str(project) for (project,) in rows}
    return frozenset(found)


def _concerns(statement: str, judged: Collection[str]) -> bool:
    """Whether a check can select anything: of those that read `new_<file>` each row comes from there."""
    read = set(NEW.findall(statement)) & set(contract())
    return not read or bool(read & set(judged))


def _any_cell(file: File) -> str:
    checks = (check.condition for column in file.columns for check in _cell_checks(file, column))
    wrong = " or ".join(f"({condition})" for condition in checks)
    return f"select project from staged_{file.name} where {wrong}"


def _paths(cursor: duckdb.DuckDBPyConnection) -> list[Path]:
    """The checks that stand in a file of their own.

    Every text is looked through for names that may not be shown, but only where there is such a name.
    """
    looked_for = DISCLOSURE.glob("*.sql") if cursor.execute(HIDDEN_NAMES).fetchone() else ()
    return sorted((*FOLDER.glob("*.sql"), *looked_for))


def told(cursor: duckdb.DuckDBPyConnection, statement: str) -> list[Fault]:
    """The rows that a check selects, as faults: the first thousand; the last of them says how many more there are."""
    rows = cursor.execute(
        f"select in_file, in_row, on_column, said from ({statement}\n) "
        f"order by in_file, in_row, on_column, said limit {TOLD}"
    ).fetchall()
    faults = [Fault(*row) for row in rows]
    # Counted apart, and only then: docs/decisions/no-aggregate-over-everything.md.
    if len(rows) == TOLD and (more := _count(cursor, statement) - TOLD):
        # Not a fault of its own: in order, it would stand among faults of other kinds.
        said = f"{faults[-1].message} {more:,} more {'is' if more == 1 else 'are'} wrong in the same way."
        faults[-1] = replace(faults[-1], message=said, more=more)
    return faults


def _count(cursor: duckdb.DuckDBPyConnection, statement: str) -> int:
    """How many rows a check selects."""
    row = cursor.execute(f"select count(*) from ({statement}\n)").fetchone()
    assert row is not None, "a count is always a row"
    return int(row[0])


def _is_about_missing_column(fault: Fault, staged: Staged) -> bool:
    """A column that is not there is said once; that each of its cells is blank need not be."""
    kinds = {table.in_file: table.kind for table in staged.tables}
    there = staged.columns.get(kinds.get(fault.file, ""))
    return fault.column is not None and there is not None and fault.column not in there


def _faults_of_cells(
    cursor: duckdb.DuckDBPyConnection, file: File, columns: Iterable[str]
) -> list[Fault]:
    """Asks for all columns at once whether anything is wrong, and only of what is, where."""
    checks = [
        check
        for column in file.columns
        if column.name in columns
        for check in _cell_checks(file, column)
    ]
    asked = ", ".join(f"bool_or({check.condition})" for check in checks)
    answer = cursor.execute(f"select {asked} from staged_{file.name}").fetchone() or ()
    found: list[Fault] = []
    for check, is_wrong in zip(checks, answer, strict=True):
        if is_wrong:
            found += told(cursor, _select(file, check))
    return found


def _cell_checks(file: File, column: Column) -> Iterator[CellCheck]:
    name = column.name
    if column.required:
        yield CellCheck(name, f"{name} is null", "'is blank. It must be filled.'")
    if column.type == "number":
        yield _not_a_number(file, name)
    if column.type == "date":
        yield CellCheck(
            name,
            f"length({name}) <> 10 or coalesce(try_cast({name} as date)::varchar <> {name}, "
            f"{name} is not null)",
            f"""'"' || {name} || '" is not a date. Write it as YYYY-MM-DD.'""",
        )
    if column.allowed:
        listed = ", ".join(f"'{word}'" for word in column.allowed)
        said = ", ".join(column.allowed)
        yield CellCheck(
            name,
            f"{name} not in ({listed})",
            f"""'"' || {name} || '" is not one of: {said}.'""",
        )
    if column.pattern:
        yield CellCheck(
            name,
            f"not regexp_full_match({name}, '{column.pattern}')",
            f"""'"' || {name} || '" does not fit. {column.description.replace("'", "''")}'""",
        )


def _not_a_number(file: File, column: str) -> CellCheck:
    """What to write is said where it is one number, with a unit or separators round it; `1,234` may be two."""
    core = f"regexp_extract({column}, '^{ONE_NUMBER}$', 1)"
    comma = f"replace(regexp_replace({core}, '[. ]', '', 'g'), ',', '.')"
    bare = (
        f"case when regexp_full_match({core}, '{THOUSANDS}') "
        f"then regexp_replace({core}, '[, ]', '', 'g') "
        f"when regexp_full_match({core}, '{DECIMAL_COMMA}') then {comma} else {core} end"
    )
    either = f"case when regexp_full_match({core}, '{EITHER}') then ' or ' || {comma} else '' end"
    unit = (
        "the unit is in indicators.csv" if file.name == "results" else "without unit or separator"
    )
    return CellCheck(
        column,
        f"not regexp_full_match({column}, '{NUMBER}')",
        f"""'"' || {column} || '" is not a number.' || case
            when regexp_full_match({bare}, '{NUMBER}') then ' Write ' || {bare} || {either} || ': {unit}.'
            else ' Write at most 18 digits, a decimal point and six decimals; blank is not known.' end""",
    )


def _select(file: File, check: CellCheck) -> str:
    return (
        f"select project, in_file, in_row, '{check.column}' as on_column, {check.said} as said "
        f"from staged_{file.name} where {check.condition}"
    )


def _key_twice(file: File) -> str:
    """Keys are counted by their hash first, which is quick; only what may be there twice is looked at."""
    terms = ["project", *file.key_terms, *(["reported_on"] if file.is_dated else [])]
    named = ", ".join([*file.key, *(["reported_on"] if file.is_dated else [])])
    places = ", ".join(f"{term} as key_{place}" for place, term in enumerate(terms))
    keys = ", ".join(f"key_{place}" for place in range(len(terms)))
    same = " and ".join(
        f"twice.key_{place} is not distinct from found.key_{place}" for place in range(len(terms))
    )
    return f"""
        with suspect as materialized (
            select hash({", ".join(terms)}) as hashed from staged_{file.name}
            group by hashed having count(*) > 1
        ),
        found as (
            select in_file, in_row, {places} from staged_{file.name}
            where hash({", ".join(terms)}) in (select hashed from suspect)
        ),
        twice as materialized (
            select {keys}, arg_min({{'file': in_file, 'row': in_row}}, (in_file, in_row)) as first
            from found group by {keys} having count(*) > 1
        )
        select found.key_0 as project, found.in_file, found.in_row, null as on_column,
            'the same key ({named}) as row ' || twice.first.row
            || case when twice.first.file <> found.in_file then ' of ' || twice.first.file else '' end
            || '. Keep one of them.' as said
        from found
        join twice on {same}
        where twice.first <> {{'file': found.in_file, 'row': found.in_row}}
    """


def _broken_reference(file: File, reference: Reference) -> str:
    column = reference.column
    return f"""
        select new.project, new.in_file, new.in_row, '{column}' as on_column, '"' || new.{column}
            || '" is not in {reference.target}.csv. Add it there, or write a code that is.' as said
        from new_{file.name} as new
        anti join every_{reference.target} as known
            on known.project = new.project and known.{reference.target_column} = new.{column}
        where new.{column} is not null
    """


def _reported_before(file: File) -> str:
    """Unless it repeats a row that counts, or its file goes on to the row that stands or a later one.

    What stands may be a withdrawal: a row from before it would change nothing, and is told.
    """
    key = ", ".join(file.key_terms)

    def same_key(one: str, other: str) -> str:
        terms = zip(file.key_in(one), file.key_in(other), strict=True)
        return " and ".join(f"{left} is not distinct from {right}" for left, right in terms)

    return f"""
        with standing as materialized (
            select {_any_of_key(file)}, max(reported_on) as stands_since
            from every_{file.name}
            where revision is not null
              and reported_on > (select min(reported_on) from new_{file.name})
            group by {key}
        ),
        brought as (
            select {_any_of_key(file)}, max(reported_on) as goes_to from new_{file.name}
            where hash({key}) in (select hash({key}) from standing)
            group by {key}
        ),
        late_keys as materialized (
            select {", ".join(f"brought.{name}" for name in file.key)}, standing.stands_since
            from brought join standing on {same_key("brought", "standing")}
            where brought.goes_to < standing.stands_since
        )
        select new.in_file, new.in_row, 'reported_on' as on_column,
            'is earlier than the row that stands, known since ' || late_keys.stands_since
            || '. Date it from when this became known.' as said
        from new_{file.name} as new
        join late_keys on {same_key("late_keys", "new")}
        where not exists (
            from every_{file.name} as same
            where same.revision is not null and {_same(file)}
        )
    """


def _any_of_key(file: File) -> str:
    """The key's columns of a group: all its rows have the same, save the due date of a target."""
    return ", ".join(f"any_value({name}) as {name}" for name in file.key)


def _same(file: File) -> str:
    return " and ".join(
        f"same.{name} is not distinct from new.{name}"
        for name in file.column_names
        if name != "note"
    )
