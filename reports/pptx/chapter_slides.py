"""Chapters on slides: their sections one below the other, tables in pieces, so that no slide is left nearly empty."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reports.content.blocks import Cell, Chapter, Chart, Column, Row, Section
from reports.pptx import deck
from reports.pptx.deck import EDGE, ROOM, SIZE, WHOLE, Box
from reports.pptx.slide_fitting import column_widths, cut, fit_cell, split_over_slides
from wording.colours import MAIN, PAPER_INK

MOST_BARS = 10

# A slide that is filled so far has room for the beginning of the next chapter.
NEARLY_EMPTY = 0.35

# Between two sections of a slide, and between two chapters, in points.
APART, CHAPTERS_APART = 12.0, 20.0


@dataclass(frozen=True)
class Block:
    """A part of a slide: how high it is in points, and what adds it to a slide, at so many points from the top."""

    height: float
    draw: Callable[[Any, float], None]


def texts(paragraphs: Sequence[deck.Paragraph]) -> Block:
    """Paragraphs below each other."""
    high = deck.height(paragraphs, WHOLE, 4)
    return Block(
        high,
        lambda on, top: deck.paragraphs(on, Box(EDGE, top, WHOLE, high), paragraphs, after=4),
    )


def table(columns: Sequence[Column], rows: Sequence[Row], alt_text: str) -> Block:
    """A piece of a table."""
    return Block(
        deck.table_height(columns, rows),
        lambda on, top: deck.table(on, columns, rows, alt_text, top),
    )


def bars(chart: Chart, height: float) -> Block:
    """A chart, in all the room that is left."""
    text = f"{chart.title}. {' '.join(chart.sentences)}"
    return Block(height, lambda on, top: deck.chart(on, chart, text, top))


@dataclass
class Sheet:
    """What is on a slide: its title, its parts with their distance from the first of them, and its notes."""

    title: str
    blocks: list[tuple[float, Block]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used: float = 0.0

    def add(self, block: Block, before: float = 0.0) -> None:
        """Add a part below the others, `before` points from them."""
        self.used += before if self.blocks else 0.0
        self.blocks.append((self.used, block))
        self.used += block.height


def sheets_of(chapters: Sequence[Chapter]) -> list[Sheet]:
    """The slides of the chapters in their order.

    A chapter begins below the one before it where it has room there, or where that slide is nearly empty.
    """
    made: list[Sheet] = []
    for chapter in chapters:
        alone = [Sheet(chapter.title)]
        _flow(alone, chapter)
        heading = texts([(cut(chapter.title, WHOLE, 18, 1, is_bold=True), 18.0, MAIN, True)])
        need = CHAPTERS_APART + heading.height + APART + alone[0].used
        has_room = made and len(alone) == 1 and made[-1].used + need <= ROOM
        if made and (has_room or made[-1].used <= NEARLY_EMPTY * ROOM):
            sheet, used = made[-1], made[-1].used
            sheet.add(heading, CHAPTERS_APART)
            _flow(made, chapter)
            if sheet.blocks[-1][1] is heading:
                # Nothing of it had room: it begins on the next slide, whose title it is.
                sheet.blocks.pop()
                sheet.used = used
        else:
            made += alone
    return _numbered(made)


def _numbered(sheets: list[Sheet]) -> list[Sheet]:
    """Those of the same title by their place: `Sources (1 of 2)`."""
    amounts, places = Counter(sheet.title for sheet in sheets), Counter[str]()
    for sheet in sheets:
        title = sheet.title
        places[title] += 1
        if amounts[title] > 1:
            sheet.title += f" ({places[title]} of {amounts[title]})"
    return sheets


def _flow(made: list[Sheet], chapter: Chapter) -> None:
    """Add the sections of a chapter below each other; the only section of a chapter needs no title."""
    for section in chapter.sections:
        title = section.title if len(chapter.sections) > 1 else ""
        for chart in _charts(section):
            sheet = _next(made, chapter.title)
            head = _head(title, section)
            sheet.add(head)
            sheet.add(bars(chart, ROOM - head.height))
            sheet.notes += [*_cut_texts(section), *chart.sentences]
        _add(made, chapter.title, title, section)


def _next(made: list[Sheet], title: str) -> Sheet:
    """A new slide; the last one, where nothing is on it."""
    if made[-1].blocks:
        made.append(Sheet(title))
    return made[-1]


def _head(title: str, section: Section) -> Block:
    """Title, sentence and legend of a section; what is too long is cut, and complete in the notes."""
    lines = (
        (cut(title, WHOLE, 15, 1, is_bold=True), 15.0, PAPER_INK, True),
        (cut(section.sentence, WHOLE, 13, 2), 13.0, deck.QUIET_TEXT, False),
        (cut(section.legend, WHOLE, 10, 2), 10.0, deck.QUIET_TEXT, False),
    )
    return texts([line for line in lines if line[0]])


def _cut_texts(section: Section) -> list[str]:
    """The sentence and the legend, each where there was no room for all of it."""
    return [
        text
        for text, size in ((section.sentence, 13), (section.legend, 10))
        if cut(text, WHOLE, size, 2) != text
    ]


def _add(made: list[Sheet], chapter: str, title: str, section: Section) -> None:
    """A section below the others, or on a new slide where less than two of its rows have room."""
    head, (columns, rows) = _head(title, section), _listed(section)
    widths = [width - 10 for width in column_widths(columns, WHOLE)]
    fits = [_cut_row(row, widths) for row in rows]
    whole = {id(fit): row for fit, row in zip(fits, rows, strict=True)}
    more = texts(
        ((f"{cut(title, WHOLE / 2, 15, 1, is_bold=True)}, continued", 15.0, PAPER_INK, True),)
    )
    head_row = deck.head_height(columns)
    room = ROOM - head_row - (more.height if title else 0)

    def pieces_from(used: float) -> list[list[Row]]:
        return split_over_slides(
            fits, widths, deck.TABLE, room, ROOM - used - head.height - head_row
        )

    used = made[-1].used + APART if made[-1].blocks else 0.0
    pieces = pieces_from(used)
    has_room = used + head.height <= ROOM if not rows else len(pieces[0]) >= min(2, len(rows))
    if not has_room and made[-1].blocks:
        _next(made, chapter)
        pieces = pieces_from(0.0)
    made[-1].add(head, APART)
    made[-1].notes += _cut_texts(section)
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece:
            alt_text = f"{section.title}: {section.sentence}"
            made[-1].add(table(columns, piece, alt_text))
            made[-1].notes += _cut_off(piece, whole)
        if following is not None:
            sheet = _next(made, chapter)
            if title:
                sheet.add(more)


def _listed(section: Section) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The table of a section, or its list as one: two items side by side, read from left to right."""
    items = section.items
    if not items:
        return section.columns, section.rows
    padded = [*items, Cell("")][: len(items) + len(items) % 2]
    pairs = tuple(Row(pair) for pair in zip(padded[::2], padded[1::2], strict=True))
    return (Column("", 50), Column("", 50)), pairs


def _cut_row(row: Row, widths: list[float]) -> Row:
    pairs = zip(row.cells, widths, strict=True)
    return replace(row, cells=tuple(fit_cell(cell, width, SIZE) for cell, width in pairs))


def _cut_off(piece: Sequence[Row], whole: dict[int, Row]) -> Iterator[str]:
    """The complete texts of the cells that are cut."""
    for row in piece:
        for cell, full in zip(row.cells, whole[id(row)].cells, strict=True):
            if cell != full:
                yield f"{full.text} {full.note}".strip()


def _charts(section: Section) -> Iterator[Chart]:
    """The chart of a long table, in pieces of at most `MOST_BARS` labels; of one label alone none is drawn."""
    whole = section.chart
    if whole is None or len(whole.labels) < 2 or len(section.rows) <= MOST_BARS:
        return
    slides = -(-len(whole.labels) // MOST_BARS)
    each = -(-len(whole.labels) // slides)
    for place in range(slides):
        part = slice(place * each, (place + 1) * each)
        series = tuple((name, values[part]) for name, values in whole.series)
        yield replace(
            whole, labels=whole.labels[part], sentences=whole.sentences[part], series=series
        )
