"""Deadlines on one scale of time, beside the rows of a table: each a point, with the as-of date as a dotted line.

The point has the colour and the shape of the action's state. The time that was recommended is a shaded bar. What is
written beside a point is put there by who draws the row: `text_side` says on which side there is room.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple

from markupsafe import Markup

from charts.svg.marks import at_place, circle, drawing, filled, line, outlined, rect, text
from wording.colours import MAIN, QUIET, STATE_COLOUR
from wording.dates import short_day
from wording.text import blank

WIDTH, ROW, HEAD = 440, 24, 36

# The room at both ends of the scale: a share of it, and at least so many days.
EDGE, EDGE_DAYS = 0.03, 10
# An as-of date further away than this share of the scale, and than so many days, is an arrow at its end: a line would
# leave no room for the deadlines.
FAR, FAR_DAYS = 0.35, 60

# After how many months the months are named, so that at most so many are.
STEPS, MOST_NAMES = (1, 3, 6, 12, 24, 60, 120), 5
DAYS_A_MONTH: Final = 30.4

RADIUS = 5.5


class Scale(NamedTuple):
    """The first and the last day of the scale, and the as-of date, which may lie outside: as ordinals."""

    first: int
    last: int
    as_of: int

    def place(self, when: date) -> float:
        """Where a day lies, in per cent of the drawing's width."""
        return 100 * (when.toordinal() - self.first) / (self.last - self.first)

    @property
    def shows_as_of(self) -> bool:
        """Whether the as-of date lies on the scale."""
        return self.first <= self.as_of <= self.last


def scale_of(days: Iterable[object], as_of: date) -> Scale | None:
    """The scale from the first to the last of `days`, and to the as-of date where that is near; None without a day."""
    known = sorted(day.toordinal() for day in days if not blank(day))  # type: ignore[attr-defined]
    if not known:
        return None
    first, last, asked = known[0], known[-1], as_of.toordinal()
    room = max(FAR * (last - first), FAR_DAYS)
    if first - room <= asked <= last + room:
        first, last = min(first, asked), max(last, asked)
    edge = max(round(EDGE * (last - first)), EDGE_DAYS)
    return Scale(first - edge, last + edge, asked)


def text_side(scale: Scale, when: date) -> Literal["left", "right"]:
    """On which side of its point a text has more room."""
    return "right" if scale.place(when) <= 50 else "left"


def deadline(scale: Scale, when: object, state: str) -> Markup:
    """The row of one action; without a deadline its as-of date alone."""
    marks = _as_of_line(scale)
    if not blank(when):
        marks.append(at_place(scale.place(when), ROW / 2, _point(state)))  # type: ignore[arg-type]
    return drawing(WIDTH, ROW, *marks)


def window(scale: Scale, start: object, end: object) -> Markup:
    """The row of the time that was recommended: a line at its end, and a shaded bar where its start is known, too."""
    if blank(end):
        return drawing(WIDTH, ROW)
    right = scale.place(end)  # type: ignore[arg-type]
    marks = [line(right, 2, ROW - 2, 2, QUIET)]
    if not blank(start):
        left = scale.place(start)  # type: ignore[arg-type]
        paint = Markup('fill="{}" fill-opacity="0.16"').format(MAIN)
        marks.insert(0, rect(left, 2, right - left, ROW - 4, paint))
    return drawing(WIDTH, ROW, *marks)


def axis(scale: Scale) -> Markup:
    """The head of the column: the as-of date over its line, or with an arrow where it lies outside, and the months."""
    asked = short_day(date.fromordinal(scale.as_of))
    words = f"known by {asked}"
    at = min(max(100 * (scale.as_of - scale.first) / (scale.last - scale.first), 0), 100)
    if not scale.shows_as_of:
        words = f"{words} →" if at else f"← {words}"
    anchor = "start" if at < 25 else "end" if at > 75 else "middle"
    names = [
        text(scale.place(day), HEAD - 4, words_of_day, _anchor(scale.place(day)))
        for day, words_of_day in named_days(scale)
    ]
    first, last = (short_day(date.fromordinal(end)) for end in (scale.first, scale.last))
    alt = f"Deadlines, from {first} to {last}; known by {asked}"
    return drawing(WIDTH, HEAD, text(at, 12, words, anchor), *names, alt=alt)


def named_days(scale: Scale) -> list[tuple[date, str]]:
    """The firsts of months that are named on the scale, each with its name: `Jan 2022`, of whole years `2022`."""
    months = (scale.last - scale.first) / DAYS_A_MONTH
    step = next((step for step in STEPS if months / step <= MOST_NAMES), STEPS[-1])
    start, end = date.fromordinal(scale.first), date.fromordinal(scale.last)
    number = start.year * 12 + start.month - 1
    number += -number % step
    found = []
    while (day := date(number // 12, number % 12 + 1, 1)) <= end:
        if day >= start:
            found.append((day, f"{day:%Y}" if step % 12 == 0 else f"{day:%b %Y}"))
        number += step
    return found


def _anchor(at: float) -> str:
    return "start" if at < 8 else "end" if at > 92 else "middle"


def _as_of_line(scale: Scale) -> list[Markup]:
    if not scale.shows_as_of:
        return []
    at = scale.place(date.fromordinal(scale.as_of))
    return [
        Markup(
            f'<line x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{ROW}" stroke="{QUIET}" stroke-width="2" '
            'stroke-dasharray="2 3"/>'
        )
    ]


def _point(state: str) -> Markup:
    """The mark of a state, around the origin: its shape says it without the colour."""
    colour = STATE_COLOUR[state]
    outline = outlined(colour)
    if state == "completed":
        tick = Markup(
            '<path d="M-2.6 0.2L-0.7 2.2L2.8 -2" fill="none" stroke="#ffffff" stroke-width="1.6"/>'
        )
        return circle(0, 0, RADIUS + 0.5, filled(colour)) + tick
    if state == "ongoing":
        return circle(0, 0, RADIUS, filled(colour))
    if state == "not_started":
        return circle(0, 0, RADIUS - 0.5, outline)
    if state == "cancelled":
        return Markup('<path d="M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5" {}/>').format(outline)
    return Markup('<rect x="-4.5" y="-4.5" width="9" height="9" {}/>').format(outline)
