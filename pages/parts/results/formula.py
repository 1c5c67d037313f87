"""How the status of an indicator comes about, with its own numbers, and which row of which file its figure is from."""

from markupsafe import Markup

from pages.parts.shared.figure_text import other_target_text, progress_status_text, target_text
from pages.parts.shared.html.blocks import NOTHING
from queries.indicator_rows import ProgressRow
from wording.dates import day
from wording.figures import qualified, share
from wording.text import blank

NO_STATUS = {
    "no_data": "there is no figure",
    "no_target": "there is no target",
    "target_not_in_source": "the target is not in the sources",
}


def formula_text(row: ProgressRow) -> Markup:
    """The status in one line, with the formula and the indicator's own numbers in it."""
    unit = row["unit"]
    if row["status"] == "target_in_other_unit":
        return Markup(
            "No status: the target is stated as {}, and nothing is converted without a stated rate."
        ).format(other_target_text(row))
    if row["status"] in NO_STATUS:
        return Markup("No status: {}.").format(NO_STATUS[row["status"]])
    due = "" if blank(row["due"]) else f" due {day(row['due'])}"
    value, target = qualified(row["value"], unit, row["qualifier"]), target_text(row)
    text = Markup("<b>{}</b>: {} on {} against a target of {}{}. ").format(
        progress_status_text(row), value, day(row["period_end"]), target, due
    )
    if blank(row["achievement"]):
        why = "not known" if blank(row["baseline"]) else "equal to the target"
        return text + Markup("No ratio: the baseline is {}.").format(why)
    baseline = qualified(row["baseline_used"], unit, row["baseline_qualifier"])
    text += Markup(
        "Achievement = (value − baseline) ÷ (target − baseline) = ({0} − {1}) ÷ ({2} − {1}) = <b>{3}</b>"
    ).format(value, baseline, target, share(row["achievement"]))
    if not blank(row["expected_share"]):
        text += Markup("; expected by then: <b>{}</b>").format(share(row["expected_share"]))
    text += (
        f", counted from {day(row['counted_from'])}." if row["measure"] != "level" else ", a level."
    )
    if blank(row["baseline"]):
        is_unseen = row["baseline_gap"] == "not_in_source"
        text += f" {'The baseline is not in the sources' if is_unseen else 'No baseline is stated'}; it counts as zero."
    return text


def origin_text(row: ProgressRow, to_upload: str = "") -> Markup:
    """From which row of which file the figure is, and with which upload it came; empty where that is not known.

    Of a sum it is the newest upload of its rows. to_upload: the address of an upload up to its number, for a link;
    empty for a reader who may not open it.
    """
    if blank(row["revision"]):
        return NOTHING
    number = int(row["revision"])
    upload = Markup("upload {}").format(number)
    if to_upload:
        upload = Markup('<a href="{}{}">{}</a>').format(to_upload, number, upload)
    if blank(row["in_row"]):
        return Markup("The newest of its rows came with {}.").format(upload)
    return Markup("Row {} of {}, {}.").format(int(row["in_row"]), row["in_file"], upload)
