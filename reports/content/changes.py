"""What changed between the two meetings, as sections."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import pandas as pd

from charts.svg.change import change
from reports.content.action_changes import action_sections, conflict_section
from reports.content.answers import Frames, grouped, if_any_indicator, value_with_due
from reports.content.blocks import (
    Cell,
    Column,
    Drawing,
    Row,
    Section,
    cells,
    nothing,
    one_sentence,
    table,
)
from reports.content.indicators import of_several
from reports.content.rows import (
    ActionChangeRow,
    ActionStateRow,
    ConflictChangeRow,
    FigureChangeRow,
    IndicatorChangeRow,
    TargetChangeRow,
)
from reports.rows import rows, rows_of
from wording.codes import SEX_WORD, STATUS_WORD, beside_status, status_text
from wording.dates import ASSUMED_NOTE, day, short_day, starred_day
from wording.figures import NO_DATA, number, qualified
from wording.text import blank, capitalised, count, listed, one_line

# The status of an indicator at a meeting at which it was not in the logframe.
NOT_THERE = "not there"

# The titles of the sections of the indicators that moved, and of what did not change.
MOVED, UNCHANGED = "Indicators that moved", "What did not change"

# What moves most indicators is not said of each of them.
USUAL = "a new figure"

# The questions whose answers `change_sections` puts into words.
CHANGE_QUESTIONS = (
    "meeting/status_counts",
    "meeting/project_end",
    "meeting/indicator_changes",
    "meeting/target_changes",
    "meeting/figure_changes",
    "meeting/action_states",
    "meeting/action_changes",
    "meeting/conflict_changes",
    "meeting/actions_to_decide",
)


def change_sections(frames: Frames) -> tuple[Section, ...]:
    """Indicators, actions, targets, figures and conflicts that differ; last, in a sentence, what does not.

    `frames` holds the answers to `CHANGE_QUESTIONS`.
    """
    moved = rows_of(frames["meeting/indicator_changes"], IndicatorChangeRow)
    none_moved = "No indicator moved: every figure, target and status is as it was."
    sections = (
        _indicators(moved, if_any_indicator(none_moved, frames["meeting/status_counts"])),
        *action_sections(
            rows_of(frames["meeting/action_changes"], ActionChangeRow),
            rows_of(frames["meeting/action_states"], ActionStateRow),
            {one_line(code) for code in frames["meeting/actions_to_decide"]["action"]},
        ),
        *_project(frames["meeting/project_end"]),
        *_targets(rows_of(frames["meeting/target_changes"], TargetChangeRow)),
        *_figures(rows_of(frames["meeting/figure_changes"], FigureChangeRow), moved),
        conflict_section(rows_of(frames["meeting/conflict_changes"], ConflictChangeRow)),
    )
    empty = [section.sentence for section in sections if section.is_empty]
    unmoved = int(frames["meeting/status_counts"]["unmoved"].sum()) if moved else 0
    if unmoved:
        empty.append(f"{count(unmoved, 'indicator')} did not move.")
    full = tuple(section for section in sections if not section.is_empty)
    return (*full, nothing(UNCHANGED, one_sentence(empty))) if empty else full


def _project(ends: pd.DataFrame) -> tuple[Section, ...]:
    (record,) = rows(ends) or [{}]
    old, new = record.get("old_project_end"), record.get("new_project_end")
    if blank(new) or old == new:
        return ()
    was = f" from {day(old)}" if not blank(old) else ""
    return (Section("End of the project", f"It moved{was} to {day(new)}."),)


def _indicators(records: list[IndicatorChangeRow], if_empty: str) -> Section:
    status_changes = sum(bool(record["is_status_change"]) for record in records)
    return table(
        MOVED,
        f"{count(len(records), 'indicator')} moved; {status_changes or 'none'} of them changed status.",
        (
            Column("Indicator", 24, on_line="name"),
            Column("Last meeting", 14, True),
            Column("Progress", 17, is_scale=True),
            Column("This meeting", 15, True, "strong"),
            Column("Change", 8, True),
            Column("Target", 8, True),
            Column("Status", 14, on_line="alone"),
        ),
        [Row(indicator_cells(record)) for record in records],
        if_empty,
    )


def change_legend(records: Sequence[IndicatorChangeRow], since: date, as_of: date) -> str:
    """How the drawings of the indicators that moved are read; and what the star of a date means, where there is one."""
    points = (
        f"○ {short_day(since)} ● {short_day(as_of)}, each in per cent of the way to the target now in force; thick"
        " line: the target."
    )
    is_starred = any(
        record["old_is_date_assumed"] is True or record["new_is_date_assumed"] is True
        for record in records
    )
    return f"{points} {ASSUMED_NOTE}" if is_starred else points


def in_paper(section: Section) -> tuple[Section, ...]:
    """The indicators that moved, as a paper has them: those that are drawn as a table, and the others as a list."""
    drawn = tuple(row for row in section.rows if any(cell.drawing for cell in row.cells))
    others = [row for row in section.rows if row not in drawn]
    if not others:
        return (section,)
    kinds = Counter(row.cells[-1].style for row in others)
    each = [f"{kinds[status]} {of_several(status)}" for status in STATUS_WORD if status in kinds]
    gone = [f"{kinds['']} no longer there"] if "" in kinds else []
    verb = "is" if len(others) == 1 else "are"
    text = (
        f"{count(len(others), 'indicator')} moved and {verb} not drawn: {listed([*each, *gone])}."
    )
    items = tuple(map(_moved_item, others))
    without = Section("Also moved", text, items=items)
    return (replace(section, rows=drawn), without) if drawn else (without,)


def _moved_item(row: Row) -> Cell:
    """`People reached`, with `189,567 (30 Jun 2022) to 196,588 (30 Sep 2022), +7,021`."""
    title, old, _, new, by_how_much, target, status = row.cells
    then, now = (f"{cell.text}{f' ({cell.note})' if cell.note else ''}" for cell in (old, new))
    change = "; ".join(text for text in (by_how_much.text, by_how_much.note) if text)
    of = f"target {target.text}" if any(sign.isdigit() for sign in target.text) else ""
    is_first = old.text == NO_DATA
    moved = f"{now}, no data before" if is_first else f"{then} to {now}"
    parts = (
        f"{moved}{f', {change}' if change else ''}", of, title.note, "" if is_first else status.note,
    )  # fmt: skip
    return Cell(title.text, "; ".join(part for part in parts if part))


def indicator_cells(record: IndicatorChangeRow) -> tuple[Cell, ...]:
    """Its title, the figure at the last meeting, its change as a drawing, the figure now, by how much, target, status.

    Beside the title stands what there is to say of the status; target and status are those now, each with what it was.
    """
    unit, old, new = record["unit"], one_line(record["old_status"]), one_line(record["new_status"])
    was = f"was {STATUS_WORD.get(old, NOT_THERE)}" if record["is_status_change"] else ""
    return cells(
        Cell(one_line(record["title"]), _beside_new_status(record)),
        Cell(
            qualified(record["old_value"], unit, record["old_qualifier"]),
            starred_day(record["old_period_end"], record["old_is_date_assumed"]),
        ),
        Cell("", drawing=_change_drawing(record)),
        Cell(
            qualified(record["new_value"], unit, record["new_qualifier"]),
            starred_day(record["new_period_end"], record["new_is_date_assumed"]),
            "bold",
        ),
        _by_how_much(record),
        _target_cell(record),
        Cell(status_text(new, record["new_period_end"]) or NOT_THERE, was, new),
    )


def _change_drawing(record: IndicatorChangeRow) -> Drawing | None:
    """The change on the scale of bullets; None without a target, or without a figure at either date."""
    if blank(record["new_status"]) or blank(record["new_target"]):
        return None
    svg = change(record["old_share"], record["new_share"], record["new_status"])
    unit, target = record["unit"], record["new_target"]
    then = _known_on(record["old_value"], unit, record["old_qualifier"], record["old_period_end"])
    now = _known_on(record["new_value"], unit, record["new_qualifier"], record["new_period_end"])
    of = qualified(target, unit, record["new_target_qualifier"])
    return (
        Drawing(svg, f"{one_line(record['title'])}: from {then} to {now}; the target is {of}.")
        if svg
        else None
    )


def _known_on(value: object, unit: object, qualifier: object, when: object) -> str:
    """`746 on 18 July 2021`; `no data`."""
    figure = qualified(value, unit, qualifier)
    return figure if blank(value) or blank(when) else f"{figure} on {day(when)}"


def _by_how_much(record: IndicatorChangeRow) -> Cell:
    """`+168`; and what moved it, where it is more than a new figure. A difference is of exact figures alone."""
    moved_by = one_line(record["moved_by"])
    cause = "" if moved_by == USUAL else moved_by.removeprefix(f"{USUAL} and ")
    if blank(record["change"]) or not record["change"]:
        return Cell("", cause)
    unit = record["unit"] if record["unit"] == "percent" else "number"
    signed = "+" if record["change"] > 0 else "−"
    return Cell(f"{signed}{number(abs(record['change']), unit)}", cause)


def _beside_new_status(record: IndicatorChangeRow) -> str:
    if blank(record["new_status"]):
        return ""
    return beside_status(
        {
            "status": record["new_status"],
            "last_status": record["new_last_status"],
            "period_end": record["new_period_end"],
            "qualifier": record["new_qualifier"],
            "could_turn": record["new_could_turn"],
            "why_not_judged": record["new_why_not_judged"],
            "not_reported_since": record["new_not_reported_since"],
        }
    )


def _target_cell(record: IndicatorChangeRow) -> Cell:
    old, new, unit = record["old_target"], record["new_target"], record["unit"]
    if blank(new) and blank(old):
        if not blank(record["target_in_other_unit"]):
            other = qualified(
                record["target_in_other_unit"],
                record["target_other_unit"],
                record["target_other_qualifier"],
            )
            return Cell(other, "other unit")
        return Cell("none" if one_line(record["new_status"]) == "no_target" else "–")
    now = "none" if blank(new) else qualified(new, unit, record["new_target_qualifier"])
    was = now if blank(old) else qualified(old, unit, record["old_target_qualifier"])
    return Cell(now, "" if was == now else f"was {was}")


def _targets(records: list[TargetChangeRow]) -> tuple[Section, ...]:
    new = [record for record in records if record["change"] == "new"]
    other = [record for record in records if record["change"] != "new"]
    revised = table(
        "Targets revised",
        f"{count(len(other), 'target')} changed.",
        (
            Column("Target", 36, on_line="name"),
            Column("Last meeting", 16, True),
            Column("Now", 16, True, "strong"),
            Column("Reason", 32),
        ),
        [
            Row(_target_cells(record), capitalised(one_line(record["change"])))
            for record in grouped(other, lambda record: record["change"])
        ],
        "No target was revised or withdrawn.",
    )
    items = tuple(
        Cell(one_line(record["title"]), f"{_kind_and_sex(record)}{_new_target(record)}")
        for record in new
    )
    text = f"{count(len(new), 'target')} became known."
    return (revised, Section("New targets", text, items=items)) if new else (revised,)


def _new_target(record: TargetChangeRow) -> str:
    due = "" if blank(record["new_due"]) else f" by {short_day(record['new_due'])}"
    seen = f", seen on {short_day(record['reported_on'])}" if record["is_seen"] else ""
    value = qualified(record["new_value"], record["unit"], record["new_qualifier"])
    return f"{value}{due}{seen}"


def _kind_and_sex(record: TargetChangeRow) -> str:
    """Kind and sex of a target before its value: `milestone, women: `; empty for a target of all people."""
    kind, sex = one_line(record["kind"]), one_line(record["sex"])
    parts = [
        *([] if kind == "target" else [kind]),
        *([] if sex == "total" else [SEX_WORD.get(sex, sex)]),
    ]
    return f"{', '.join(parts)}: " if parts else ""


def _target_cells(record: TargetChangeRow) -> tuple[Cell, ...]:
    return cells(
        Cell(one_line(record["title"]), _kind_and_sex(record).removesuffix(": ")),
        value_with_due(
            record["old_value"], record["old_due"], record["unit"], record["old_qualifier"]
        ),
        value_with_due(
            record["new_value"], record["new_due"], record["unit"], record["new_qualifier"]
        ),
        one_line(record["reason"]) or one_line(record["note"]) or "no reason stated",
    )


def _figures(
    records: list[FigureChangeRow], indicators: list[IndicatorChangeRow]
) -> tuple[Section, ...]:
    other = [record for record in records if record["kind"] != "new"]
    corrected = table(
        "Figures corrected or withdrawn after the fact",
        f"{count(len(other), 'figure')} that had been reported before changed.",
        (
            Column("Figure", 40, on_line="name"),
            Column("Last meeting", 13, True),
            Column("Now", 13, True, "strong"),
            Column("What is said of it", 34, on_line="alone"),
        ),
        [Row(_figure_cells(record)) for record in other],
        "No figure was corrected or withdrawn.",
    )
    return corrected, _new_figures(
        [record for record in records if record["kind"] == "new"], indicators
    )


def _new_figures(records: list[FigureChangeRow], indicators: list[IndicatorChangeRow]) -> Section:
    """New figures; those of the table of indicators that moved are counted, and not listed again."""
    if not records:
        return nothing("New figures", "No new figure came in.")
    listed_above = {
        (record["indicator"], record["new_period_end"], record["new_value"])
        for record in indicators
    }
    more = [
        record
        for record in records
        if (record["indicator"], record["period_end"], record["new_value"]) not in listed_above
        or record["sex"] != "total"
        or not blank(record["country"])
    ]
    late = sum(bool(record["is_late"]) for record in records)
    text = f"{count(len(records), 'figure')} came in"
    text += f", {late} of them for a period that had ended by the last meeting." if late else "."
    if len(more) < len(records):
        above = len(records) - len(more)
        text += f" {count(above, 'stands', 'stand')} above, as that of an indicator that moved"
        text += (
            f"; the other {len(more)} {'is' if len(more) == 1 else 'are'} listed." if more else "."
        )
    return Section("New figures", text, items=_figures_by_indicator(more))


def _figures_by_indicator(records: list[FigureChangeRow]) -> tuple[Cell, ...]:
    """An item for each indicator and period, with its figures of women, men and countries together."""
    items = []
    for _, group in groupby(records, lambda record: (record["indicator"], _period(record))):
        each = list(group)
        late = ", reported late" if any(bool(record["is_late"]) for record in each) else ""
        text = "; ".join(
            f"{_country_and_sex(record)} "
            f"{qualified(record['new_value'], record['unit'], record['new_qualifier'])}"
            for record in each
        )
        items.append(Cell(one_line(each[0]["title"]), f"{text} ({_period(each[0])}{late})"))
    return tuple(items)


def _figure_cells(record: FigureChangeRow) -> tuple[Cell, ...]:
    gone = record["kind"] == "withdrawn"
    text = one_line(record["note"]) or f"reported on {day(record['reported_on'])}"
    return cells(
        Cell(one_line(record["title"]), f"{_country_and_sex(record)}, {_period(record)}"),
        qualified(record["old_value"], record["unit"], record["old_qualifier"]),
        "withdrawn"
        if gone
        else qualified(record["new_value"], record["unit"], record["new_qualifier"]),
        text,
    )


def _country_and_sex(record: FigureChangeRow) -> str:
    sex = SEX_WORD.get(one_line(record["sex"]), one_line(record["sex"]))
    country = one_line(record["country"])
    return f"{country}, {sex}" if country else sex


def _period(record: FigureChangeRow) -> str:
    begin, end = short_day(record["period_start"]), short_day(record["period_end"])
    return f"{begin} – {end}" if begin else end
