"""A figure in words: its value against its target, its date, and its status."""

import pandas as pd

from queries.rows import ProgressRow, ReachedRow
from reports.content.rows import StatusRow
from reports.rows import rows_of
from wording.codes import status_in_words, whole_status
from wording.dates import figure_day
from wording.figures import qualified
from wording.text import blank


def reached_text(row: ReachedRow) -> str:
    """`more than 550`, `914 of 1,000`, `no data`: a row of an indicator's progress in a few words."""
    return _reached(row, "")


def in_words(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows of progress with what was reached (column `reached`) and their status in words."""
    return progress.assign(
        reached=[reached_text(row) for row in rows_of(progress, ReachedRow)],
        status=[status_in_words(row) for row in rows_of(progress, StatusRow)],
    )


def dated_text(row: ProgressRow) -> str:
    """The same with the date of the figure, where there is one: `914 of 1,000 (30 September 2020)`."""
    is_blank = blank(row["value"])
    return _reached(row, "" if is_blank else figure_day(row["period_end"], row["is_date_assumed"]))


def _reached(row: ReachedRow, dated: str) -> str:
    text = qualified(row["value"], row["unit"], row["qualifier"])
    notes = [dated] if dated else []
    if not blank(row["target"]):
        text += f" of {target_text(row)}"
    elif not blank(row["target_in_other_unit"]):
        notes.append(f"target stated as {other_target_text(row)}")
    return f"{text} ({'; '.join(notes)})" if notes else text


def target_text(row: ReachedRow) -> str:
    """The target, with its qualifier."""
    return qualified(row["target"], row["unit"], row["target_qualifier"])


def other_target_text(row: ReachedRow) -> str:
    """The target in another unit than the indicator's, as it is stated."""
    return qualified(
        row["target_in_other_unit"], row["target_other_unit"], row["target_other_qualifier"]
    )


def progress_status_text(row: ProgressRow) -> str:
    """`▲ on track`: the shape and the word, and what stands beside it."""
    return whole_status(row)
