"""The warnings: what must be seen before an upload is confirmed, though it stops nothing.

They have the form of the checks. What is asked of the figures of several files, or of their dates, is made here;
the rest stands beside this module, one `.sql` file a warning.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from store.checks import told
from store.contract import Column, File, contract
from store.faults import Fault
from store.rules.effects import ROW_BITS

FOLDER = Path(__file__).parent

TODAY = "getvariable('today')::date"

OF_LINES = ("falls", "parts_miss_total")

# Whether either of them can have anything to tell: what both begin with, of which nearly always there is nothing.
SUSPECT = """
    select
        exists (
            from result_lines
            where is_brought
              and (value < last_value or value < corrected or (not next_is_brought and value > next_value))
        ),
        exists (
            select whole from result_lines group by whole
            having max(value) filter (where is_total) <> sum(value) filter (where not is_total)
        )
"""


def warnings_of(cursor: duckdb.DuckDBPyConnection, filled: Iterable[str]) -> list[Fault]:
    """What is unusual about the pending upload, which brings rows of the files `filled`.

    Its effect was asked for before on the same cursor (`store.effect`).
    """
    files = [contract()[name] for name in sorted(filled)]
    statements = [_in_the_future(file) for file in files]
    if "results" in filled:
        cursor.execute(_warning("result_lines"))
        row = cursor.execute(SUSPECT).fetchone() or ()
        statements += [_warning(name) for name, is_any in zip(OF_LINES, row, strict=True) if is_any]
    if any(file.figure for file in files):
        cursor.execute(_far_figures(file for file in files if file.figure))
        statements.append(_warning("tenfold"))
    if any(_withdraws(cursor, file) for file in files):
        statements.append(_warning("withdraws_nothing"))
    return [fault for statement in statements if statement for fault in told(cursor, statement)]


def _withdraws(cursor: duckdb.DuckDBPyConnection, file: File) -> bool:
    """Whether the upload withdraws any figure."""
    if "qualifier" not in file.column_names:
        return False
    asked = f"select true from new_{file.name} where qualifier = 'withdrawn' limit 1"
    return cursor.execute(asked).fetchone() is not None


def _warning(name: str) -> str:
    return FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _far_figures(files: Iterable[File]) -> str:
    """The view `far_figures`. Grain: one row per figure of the upload that would stand, and is far from the last one.

    More than tenfold, or less than a tenth. last: the figure that stood for the same key, else the one before it over
    time.
    """
    of_all = " union all ".join(_far(file) for file in files)
    return f"create or replace temp view far_figures as {of_all}"


def _far(file: File) -> str:
    if file.name == "results":
        lines = "select place, is_brought, value, coalesce(corrected, last_value) as last from result_lines"
    else:
        before = "null"
        if file.line:
            before = f"lag(value) over (partition by line order by {file.true_on})"
        lines = (
            f"select place, is_brought, value, coalesce(old_value, {before}) as last "
            f"from in_order_{file.name} where is_last and not is_withdrawn and value is not null"
        )
    return f"""
        select file.in_file, figure.place - file.place as in_row, '{file.figure}' as on_column, value, last
        from (
            from ({lines})
            where is_brought and last <> 0 and (abs(value) > 10 * abs(last) or 10 * abs(value) < abs(last))
        ) as figure
        join files_of_{file.name}(
            getvariable('project')::varchar, getvariable('revision')::bigint
        ) as file on file.place >> {ROW_BITS} = figure.place >> {ROW_BITS}
    """


def _in_the_future(file: File) -> str:
    """Days of what was known, was true or happened that are still to come; nothing for a file without any."""
    said = {
        name: (f"{name} > {TODAY}", "Until then it is not shown as of today.")
        for name in ("reported_on", file.true_on)
        if name in file.column_names
    }
    for column in file.columns:
        if column.has_happened:
            said[column.name] = (
                _lies_ahead(column), "It says when something happened: check it.",
            )  # fmt: skip
    return " union all ".join(
        f"select in_file, in_row, '{name}' as on_column, "
        f"'is ' || {name} || ', which is in the future. {what}' as said "
        f"from new_{file.name} where {lies_ahead}"
        for name, (lies_ahead, what) in said.items()
    )


def _lies_ahead(column: Column) -> str:
    """That something happened on a day that is still to come; in a text, each year, month or day is held against today.

    A deadline, a window that is recommended, the end of a project and the day from which an indicator is reported no
    more are planned, and may: the contract does not say of them that they happened.
    """
    ahead = f"{column.name} > {TODAY}"
    if column.type == "string":
        ahead = rf"""
            len(list_filter(
                regexp_extract_all({column.name}, '\b20[0-9]{{2}}(-[0-9]{{2}}){{0,2}}\b'),
                lambda day: day > left({TODAY}::varchar, length(day))
            )) > 0
        """
    return f"{column.happened_where.sql()} and {ahead}" if column.happened_where else ahead
