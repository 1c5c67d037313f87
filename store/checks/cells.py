"""What the contract says of a cell: filled, a number, a date, a word of a closed list; of the text as uploaded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from store.checks.selecting import faults_selected_by
from store.checks.written import date_fault, number_fault
from store.contract.description import Column, File
from store.faults import Fault

# What a row is that has a qualifier of figures without a value.
WITHOUT_VALUE = {
    "withdrawn": "a withdrawal",
    "not_in_source": "a row that says that it was not seen",
    "none": "a row that says that there is none",
}


@dataclass(frozen=True)
class CellCheck:
    """A condition that no cell of a column may meet, and the message of the fault; both are SQL over the text."""

    column: str
    condition: str
    message: str


def faults_of_cells(
    cursor: duckdb.DuckDBPyConnection, file: File, columns: Iterable[str]
) -> list[Fault]:
    """First asks of all checks at once whether any cell fails, then selects the rows of those that do."""
    checks = [
        check
        for column in file.columns
        if column.name in columns
        for check in cell_checks(file, column)
    ]
    conditions = ", ".join(f"bool_or({check.condition})" for check in checks)
    answer = cursor.execute(f"select {conditions} from staged_{file.name}").fetchone() or ()
    found: list[Fault] = []
    for check, is_wrong in zip(checks, answer, strict=True):
        if is_wrong:
            found += faults_selected_by(cursor, _select(file, check))
    return found


def cell_checks(file: File, column: Column) -> Iterator[CellCheck]:
    """The conditions that no cell of a column may meet."""
    name = column.name
    if column.required:
        yield CellCheck(name, f"{name} is null", "'is blank. It must be filled.'")
    if column.type == "number":
        yield CellCheck(name, *number_fault(name, file.name))
    if name == file.figure and file.is_qualified:
        yield from (_must_be_blank(name, *text) for text in WITHOUT_VALUE.items())
    if column.type == "date":
        yield CellCheck(name, *date_fault(name))
    if column.allowed:
        listed = ", ".join(f"'{word}'" for word in column.allowed)
        text = ", ".join(column.allowed)
        yield CellCheck(
            name,
            f"{name} not in ({listed})",
            f"""'"' || {name} || '" is not one of: {text}.'""",
        )
    if column.pattern:
        yield CellCheck(
            name,
            f"not regexp_full_match({name}, '{column.pattern}')",
            f"""'"' || {name} || '" does not fit. {column.description.replace("'", "''")}'""",
        )


def _must_be_blank(column: str, qualifier: str, what: str) -> CellCheck:
    text = f"is filled in {what}. Leave it blank, or choose another qualifier."
    return CellCheck(column, f"qualifier = '{qualifier}' and {column} is not null", f"'{text}'")


def _select(file: File, check: CellCheck) -> str:
    return (
        f"select project, in_file, in_row, '{check.column}' as on_column, {check.message} as message "
        f"from staged_{file.name} where {check.condition}"
    )
