"""The figures of one indicator as a small line, with the target's line."""

from collections.abc import Sequence

from markupsafe import Markup

from charts.svg.marks import circle, drawing, filled
from wording.colours import MAIN, QUIET
from wording.text import blank

WIDTH, HEIGHT, EDGE = 90, 24, 3


def spark(points: Sequence[tuple[float, float]], target: object = None) -> Markup:
    """A line through `points` (day as a number, value), and a dotted one at `target`; nothing of fewer than two."""
    if len(points) < 2:
        return Markup("")
    days = [day for day, _ in points]
    values = [value for _, value in points]
    shown = [*values, 0.0] + ([] if blank(target) else [float(target)])  # type: ignore[arg-type]
    low, high = min(shown), max(shown)

    def height_of(value: float) -> float:
        return HEIGHT - EDGE - (value - low) / ((high - low) or 1) * (HEIGHT - 2 * EDGE)

    first, last = days[0], days[-1]
    path = " ".join(
        f"{EDGE + (day - first) / ((last - first) or 1) * (WIDTH - 2 * EDGE):.1f},{height_of(value):.1f}"
        for day, value in points
    )
    marks = [
        Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2"/>').format(path, MAIN),
        circle(100 * (WIDTH - EDGE) / WIDTH, height_of(values[-1]), 3, filled(MAIN)),
    ]  # fmt: skip
    if not blank(target):
        marks.insert(
            0,
            Markup(
                '<line x1="0" x2="100%" y1="{0:.1f}" y2="{0:.1f}" stroke="{1}" stroke-dasharray="2 2"/>'
            ).format(height_of(float(target)), QUIET),  # type: ignore[arg-type]
        )
    return drawing(WIDTH, HEIGHT, *marks)
