"""How much of a table fits on a slide: lines are counted beforehand, since a slide neither grows nor scrolls."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wcwidth import wcwidth

from reports.content.blocks import Cell, Column, Row

# Widths of characters in parts of the font size, rounded up: readers' fonts differ, and what replaces a missing Calibri
# is a fifth wider.
WIDE, OTHER, LATIN, SPACE = 1.05, 0.75, 0.6, 0.33
BOLD = 1.13

# Characters of scripts that put marks above and below letters (Arabic, Thai, Lao, Tibetan, Burmese, Khmer), and by how
# much their lines are higher.
TALL = r"[\u0600-\u06ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"
HIGHER = 1.5
_TALL = re.compile(TALL)

MOST_LINES = 16

# By how many points the note of a cell is smaller than its text.
SMALLER = 2


def line_count(text: str, width: float, size: float, *, is_bold: bool = False) -> int:
    """How many lines `text` takes in a column of `width` points at a font size of `size` points, at least 1."""
    lines, used = 1, 0.0
    em = size * (BOLD if is_bold else 1)
    for word in text.split():
        long = sum(_width(letter) for letter in word) * em
        space = SPACE * em if used else 0.0
        if used + space + long <= width:
            used += space + long
            continue
        lines += (1 if used else 0) + int(long // width)
        used = long % width
    return lines


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide `text` is in one line at a font size of `size` points."""
    letters = sum(SPACE if letter == " " else _width(letter) for letter in text)
    return letters * size * (BOLD if is_bold else 1)


def line_height_factor(text: str) -> float:
    """How much higher than Latin ones the lines of `text` are."""
    return HIGHER if _TALL.search(text) else 1.0


def _width(letter: str) -> float:
    columns = wcwidth(letter)
    if columns <= 0:
        return 0.0
    if columns == 2:
        return WIDE
    return LATIN if ord(letter) < 0x2000 and not 0x0590 <= ord(letter) < 0x1E00 else OTHER


def cut(
    text: str, width: float, size: float, most: int = MOST_LINES, *, is_bold: bool = False
) -> str:
    """`text`, cut with an ellipsis where it is higher than `most` lines of Latin letters."""
    most = max(int(most / line_height_factor(text)), 1)
    if line_count(text, width, size, is_bold=is_bold) <= most:
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        fits = line_count(text[:middle] + "…", width, size, is_bold=is_bold) <= most
        low, high = (middle, high) if fits else (low, middle)
    return text[:low].rstrip() + "…"


def fit_cell(cell: Cell, width: float, size: float) -> Cell:
    """`cell` with as much of its text and note as a row of `MOST_LINES` lines holds."""
    text = cut(cell.text, width, size, is_bold=cell.is_bold)
    room = int(MOST_LINES - height_in_lines(text, width, size, is_bold=cell.is_bold))
    return Cell(
        text, cut(cell.note, width, size, room) if room > 0 else "", cell.style, cell.drawing
    )


def height_in_lines(text: str, width: float, size: float, *, is_bold: bool = False) -> float:
    """How high `text` is, in lines of Latin letters."""
    return line_count(text, width, size, is_bold=is_bold) * line_height_factor(text)


def row_height(row: Row, widths: Sequence[float], size: float) -> float:
    """How high the row is, in lines of Latin letters: as high as its highest cell."""
    note = size - SMALLER
    return max(
        height_in_lines(cell.text, width, size, is_bold=cell.is_bold)
        + (height_in_lines(cell.note, width, note) * note / size if cell.note else 0)
        for cell, width in zip(row.cells, widths, strict=True)
    )


def column_widths(columns: Sequence[Column], whole: float) -> list[float]:
    """The width of each column, of a table that is `whole` wide."""
    shares = sum(column.share for column in columns)
    return [whole * column.share / shares for column in columns]


class Type(NamedTuple):
    """How the texts of a table are set, in points: their size, from line to line, and what a row has beside lines."""

    size: float
    line: float
    gap: float


def table_height(rows: Sequence[Row], widths: Sequence[float], of: Type) -> float:
    """How high `rows` become with the headings of their groups, in points."""
    return sum(need + heading for need, heading in _heights(rows, widths, of))


def split_over_slides(
    rows: Sequence[Row], widths: Sequence[float], of: Type, room: float, first: float
) -> list[list[Row]]:
    """`rows` in one piece for each slide; a piece takes at most `room` points, headings of groups included.

    The first slide has only `first` points: its piece is empty where that is too little. A last row is not left alone.
    """
    pieces: list[list[Row]] = [[]]
    left = first
    for row, (need, heading) in zip(rows, _heights(rows, widths, of), strict=True):
        is_begun = bool(pieces[-1]) or len(pieces) == 1
        if is_begun and need + heading > left:
            pieces.append([])
            left = room - need - _group_height(row, of)
        else:
            left -= need + heading
        pieces[-1].append(row)
    if len(pieces) > 1 and len(pieces[-1]) == 1 and len(pieces[-2]) > 2:
        pieces[-1].insert(0, pieces[-2].pop())
    return pieces


def _heights(
    rows: Sequence[Row], widths: Sequence[float], of: Type
) -> Iterator[tuple[float, float]]:
    """The height of each row, and that of the heading above it where its group begins."""
    group = ""
    for row in rows:
        heading = _group_height(row, of) if row.group != group else 0.0
        yield row_height(row, widths, of.size) * of.line + of.gap, heading
        group = row.group


def _group_height(row: Row, of: Type) -> float:
    return of.line * line_height_factor(row.group) + of.gap if row.group else 0.0
