"""What an indicator is: its result, what it counts, its target, baseline and milestones, and its earlier targets."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from charts.svg.way import Point, way
from pages.parts.results.figure_block import expected_text, progress_of
from pages.parts.results.logframe import result_heading
from pages.parts.shared.figure_text import other_target_text, target_text
from pages.parts.shared.html import blocks
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.indicator_rows import LogframeRow, PathRow, ProgressRow, TargetVersionRow
from reports.rows import rows_of
from wording.codes import JUDGED, SEX_WORD
from wording.dates import day
from wording.figures import qualified, share
from wording.text import blank, capitalised, one_line

UNIT_WORD = {"people": "People", "number": "Number", "percent": "Per cent"}
MEASURE_WORD = {
    "cumulative": "since the start of the project",
    "period": "in each period, summed",
    "level": "as it stands at a date",
}
FEWER = "; the less, the better"
RETIRED = ". In use no longer"


def facts(
    progress: pd.DataFrame, logframe: pd.DataFrame, targets: pd.DataFrame, code: str
) -> Markup:
    """The definition list; targets: the answer to results/target_versions."""
    row = progress_of(progress, code)
    versions = rows_of(targets, TargetVersionRow)
    headings = [
        result_heading(result)
        for result in rows_of(logframe, LogframeRow)
        if result["result"] == row["result"]
    ]
    lines: list[tuple[str, object]] = [
        *(("Result", heading) for heading in headings),
        ("Counts", counts_text(row)),
        ("Target", _target(row, versions)),
        *_further(versions),
        ("Baseline", _baseline(row, versions)),
    ]
    if not blank(row["achievement"]):
        lines.append(("Achieved", f"{share(row['achievement'])} of the way to the target"))
    if not blank(row["definition"]):
        lines.append(("Definition", one_line(row["definition"])))
    items = joined(Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in lines)
    return Markup('<dl class="facts">{}</dl>').format(items)


def counts_text(row: ProgressRow) -> str:
    """`People, since the start of the project`."""
    unit = UNIT_WORD.get(row["unit"], row["unit"])
    direction = FEWER if row["direction"] == "decrease" else ""
    retired = RETIRED if row["is_retired"] else ""
    return f"{unit}, {MEASURE_WORD[row['measure']]}{direction}{retired}"


def _target(row: ProgressRow, versions: Sequence[TargetVersionRow]) -> Markup:
    if blank(row["target"]):
        if not blank(row["target_in_other_unit"]):
            due = "" if blank(row["target_other_due"]) else f", due {day(row['target_other_due'])}"
            stated = f"{other_target_text(row)}{due}: in another unit, so that it is not compared"
            return _with_source(
                stated, _in_force(versions, "target", row["target_other_unit"]), row
            )
        gap = _in_force(versions, "target", row["unit"])
        none = "There is none" if row["target_gap"] == "none" else "Not in our sources"
        return _with_source(none, gap, row)
    target = qualified(row["target"], row["unit"], row["target_qualifier"])
    if blank(row["due"]):
        due = ", no due date is known"
    else:
        end = "the end of the project, " if blank(row["stated_due"]) else ""
        due = f" by {end}{day(row['due'])}"
    return _with_source(f"{target}{due}", _in_force(versions, "target", row["unit"]), row)


def _baseline(row: ProgressRow, versions: Sequence[TargetVersionRow]) -> Markup:
    if blank(row["baseline"]):
        where = "Not in our sources" if row["baseline_gap"] == "not_in_source" else "None stated"
        is_used = not (blank(row["target"]) or blank(row["baseline_used"]))
        counted = ": counted from zero" if is_used else ""
        return _with_source(f"{where}{counted}", _in_force(versions, "baseline", row["unit"]), row)
    value = qualified(row["baseline"], row["unit"], row["baseline_qualifier"])
    when = "" if blank(row["baseline_date"]) else f" on {day(row['baseline_date'])}"
    return _with_source(f"{value}{when}", _in_force(versions, "baseline", row["unit"]), row)


def _in_force(
    versions: Sequence[TargetVersionRow], kind: str, unit: str
) -> TargetVersionRow | None:
    """The version in force of the target or baseline of all people together."""
    found = [
        each
        for each in versions
        if (each["kind"], each["sex"], each["unit"]) == (kind, "total", unit)
        and blank(each["stood_until"])
    ]
    return found[-1] if found else None


def _with_source(text: str, version: TargetVersionRow | None, row: ProgressRow) -> Markup:
    """The text with the place that it is from, small; and with the source, where that is not the figure's."""
    if version is None:
        return Markup("{}").format(text)
    title = "" if version["source_title"] == row["source_title"] else version["source_title"]
    where = ", ".join(one_line(part) for part in (title, version["place"]) if not blank(part))
    return Markup('{} <span class="beside">{}</span>').format(text, where)


def _further(versions: Sequence[TargetVersionRow]) -> list[tuple[str, object]]:
    """The milestones, and the targets for women, men or another gender apart."""
    known = [each for each in versions if blank(each["stood_until"]) and not blank(each["value"])]
    milestones = [
        f"{qualified(each['value'], each['unit'], each['qualifier'])} by {day(each['due'])}"
        for each in known
        if each["kind"] == "milestone" and each["sex"] == "total"
    ]
    by_sex = [
        f"{qualified(each['value'], each['unit'], each['qualifier'])} {SEX_WORD[each['sex']]}"
        for each in known
        if each["kind"] == "target" and each["sex"] in SEX_WORD
    ]
    lines: list[tuple[str, object]] = []
    if milestones:
        lines.append(("Milestones", "; ".join(milestones)))
    if by_sex:
        lines.append(("Targets by sex", "; ".join(by_sex)))
    return lines


def on_its_way(progress: pd.DataFrame, path: pd.DataFrame, code: str) -> Markup:
    """The one figure on the straight way to its target; nothing where it is not held against one.

    path: the answer to results/expected_path.
    """
    row = progress_of(progress, code)
    points = [point for point in rows_of(path, PathRow) if not blank(point["value"])]
    if row["status"] not in JUDGED or len(points) < 2:
        return NOTHING
    figure = qualified(row["value"], row["unit"], row["qualifier"])
    first, last = points[0]["day"], points[-1]["day"]
    alt = (
        f"{figure} by {day(row['period_end'])}, on the way from {day(first)} to the target of {target_text(row)} "
        f"by {day(last)}; {expected_text(row)} was expected by then."
    )
    drawn = way(
        [Point(point["day"], point["value"], _point_words(point, row["unit"])) for point in points],
        Point(row["period_end"], row["value"], figure),
        row["status"],
        alt,
    )
    note = f"Dotted: what is expected, a straight line from {day(first)} to {day(last)}."
    return blocks.section("On the way to the target", drawn, note=note)


def _point_words(point: PathRow, unit: str) -> str:
    words = f"{point['kind']} {qualified(point['value'], unit, point['qualifier'])}"
    return "" if point["kind"] == "baseline" and not point["value"] else words


def earlier_targets(targets: pd.DataFrame, code_unit: str) -> Markup:
    """What the target was before, until when, and why it was revised; nothing where it never was."""
    total = targets[(targets["kind"] == "target") & (targets["sex"] == "total")]
    versions = {(row["unit"], row["version"]): row for row in rows_of(total, TargetVersionRow)}
    lines = [
        _revision(old, versions.get((old["unit"], old["version"] + 1)), code_unit)
        for old in versions.values()
        if not blank(old["stood_until"])
    ]
    if not lines:
        return NOTHING
    items = joined(Markup("<li>{}</li>").format(line) for line in lines)
    return blocks.section("Earlier targets", Markup("<ul>{}</ul>").format(items))


def _revision(old: TargetVersionRow, new: TargetVersionRow | None, unit: str) -> str:
    change, reason = "withdrawn", "No reason is stated."
    if new is not None:
        if not blank(new["value"]):
            change = f"revised to {qualified(new['value'], unit, new['qualifier'])}"
        if not blank(new["reason"]):
            reason = f"Reason: {capitalised(one_line(new['reason']))}"
    return (
        f"The target of {qualified(old['value'], unit, old['qualifier'])} stood from {day(old['reported_on'])} until "
        f"{day(old['stood_until'])}, and was {change}. {reason}"
    )
