"""One thin bar of parts: statuses of indicators, states of actions, women and men."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from charts.svg.marks import GAP, TRACK, drawing, filled, hatched, outlined, rect, text

WIDTH = 300

# A part has room for its words where it takes this many per cent for each letter.
PER_LETTER = 1.15


class Part(NamedTuple):
    """A part of a bar: its amount, its colour, and how it is painted: `filled`, `outlined`, `hatched`, `empty`.

    words: written into it where there is room; ink: their colour.
    """

    amount: float
    colour: str
    paint: str = "filled"
    words: str = ""
    ink: str = "#ffffff"


def stacked(parts: Sequence[Part], height: int = 10, whole: float = 0, alt: str = "") -> Markup:
    """The bar of `parts`, as long as `whole` where that is more than all parts; the rest is an empty track."""
    total = max(whole, sum(part.amount for part in parts))
    marks = [rect(0, 0, 100, height, TRACK)] if total > sum(part.amount for part in parts) else []
    left = 0.0
    for part in (part for part in parts if part.amount > 0):
        width = 100 * part.amount / total
        marks += _drawn(part, left, max(width - GAP, 0.2), height)
        left += width
    return drawing(WIDTH, height, *marks, alt=alt)


def _drawn(part: Part, left: float, width: float, height: int) -> list[Markup]:
    if part.paint == "hatched":
        definition, paint = hatched(part.colour)
        marks = [definition, rect(left, 0.5, width, height - 1, paint)]
    elif part.paint == "outlined":
        marks = [rect(left, 1, width, height - 2, outlined(part.colour))]
    elif part.paint == "empty":
        marks = [rect(left, 0, width, height, TRACK)]
    else:
        marks = [rect(left, 0, width, height, filled(part.colour))]
    if part.words and width >= PER_LETTER * len(part.words):
        marks.append(text(left + 1, height / 2 + 4.5, part.words, colour=part.ink))
    return marks
