"""The sections of `reports/content/` as HTML: each row of a table, and each item of a list, is a line."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from pages.parts.shared.html.blocks import NOTHING, fold, joined
from reports.content.blocks import Cell, Column, Row, Section

# More lines than these are folded.
SHOWN = 2

# A part of a line that is longer than this has a line of its own.
SHORT = 60

SEPARATOR = Markup(" · ")


def part(section: Section, drawing: Markup = NOTHING) -> Markup:
    """A section below its heading: a drawing, its sentence, and its lines."""
    said = Markup("<p>{}</p>").format(section.sentence) if section.sentence else NOTHING
    return Markup('<div class="part"><h3>{}</h3>{}{}{}</div>').format(
        section.title, drawing, said, lines_or_folded(section)
    )


def lines_or_folded(section: Section) -> Markup:
    """The lines of a section; many are folded."""
    how_many = len(section.rows) + len(section.items)
    body = lines(section)
    return body if how_many <= SHOWN else fold(f"{section.title}, one by one", body)


def lines(section: Section, group: str = "") -> Markup:
    """The lines of a section, those of a group under its name; or those of the group `group` alone."""
    found = [(row.group, row_line(section.columns, row)) for row in section.rows]
    found += [("", item_line(item)) for item in section.items]
    if group:
        found = [("", line) for name, line in found if name == group]
    parts = []
    for name, together in groupby(found, lambda line: line[0]):
        items = Markup('<ul class="lines">{}</ul>').format(joined(line for _, line in together))
        parts.append(Markup('<p class="group">{}</p>{}').format(name, items) if name else items)
    return joined(parts)


def row_line(columns: Sequence[Column], row: Row) -> Markup:
    """A row as a line: what it is about, and below it the rest.

    `People trained` over `Last meeting 24 · Now 30 · Target 60 (was 50) · ● on track (was behind)`.
    """
    cells = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell.text]
    names = [cell for column, cell in cells if column.on_line == "name"]
    rest = [
        _part(column, cell)
        for column, cell in cells
        if column.on_line in ("headed", "strong", "alone")
    ]
    short = [text for text in rest if len(text.striptags()) <= SHORT]
    below = [joined(short, SEPARATOR), *(text for text in rest if text not in short)]
    return Markup("<li><b>{}</b>{}{}</li>").format(
        " ".join(cell.text for cell in names),
        joined(map(_note, names)),
        joined(Markup("<p>{}</p>").format(text) for text in below if text),
    )


def item_line(item: Cell) -> Markup:
    """An item of a list, with its note below it."""
    note = Markup("<p>{}</p>").format(item.note) if item.note else NOTHING
    return Markup("<li>{}{}</li>").format(item.text, note)


def _part(column: Column, cell: Cell) -> Markup:
    """A cell after its heading."""
    text = Markup("<b>{}</b>").format(cell.text) if column.on_line == "strong" else cell.text
    heading = "" if column.on_line == "alone" else column.heading
    if heading and not column.is_figure:
        heading += ":"
    before = f"{heading} " if heading else ""
    return Markup("<span>{}{}{}</span>").format(before, text, _note(cell))


def _note(cell: Cell) -> str:
    return f" ({cell.note})" if cell.note else ""
