"""The meeting brief as slides, with tables, drawings and charts that can be edited, and the sources in the notes."""

from collections.abc import Iterator, Sequence

from reports.content.blocks import Chapter, Section
from reports.content.meeting import chapters, facts, sources
from reports.content.opening import Figure, Opening, opening
from reports.content.paper import Paper
from reports.pptx import deck
from reports.pptx.chapter_slides import Sheet, sheets_of
from reports.pptx.deck import EDGE, FOOT, WHOLE, Box, Deck
from reports.pptx.drawing import draw, height
from reports.pptx.slide_fitting import cut, line_count, text_width
from wording.codes import JUDGED
from wording.colours import PAPER_INK, STATUS_COLOUR
from wording.dates import day, short_day

# The title of the first slide, and what is above it, in points from the top; the height of the bar's pixels.
ABOVE, TITLE, PIXEL = 22.0, 40.0, 2.4

# Between two large figures, and the sizes of their digits, of which the first is taken that has room; where none has,
# what stands before the digits is above them.
BETWEEN = 22.0
SIZES = (32.0, 28.0, 24.0)


def brief_pptx(paper: Paper) -> bytes:
    """The brief as a PPTX of wide slides: the same words, numbers and drawings as the PDF's, as native shapes.

    A chapter continues on further slides, and a short one stands below the one before it. A text too long for a row is
    cut, and complete in the notes.
    """
    listed = [f"{text} ({code})" for code, text in sources(paper.frames)]
    foot = f"{cut(paper.title, WHOLE / 2, 8, 1)} · {_sides(paper)} · {paper.address}"
    rests_on = "Sources: " + (" ".join(listed) or "none is named.")
    made = deck.new_deck(paper.title, foot, rests_on, paper.this.as_of)
    _opening(made, paper)
    sources_below = Chapter("Sources", (Section("Sources", "", legend=" ".join(listed)),))
    sheets = sheets_of([*chapters(paper), *([sources_below] if listed else [])])
    for sheet in sheets:
        # Sources alone have no slide: they are in the notes of each.
        if sheet.title != sources_below.title:
            _draw(made, sheet)
    return made.bytes()


def _sides(paper: Paper) -> str:
    return (
        f"{short_day(paper.last.as_of)} (revision {paper.last.revision}) to"
        f" {short_day(paper.this.as_of)} (revision {paper.this.revision})"
    )


def _draw(made: Deck, sheet: Sheet) -> None:
    on = deck.slide(made, sheet.title, sheet.notes)
    for top, block in sheet.blocks:
        block.draw(on, deck.TOP + top)


def _opening(made: Deck, paper: Paper) -> None:
    """How the project stands, the largest figures, and both meetings; as many of the remarks as there is room for."""
    said = opening(paper)
    size = 24.0 if line_count(said.verdict, WHOLE, 24, is_bold=True) <= 2 else 20.0
    lines = min(line_count(said.verdict, WHOLE, size, is_bold=True), 4)
    is_cut = cut(said.verdict, WHOLE, size, 4, is_bold=True) != said.verdict
    notes = [*([said.verdict] if is_cut else []), *paper.remarks]
    on = deck.slide(made, said.verdict, notes, top=TITLE, size=size, most=lines)
    above = cut(f"{paper.title} · meeting brief, {day(paper.this.as_of)}", WHOLE, 12, 1)
    deck.paragraphs(on, Box(EDGE, ABOVE, WHOLE, 16), [(above, 12, deck.QUIET_TEXT, False)])
    top = TITLE + lines * size * deck.PITCH + 10
    if said.bar:
        draw(on, said.bar, EDGE, top, WHOLE, PIXEL)
        top += height(said.bar, PIXEL) + 6
    legend = list(_legend(said))
    if legend:
        high = line_count("".join(part[0] for part in legend), WHOLE, 13) * 13 * deck.PITCH
        deck.words(on, Box(EDGE, top, WHOLE, high), legend)
        top += high + 10
    deck.paragraphs(on, Box(EDGE, top, WHOLE, 22), [(said.meeting, 16, PAPER_INK, True)])
    _below(on, paper, _figures(on, said.figures, top + 36))


def _legend(said: Opening) -> Iterator[deck.Paragraph]:
    for place, part in enumerate(said.legend):
        is_judged = part.style in JUDGED
        colour = STATUS_COLOUR[part.style] if is_judged else deck.QUIET_TEXT
        yield ("    " if place else "") + part.text, 13, colour, is_judged
        if part.note:
            yield f" {part.note}", 11, deck.QUIET_TEXT, False


def _figures(on: object, figures: Sequence[Figure], top: float) -> float:
    """The large figures side by side, their drawings in line; gives back where they end."""
    width = (WHOLE - BETWEEN * (len(figures) - 1)) / max(len(figures), 1)
    heads = [list(_head(figure, width)) for figure in figures]
    sizes = [size for size in SIZES if all(_fits(each, size, width) for each in figures)]
    below_digits = top + (44 if sizes else 56)
    below = below_digits + max((deck.height(head, width, 2) for head in heads), default=0)
    end = below
    for place, (figure, head) in enumerate(zip(figures, heads, strict=True)):
        left = EDGE + place * (width + BETWEEN)
        if sizes:
            deck.words(on, Box(left, top, width, 42), list(_number(figure, sizes[0], width)))
        else:
            two = [
                (figure.before or " ", 13.0, deck.QUIET_TEXT, False),
                (figure.digits, SIZES[-1], PAPER_INK, True),
            ]
            deck.paragraphs(on, Box(left, top, width, 54), two)
        deck.paragraphs(on, Box(left, below_digits, width, below - below_digits), head, after=2)
        at = below + 2
        if figure.drawing:
            draw(on, figure.drawing, left, at, width)
            at += height(figure.drawing) + 5
        notes = [(cut(note, width, 11, 6), 11.0, deck.QUIET_TEXT, False) for note in figure.notes]
        high = deck.height(notes, width, 3)
        deck.paragraphs(on, Box(left, at, width, high), notes, after=3)
        end = max(end, at + high)
    return end


def _head(figure: Figure, width: float) -> Iterator[deck.Paragraph]:
    """What a figure is, below it; before that what has no room beside its digits."""
    if figure.after and not _is_beside(figure, width):
        yield figure.after, 13, deck.QUIET_TEXT, False
    yield cut(figure.name, width, 13, 3, is_bold=True), 13, PAPER_INK, True


def _number(figure: Figure, size: float, width: float) -> Iterator[deck.Paragraph]:
    if figure.before:
        yield f"{figure.before} ", 13, deck.QUIET_TEXT, False
    yield figure.digits, size, PAPER_INK, True
    if _is_beside(figure, width):
        yield f" {figure.after}", 13, deck.QUIET_TEXT, False


def _is_beside(figure: Figure, width: float) -> bool:
    """Whether what follows the digits has room beside them."""
    small = f"{figure.before} {figure.after} "
    return bool(figure.after) and _width(figure, SIZES[1], small) <= width


def _fits(figure: Figure, size: float, width: float) -> bool:
    """Whether the number stands in one line, its digits in this size."""
    after = figure.after if _is_beside(figure, width) else ""
    return _width(figure, size, f"{figure.before} {after} ") <= width


def _width(figure: Figure, size: float, small: str) -> float:
    return 1.1 * (text_width(figure.digits, size, is_bold=True) + text_width(small, 13))


def _below(on: object, paper: Paper, top: float) -> None:
    """Both meetings, and as many of the remarks as there is room for: all of them are in the notes."""
    said = " · ".join(f"{name}: {fact}" for name, fact in facts(paper) if fact != paper.address)
    texts: list[deck.Paragraph] = []
    for text in (said, *paper.remarks):
        more = [*texts, (cut(text, WHOLE, 11, 2), 11.0, deck.QUIET_TEXT, False)]
        if top + deck.height(more, WHOLE, 4) <= FOOT - 8:
            texts = more
    if texts:
        high = deck.height(texts, WHOLE, 4)
        deck.paragraphs(on, Box(EDGE, FOOT - 8 - high, WHOLE, high), texts, after=4)
