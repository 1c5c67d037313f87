"""An indicator at two dates on the scale of bullets: a hollow point for the earlier, a filled one for the later.

0 to 150 per cent of the way to the target, which is one line at 100; see `charts.svg.bullet`. A point beyond the scale
is an arrow at its end; where both are, one arrow is drawn for them.
"""

from zlib import crc32

from markupsafe import Markup

from charts.svg.bullet import END, ROOM, place
from charts.svg.marks import TRACK, arrow, circle, drawing, filled, line, outlined, rect
from wording.colours import QUIET, STATUS_COLOUR
from wording.text import blank

WIDTH, HEIGHT, BAR, RADIUS = 220, 22, 5, 4.5


def change(then: object, now: object, status: str, alt: str = "") -> Markup:
    """The change of one indicator; `then` and `now` are shares of one, blank where there was no figure.

    The colour is that of `status`, the one now. Nothing is drawn where both are blank.
    """
    old, new = (None if blank(share) else float(share) for share in (then, now))  # type: ignore[arg-type]
    if old is None and new is None:
        return Markup("")
    colour, middle = STATUS_COLOUR[status], HEIGHT / 2
    marks = [rect(0, middle - BAR / 2, ROOM, BAR, TRACK)]
    if old is not None and new is not None and place(old) != place(new):
        left, right = sorted((place(old), place(new)))
        hole, inside = _without_point(place(old))
        marks += [hole, rect(left, middle - 1.5, right - left, 3, filled(colour) + inside)]
    if old is not None and not (new is not None and min(old, new) > END):
        marks.append(circle(place(old), middle, _radius_of_old(old, new), outlined(QUIET)))
    if new is not None:
        marks.append(_point_now(new, colour))
    marks.append(line(place(1), 0, HEIGHT, 2.5))
    return drawing(WIDTH, HEIGHT, *marks, alt=alt)


def _point_now(share: float, colour: str) -> Markup:
    if share > END:
        return arrow(ROOM, HEIGHT / 2, colour)
    return circle(place(share), HEIGHT / 2, RADIUS, filled(colour))


def _radius_of_old(old: float, new: float | None) -> float:
    """Larger where the later point would cover it."""
    return RADIUS + 3 if new is not None and abs(place(old) - place(new)) < 1 else RADIUS


def _without_point(at: float) -> tuple[Markup, Markup]:
    """The definition of a mask that leaves out the hollow point at `at` per cent, and how a bar names it."""
    name = f"hole-{crc32(f'{at:.2f}'.encode()):08x}"
    definition = Markup(
        '<mask id="{}" maskUnits="userSpaceOnUse" x="-5%" y="0" width="110%" height="{}">{}{}</mask>'
    ).format(
        name,
        HEIGHT,
        rect(-5, 0, 110, HEIGHT, filled("white")),
        circle(at, HEIGHT / 2, RADIUS, filled("black")),
    )
    return definition, Markup(' mask="url(#{})"').format(name)
