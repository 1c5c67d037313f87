"""How much of a table stands on a slide: lines are counted beforehand, for a slide does not grow and cannot scroll."""

import unicodedata
from collections.abc import Iterator, Sequence

from reports.chapters import Cell, Column, Row

# Widths of letters in parts of the letter size, on the safe side: readers' fonts differ.
WIDE, OTHER, LATIN = 1.05, 0.75, 0.56

MOST_LINES = 16


def lines_of(said: str, width: float, size: float) -> int:
    """How many lines `said` takes in a column of `width` points at a letter size of `size` points, at least 1."""
    lines, used = 1, 0.0
    for word in said.split():
        long = sum(_width(letter) for letter in word) * size
        space = LATIN / 2 * size if used else 0.0
        if used + space + long <= width:
            used += space + long
            continue
        lines += (1 if used else 0) + int(long // width)
        used = long % width
    return lines


def _width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return LATIN if ord(letter) < 0x2000 and not 0x0590 <= ord(letter) < 0x1E00 else OTHER


def cut(said: str, width: float, size: float, most: int = MOST_LINES) -> str:
    """`said`, cut with an ellipsis where it takes more than `most` lines."""
    if lines_of(said, width, size) <= most:
        return said
    low, high = 0, len(said)
    while low < high - 1:
        middle = (low + high) // 2
        fits = lines_of(said[:middle] + "…", width, size) <= most
        low, high = (middle, high) if fits else (low, middle)
    return said[:low].rstrip() + "…"


def fitted(cell: Cell, width: float, size: float) -> Cell:
    """`cell` with so much of its text and note as a row of `MOST_LINES` lines holds."""
    said = cut(cell.text, width, size)
    room = MOST_LINES - lines_of(said, width, size)
    return Cell(said, cut(cell.note, width, size, room) if room > 0 else "", cell.tone)


def height_of(row: Row, widths: Sequence[float], size: float) -> int:
    """How many lines the row takes: those of its longest cell."""
    return max(
        lines_of(cell.text, width, size) + (lines_of(cell.note, width, size) if cell.note else 0)
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
        heading = line + gap if row.group and row.group != group else 0.0
        if piece and used + need + heading > room:
            yield piece
            piece, used, heading = [], 0.0, line + gap if row.group else 0.0
        piece.append(row)
        used, group = used + need + heading, row.group
    if piece:
        yield piece
