"""The meeting brief as slides, with charts that a board member can edit, and the sources in the notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from math import ceil
from typing import Any

from reports import deck
from reports.chapters import Cell, Chapter, Chart, Column, Row, Section
from reports.deck import LINE, ROOM, SIZE, TOP, WHOLE, Deck
from reports.fitting import cut, fitted, pages_of, widths_of
from reports.meeting import chapters, facts, key_counts, sources
from reports.paper import Paper
from reports.words import INK, MAIN, day, short_day

MOST_BARS = 10

# Where a slide's texts begin, how much room they have, and where the first slide has its counts.
ABOVE, BELOW, COUNTS = 84.0, 412.0, 400.0

# A chapter of so few sections shares its overview with another.
SHORT = 2


def brief_pptx(paper: Paper) -> bytes:
    """The brief as a PPTX of wide slides: the same words and numbers as the PDF's, with native tables and charts.

    A list too long for a slide goes on on the next. A text too long for a row is cut, and whole in the notes.
    """
    listed = [f"{said} ({code})" for code, said in sources(paper.frames)]
    foot = f"{cut(paper.title, WHOLE / 2, 8, 1)} · {_sides(paper)} · {paper.address}"
    rests_on = "Sources: " + (" ".join(listed) or "none is named.")
    made = deck.new_deck(paper.title, foot, rests_on, paper.this.as_of)
    _opening(made, paper)
    for slides in _together(chapters(paper.frames)):
        _overview(made, slides)
        for section in chain.from_iterable(chapter.sections for chapter in slides):
            _charts(made, section)
            _tables(made, section)
    _list(made, Section("Sources", "What the figures rest on."), [Cell(said) for said in listed])
    return made.bytes()


def _sides(paper: Paper) -> str:
    return (
        f"{short_day(paper.last.as_of)} (revision {paper.last.revision}) to"
        f" {short_day(paper.this.as_of)} (revision {paper.this.revision})"
    )


def _opening(made: Deck, paper: Paper) -> None:
    """The project, both meetings, the page's address and the counts; of the remarks as many as there is room for."""
    on = deck.slide(made, f"Meeting brief, {day(paper.this.as_of)}", paper.remarks)
    said = [(cut(paper.title, WHOLE, 20, 4, is_bold=True), 20.0, MAIN, True)]
    said += [(f"{name}: {fact}", 15.0, INK, False) for name, fact in facts(paper)]
    for remark in paper.remarks:
        more = [*said, (cut(remark, WHOLE, 12, 2), 12.0, deck.QUIET_TEXT, False)]
        if deck.height(more, WHOLE, 6) <= COUNTS - ABOVE:
            said = more
    deck.words(on, deck.EDGE, ABOVE, WHOLE, COUNTS - ABOVE, said, after=6)
    counts = key_counts(paper.frames)
    width = WHOLE / len(counts)
    for place, (amount, what) in enumerate(counts):
        two = [(amount, 32.0, INK, True), (what, 12.0, deck.QUIET_TEXT, False)]
        deck.words(on, deck.EDGE + place * width, COUNTS, width - 14, 90, two, after=2)


def _together(all_chapters: Sequence[Chapter]) -> list[list[Chapter]]:
    """The chapters by the overview that they share: one with little to say stands below the one before it."""
    shared: list[list[Chapter]] = []
    for chapter in all_chapters:
        before = shared[-1] if shared else []
        is_short = any(len(each.sections) <= SHORT for each in (chapter, *before))
        if before and is_short and _needs_one(before) and _height([*before, chapter]) <= BELOW:
            before.append(chapter)
        else:
            shared.append([chapter])
    return shared


def _needs_one(chapters_of_it: Sequence[Chapter]) -> bool:
    """Whether there is an overview at all: the slide of a single table says its sentence itself."""
    sections = [section for chapter in chapters_of_it for section in chapter.sections]
    return len(sections) > 1 or not sections[0].rows


def _height(shared: Sequence[Chapter]) -> float:
    return sum(deck.height(said, WHOLE, 4) for said in _told(shared))


def _told(shared: Sequence[Chapter]) -> Iterator[list[deck.Said]]:
    """The paragraphs of an overview: the title and sentence of each section, chapters but the first headed."""
    for place, chapter in enumerate(shared):
        head = [(cut(chapter.title, WHOLE, 18, 1, is_bold=True), 18.0, MAIN, True)] if place else []
        for section in chapter.sections:
            title = cut(section.title, WHOLE, 15, 1, is_bold=True)
            said = cut(section.sentence, WHOLE, 13, 2)
            yield [*head, (title, 15.0, INK, True), (said, 13.0, deck.QUIET_TEXT, False)]
            head = []


def _overview(made: Deck, shared: Sequence[Chapter]) -> None:
    """A slide, or more, with the sentence of every section: what has no table is said here alone.

    A sentence that is cut is whole in the notes.
    """
    if not _needs_one(shared):
        return
    pieces: list[list[list[deck.Said]]] = [[]]
    for said in _told(shared):
        if deck.height(list(chain(*pieces[-1], said)), WHOLE, 4) > BELOW:
            pieces.append([])
        pieces[-1].append(said)
    sentences = [section.sentence for chapter in shared for section in chapter.sections]
    cut_off = [said for said in sentences if cut(said, WHOLE, 13, 2) != said]
    for place, piece in enumerate(pieces, start=1):
        on = deck.slide(made, _numbered(shared[0].title, place, len(pieces)), cut_off)
        deck.words(on, deck.EDGE, ABOVE, WHOLE, BELOW, list(chain(*piece)), after=4)


def _charts(made: Deck, section: Section) -> None:
    whole = section.chart
    if whole is None or not whole.labels:
        return
    slides = ceil(len(whole.labels) / MOST_BARS)
    each = ceil(len(whole.labels) / slides)
    pieces = [_piece(whole, slice(place * each, (place + 1) * each)) for place in range(slides)]
    for place, piece in enumerate(pieces, start=1):
        on = _headed(made, section, _numbered(section.title, place, len(pieces)), piece.says)
        deck.chart(on, piece, f"{piece.title}. {' '.join(piece.says)}")


def _piece(chart: Chart, part: slice) -> Chart:
    series = tuple((name, values[part]) for name, values in chart.series)
    return replace(chart, labels=chart.labels[part], says=chart.says[part], series=series)


def _tables(made: Deck, section: Section) -> None:
    if section.items:
        _list(made, section, list(section.items))
    if section.rows:
        _rows(made, section, section.columns, section.rows)


def _list(made: Deck, section: Section, items: list[Cell]) -> None:
    """A list as a table: a text and what is said of it, or two texts side by side, read from left to right."""
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
    widths = [width - 10 for width in widths_of(columns, WHOLE)]
    fits = [_cut_row(row, widths) for row in rows]
    whole = {id(fit): row for fit, row in zip(fits, rows, strict=True)}
    room = ROOM - deck.head_height(columns)
    pieces = list(pages_of(fits, widths, SIZE, room, LINE, deck.GAP))
    for place, piece in enumerate(pieces, start=1):
        said = list(_cut_off(piece, whole))
        on = _headed(made, section, _numbered(section.title, place, len(pieces)), said)
        deck.table(on, columns, piece, f"{section.title}: {section.sentence}")


def _cut_row(row: Row, widths: list[float]) -> Row:
    pairs = zip(row.cells, widths, strict=True)
    return replace(row, cells=tuple(fitted(cell, width, SIZE) for cell, width in pairs))


def _cut_off(piece: list[Row], whole: dict[int, Row]) -> Iterator[str]:
    """The whole texts of the cells that are cut."""
    for row in piece:
        for cell, full in zip(row.cells, whole[id(row)].cells, strict=True):
            if cell != full:
                yield f"{full.text} {full.note}".strip()


def _headed(made: Deck, section: Section, title: str, notes: Sequence[str]) -> Any:
    """A slide with the section's sentence; where it is cut, it is whole in the notes."""
    said = cut(section.sentence, WHOLE, 13, 2)
    on = deck.slide(made, title, notes if said == section.sentence else [section.sentence, *notes])
    deck.words(on, deck.EDGE, 70, WHOLE, TOP - 74, [(said, 13, deck.QUIET_TEXT, False)])
    return on


def _numbered(title: str, place: int, of: int) -> str:
    return title if of == 1 else f"{title} ({place} of {of})"
