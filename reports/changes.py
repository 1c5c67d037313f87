"""What changed between the two meetings, as sections of a paper."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

import pandas as pd

from reports.chapters import Cell, Column, Row, Section, cells, listing, table
from reports.words import (
    SEX_WORD,
    STATUS_WORD,
    blank,
    count,
    day,
    headed,
    listed,
    number,
    rows,
    short_day,
    state,
    status,
    text,
)

# Where an action was neither done nor put off, and yet reads otherwise: it was begun, or is due soon.
OTHERWISE = "otherwise changed"

# The ways of an action to become late: each stands among what must be decided.
OVERDUE = ("newly overdue", "newly past its deadline, nothing reported")

Frames = Mapping[str, pd.DataFrame]
Line = dict[str, Any]


def changes(frames: Frames) -> tuple[Section, ...]:
    """Indicators, targets, figures, actions and conflicts that differ; where none does, a sentence says so."""
    indicators = rows(frames["meeting/indicator_changes"])
    return (
        *_project(frames["meeting/headline"]),
        _indicators(indicators, elsewhere(frames["results/indicator_progress"])),
        *_targets(rows(frames["meeting/target_changes"])),
        *_figures(rows(frames["meeting/figure_changes"]), indicators),
        *_actions(
            rows(frames["meeting/action_changes"]), _codes(frames["meeting/actions_to_decide"])
        ),
        _conflicts(rows(frames["meeting/conflict_changes"])),
    )


def _project(headline: pd.DataFrame) -> tuple[Section, ...]:
    (line,) = rows(headline) or [{}]
    old, new = line.get("old_project_end"), line.get("new_project_end")
    if blank(new) or old == new:
        return ()
    was = f" from {day(old)}" if not blank(old) else ""
    return (Section("End of the project", f"It moved{was} to {day(new)}."),)


def elsewhere(progress: pd.DataFrame) -> dict[str, str]:
    """The targets that are stated in another unit than their indicator's, by its code: no figure is held to them."""
    return {
        text(line["indicator"]): number(line["target_in_other_unit"], line["target_other_unit"])
        for line in rows(progress)
        if not blank(line["target_in_other_unit"])
    }


def _indicators(lines: list[Line], in_other_unit: Mapping[str, str]) -> Section:
    turned = sum(bool(line["is_status_change"]) for line in lines)
    return table(
        "Indicators that moved",
        f"{count(len(lines), 'indicator')} moved; {turned} of them changed status.",
        (
            Column("Indicator", 39),
            Column("Last meeting", 10.2, True),
            Column("Now", 11.8, True),
            Column("as at", 10, True),
            Column("Target", 9, True),
            Column("Status", 20),
        ),
        [
            Row(_moved(line, in_other_unit), headed(text(line["moved_by"])))
            for line in grouped(lines, "moved_by")
        ],
        "No indicator moved.",
    )


def grouped(lines: list[Line], name: str) -> list[Line]:
    """`lines` with those that share what stands under `name` side by side, otherwise in their order."""
    order = list(dict.fromkeys(text(line[name]) for line in lines))
    return sorted(lines, key=lambda line: order.index(text(line[name])))


def _moved(line: Line, in_other_unit: Mapping[str, str]) -> tuple[Cell, ...]:
    unit, new = line["unit"], text(line["new_status"])
    was = STATUS_WORD.get(text(line["old_status"]), "")
    return cells(
        text(line["title"]),
        number(line["old_value"], unit),
        number(line["new_value"], unit),
        short_day(line["new_period_end"]),
        _then_now(line, in_other_unit.get(text(line["indicator"]), "")),
        Cell(status(new), f"(was {was})" if was and line["is_status_change"] else "", new),
    )


def _then_now(line: Line, in_other_unit: str) -> Cell:
    old, new, unit = line["old_target"], line["new_target"], line["unit"]
    if blank(new) and blank(old):
        return Cell(in_other_unit, "other unit") if in_other_unit else Cell("none")
    now = "none" if blank(new) else number(new, unit)
    was = now if blank(old) else number(old, unit)
    return Cell(now, "" if was == now else f"was {was}")


def _targets(lines: list[Line]) -> tuple[Section, ...]:
    new = [line for line in lines if line["change"] == "new"]
    other = [line for line in lines if line["change"] != "new"]
    revised = table(
        "Targets revised",
        f"{count(len(other), 'target')} changed.",
        (
            Column("Target", 36),
            Column("Last meeting", 16, True),
            Column("Now", 16, True),
            Column("Reason", 32),
        ),
        [Row(_target(line), headed(text(line["change"]))) for line in grouped(other, "change")],
        "No target was revised or withdrawn.",
    )
    items = [Cell(text(line["title"]), f"{_about(line)}{_new_target(line)}") for line in new]
    said = f"{count(len(new), 'target')} became known."
    return (revised, listing("New targets", said, items)) if new else (revised,)


def _new_target(line: Line) -> str:
    due = "" if blank(line["new_due"]) else f" by {short_day(line['new_due'])}"
    return f"{number(line['new_value'], line['unit'])}{due}"


def _about(line: Line) -> str:
    """What a target is besides a target of all: `milestone, women: `, or nothing."""
    kind, sex = text(line["kind"]), text(line["sex"])
    said = [
        *([] if kind == "target" else [kind]),
        *([] if sex == "total" else [SEX_WORD.get(sex, sex)]),
    ]
    return f"{', '.join(said)}: " if said else ""


def _target(line: Line) -> tuple[Cell, ...]:
    return cells(
        Cell(text(line["title"]), _about(line).removesuffix(": ")),
        _with_due(line["old_value"], line["old_due"], line["unit"]),
        _with_due(line["new_value"], line["new_due"], line["unit"]),
        text(line["reason"]) or text(line["note"]) or "no reason stated",
    )


def _with_due(value: Any, due: Any, unit: object) -> Cell:
    if blank(value):
        return Cell("none")
    return Cell(number(value, unit), f"by {short_day(due)}" if not blank(due) else "")


def _figures(lines: list[Line], indicators: list[Line]) -> tuple[Section, ...]:
    other = [line for line in lines if line["kind"] != "new"]
    corrected = table(
        "Figures corrected or withdrawn after the fact",
        f"{count(len(other), 'figure')} that had been reported before changed.",
        (
            Column("Figure", 40),
            Column("Last meeting", 13, True),
            Column("Now", 13, True),
            Column("What is said of it", 34),
        ),
        [Row(_corrected(line)) for line in other],
        "No figure was corrected or withdrawn.",
    )
    return corrected, _new_figures([line for line in lines if line["kind"] == "new"], indicators)


def _new_figures(lines: list[Line], indicators: list[Line]) -> Section:
    """Figures that stand among the indicators that moved are counted, and not said twice."""
    stand = {(line["indicator"], line["new_period_end"], line["new_value"]) for line in indicators}
    more = [
        line
        for line in lines
        if (line["indicator"], line["period_end"], line["new_value"]) not in stand
        or line["sex"] != "total"
        or not blank(line["country"])
    ]
    late = sum(bool(line["is_late"]) for line in lines)
    said = f"{count(len(lines), 'figure')} came in"
    said += f", {late} of them for a period that had ended by the last meeting." if late else "."
    if len(more) < len(lines):
        above = len(lines) - len(more)
        said += f" {count(above, 'stands', 'stand')} above, as that of an indicator that moved"
        said += (
            f"; the other {len(more)} {'is' if len(more) == 1 else 'are'} listed." if more else "."
        )
    return listing(
        "New figures", said, _side_by_side(more), said if lines else "No new figure came in."
    )


def _side_by_side(lines: list[Line]) -> list[Cell]:
    """An item for each indicator and period, so that women, men and countries stand together."""
    items = []
    for _, group in groupby(lines, lambda line: (line["indicator"], _period(line))):
        each = list(group)
        late = ", reported late" if any(bool(line["is_late"]) for line in each) else ""
        said = "; ".join(
            f"{_of_whom(line)} {number(line['new_value'], line['unit'])}" for line in each
        )
        items.append(Cell(text(each[0]["title"]), f"{said} ({_period(each[0])}{late})"))
    return items


def _corrected(line: Line) -> tuple[Cell, ...]:
    gone = line["kind"] == "withdrawn"
    said = text(line["note"]) or f"reported on {day(line['reported_on'])}"
    return cells(
        Cell(text(line["title"]), f"{_of_whom(line)}, {_period(line)}"),
        number(line["old_value"], line["unit"]),
        "withdrawn" if gone else number(line["new_value"], line["unit"]),
        said,
    )


def _of_whom(line: Line) -> str:
    sex = SEX_WORD.get(text(line["sex"]), text(line["sex"]))
    country = text(line["country"])
    return f"{country}, {sex}" if country else sex


def _period(line: Line) -> str:
    begin, end = short_day(line["period_start"]), short_day(line["period_end"])
    return f"{begin} – {end}" if begin else end


def _codes(due: pd.DataFrame) -> set[str]:
    return {text(line["action"]) for line in rows(due)}


def _actions(lines: list[Line], due: set[str]) -> tuple[Section, ...]:
    """What was done and rescheduled, and what is new. What must be decided on anyway is named by its code alone."""
    told = [line for line in lines if line["kind"] not in ("new", *OVERDUE)]
    new = [line for line in lines if line["kind"] == "new"]
    section = table(
        "Actions of the management response",
        f"{count(len({line['action'] for line in lines}), 'action')} changed: {_kinds(lines)}.",
        (
            Column("Code", 6),
            Column("Action", 47),
            Column("Responsible", 20),
            Column("State", 15),
            Column("Deadline", 12, True),
        ),
        [Row(_action(line), headed(_kind(line["kind"]))) for line in grouped(told, "kind")],
        "No action that was known was completed, rescheduled or cancelled.",
    )
    late = [line for line in lines if line["kind"] in OVERDUE]
    said = " ".join([section.sentence, *_late(late)])
    return (replace(section, sentence=said), *_new_actions(new, due))


def _kinds(lines: list[Line]) -> str:
    kinds = dict.fromkeys(text(line["kind"]) for line in lines)
    return listed(
        [f"{sum(line['kind'] == kind for line in lines)} {_kind(kind)}" for kind in kinds]
    )


def _kind(kind: object) -> str:
    return OTHERWISE if kind == "other" else text(kind)


def _late(lines: list[Line]) -> list[str]:
    """A sentence for each way of being newly late, with the codes; they stand among what must be decided."""
    return [
        f"{headed(kind)}: {listed([text(line['action']) for line in lines if line['kind'] == kind])}."
        for kind in OVERDUE
        if any(line["kind"] == kind for line in lines)
    ]


def _new_actions(new: list[Line], due: set[str]) -> tuple[Section, ...]:
    if not new:
        return ()
    below = [text(line["action"]) for line in new if text(line["action"]) in due]
    said = f"{count(len(new), 'action')} became known."
    if below:
        said += f" To be decided on, and named below: {listed(below)}."
    items = [_new_action(line) for line in new if text(line["action"]) not in due]
    return (listing("New actions", said, items, said),)


def units(line: Line) -> str:
    """The units that lead an action, in words."""
    return listed([unit.strip() for unit in text(line["responsible"]).split(";") if unit.strip()])


def _new_action(line: Line) -> Cell:
    due = short_day(line["new_deadline"])
    said = [units(line), state(line["new_state"]), f"by {due}" if due else "no deadline"]
    return Cell(
        f"{text(line['action'])} {text(line['title'])}", ", ".join(part for part in said if part)
    )


def _action(line: Line) -> tuple[Cell, ...]:
    was, now = state(line["old_state"]), state(line["new_state"])
    old, new = short_day(line["old_deadline"]), short_day(line["new_deadline"])
    notes = [f"was {was}"] if was and was != now else []
    if line["kind"] == "other":
        notes += [f"{text(line['old_reading'])} → {text(line['new_reading'])}"]
    return cells(
        text(line["action"]),
        text(line["title"]),
        units(line),
        Cell(now, "; ".join(notes)),
        Cell(new or "none", f"was {old}" if old and old != new else ""),
    )


def _conflicts(lines: list[Line]) -> Section:
    kinds = dict.fromkeys(text(line["change"]) for line in lines)
    said = listed([f"{sum(line['change'] == kind for line in lines)} {kind}" for kind in kinds])
    settled = [line for line in lines if line["change"] != "opened"]
    sentence = f"{count(len(lines), 'conflict')} between sources changed: {said}."
    if len(settled) < len(lines):
        sentence += " Those opened stand among the conflicts still open."
    return table(
        "Conflicts between sources",
        sentence,
        (Column("Code", 6), Column("Conflict", 27), Column("Explanation", 67)),
        [
            Row(
                cells(*(text(line[name]) for name in ("conflict", "subject", "explanation"))),
                headed(text(line["change"])),
            )
            for line in grouped(settled, "change")
        ],
        sentence if lines else "No conflict between sources was opened or resolved.",
    )
