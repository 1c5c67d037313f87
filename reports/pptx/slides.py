"""The meeting brief as slides, with charts that a board member can edit, and the sources in the notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from math import ceil
from typing import Any

from reports.content.blocks import Cell, Chapter, Chart, Column, Row, Section
from reports.content.meeting import chapters, facts, key_counts, sources
from reports.content.paper import Paper
from reports.pptx import deck
from reports.pptx.deck import LINE, ROOM, SIZE, TOP, WHOLE, Deck
from reports.pptx.slide_fitting import column_widths, cut, fit_cell, split_over_slides
from wording.colours import MAIN, PAPER_INK
from wording.dates import day, short_day

MOST_BARS = 10

# Where a slide's texts begin, how much room they have, and where the counts of the first slide are, in points.
ABOVE, BELOW, COUNTS = 84.0, 412.0, 400.0

# A chapter of so few sections shares its overview with another.
SHORT = 2


def brief_pptx(paper: Paper) -> bytes:
    """The brief as a PPTX of wide slides: the same words and numbers as the PDF's, with native tables and charts.

    A list too long for a slide continues on the next. A text too long for a row is cut, and complete in the notes.
    """
    listed = [f"{text} ({code})" for code, text in sources(paper.frames)]
    foot = f"{cut(paper.title, WHOLE / 2, 8, 1)} · {_sides(paper)} · {paper.address}"
    rests_on = "Sources: " + (" ".join(listed) or "none is named.")
    made = deck.new_deck(paper.title, foot, rests_on, paper.this.as_of)
    _opening(made, paper)
    for slides in _by_overview(chapters(paper.frames)):
        _overview(made, slides)
        for section in chain.from_iterable(chapter.sections for chapter in slides):
            _charts(made, section)
            _tables(made, section)
    _list(made, Section("Sources", "What the figures rest on."), [Cell(text) for text in listed])
    return made.bytes()


def _sides(paper: Paper) -> str:
    return (
        f"{short_day(paper.last.as_of)} (revision {paper.last.revision}) to"
        f" {short_day(paper.this.as_of)} (revision {paper.this.revision})"
    )


def _opening(made: Deck, paper: Paper) -> None:
    """The project, both meetings, the page's address and the counts; as many of the remarks as there is room for."""
    on = deck.slide(made, f"Meeting brief, {day(paper.this.as_of)}", paper.remarks)
    texts = [(cut(paper.title, WHOLE, 20, 4, is_bold=True), 20.0, MAIN, True)]
    texts += [(f"{name}: {fact}", 15.0, PAPER_INK, False) for name, fact in facts(paper)]
    for remark in paper.remarks:
        more = [*texts, (cut(remark, WHOLE, 12, 2), 12.0, deck.QUIET_TEXT, False)]
        if deck.height(more, WHOLE, 6) <= COUNTS - ABOVE:
            texts = more
    deck.paragraphs(on, deck.Box(deck.EDGE, ABOVE, WHOLE, COUNTS - ABOVE), texts, after=6)
    counts = key_counts(paper.frames)
    width = WHOLE / len(counts)
    for place, (amount, what) in enumerate(counts):
        two = [(amount, 32.0, PAPER_INK, True), (what, 12.0, deck.QUIET_TEXT, False)]
        deck.paragraphs(
            on, deck.Box(deck.EDGE + place * width, COUNTS, width - 14, 90), two, after=2
        )


def _by_overview(all_chapters: Sequence[Chapter]) -> list[list[Chapter]]:
    """The chapters by the overview that they share: a short one shares that of the chapter before it."""
    shared: list[list[Chapter]] = []
    for chapter in all_chapters:
        before = shared[-1] if shared else []
        is_short = any(len(each.sections) <= SHORT for each in (chapter, *before))
        if before and is_short and _needs_overview(before) and _height([*before, chapter]) <= BELOW:
            before.append(chapter)
        else:
            shared.append([chapter])
    return shared


def _needs_overview(shared: Sequence[Chapter]) -> bool:
    """Whether there is an overview: the slide of a single table has its sentence already."""
    sections = [section for chapter in shared for section in chapter.sections]
    return len(sections) > 1 or not sections[0].rows


def _height(shared: Sequence[Chapter]) -> float:
    return sum(deck.height(text, WHOLE, 4) for text in _overview_paragraphs(shared))


def _overview_paragraphs(shared: Sequence[Chapter]) -> Iterator[list[deck.Paragraph]]:
    """The paragraphs of an overview: title and sentence of each section, and the titles of chapters after the first."""
    for place, chapter in enumerate(shared):
        head = [(cut(chapter.title, WHOLE, 18, 1, is_bold=True), 18.0, MAIN, True)] if place else []
        for section in chapter.sections:
            title = cut(section.title, WHOLE, 15, 1, is_bold=True)
            text = cut(section.sentence, WHOLE, 13, 2)
            yield [*head, (title, 15.0, PAPER_INK, True), (text, 13.0, deck.QUIET_TEXT, False)]
            head = []


def _overview(made: Deck, shared: Sequence[Chapter]) -> None:
    """One or more slides with the sentence of every section; sections without a table are on no other slide.

    A sentence that is cut is complete in the notes.
    """
    if not _needs_overview(shared):
        return
    pieces: list[list[list[deck.Paragraph]]] = [[]]
    for text in _overview_paragraphs(shared):
        if deck.height(list(chain(*pieces[-1], text)), WHOLE, 4) > BELOW:
            pieces.append([])
        pieces[-1].append(text)
    sentences = [section.sentence for chapter in shared for section in chapter.sections]
    cut_off = [text for text in sentences if cut(text, WHOLE, 13, 2) != text]
    for place, piece in enumerate(pieces, start=1):
        on = deck.slide(made, _numbered(shared[0].title, place, len(pieces)), cut_off)
        deck.paragraphs(on, deck.Box(deck.EDGE, ABOVE, WHOLE, BELOW), list(chain(*piece)), after=4)


def _charts(made: Deck, section: Section) -> None:
    whole = section.chart
    if whole is None or not whole.labels:
        return
    slides = ceil(len(whole.labels) / MOST_BARS)
    each = ceil(len(whole.labels) / slides)
    pieces = [_piece(whole, slice(place * each, (place + 1) * each)) for place in range(slides)]
    for place, piece in enumerate(pieces, start=1):
        on = _headed(made, section, _numbered(section.title, place, len(pieces)), piece.sentences)
        deck.chart(on, piece, f"{piece.title}. {' '.join(piece.sentences)}")


def _piece(chart: Chart, part: slice) -> Chart:
    series = tuple((name, values[part]) for name, values in chart.series)
    return replace(chart, labels=chart.labels[part], sentences=chart.sentences[part], series=series)


def _tables(made: Deck, section: Section) -> None:
    if section.items:
        _list(made, section, list(section.items))
    if section.rows:
        _rows(made, section, section.columns, section.rows)


def _list(made: Deck, section: Section, items: list[Cell]) -> None:
    """A list as a table: an item with its note, or two items side by side, read from left to right."""
    if any(item.note for item in items):
        columns = (Column("", 58), Column("", 42))
        rows = [Row((Cell(item.text), Cell(item.note))) for item in items]
    else:
        columns = (Column("", 50), Column("", 50))
        padded = [*items, Cell("")][: len(items) + len(items) % 2]
        rows = [Row(pair) for pair in zip(padded[::2], padded[1::2], strict=True)]
    _rows(made, section, columns, tuple(rows))


def _rows(made: Deck, section: Section, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
    kept = [place for place, column in enumerate(columns) if column.heading != "Progress"]
    columns = tuple(columns[place] for place in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows)
    widths = [width - 10 for width in column_widths(columns, WHOLE)]
    fits = [_cut_row(row, widths) for row in rows]
    whole = {id(fit): row for fit, row in zip(fits, rows, strict=True)}
    room = ROOM - deck.head_height(columns)
    pieces = list(split_over_slides(fits, widths, SIZE, room, LINE, deck.GAP))
    for place, piece in enumerate(pieces, start=1):
        notes = list(_cut_off(piece, whole))
        on = _headed(made, section, _numbered(section.title, place, len(pieces)), notes)
        deck.table(on, columns, piece, f"{section.title}: {section.sentence}")


def _cut_row(row: Row, widths: list[float]) -> Row:
    pairs = zip(row.cells, widths, strict=True)
    return replace(row, cells=tuple(fit_cell(cell, width, SIZE) for cell, width in pairs))


def _cut_off(piece: list[Row], whole: dict[int, Row]) -> Iterator[str]:
    """The complete texts of the cells that are cut."""
    for row in piece:
        for cell, full in zip(row.cells, whole[id(row)].cells, strict=True):
            if cell != full:
                yield f"{full.text} {full.note}".strip()


def _headed(made: Deck, section: Section, title: str, notes: Sequence[str]) -> Any:
    """A slide with the section's sentence; where it is cut, it is complete in the notes."""
    text = cut(section.sentence, WHOLE, 13, 2)
    on = deck.slide(made, title, notes if text == section.sentence else [section.sentence, *notes])
    deck.paragraphs(
        on, deck.Box(deck.EDGE, 70, WHOLE, TOP - 74), [(text, 13, deck.QUIET_TEXT, False)]
    )
    return on


def _numbered(title: str, place: int, of: int) -> str:
    return title if of == 1 else f"{title} ({place} of {of})"
