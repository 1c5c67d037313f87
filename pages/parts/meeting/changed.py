"""What changed between the meetings: each indicator that moved, how far the actions are, and all else in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from pages.parts.meeting.lines import part
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from pages.parts.shared.html.indicator_list import status_sign
from reports.content.action_changes import ACTIONS, counted_states, states_text
from reports.content.blocks import Cell, Section
from reports.content.changes import (
    CHANGE_QUESTIONS,
    MOVED,
    UNCHANGED,
    change_legend,
    change_sections,
    indicator_cells,
)
from reports.content.indicators import status_counts
from reports.content.rows import ActionStateRow, IndicatorChangeRow
from reports.rows import rows_of
from wording.colours import STATE_COLOUR
from wording.dates import short_day
from wording.text import blank, count

# Of so many indicators that moved each is shown; the rest is folded. Those whose status changed come first.
MANY = 10


class Meetings(NamedTuple):
    """The days of the last meeting and of this one, and sentences on what is compared."""

    since: date
    as_of: date
    compared: tuple[str, ...]


def changed(*given: Any) -> Markup:
    """The section, of the answers to `CHANGE_QUESTIONS`, the addresses of pages, and the meetings."""
    *answers, addresses, meetings = given
    frames = dict(zip(CHANGE_QUESTIONS, answers, strict=True))
    sections = {section.title: section for section in change_sections(frames)}
    moved = rows_of(frames["meeting/indicator_changes"], IndicatorChangeRow)
    unchanged = sections[UNCHANGED].sentence if UNCHANGED in sections else ""
    states = rows_of(frames["meeting/action_states"], ActionStateRow)
    parts = [
        _actions(section, states, meetings) if title == ACTIONS else part(section)
        for title, section in sections.items()
        if title not in (MOVED, UNCHANGED)
    ]
    compared = (status_counts(frames["meeting/status_counts"]), *meetings.compared)
    return blocks.section(
        "What changed",
        _indicators(moved, unchanged, meetings, addresses),
        Markup('<div class="parts">{}</div>').format(joined(parts)) if parts else NOTHING,
        blocks.fold(
            "What is compared", joined(Markup("<p>{}</p>").format(text) for text in compared)
        ),
    )


def _actions(section: Section, states: list[ActionStateRow], meetings: Meetings) -> Markup:
    """The section of actions, with what its first sentence says drawn."""
    said = section.sentence.removeprefix(states_text(states)).strip()
    return part(replace(section, sentence=said), _states(states, meetings))


def _indicators(
    rows: Sequence[IndicatorChangeRow], unchanged: str, meetings: Meetings, addresses: Addresses
) -> Markup:
    """A row for each, with its change drawn; of many the rest is folded. Below them, what did not change."""
    if not rows:
        return Markup("<p>{}</p>").format(unchanged)
    parts = [_table(rows[:MANY], meetings, addresses)]
    if len(rows) > MANY:
        rest = _table(rows[MANY:], meetings, addresses)
        parts.append(blocks.fold(f"{count(len(rows) - MANY, 'more indicator')} that moved", rest))
    key = _with_silent_points(change_legend(rows, meetings.since, meetings.as_of))
    parts.append(Markup('<p class="note">{} {}</p>').format(key, unchanged))
    return joined(parts)


def _with_silent_points(key: str) -> Markup:
    """The key of the drawings, whose points are not read out: each stands before its date."""
    points = {sign: Markup('<span aria-hidden="true">{}</span>').format(sign) for sign in "○●"}
    return joined(points.get(letter, letter) for letter in key)


def _table(rows: Sequence[IndicatorChangeRow], meetings: Meetings, addresses: Addresses) -> Markup:
    return Markup(
        '<table class="moved"><thead><tr><th>Indicator</th><th class="number old">{}{}</th>'
        '<th class="scale"><span>0</span><span>target</span><span>150 %</span></th><th class="number new">{}{}</th>'
        '<th class="number">Change</th><th class="number">Target</th><th class="state">Status</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(
        short_day(meetings.since), _beside("figure of"), short_day(meetings.as_of), _beside("figure of"),
        joined(_row(row, addresses) for row in rows)
    )  # fmt: skip


def _row(row: IndicatorChangeRow, addresses: Addresses) -> Markup:
    title, old, drawing, new, by_how_much, target, status = indicator_cells(row)
    beside = "; ".join(text for text in (title.note, status.note) if text)
    drawn = Markup(drawing.drawing.svg) if drawing.drawing else NOTHING
    sign = status.text if blank(row["new_status"]) else status_sign(row["new_status"])
    return Markup(
        '<tr><th scope="row">{}</th><td class="number old">{}{}</td><td class="scale">{}</td>'
        '<td class="number new"><b>{}</b>{}</td><td class="number change">{}</td><td class="number target">{}</td>'
        '<td class="state">{}{}</td></tr>'
    ).format(
        addresses.link(title.text, "results", indicator=row["indicator"]),
        old.text, _beside(old.note), drawn,
        new.text, _beside(new.note), _cell(by_how_much), _cell(target),
        sign, _beside(f"({beside})" if beside else ""),
    )  # fmt: skip


def _cell(cell: Cell) -> Markup:
    return Markup("{}{}").format(cell.text, _beside(cell.note))


def _beside(note: str) -> Markup:
    return Markup(' <span class="beside">{}</span>').format(note) if note else NOTHING


def _states(states: list[ActionStateRow], meetings: Meetings) -> Markup:
    """Two bars of actions by their state: at the last meeting and now."""
    sides: tuple[tuple[Literal["old_actions", "new_actions"], date], ...] = (
        ("old_actions", meetings.since),
        ("new_actions", meetings.as_of),
    )
    whole = max(sum(row[side] for row in states) for side, _ in sides) if states else 0
    if not whole:
        return NOTHING
    bars = [
        Markup("<dt>{}</dt><dd>{}{}</dd>").format(
            short_day(when), stacked(_parts(states, side), 12, whole), _legend(states, side)
        )
        for side, when in sides
    ]
    return Markup('<dl class="states">{}</dl>').format(joined(bars))


def _parts(states: list[ActionStateRow], side: Literal["old_actions", "new_actions"]) -> list[Part]:
    return [
        Part(row[side], STATE_COLOUR[row["state"]], _paint(row["state"]))
        for row in states
        if row[side]
    ]


def _paint(state: str) -> str:
    return "outlined" if state == "not_reported" else "filled"


def _legend(states: list[ActionStateRow], side: Literal["old_actions", "new_actions"]) -> Markup:
    """What each part of a bar is, in its order."""
    return Markup("<p>{}</p>").format(counted_states(states, side) or "no action known yet")
