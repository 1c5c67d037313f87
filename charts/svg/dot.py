"""A point of a spread on its axis from zero: the smallest, the median, the largest, one below the other."""

from markupsafe import Markup

from charts.svg.marks import circle, drawing, filled, rect
from wording.colours import LINE, MAIN

WIDTH, HEIGHT, RADIUS = 220, 14, 5

# The ends of the axis, in per cent, so that a point at its end is whole.
START, END = 3.0, 97.0


def dot(share: float, alt: str = "") -> Markup:
    """The point at `share` of the axis, which ends at one."""
    at = START + min(max(share, 0.0), 1.0) * (END - START)
    axis = rect(START, HEIGHT / 2 - 0.5, END - START, 1, filled(LINE))
    return drawing(WIDTH, HEIGHT, axis, circle(at, HEIGHT / 2, RADIUS, filled(MAIN)), alt=alt)
