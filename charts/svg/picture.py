"""One indicator as a picture to take away: its figure with the page's own drawings, its date, source and address on it.

It has a ground of its own, so that it reads on any slide. Text is SVG text, escaped by markupsafe and broken into lines
here, since SVG breaks none.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup

from charts.svg.marks import placed
from wording.colours import INK, QUIET_INK

WIDTH: Final = 960
EDGE: Final = 40

# The width of a letter, as a share of its size, and how far two lines are apart.
LETTER, WIDE_LETTER, LINE_HEIGHT = 0.54, 1.0, 1.35

# What no XML may hold.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Picture(NamedTuple):
    """What is on the picture, in its order; a text or a drawing that is empty is left out.

    figure: what stands before its digits, the digits, and what stands after. standing: its status, with its date.
    parts: the bar of women and men, and below it in words. notes: small lines: the unit, the source, the address.
    """

    title: str
    figure: tuple[str, str, str]
    standing: str
    bullet: Markup
    parts: Markup
    parts_text: str
    notes: tuple[str, ...]


def picture(content: Picture) -> str:
    """The picture as SVG."""
    marks: list[Markup] = []
    at = float(EDGE)
    at = _write(marks, content.title, at, 28, "bold")
    at = _figure(marks, content.figure, at + 12)
    at = _write(marks, content.standing, at + 4, 18)
    if content.bullet:
        marks.append(placed(content.bullet, EDGE, at + 14, WIDTH - 2 * EDGE))
        at += 14 + height_of(content.bullet)
    if content.parts:
        marks.append(placed(content.parts, EDGE, at + 20, WIDTH - 2 * EDGE))
        at += 20 + height_of(content.parts)
    at = _write(marks, content.parts_text, at + 6, 15, colour=QUIET_INK)
    at += 10
    for note in content.notes:
        at = _write(marks, note, at, 14, colour=QUIET_INK)
    height = round(at + EDGE - 10)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" '
            'font-family="sans-serif" color="{2}" role="img" aria-label="{3}">'
            '<rect width="{0}" height="{1}" fill="#ffffff"/>{4}</svg>\n'
        ).format(WIDTH, height, INK["light"], _legal(content.title), Markup("").join(marks))
    )


def height_of(svg: Markup) -> int:
    """The height of a drawing, in pixels."""
    found = re.match(r'<svg [^>]*?height="(\d+)"', svg)
    return int(found[1]) if found else 0


def wrapped(text: str, size: float, width: float) -> Iterator[str]:
    """`text` in lines that are no wider than `width` pixels at this size; a word that is too long is broken."""
    line = ""
    for word in _legal(text).split():
        for piece in _pieces(word, size, width):
            longer = f"{line} {piece}" if line else piece
            if line and _wide(longer, size) > width:
                yield line
                longer = piece
            line = longer
    if line:
        yield line


def _pieces(word: str, size: float, width: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and _wide(piece + letter, size) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _wide(text: str, size: float) -> float:
    return size * sum(
        WIDE_LETTER if east_asian_width(letter) in "WF" else LETTER for letter in text
    )


def _write(
    marks: list[Markup], text: str, top: float, size: int, weight: str = "normal", colour: str = INK["light"]
) -> float:  # fmt: skip
    """Write `text` from `top`; gives back where it ends."""
    for line in wrapped(text, size, WIDTH - 2 * EDGE):
        top += size * LINE_HEIGHT
        marks.append(
            Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
                EDGE, f"{top - 0.3 * size:.1f}", size, weight, colour, line
            )
        )  # fmt: skip
    return top


def _figure(marks: list[Markup], figure: tuple[str, str, str], top: float) -> float:
    """The figure, its digits large, in one line."""
    before, digits, after = map(_legal, figure)
    marks.append(
        Markup(
            '<text x="{}" y="{}" font-size="20" fill="{}">{}<tspan font-size="56" font-weight="bold" fill="{}">{}'
            "</tspan>{}</text>"
        ).format(
            EDGE, f"{top + 52:.1f}", QUIET_INK, f"{before} " if before else "", INK["light"], digits,
            f" {after}" if after else "",
        )
    )  # fmt: skip
    return top + 64


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)
