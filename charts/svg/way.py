"""One figure on the way to its target: what was to be reached by when, as a dotted line, and where the figure lies.

For an indicator of which one date is known; its history is a chart of its own.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from markupsafe import Markup

from charts.svg.marks import circle, drawing, filled, line, text
from wording.colours import LINE, QUIET, STATUS_COLOUR

WIDTH, HEIGHT = 560, 210
TOP, BOTTOM = 34.0, 172.0

# Closer than this, in per cent of the width, two dates below the axis lie over each other on a phone.
APART: Final = 20.0
# So close to an end, in per cent, a label begins or ends at its point in stead of lying across it.
EDGE: Final = 14.0


class Point(NamedTuple):
    """A value at a date, and what is written at it."""

    when: date
    value: float
    words: str


def way(path: Sequence[Point], figure: Point, status: str, alt: str) -> Markup:
    """The drawing; `path` is from the start to the target, its points in their order, at least two."""
    days = [point.when.toordinal() for point in (*path, figure)]
    values = [0.0, *(point.value for point in (*path, figure))]
    low, high = min(values), max(values)

    def across(point: Point) -> float:
        return 100 * (point.when.toordinal() - min(days)) / ((max(days) - min(days)) or 1)

    def down(value: float) -> float:
        return BOTTOM - (value - low) / ((high - low) or 1) * (BOTTOM - TOP)

    marks = [_segment((0, down(0)), (100, down(0)), f'stroke="{LINE}"')]
    marks += [
        _segment((across(one), down(one.value)), (across(other), down(other.value)),
                 f'stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="3 3"')
        for one, other in pairwise(path)
    ]  # fmt: skip
    target = path[-1]
    at = across(target)
    marks.append(line(at, down(target.value) - 8, down(target.value) + 8, 3))
    for point in (path[0], *path[1:-1]):
        marks.append(_label(across(point), down(point.value) - 10, point.words))
    marks.append(_label(at, down(target.value) - 14, target.words))
    marks.append(circle(across(figure), down(figure.value), 6, filled(STATUS_COLOUR[status])))
    is_near = (
        abs(across(figure) - at) < 2 * EDGE and abs(down(figure.value) - down(target.value)) < 34
    )
    marks.append(
        _label(across(figure), down(figure.value) + (24 if is_near else -12), figure.words, "bold")
    )
    marks += _dates([(across(point), point.when) for point in (figure, path[0], target)])
    return drawing(WIDTH, HEIGHT, *marks, alt=alt)


def _segment(start: tuple[float, float], end: tuple[float, float], paint: str) -> Markup:
    return Markup('<line x1="{:.2f}%" y1="{:.1f}" x2="{:.2f}%" y2="{:.1f}" {}/>').format(
        *start,
        *end,
        Markup(paint),
    )


def _label(at: float, base: float, words: str, weight: str = "normal") -> Markup:
    anchor = "start" if at < EDGE else "end" if at > 100 - EDGE else "middle"
    return Markup('<g font-weight="{}">{}</g>').format(weight, text(at, base, words, anchor))


def _dates(places: Sequence[tuple[float, date]]) -> list[Markup]:
    """The dates below the axis, the first of them first; one that lies too close to another is left out."""
    marks: list[Markup] = []
    taken: list[float] = []
    for at, when in places:
        if all(abs(at - other) >= APART for other in taken):
            marks.append(_label(at, HEIGHT - 14, f"{when:%b %Y}"))
            taken.append(at)
    return marks
