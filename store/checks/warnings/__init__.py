"""The warnings: what must be seen before an upload is confirmed, though it stops nothing.

They have the form of the checks. What is asked of the figures of several files, or of their dates, is made here;
the rest stands beside this module, one `.sql` file a warning.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from store.checks import told
from store.contract import File, contract
from store.faults import Fault
from store.rules.effects import ROW_BITS

FOLDER = Path(__file__).parent


def warnings_of(cursor: duckdb.DuckDBPyConnection, filled: Iterable[str]) -> list[Fault]:
    """What is unusual about the upload in hand, which brings rows of the files `filled`.

    Its effect was asked for before on the same cursor (`store.effect`).
    """
    files = [contract()[name] for name in sorted(filled)]
    statements = [_in_the_future(file) for file in files]
    if "results" in filled:
        cursor.execute(_warning("result_lines"))
        statements += [_warning("falls"), _warning("parts_miss_total")]
    if any(file.figure for file in files):
        cursor.execute(_figures_brought(file for file in files if file.figure))
        statements.append(_warning("tenfold"))
    if {"results", "targets", "portfolio"} & set(filled):
        statements.append(_warning("withdraws_nothing"))
    return [fault for statement in statements if statement for fault in told(cursor, statement)]


def _warning(name: str) -> str:
    return FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _figures_brought(files: Iterable[File]) -> str:
    """The view `figures_brought`. Grain: one row per figure of the upload that would stand.

    last: the figure that stood for the same key, else the one before it over time; null where there is neither.
    """
    of_all = " union all ".join(_figures(file) for file in files)
    return f"create or replace temp view figures_brought as {of_all}"


def _figures(file: File) -> str:
    if file.name == "results":
        return (
            "select in_file, in_row, 'value' as on_column, value, "
            "coalesce(corrected, last_value) as last from result_lines where is_brought"
        )
    before = "null"
    if file.line_terms:
        before = f"lag(value) over (partition by line order by {file.true_on})"
    return f"""
        select file.in_file, figure.place - file.place as in_row, '{file.figure}' as on_column,
            value, coalesce(old_value, before) as last
        from (
            select place, is_brought, value, old_value, {before} as before
            from in_order_{file.name} where is_last and not is_withdrawn and value is not null
        ) as figure
        join files_of_{file.name}(
            getvariable('project')::varchar, getvariable('revision')::bigint
        ) as file on file.place >> {ROW_BITS} = figure.place >> {ROW_BITS}
        where is_brought
    """


def _in_the_future(file: File) -> str:
    """Dates of what was known or true; a deadline or the end of a project is in the future as a rule."""
    dates = [name for name in ("reported_on", file.true_on) if name in file.column_names]
    return " union all ".join(
        f"select in_file, in_row, '{name}' as on_column, 'is ' || {name} || ', which is in the "
        "future. Until then it is not shown as of today.' as said "
        f"from new_{file.name} where {name} > getvariable('today')::date"
        for name in dates
    )
