"""What small drawings are made of: SVG with its colours in it, as wide as there is room.

Lengths across are in per cent of the drawing's width, so that the same bytes fill a column of a table, a phone and a
sheet of paper; heights are in pixels. Ink is `currentColor`: that of the page's theme, black on paper. Each mark is
written at once, since a page has hundreds: numbers as they are, all else is `Markup` or escaped.
"""

import re
from typing import Final
from zlib import crc32

from markupsafe import Markup, escape

from wording.colours import LINE, QUIET

# What a bar lies on, and the space between two parts of a bar.
TRACK: Final = Markup('fill="%s" fill-opacity="0.22"') % LINE
GAP: Final = 0.4


def drawing(width: int, height: int, *marks: Markup, alt: str = "") -> Markup:
    """The whole SVG, `width` by `height` pixels where nothing else sets its width.

    `alt` says in a sentence what it shows; empty where the text beside it says the same.
    """
    named = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" overflow="visible" {named}>'
        f"{''.join(marks)}</svg>"
    )


def placed(svg: Markup, left: float, top: float, width: int) -> Markup:
    """A drawing of these marks inside a larger one, its corner at `left` and `top` pixels, `width` pixels wide."""
    inner = re.sub(
        r'^<svg xmlns="[^"]*" width="\d+"',
        f'<svg x="{_short(left)}" y="{_short(top)}" width="{width}"',
        svg,
        count=1,
    )
    return Markup(inner)


def rect(left: float, top: float, width: float, height: float, paint: Markup) -> Markup:
    """A bar from `left`, `width` wide, both in per cent."""
    return Markup(
        f'<rect x="{_short(left)}%" y="{_short(top)}" width="{_short(width)}%" height="{_short(height)}" {paint}/>'
    )


def line(
    at: float, top: float, bottom: float, width: float, colour: str = "currentColor"
) -> Markup:
    """An upright line at `at` per cent."""
    place = _short(at)
    return Markup(
        f'<line x1="{place}%" x2="{place}%" y1="{_short(top)}" y2="{_short(bottom)}" '
        f'stroke="{escape(colour)}" stroke-width="{_short(width)}"/>'
    )


def circle(at: float, middle: float, radius: float, paint: Markup) -> Markup:
    """A point at `at` per cent."""
    return Markup(
        f'<circle cx="{_short(at)}%" cy="{_short(middle)}" r="{_short(radius)}" {paint}/>'
    )


def at_place(at: float, middle: float, mark: Markup) -> Markup:
    """A mark that is drawn around the origin, at `at` per cent and on the line `middle`."""
    return Markup(
        f'<svg x="{_short(at)}%" y="{_short(middle)}" width="1" height="1" overflow="visible">{mark}</svg>'
    )


def arrow(at: float, middle: float, colour: str) -> Markup:
    """An arrow head that points to the right, its back at `at` per cent."""
    return Markup(
        f'<svg x="{_short(at)}%" y="{_short(middle - 7)}" width="8" height="14" overflow="visible">'
        f'<path d="M0 0L7 7L0 14Z" fill="{escape(colour)}"/></svg>'
    )


def text(
    at: float, base: float, words: object, anchor: str = "start", colour: str = "currentColor"
) -> Markup:
    """Words at `at` per cent, on the line `base`."""
    return Markup(
        f'<text x="{_short(at)}%" y="{_short(base)}" text-anchor="{escape(anchor)}" font-size="13" '
        f'fill="{escape(colour)}">{escape(words)}</text>'
    )


def filled(colour: str) -> Markup:
    """The paint of what is known."""
    return Markup('fill="{}"').format(colour)


def outlined(colour: str, width: int = 2) -> Markup:
    """The paint of what became unknown: an outline."""
    return Markup('fill="none" stroke="{}" stroke-width="{}"').format(colour, width)


def hatched(colour: str = QUIET) -> tuple[Markup, Markup]:
    """The definition and the paint of what was not recorded: stripes, which say so without colour."""
    name = f"hatch-{crc32(colour.encode()):08x}"
    definition = Markup(
        '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="2.4" height="6" fill="{}"/></pattern></defs>'
    ).format(name, colour)
    return definition, Markup('fill="url(#{})" stroke="{}" stroke-width="1"').format(name, colour)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
