"""A figure in words: its value against its target, its date, and its status."""

import pandas as pd

from queries.indicator_rows import ProgressRow
from queries.rows import ReachedRow
from reports.content.rows import StatusRow
from reports.rows import rows_of
from wording.codes import status_in_words, whole_status
from wording.figures import qualified
from wording.text import blank


def reached_text(row: ReachedRow) -> str:
    """`more than 550`, `914 of 1,000`, `no data`: a row of an indicator's progress in a few words."""
    text = qualified(row["value"], row["unit"], row["qualifier"])
    if not blank(row["target"]):
        return f"{text} of {target_text(row)}"
    if not blank(row["target_in_other_unit"]):
        return f"{text} (target stated as {other_target_text(row)})"
    return text


def in_words(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows of progress with what was reached (column `reached`) and their status in words."""
    return progress.assign(
        reached=[reached_text(row) for row in rows_of(progress, ReachedRow)],
        status=[status_in_words(row) for row in rows_of(progress, StatusRow)],
    )


def target_text(row: ReachedRow) -> str:
    """The target, with its qualifier."""
    return qualified(row["target"], row["unit"], row["target_qualifier"])


def other_target_text(row: ReachedRow) -> str:
    """The target in another unit than the indicator's, as it is stated."""
    return qualified(
        row["target_in_other_unit"], row["target_other_unit"], row["target_other_qualifier"]
    )


def progress_status_text(row: ProgressRow) -> str:
    """`● on track`: the shape and the word, and what stands beside it."""
    return whole_status(row)
