"""The warnings: what must be seen before an upload is confirmed, though it stops nothing.

They have the form of the checks. Those about figures or dates of any file are made here from the contract; the others
are `.sql` files beside this module, one a warning.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from store.checks.selecting import faults_selected_by, selects_any
from store.contract.description import Column, File, contract
from store.faults import Fault

FOLDER = Path(__file__).parent

TODAY = "getvariable('today')::date"

OF_LINES = ("falls", "parts_miss_total")

# Whether either of them can select anything, which is seldom: their common conditions.
SUSPECT = """
    select
        exists (
            from result_lines
            where is_uploaded
              and (value < last_value or value < corrected or (not next_is_uploaded and value > next_value))
        ),
        exists (
            select whole from result_lines group by whole
            having max(value) filter (where is_total) <> sum(value) filter (where not is_total)
        )
"""


def warnings_of(cursor: duckdb.DuckDBPyConnection, filled: Iterable[str]) -> list[Fault]:
    """What is unusual about the pending upload, which has rows of the files `filled`.

    Its effect was computed before on the same cursor (`store.preview.effect`).
    """
    files = [contract()[name] for name in sorted(filled)]
    statements = [_in_the_future(file) for file in files]
    if "results" in filled:
        cursor.execute(_warning("result_lines"))
        row = cursor.execute(SUSPECT).fetchone() or ()
        statements += [_warning(name) for name, is_any in zip(OF_LINES, row, strict=True) if is_any]
    far = [file for file in files if file.figure and selects_any(cursor, _far_rows(file))]
    if far:
        cursor.execute(_far_figures(far))
        statements.append(_warning("tenfold"))
    statements += [
        _withdraws_nothing(file)
        for file in files
        if file.is_qualified and selects_any(cursor, _withdrawals(file))
    ]
    return [
        fault
        for statement in statements
        if statement
        for fault in faults_selected_by(cursor, statement)
    ]


def _withdrawals(file: File) -> str:
    return f"from new_{file.name} where qualifier = 'withdrawn'"


def _withdraws_nothing(file: File) -> str:
    """Withdrawals of what is not in force: often there is an error in the key."""
    key = f"concat_ws(' · ', {', '.join(file.key_terms)}) as key"
    return f"""
        select in_file, in_row, 'qualifier' as on_column,
            'withdraws ' || key || ', which does not stand. Check its key.' as message
        from (select *, {key} from ({_withdrawals(file)})) as withdrawn
        where not exists (
            from (select reported_on, {key} from every_{file.name} where qualifier <> 'withdrawn') as before
            where before.key = withdrawn.key and before.reported_on <= withdrawn.reported_on
        )
    """


def _warning(name: str) -> str:
    return FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _far_figures(files: Iterable[File]) -> str:
    """The view `far_figures`. Grain: one row per figure of the upload that would be in force, and is far from the last.

    Far: more than tenfold, or less than a tenth. last: the earlier figure of the same key, else the one before it in
    time.
    """
    of_all = " union all ".join(
        f"select file.in_file, figure.place - file.place as in_row, '{file.figure}' as on_column, value, last "
        f"from ({_far_rows(file)}) as figure "
        f"join files_{file.name} as file on file_place(file.place) = file_place(figure.place)"
        for file in files
    )
    return f"create or replace temp view far_figures as {of_all}"


def _far_rows(file: File) -> str:
    """The rows of `far_figures` of one file: the place of each, its value and the last."""
    if file.name == "results":
        lines = "select place, is_uploaded, value, coalesce(corrected, last_value) as last from result_lines"
    else:
        before = "null"
        if file.line:
            before = f"lag(value) over (partition by line order by {file.true_on})"
        lines = (
            f"select place, is_uploaded, value, coalesce(old_value, {before}) as last "
            f"from in_order_{file.name} where is_last and not is_withdrawn and value is not null"
        )
    return f"""
        from ({lines})
        where is_uploaded and last <> 0 and (abs(value) > 10 * abs(last) or 10 * abs(value) < abs(last))
    """


def _in_the_future(file: File) -> str:
    """The statement that selects dates of reports, figures and events in the future; blank for a file without."""
    texts = {
        name: (f"{name} > {TODAY}", "Until then it is not shown as of today.")
        for name in ("reported_on", file.true_on)
        if name in file.column_names
    }
    for column in file.columns:
        if column.has_happened:
            texts[column.name] = (
                _lies_ahead(column), "It says when something happened: check it.",
            )  # fmt: skip
    return " union all ".join(
        f"select in_file, in_row, '{name}' as on_column, "
        f"'is ' || {name} || ', which is in the future. {what}' as message "
        f"from new_{file.name} where {lies_ahead}"
        for name, (lies_ahead, what) in texts.items()
    )


def _lies_ahead(column: Column) -> str:
    """The condition that an event is in the future; in a text, each year, month or day is compared with today.

    Deadlines, recommended windows, the end of a project and the day from which an indicator is no longer reported are
    planned, and may be in the future: the contract does not mark them as events.
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
