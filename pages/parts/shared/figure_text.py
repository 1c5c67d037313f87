"""A figure in words: its value, its status, its date, its source, and the formula with its own numbers."""

import pandas as pd

from queries.rows import ProgressRow, ReachedRow
from reports.content.rows import StatusRow
from reports.rows import rows_of
from wording.codes import status_in_words, whole_status
from wording.dates import as_of_day, day, figure_day
from wording.figures import qualified, share
from wording.markdown import plain
from wording.text import blank, count

NO_STATUS = {
    "no_data": "there is no figure",
    "no_target": "there is no target",
    "target_not_in_source": "the target is not in the sources",
}


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


def figure_notes(row: ProgressRow) -> str:
    """Notes on a figure: reported or derived, its date, its conflicts, and whether its parts miss its total."""
    found = []
    if not blank(row["value"]):
        found.append(
            f"derived as {row['derived_as']}" if not blank(row["derived_as"]) else row["basis"]
        )
        found.append(as_of_day(row["period_end"], row["is_date_assumed"]))
    if not blank(row["conflicts"]):
        found.append(f"**{count(int(row['conflicts']), 'conflict')}**")
    if not blank(row["difference"]) and row["difference"] != 0:
        found.append("its parts miss the total")
    return " · ".join(found)


def formula_text(row: ProgressRow) -> str:
    """The status in one line, with the formula and the indicator's own numbers in it."""
    unit = row["unit"]
    if row["status"] == "target_in_other_unit":
        stated = other_target_text(row)
        return f"No status: the target is stated as {stated}, and nothing is converted without a stated rate."
    if row["status"] in NO_STATUS:
        return f"No status: {NO_STATUS[row['status']]}."
    due = "" if blank(row["due"]) else f" due {day(row['due'])}"
    value, target = qualified(row["value"], unit, row["qualifier"]), target_text(row)
    text = f"**{progress_status_text(row)}**: {value} on {day(row['period_end'])} against a target of {target}{due}. "
    if blank(row["achievement"]):
        return f"{text}No ratio: the baseline is {'not known' if blank(row['baseline']) else 'equal to the target'}."
    baseline = qualified(row["baseline_used"], unit, row["baseline_qualifier"])
    text += (
        f"Achievement = (value − baseline) ÷ (target − baseline) = ({value} − {baseline}) ÷ "
        f"({target} − {baseline}) = **{share(row['achievement'])}**"
    )
    if not blank(row["expected_share"]):
        text += f"; expected by then: **{share(row['expected_share'])}**"
    text += (
        f", counted from {day(row['counted_from'])}." if row["measure"] != "level" else ", a level."
    )
    if blank(row["baseline"]):
        is_unseen = row["baseline_gap"] == "not_in_source"
        text += f" {'The baseline is not in the sources' if is_unseen else 'No baseline is stated'}; it counts as zero."
    return text


def origin_text(row: ProgressRow, to_upload: str = "") -> str:
    """Where a figure comes from: source, place, since when it is known, and the row of the file that it is from.

    Of a sum it is the newest upload of its rows. to_upload: the address of an upload up to its number, for a link;
    empty for a reader who may not open it.
    """
    place = f", {plain(row['place'])}" if not blank(row["place"]) else ""
    known = f", known since {day(row['reported_on'])}" if not blank(row["reported_on"]) else ""
    return f"Source: {plain(row['source_title'])}{place}{known}{_upload_text(row, to_upload)}."


def _upload_text(row: ProgressRow, to_upload: str) -> str:
    if blank(row["revision"]):
        return ""
    upload = f"upload {int(row['revision'])}"
    if to_upload:
        upload = f"[{upload}]({to_upload}{int(row['revision'])})"
    if blank(row["in_row"]):
        return f"; the newest of its rows came with {upload}"
    return f"; row {int(row['in_row'])} of {plain(row['in_file'])}, {upload}"
