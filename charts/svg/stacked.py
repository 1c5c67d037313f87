"""One thin bar of parts: statuses of indicators, states of actions, women and men."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from charts.svg.marks import GAP, TRACK, drawing, filled, hatched, outlined, rect, text

WIDTH = 300

# How wide a letter is, in pixels, and in per cent of the narrowest bars that have words: one beside a name in a table,
# and one on a phone. Words that have room on the first alone are in the class `wide`, which a page hides on the second.
LETTER = 7.5
PER_LETTER = 1.45
PER_LETTER_ON_PHONE = 2.3

# Between the edge of a part and its words, in per cent.
PADDING = 0.9


class Part(NamedTuple):
    """A part of a bar: its amount, its colour, and how it is painted: `filled`, `outlined`, `hatched`, `empty`.

    words: written into it where there is room; ink: their colour. Words of a hatched part stand before its stripes.
    """

    amount: float
    colour: str
    paint: str = "filled"
    words: str = ""
    ink: str = "#ffffff"


def stacked(parts: Sequence[Part], height: int = 10, whole: float = 0, alt: str = "") -> Markup:
    """The bar of `parts`, as long as `whole` where that is more than all parts; the rest is an empty track."""
    together = sum(part.amount for part in parts if part.amount > 0)
    total = max(whole, together)
    marks = [] if 0 < total <= together else [rect(0, 0, 100, height, TRACK)]
    left = 0.0
    for part in (part for part in parts if part.amount > 0):
        width = 100 * part.amount / total
        marks += _drawn(part, left, max(width - GAP, 0.2), height)
        left += width
    return drawing(WIDTH, height, *marks, alt=alt)


def without_room(parts: Sequence[Part], *, on_phone: bool = False) -> list[Part]:
    """The parts that have no room for their words, in a bar as long as all of them: in a table, or on a phone."""
    total = sum(part.amount for part in parts)
    per_letter = PER_LETTER_ON_PHONE if on_phone else PER_LETTER
    return [
        part
        for part in parts
        if part.words
        and not (total > 0 and _has_room(part, 100 * part.amount / total - GAP, per_letter))
    ]


def _has_room(part: Part, width: float, per_letter: float = PER_LETTER) -> bool:
    """Whether the words of a part, with the space beside them, are within its width.

    Before stripes they have room on a phone as well, or nowhere: nothing hides them there.
    """
    if part.paint == "hatched":
        return bool(part.words) and width >= PER_LETTER_ON_PHONE * (len(part.words) + 2.5)
    return bool(part.words) and width >= per_letter * (len(part.words) + 1.5)


def _drawn(part: Part, left: float, width: float, height: int) -> list[Markup]:
    has_words = _has_room(part, width)
    if part.paint == "hatched":
        return _striped(part, left, width, height, has_words)
    if part.paint == "outlined":
        marks = [rect(left, 1, width, height - 2, outlined(part.colour))]
    elif part.paint == "empty":
        marks = [rect(left, 0, width, height, TRACK)]
    else:
        marks = [rect(left, 0, width, height, filled(part.colour))]
    if has_words:
        words = text(left + PADDING, height / 2 + 4.5, part.words, colour=part.ink)
        is_narrow = not _has_room(part, width, PER_LETTER_ON_PHONE)
        marks.append(Markup('<g class="wide">{}</g>').format(words) if is_narrow else words)
    return marks


def _striped(part: Part, left: float, width: float, height: int, has_words: bool) -> list[Markup]:
    """A part in stripes: its words stand on the ground of the page, and the stripes begin behind them."""
    definition, paint = hatched(part.colour)
    if not has_words:
        return [definition, rect(left, 0.5, width, height - 1, paint)]
    # A drawing within the drawing has lengths in pixels, and cuts off what is beyond its width.
    begin = LETTER * len(part.words) + 10
    stripes = Markup(
        '<svg x="{:.2f}%" y="0" width="{:.2f}%" height="{}"><rect x="{}" y="1" width="100%" height="{}" {}/></svg>'
    ).format(left, width, height, begin, height - 2, paint)
    frame = rect(left, 0.5, width, height - 1, outlined(part.colour, 1))
    words = text(left + PADDING, height / 2 + 4.5, part.words)
    return [definition, stripes, frame, words]
