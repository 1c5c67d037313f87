"""How much of a table fits on a slide: lines are counted beforehand, since a slide neither grows nor scrolls."""

import re
from collections.abc import Iterator, Sequence

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
    text = cut(cell.text, width, size, is_bold=bool(cell.style))
    room = int(MOST_LINES - height_in_lines(text, width, size, is_bold=bool(cell.style)))
    return Cell(text, cut(cell.note, width, size, room) if room > 0 else "", cell.style)


def height_in_lines(text: str, width: float, size: float, *, is_bold: bool = False) -> float:
    """How high `text` is, in lines of Latin letters."""
    return line_count(text, width, size, is_bold=is_bold) * line_height_factor(text)


def row_height(row: Row, widths: Sequence[float], size: float) -> float:
    """How high the row is, in lines of Latin letters: as high as its highest cell."""
    return max(
        height_in_lines(cell.text, width, size, is_bold=bool(cell.style))
        + (height_in_lines(cell.note, width, size) if cell.note else 0)
        for cell, width in zip(row.cells, widths, strict=True)
    )


def column_widths(columns: Sequence[Column], whole: float) -> list[float]:
    """The width of each column, of a table that is `whole` wide."""
    shares = sum(column.share for column in columns)
    return [whole * column.share / shares for column in columns]


def split_over_slides(
    rows: Sequence[Row], widths: Sequence[float], size: float, room: float, line: float, gap: float
) -> Iterator[list[Row]]:
    """`rows` in one piece for each slide; a piece takes at most `room` points, headings of groups included."""
    piece: list[Row] = []
    used, group = 0.0, ""
    for row in rows:
        need = row_height(row, widths, size) * line + gap
        whole = line * line_height_factor(row.group) + gap if row.group else 0.0
        heading = whole if row.group != group else 0.0
        if piece and used + need + heading > room:
            yield piece
            piece, used, heading = [], 0.0, whole
        piece.append(row)
        used, group = used + need + heading, row.group
    if piece:
        yield piece
