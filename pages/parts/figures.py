"""How a figure is said: its value, its status, its date, and the formula with its own numbers."""

from typing import Any

from pages.parts.words import (
    STATUS_SHAPE,
    STATUS_WORD,
    count,
    day,
    missing,
    number,
    plain,
    qualified,
)

Row = dict[Any, Any]


def reached(row: Row) -> str:
    """`more than 550`, `914 of 1,000`, `no data`: a row of an indicator's progress in a few words."""
    value = qualified(row["value"], row["unit"], row["qualifier"])
    if not missing(row["target"]):
        return f"{value} of {number(row['target'], row['unit'])}"
    if not missing(row["target_in_other_unit"]):
        stated = number(row["target_in_other_unit"], row["target_other_unit"])
        return f"{value} (target stated as {stated})"
    return value


def status(row: Row) -> str:
    """`▲ on track`: the shape and the word; a target in another unit is not compared."""
    if row["status"] == "no_target" and not missing(row["target_in_other_unit"]):
        return f"{STATUS_SHAPE['no_target']} not compared"
    return f"{STATUS_SHAPE[row['status']]} {STATUS_WORD[row['status']]}"


def signs(row: Row) -> str:
    """What a reader must know of the figure: reported or derived, in conflict, its parts missing their total."""
    found = []
    if not missing(row["value"]):
        found.append(
            f"derived as {row['derived_as']}" if not missing(row["derived_as"]) else row["basis"]
        )
        found.append(f"as of {day(row['period_end'])}")
    if not missing(row["conflicts"]):
        found.append(f"**{count(int(row['conflicts']), 'conflict')}**")
    if not missing(row["difference"]) and row["difference"] != 0:
        found.append("its parts miss the total")
    return " · ".join(found)


def formula(row: Row) -> str:
    """The status in one line, with the formula and the indicator's own numbers in it."""
    unit = row["unit"]
    if row["status"] == "no_target" and not missing(row["target_in_other_unit"]):
        stated = number(row["target_in_other_unit"], row["target_other_unit"])
        return f"No status: the target is stated as {stated}, and nothing is converted without a stated rate."
    if row["status"] in ("no_target", "no_data"):
        what = "target in its own unit" if row["status"] == "no_target" else "figure"
        return f"No status: there is no {what}."
    said = (
        f"**{status(row)}** on {day(row['period_end'])}: "
        f"{number(row['value'], unit)} against a target of {number(row['target'], unit)} "
        f"due {day(row['due'])}. "
    )
    if missing(row["achievement"]):
        return said + "No ratio: the baseline is missing or equal to the target."
    value, baseline, target = (
        number(row[name], unit) for name in ("value", "baseline_used", "target")
    )
    said += (
        f"Achievement = (value − baseline) ÷ (target − baseline) = ({value} − {baseline}) ÷ "
        f"({target} − {baseline}) = **{row['achievement']:.1%}**; "
        f"expected by then: **{row['expected_share']:.1%}**"
    )
    said += (
        f", counted from {day(row['counted_from'])}." if row["measure"] != "level" else ", a level."
    )
    if missing(row["baseline"]):
        said += " No baseline is stated; it counts as zero."
    return said


def origin(row: Row, to_upload: str = "") -> str:
    """Where a figure comes from: source, place, since when it is known, and the row of the file that brought it.

    Of a sum it is the newest upload of its rows. For who may go there, `to_upload` and its number is the way.
    """
    place = f", {plain(row['place'])}" if not missing(row["place"]) else ""
    known = f", known since {day(row['reported_on'])}" if not missing(row["reported_on"]) else ""
    return f"Source: {plain(row['source'])}{place}{known}{_brought(row, to_upload)}."


def _brought(row: Row, to_upload: str) -> str:
    if missing(row["revision"]):
        return ""
    upload = f"upload {int(row['revision'])}"
    if to_upload:
        upload = f"[{upload}]({to_upload}{int(row['revision'])})"
    if missing(row["in_row"]):
        return f"; the newest of its rows came with {upload}"
    return f"; row {int(row['in_row'])} of {plain(row['in_file'])}, {upload}"
