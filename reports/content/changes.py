"""What changed between the two meetings, as sections."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

import pandas as pd

from reports.content.answers import Frames, Record, if_any_indicator, value_with_due
from reports.content.blocks import Cell, Column, Row, Section, about, cells, nothing, table
from reports.rows import rows
from wording.codes import SEX_WORD, STATUS_WORD, UNREPORTED, state_text, status_text
from wording.dates import day, short_day
from wording.figures import number
from wording.text import blank, capitalised, count, listed, one_line

# An action that was neither completed nor rescheduled, but reads differently: it was begun, or is due soon.
OTHER_CHANGE = "otherwise changed"

# The status of an indicator at a meeting at which it was not in the logframe.
NOT_THERE = "not there"

# How an action becomes late; what is late is listed among what must be decided.
NEWLY_LATE = ("newly overdue", f"newly {UNREPORTED}")

# What is said of a conflict that was resolved, reopened or withdrawn, in the order of its columns.
SETTLED = ("conflict", "subject", "shown", "other", "explanation")

# The questions whose answers `change_sections` puts into words.
CHANGE_QUESTIONS = (
    "meeting/headline",
    "meeting/indicator_changes",
    "meeting/target_changes",
    "meeting/figure_changes",
    "meeting/action_changes",
    "meeting/conflict_changes",
    "meeting/actions_to_decide",
    "results/indicator_progress",
)


def change_sections(frames: Frames) -> tuple[Section, ...]:
    """Indicators, targets, figures, actions and conflicts that differ; where none does, a sentence instead.

    `frames` holds the answers to `CHANGE_QUESTIONS`.
    """
    headline, moved = frames["meeting/headline"], rows(frames["meeting/indicator_changes"])
    none_moved = "No indicator moved: every figure, target and status is as it was."
    indicators = _indicators(
        moved,
        targets_in_other_units(frames["results/indicator_progress"]),
        if_any_indicator(none_moved, headline),
    )
    targets = _targets(rows(frames["meeting/target_changes"]))
    figures = _figures(rows(frames["meeting/figure_changes"]), moved)
    actions = _actions(
        rows(frames["meeting/action_changes"]), _codes(frames["meeting/actions_to_decide"])
    )
    conflicts = _conflicts(rows(frames["meeting/conflict_changes"]))
    return (
        *about("meeting/headline", *_project(headline)),
        *about("meeting/indicator_changes", indicators),
        *about("meeting/target_changes", *targets),
        *about("meeting/figure_changes", *figures),
        *about("meeting/action_changes", *actions),
        *about("meeting/conflict_changes", conflicts),
    )


def _project(headline: pd.DataFrame) -> tuple[Section, ...]:
    (record,) = rows(headline) or [{}]
    old, new = record.get("old_project_end"), record.get("new_project_end")
    if blank(new) or old == new:
        return ()
    was = f" from {day(old)}" if not blank(old) else ""
    return (Section("End of the project", f"It moved{was} to {day(new)}."),)


def targets_in_other_units(progress: pd.DataFrame) -> dict[str, str]:
    """The targets in another unit than their indicator's, by its code: no figure is compared with them."""
    return {
        one_line(record["indicator"]): number(
            record["target_in_other_unit"], record["target_other_unit"]
        )
        for record in rows(progress)
        if not blank(record["target_in_other_unit"])
    }


def _indicators(records: list[Record], in_other_unit: Mapping[str, str], if_empty: str) -> Section:
    status_changes = sum(bool(record["is_status_change"]) for record in records)
    return table(
        "Indicators that moved",
        f"{count(len(records), 'indicator')} moved; {status_changes} of them changed status.",
        (
            Column("Indicator", 39, on_line="name"),
            Column("Last meeting", 10.2, True),
            Column("Now", 11.8, True, "strong"),
            Column("as at", 10, True),
            Column("Target", 9, True),
            Column("Status", 20, on_line="alone"),
        ),
        [
            Row(_indicator_cells(record, in_other_unit), capitalised(one_line(record["moved_by"])))
            for record in grouped(records, "moved_by")
        ],
        if_empty,
    )


def grouped(records: list[Record], name: str) -> list[Record]:
    """`lines` sorted so that those with the same value of `name` are together, otherwise in their order."""
    order = list(dict.fromkeys(one_line(record[name]) for record in records))
    return sorted(records, key=lambda record: order.index(one_line(record[name])))


def _indicator_cells(record: Record, in_other_unit: Mapping[str, str]) -> tuple[Cell, ...]:
    unit, old, new = record["unit"], one_line(record["old_status"]), one_line(record["new_status"])
    was = f"was {STATUS_WORD.get(old, NOT_THERE)}" if record["is_status_change"] else ""
    return cells(
        one_line(record["title"]),
        number(record["old_value"], unit),
        number(record["new_value"], unit),
        short_day(record["new_period_end"]),
        _target_cell(record, in_other_unit.get(one_line(record["indicator"]), "")),
        Cell(status_text(new) or NOT_THERE, was, new),
    )


def _target_cell(record: Record, in_other_unit: str) -> Cell:
    old, new, unit = record["old_target"], record["new_target"], record["unit"]
    if blank(new) and blank(old):
        return Cell(in_other_unit, "other unit") if in_other_unit else Cell("none")
    now = "none" if blank(new) else number(new, unit)
    was = now if blank(old) else number(old, unit)
    return Cell(now, "" if was == now else f"was {was}")


def _targets(records: list[Record]) -> tuple[Section, ...]:
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
            for record in grouped(other, "change")
        ],
        "No target was revised or withdrawn.",
    )
    items = tuple(
        Cell(one_line(record["title"]), f"{_kind_and_sex(record)}{_new_target(record)}")
        for record in new
    )
    text = f"{count(len(new), 'target')} became known."
    return (revised, Section("New targets", text, items=items)) if new else (revised,)


def _new_target(record: Record) -> str:
    due = "" if blank(record["new_due"]) else f" by {short_day(record['new_due'])}"
    return f"{number(record['new_value'], record['unit'])}{due}"


def _kind_and_sex(record: Record) -> str:
    """Kind and sex of a target before its value: `milestone, women: `; empty for a target of all people."""
    kind, sex = one_line(record["kind"]), one_line(record["sex"])
    parts = [
        *([] if kind == "target" else [kind]),
        *([] if sex == "total" else [SEX_WORD.get(sex, sex)]),
    ]
    return f"{', '.join(parts)}: " if parts else ""


def _target_cells(record: Record) -> tuple[Cell, ...]:
    return cells(
        Cell(one_line(record["title"]), _kind_and_sex(record).removesuffix(": ")),
        value_with_due(record["old_value"], record["old_due"], record["unit"]),
        value_with_due(record["new_value"], record["new_due"], record["unit"]),
        one_line(record["reason"]) or one_line(record["note"]) or "no reason stated",
    )


def _figures(records: list[Record], indicators: list[Record]) -> tuple[Section, ...]:
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


def _new_figures(records: list[Record], indicators: list[Record]) -> Section:
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


def _figures_by_indicator(records: list[Record]) -> tuple[Cell, ...]:
    """An item for each indicator and period, with its figures of women, men and countries together."""
    items = []
    for _, group in groupby(records, lambda record: (record["indicator"], _period(record))):
        each = list(group)
        late = ", reported late" if any(bool(record["is_late"]) for record in each) else ""
        text = "; ".join(
            f"{_country_and_sex(record)} {number(record['new_value'], record['unit'])}"
            for record in each
        )
        items.append(Cell(one_line(each[0]["title"]), f"{text} ({_period(each[0])}{late})"))
    return tuple(items)


def _figure_cells(record: Record) -> tuple[Cell, ...]:
    gone = record["kind"] == "withdrawn"
    text = one_line(record["note"]) or f"reported on {day(record['reported_on'])}"
    return cells(
        Cell(one_line(record["title"]), f"{_country_and_sex(record)}, {_period(record)}"),
        number(record["old_value"], record["unit"]),
        "withdrawn" if gone else number(record["new_value"], record["unit"]),
        text,
    )


def _country_and_sex(record: Record) -> str:
    sex = SEX_WORD.get(one_line(record["sex"]), one_line(record["sex"]))
    country = one_line(record["country"])
    return f"{country}, {sex}" if country else sex


def _period(record: Record) -> str:
    begin, end = short_day(record["period_start"]), short_day(record["period_end"])
    return f"{begin} – {end}" if begin else end


def _codes(due: pd.DataFrame) -> set[str]:
    return {one_line(record["action"]) for record in rows(due)}


def _actions(records: list[Record], due: set[str]) -> tuple[Section, ...]:
    """What was done, rescheduled or is new. What the next chapter lists is named by its code alone."""
    changed = [record for record in records if record["kind"] not in ("new", *NEWLY_LATE)]
    new = [record for record in records if record["kind"] == "new"]
    section = table(
        "Actions of the management response",
        f"{count(len({record['action'] for record in records}), 'action')} changed: {_kinds(records)}.",
        (
            Column("Code", 6, on_line="name"),
            Column("Action", 47, on_line="name"),
            Column("Responsible", 20),
            Column("State", 15, on_line="alone"),
            Column("Deadline", 12, True),
        ),
        [
            Row(_action_cells(record), capitalised(_kind(record["kind"])))
            for record in grouped(changed, "kind")
        ],
        "No action that was known was completed, rescheduled or cancelled."
        if records
        else "No key action was completed, rescheduled or newly late.",
    )
    late = [record for record in records if record["kind"] in NEWLY_LATE]
    text = " ".join([section.sentence, *_newly_late_sentences(late)])
    known = replace(section, sentence=text, is_empty=section.is_empty and not late)
    return (known, *_new_actions(new, due))


def _kinds(records: list[Record]) -> str:
    kinds = dict.fromkeys(one_line(record["kind"]) for record in records)
    return listed(
        [f"{sum(record['kind'] == kind for record in records)} {_kind(kind)}" for kind in kinds]
    )


def _kind(kind: object) -> str:
    return OTHER_CHANGE if kind == "other" else one_line(kind)


def _newly_late_sentences(records: list[Record]) -> list[str]:
    """A sentence for each kind of being newly late, with the codes of the actions."""
    return [
        f"{capitalised(kind)}: {listed([one_line(record['action']) for record in records if record['kind'] == kind])}."
        for kind in NEWLY_LATE
        if any(record["kind"] == kind for record in records)
    ]


def _new_actions(new: list[Record], due: set[str]) -> tuple[Section, ...]:
    if not new:
        return ()
    below = [one_line(record["action"]) for record in new if one_line(record["action"]) in due]
    text = f"{count(len(new), 'action')} became known."
    if below:
        text += f" Listed under what must be decided: {listed(below)}."
    items = [_new_action_item(record) for record in new if one_line(record["action"]) not in due]
    return (Section("New actions", text, items=tuple(items)),)


def units(record: Record) -> str:
    """The units that lead an action, in words."""
    return listed(
        [unit.strip() for unit in one_line(record["responsible"]).split(";") if unit.strip()]
    )


def _new_action_item(record: Record) -> Cell:
    due = short_day(record["new_deadline"])
    parts = [
        units(record),
        state_text(record["new_state"]),
        f"by {due}" if due else "no deadline",
    ]
    return Cell(
        f"{one_line(record['action'])} {one_line(record['title'])}",
        ", ".join(part for part in parts if part),
    )


def _action_cells(record: Record) -> tuple[Cell, ...]:
    was, now = state_text(record["old_state"]), state_text(record["new_state"])
    old, new = short_day(record["old_deadline"]), short_day(record["new_deadline"])
    notes = [f"was {was}"] if was and was != now else []
    if record["kind"] == "other":
        notes += [f"{one_line(record['old_reading'])} → {one_line(record['new_reading'])}"]
    return cells(
        one_line(record["action"]),
        one_line(record["title"]),
        units(record),
        Cell(now or "no longer listed", "; ".join(notes)),
        Cell(new or "none", f"was {old}" if old and old != new else ""),
    )


def _conflicts(records: list[Record]) -> Section:
    kinds = dict.fromkeys(one_line(record["change"]) for record in records)
    text = listed(
        [f"{sum(record['change'] == kind for record in records)} {kind}" for kind in kinds]
    )
    settled = [record for record in records if record["change"] != "opened"]
    sentence = f"{count(len(records), 'conflict')} between sources changed: {text}."
    if len(settled) < len(records):
        sentence += " Those opened stand among the conflicts still open."
    section = table(
        "Conflicts between sources",
        sentence,
        (
            Column("Code", 6, on_line="name"),
            Column("Conflict", 22, on_line="name"),
            Column("Shown", 15),
            Column("Other reading", 15),
            Column("Explanation", 42, on_line="alone"),
        ),
        [
            Row(
                cells(*(one_line(record[name]) for name in SETTLED)),
                capitalised(one_line(record["change"])),
            )
            for record in grouped(settled, "change")
        ],
        sentence if records else "No conflict between sources was opened or resolved.",
    )
    return replace(section, is_empty=not records)
