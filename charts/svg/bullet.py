"""Progress against target as a bullet: achievement in per cent of the way to the target, all on one scale.

0 to 150 per cent; the target is one line at 100 down the whole table. What goes beyond is cut with an arrow. A thin
line is what was expected by the figure's date.
"""

from typing import Final

from markupsafe import Markup

from charts.svg.marks import TRACK, arrow, drawing, filled, line, outlined, rect
from wording.colours import HOLLOW_STATUSES, STATUS_COLOUR
from wording.text import blank

WIDTH, HEIGHT, BAR = 220, 22, 8

# The end of the scale, in shares of the way to the target, and where it lies: the rest is room for the arrow.
END: Final = 1.5
ROOM: Final = 96.0


def bullet(achievement: object, expected: object, status: str, alt: str = "") -> Markup:
    """The bullet of one indicator; `achievement` and `expected` are shares of one, blank where there is none.

    An outline is what was not reported since its due date.
    """
    top, marks = (HEIGHT - BAR) / 2, [rect(0, (HEIGHT - BAR) / 2, ROOM, BAR, TRACK)]
    if not blank(achievement):
        share = max(0.0, float(achievement))  # type: ignore[arg-type]
        colour = STATUS_COLOUR[status]
        paint = outlined(colour) if status in HOLLOW_STATUSES else filled(colour)
        marks.append(rect(0, top, place(share), BAR, paint))
        if share > END:
            marks.append(arrow(ROOM, HEIGHT / 2, colour))
    if not blank(expected):
        marks.append(line(place(float(expected)), 4, HEIGHT - 4, 1.5))  # type: ignore[arg-type]
    marks.append(line(place(1), 0, HEIGHT, 2.5))
    return drawing(WIDTH, HEIGHT, *marks, alt=alt)


def place(share: float) -> float:
    """Where a share of the way lies on the scale, in per cent of the drawing's width."""
    return min(max(share, 0), END) / END * ROOM
