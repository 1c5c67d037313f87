"""The checks of an upload: statements that select rows which must not exist.

Most are made here from the contract, for every column of every file; what the contract cannot express is in the
`.sql` files beside this module, one a check. Each statement gives back `project`, `in_file`, `in_row`, `on_column` and
`message`, of one project or of several that are uploaded together. They read `staged_<file>` (text, as uploaded),
`new_<file>` (the same, typed; null where the text does not fit) and `every_<file>` (the new rows and those that count
already). A check that reads `new_<file>` finds only faults of rows of that file, and runs only where there are any.
"""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import duckdb

from store.checks.cells import cell_checks, faults_of_cells
from store.checks.selecting import faults_selected_by, selects_any
from store.contract.description import File, Reference, contract
from store.faults import Fault
from store.reading.staging import Staged
from store.rules.searchable_text import views_of_new_texts

FOLDER = Path(__file__).parent

HIDDEN_NAMES = (
    "from hidden_names(getvariable('projects')::varchar[], getvariable('revision')::bigint)"
)
NEW = re.compile(r"\bnew_(\w+)")

# For how many different codes that are not there the nearest one is looked for.
MOST_SUGGESTIONS = 100


def faults_of(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, *, hides: bool | None = None
) -> list[Fault]:
    """Every fault of the pending upload (`store.rules.overlay`), whose rows are staged and written.

    hides: whether the project has a name that may not be shown, where that is known.
    """
    found: list[Fault] = []
    for name in sorted(staged.filled):
        file, columns = contract()[name], staged.columns[name]
        found += faults_of_cells(cursor, file, columns)
        if set(file.key) <= set(columns) and selects_any(cursor, _keys_that_may_be_twice(file)):
            found += faults_selected_by(cursor, _key_twice(file))
        is_whole = file.is_dated and set(columns) >= set(file.promised_names)
        if is_whole and selects_any(cursor, _reported_later(file)):
            found += faults_selected_by(cursor, _reported_before(file))
    hides = hides_names(cursor) if hides is None else hides
    if hides:
        for statement in views_of_new_texts(staged.filled):
            cursor.execute(statement)
    found += faults_of_rows(cursor, staged.columns, staged.filled, hides=hides)
    return [fault for fault in found if not _is_about_missing_column(fault, staged)]


def faults_of_rows(
    cursor: duckdb.DuckDBPyConnection,
    columns: dict[str, tuple[str, ...]],
    judged: Collection[str],
    *,
    hides: bool | None = None,
) -> list[Fault]:
    """The faults of the pending rows beside all that would count: codes without a row, and those of the `.sql` files.

    `columns` are the columns that are there, by file; `judged` the files of which rows are pending; `hides`: as above.
    """
    found: list[Fault] = []
    for name in sorted(judged):
        file = contract()[name]
        if file.is_qualified and selects_any(cursor, _unseen(file)):
            found += faults_selected_by(cursor, _unseen_over_value(file))
        for reference in file.references:
            target = columns.get(reference.target, (reference.target_column,))
            is_there = reference.column in columns[name] and reference.target_column in target
            # What was probably meant takes long to plan.
            if is_there and selects_any(cursor, _missing_codes(file, reference)):
                found += faults_selected_by(cursor, _broken_reference(file, reference))
    for statement in _written(hides_names(cursor) if hides is None else hides):
        if _concerns(statement, judged):
            found += faults_selected_by(cursor, statement)
    return found


def projects_at_fault(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Of many first uploads that are checked together (`overlay_first_uploads`), the projects with any fault.

    Which faults these are is not listed: such a project is then checked by itself.
    """
    files = contract().values()
    statements = [check(file) for check in (_any_cell, _key_twice) for file in files]
    statements += [_missing_codes(file, one) for file in files for one in file.references]
    statements += [_unseen_over_value(file) for file in files if file.is_qualified]
    statements += _written(hides_names(cursor))
    found: set[str] = set()
    for statement in statements:
        rows = cursor.execute(f"select distinct project from ({statement}\n)").fetchall()
        found |= {str(project) for (project,) in rows}
    return frozenset(found)


def _concerns(statement: str, judged: Collection[str]) -> bool:
    """Whether a check can select anything: each row of one that reads `new_<file>` comes from there."""
    read = set(NEW.findall(statement)) & set(contract())
    return not read or not read.isdisjoint(judged)


def _any_cell(file: File) -> str:
    checks = (check.condition for column in file.columns for check in cell_checks(file, column))
    wrong = " or ".join(f"({condition})" for condition in checks)
    return f"select project from staged_{file.name} where {wrong}"


def hides_names(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether any name may not be shown, with the pending entry; texts are searched for names only then."""
    return selects_any(cursor, HIDDEN_NAMES)


@cache
def _written(hides: bool) -> tuple[str, ...]:
    """The checks that are written as `.sql` files, each of which holds one or several."""
    paths = sorted((*FOLDER.glob("*.sql"), *(FOLDER.glob("disclosure/*.sql") if hides else ())))
    return tuple(
        statement.query.removesuffix(";")
        for path in paths
        for statement in duckdb.extract_statements(path.read_text(encoding="utf-8"))
    )


def _is_about_missing_column(fault: Fault, staged: Staged) -> bool:
    """Whether a fault is about a cell of a column that is missing, which is a fault already."""
    kinds = {table.in_file: table.kind for table in staged.tables}
    there = staged.columns.get(kinds.get(fault.file, ""))
    return fault.column is not None and there is not None and fault.column not in there


def _terms_of_key(file: File) -> list[str]:
    return ["project", *file.key_terms, *(["reported_on"] if file.is_dated else [])]


def _keys_that_may_be_twice(file: File) -> str:
    return f"""
        select hash({", ".join(_terms_of_key(file))}) as hashed from staged_{file.name}
        group by hashed having count(*) > 1
    """


def _key_twice(file: File) -> str:
    """Keys are counted by their hash first, which is quick; only those that may occur twice are compared.

    Equal rows of two files without dates are let pass: every sheet to fill in has the sources.
    """
    terms = _terms_of_key(file)
    named = ", ".join([*file.key, *(["reported_on"] if file.is_dated else [])])
    places = ", ".join(f"{term} as key_{place}" for place, term in enumerate(terms))
    keys = ", ".join(f"key_{place}" for place in range(len(terms)))
    same = " and ".join(
        f"twice.key_{place} is not distinct from found.key_{place}" for place in range(len(terms))
    )
    cells = "null" if file.is_dated else f"[{', '.join(file.column_names)}]"
    return f"""
        with suspect as materialized ({_keys_that_may_be_twice(file)}),
        found as (
            select in_file, in_row, {cells} as cells, {places} from staged_{file.name}
            where hash({", ".join(terms)}) in (select hashed from suspect)
        ),
        twice as materialized (
            select {keys},
                arg_min({{'file': in_file, 'row': in_row, 'cells': cells}}, (in_file, in_row)) as first
            from found group by {keys} having count(*) > 1
        )
        select found.key_0 as project, found.in_file, found.in_row, null as on_column,
            'the same key ({named}) as row ' || twice.first.row
            || case when twice.first.file <> found.in_file then ' of ' || twice.first.file else '' end
            || '. Keep one of them.' as message
        from found
        join twice on {same}
        where (twice.first.file, twice.first.row) <> (found.in_file, found.in_row)
            and not coalesce(twice.first.file <> found.in_file and twice.first.cells = found.cells, false)
    """


def _missing_codes(file: File, reference: Reference) -> str:
    """The rows with a code that is not there, and the code as it is `written`."""
    return f"""
        select new.project, new.in_file, new.in_row, new.{reference.column} as written
        from new_{file.name} as new
        anti join every_{reference.target} as known
            on known.project = new.project and known.{reference.target_column} = new.{reference.column}
        where new.{reference.column} is not null
    """


def _broken_reference(file: File, reference: Reference) -> str:
    """Codes that are not there, with the one that was probably meant; of many different ones for the first hundred."""
    column, code = reference.column, reference.target_column
    title = "known.title" if "title" in contract()[reference.target].column_names else "null"
    return f"""
        with missing as materialized ({_missing_codes(file, reference)}),
        likely as (
            select
                doubted.project, doubted.written, known.{code} as code,
                likeness(doubted.written, known.{code}, {title}) as alike
            from (select distinct project, written from missing order by all limit {MOST_SUGGESTIONS}) as doubted
            join every_{reference.target} as known on known.project = doubted.project
        ),
        meant as (
            select project, written, arg_max(code, (alike, code)) as code
            from likely
            where is_likely(alike)
            group by project, written
        )
        select missing.project, missing.in_file, missing.in_row, '{column}' as on_column,
            '"' || missing.written || '" is not in {reference.target}.csv. Add it there, or write a code that is'
            || coalesce(': did you mean "' || meant.code || '"?', '.') as message
        from missing
        left join meant on meant.project = missing.project and meant.written = missing.written
    """


def _unseen(file: File) -> str:
    key = f"hash(project, {', '.join(file.key_terms)})"
    return f"select {key} from new_{file.name} where qualifier = 'not_in_source'"


def _unseen_over_value(file: File) -> str:
    """Rows that say that a figure was not seen which is known: they would take it away without withdrawing it.

    An undo judges rows of all uploads, of which none has its revision: there a value of the same date is the later one.
    """
    key = f"hash(project, {', '.join(file.key_terms)})"
    return f"""
        select project, in_file, in_row, 'qualifier' as on_column,
            'says that the figure was not seen, but it is known: ' || without_zeros(value_before)
            || '. Leave the row out, or withdraw the figure.' as message
        from (
            select *, lag({file.figure}) over (
                partition by {key} order by reported_on, or_newest(revision), {file.figure} is not null
            ) as value_before
            from every_{file.name}
            where {key} in ({_unseen(file)})
        )
        where revision is null and qualifier = 'not_in_source' and value_before is not null
    """


def _reported_later(file: File) -> str:
    """The rows that count already, and were known later than the first of the upload."""
    return f"""
        from every_{file.name}
        where revision is not null and reported_on > (select min(reported_on) from new_{file.name})
    """


def _reported_before(file: File) -> str:
    """Rows known before the row in force, unless they repeat a row that counts or the file has that row or a later one.

    The row in force may be a withdrawal: a row from before it would change nothing, so it is a fault.
    """
    key = ", ".join(file.key_terms)

    def same_key(one: str, other: str) -> str:
        terms = zip(file.key_in(one), file.key_in(other), strict=True)
        return " and ".join(f"{left} is not distinct from {right}" for left, right in terms)

    return f"""
        with in_force as materialized (
            select {_any_of_key(file)}, max(reported_on) as in_force_since
            from ({_reported_later(file)})
            group by {key}
        ),
        uploaded as (
            select {_any_of_key(file)}, max(reported_on) as last_reported_on from new_{file.name}
            where hash({key}) in (select hash({key}) from in_force)
            group by {key}
        ),
        late_keys as materialized (
            select {", ".join(f"uploaded.{name}" for name in file.key)}, in_force.in_force_since
            from uploaded join in_force on {same_key("uploaded", "in_force")}
            where uploaded.last_reported_on < in_force.in_force_since
        )
        select new.in_file, new.in_row, 'reported_on' as on_column,
            'is earlier than the row that stands, known since ' || late_keys.in_force_since
            || '. Date it from when this became known.' as message
        from new_{file.name} as new
        join late_keys on {same_key("late_keys", "new")}
        where not exists (
            from every_{file.name} as same
            where same.revision is not null and {_same(file)}
        )
    """


def _any_of_key(file: File) -> str:
    """The columns of the key for a group: all its rows share them, except the due date of a target."""
    return ", ".join(f"any_value({name}) as {name}" for name in file.key)


def _same(file: File) -> str:
    return " and ".join(
        f"same.{name} is not distinct from new.{name}"
        for name in file.column_names
        if name != "note"
    )
