"""Upright bars of parts, one a date, all on one scale: women and men over time."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from charts.svg.marks import drawing, filled, hatched, rect, text
from charts.svg.stacked import Part
from wording.colours import LINE

WIDTH, LABEL = 300, 18

# The widest slot of a column, and how much of it is the column, in per cent.
WIDEST = 22.0
FILLED = 0.72

# How many labels stand below each other's columns without touching, where there is least room.
LABELS = 4


class Column(NamedTuple):
    """What one date has: its label, and its parts from the bottom to the top."""

    label: str
    parts: Sequence[Part]


def columns(each: Sequence[Column], height: int = 96, alt: str = "") -> Markup:
    """The columns from the first date to the last, the highest of them as high as the drawing.

    Of many labels the first, the last and some between are written.
    """
    highest = max((_total(column) for column in each), default=0.0)
    slot = min(WIDEST, 100 / max(len(each), 1))
    marks: list[Markup] = [_ground(slot * len(each), height)]
    for place, column in enumerate(each):
        left = slot * place
        if highest:
            marks += _drawn(column, left, slot * FILLED, height / highest, height)
        if _is_labelled(place, len(each)):
            at_end = place == len(each) - 1 > 0 and len(each) * slot > 99
            at, anchor = (left + slot * FILLED, "end") if at_end else (left, "start")
            marks.append(text(at, height + 15, column.label, anchor=anchor))
    return drawing(WIDTH, height + LABEL, *marks, alt=alt)


def _total(column: Column) -> float:
    return sum(part.amount for part in column.parts)


def _ground(width: float, height: float) -> Markup:
    return rect(0, height - 1, width, 1, filled(LINE))


def _is_labelled(place: int, many: int) -> bool:
    if many <= LABELS:
        return True
    step = -(-many // LABELS)
    is_free = many - 1 - place >= step or place == many - 1
    return is_free and (place % step == 0 or place == many - 1)


def _drawn(
    column: Column, left: float, width: float, per_unit: float, bottom: float
) -> list[Markup]:
    marks: list[Markup] = []
    for part in (part for part in column.parts if part.amount > 0):
        height = part.amount * per_unit
        bottom -= height
        if part.paint == "hatched":
            marks += hatched(part.colour)[:1]
        paint = hatched(part.colour)[1] if part.paint == "hatched" else filled(part.colour)
        marks.append(rect(left, bottom, width, max(height - 1, 0.5), paint))
    return marks
