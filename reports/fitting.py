"""How much of a table stands on a slide: lines are counted beforehand, for a slide does not grow and cannot scroll."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reports.chapters import Cell, Column, Row

# Widths of letters in parts of the letter size, on the safe side: readers' fonts differ, and where Calibri is missing
# another stands in its place that is a fifth wider.
WIDE, OTHER, LATIN, SPACE = 1.05, 0.75, 0.6, 0.33
BOLD = 1.13

# Letters of scripts that put marks above and below each other (Arabic, Thai, Lao, Tibetan, Burmese, Khmer), and by how
# much their lines are higher.
TALL = r"[\u0600-\u06ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"
HIGHER = 1.5
_TALL = re.compile(TALL)

MOST_LINES = 16


def lines_of(said: str, width: float, size: float, *, is_bold: bool = False) -> int:
    """How many lines `said` takes in a column of `width` points at a letter size of `size` points, at least 1."""
    lines, used = 1, 0.0
    em = size * (BOLD if is_bold else 1)
    for word in said.split():
        long = sum(_width(letter) for letter in word) * em
        space = SPACE * em if used else 0.0
        if used + space + long <= width:
            used += space + long
            continue
        lines += (1 if used else 0) + int(long // width)
        used = long % width
    return lines


def leading(said: str) -> float:
    """How much higher than Latin ones the lines of `said` are."""
    return HIGHER if _TALL.search(said) else 1.0


def _width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return LATIN if ord(letter) < 0x2000 and not 0x0590 <= ord(letter) < 0x1E00 else OTHER


def cut(
    said: str, width: float, size: float, most: int = MOST_LINES, *, is_bold: bool = False
) -> str:
    """`said`, cut with an ellipsis where it takes more than `most` lines, as high as those of Latin letters."""
    most = max(int(most / leading(said)), 1)
    if lines_of(said, width, size, is_bold=is_bold) <= most:
        return said
    low, high = 0, len(said)
    while low < high - 1:
        middle = (low + high) // 2
        fits = lines_of(said[:middle] + "…", width, size, is_bold=is_bold) <= most
        low, high = (middle, high) if fits else (low, middle)
    return said[:low].rstrip() + "…"


def fitted(cell: Cell, width: float, size: float) -> Cell:
    """`cell` with so much of its text and note as a row of `MOST_LINES` lines holds."""
    said = cut(cell.text, width, size, is_bold=bool(cell.tone))
    room = int(MOST_LINES - high(said, width, size, is_bold=bool(cell.tone)))
    return Cell(said, cut(cell.note, width, size, room) if room > 0 else "", cell.tone)


def high(said: str, width: float, size: float, *, is_bold: bool = False) -> float:
    """How high `said` is, in lines of Latin letters."""
    return lines_of(said, width, size, is_bold=is_bold) * leading(said)


def height_of(row: Row, widths: Sequence[float], size: float) -> float:
    """How many lines of Latin letters the row takes: those of its highest cell."""
    return max(
        high(cell.text, width, size, is_bold=bool(cell.tone))
        + (high(cell.note, width, size) if cell.note else 0)
        for cell, width in zip(row.cells, widths, strict=True)
    )


def widths_of(columns: Sequence[Column], whole: float) -> list[float]:
    """The width of each column, of a table that is `whole` wide."""
    shares = sum(column.share for column in columns)
    return [whole * column.share / shares for column in columns]


def pages_of(
    rows: Sequence[Row], widths: Sequence[float], size: float, room: float, line: float, gap: float
) -> Iterator[list[Row]]:
    """`rows` in as many pieces as slides are needed; each takes at most `room` points, headings of groups included."""
    piece: list[Row] = []
    used, group = 0.0, ""
    for row in rows:
        need = height_of(row, widths, size) * line + gap
        whole = line * leading(row.group) + gap if row.group else 0.0
        heading = whole if row.group != group else 0.0
        if piece and used + need + heading > room:
            yield piece
            piece, used, heading = [], 0.0, whole
        piece.append(row)
        used, group = used + need + heading, row.group
    if piece:
        yield piece
