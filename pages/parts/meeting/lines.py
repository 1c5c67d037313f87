"""The sections of `reports/content/` as Markdown: each row of a table, and each item of a list, is a line."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from reports.content.blocks import Cell, Column, Row, Section
from reports.content.changes import CHANGE_QUESTIONS, change_sections
from reports.content.decisions import DECISION_QUESTIONS, decision_sections
from reports.content.outlook import OUTLOOK_QUESTIONS, outlook_sections
from wording.markdown import plain

# So many lines of a section are shown on a screen; the table below them has all.
SHOWN = 8

# A space at which no line ends, and what stands between two parts of a line, never at the begin of the next.
NO_BREAK = "\u00a0"
SEPARATOR = f"{NO_BREAK}· "

# So many letters fit into one line of a phone, with their heading.
SHORT = 24

# What must be done is never shown in part.
SHOWN_WHOLE = ("meeting/actions_to_decide",)


class SectionText(NamedTuple):
    """A section in Markdown: its sentence with its first lines, and the lines that only paper has, `left` many.

    question: the one whose rows it is about.
    """

    title: str
    question: str
    shown: str
    only_on_paper: str
    left: int


class ChapterText(NamedTuple):
    """The sections that have something, and in one line the sentences of those that have nothing."""

    sections: tuple[SectionText, ...]
    nothing: str


def changes_text(*frames: pd.DataFrame) -> ChapterText:
    """What changed, of the answers to `CHANGE_QUESTIONS`."""
    return chapter_text(change_sections(dict(zip(CHANGE_QUESTIONS, frames, strict=True))))


def decisions_text(*frames: pd.DataFrame) -> ChapterText:
    """What must be decided, of the answers to `DECISION_QUESTIONS`."""
    answers = dict(zip(DECISION_QUESTIONS, frames, strict=True))
    return chapter_text(decision_sections(answers, has_room=True))


def outlook_text(*frames: pd.DataFrame) -> ChapterText:
    """Where the pace so far leads, of the answers to `OUTLOOK_QUESTIONS`."""
    return chapter_text(outlook_sections(dict(zip(OUTLOOK_QUESTIONS, frames, strict=True))))


def chapter_text(sections: Sequence[Section]) -> ChapterText:
    """The sections in Markdown; those that have nothing together."""
    empty = dict.fromkeys(plain(section.sentence) for section in sections if section.is_empty)
    full = tuple(section_text(section) for section in sections if not section.is_empty)
    return ChapterText(full, " ".join(empty))


def section_text(section: Section) -> SectionText:
    """A section in Markdown."""
    lines = [(row.group, row_line(section.columns, row)) for row in section.rows]
    lines += [("", item_line(item)) for item in section.items]
    first = len(lines) if section.question in SHOWN_WHOLE else SHOWN
    return SectionText(
        section.title,
        section.question,
        f"{plain(section.sentence)}\n\n{list_of(lines[:first])}",
        list_of(lines[first:]),
        len(lines[first:]),
    )


def list_of(lines: Sequence[tuple[str, str]]) -> str:
    """A list of lines; those of a group, which comes first in each pair, stand below it in small letters."""
    parts = []
    for group, together in groupby(lines, lambda line: line[0]):
        items = "\n".join(f"- {line}" for _, line in together)
        parts.append(f":gray[:small[**{plain(group)}**]]\n\n{items}" if group else items)
    return "\n\n".join(parts)


def row_line(columns: Sequence[Column], row: Row) -> str:
    """A row in Markdown: what it is about, and in a line below it the rest.

    `**People trained**` over `Last meeting 24 · Now **30** · Target 60 (was 50) · ▲ on track (was behind)`.
    """
    cells = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell.text]
    names = [cell for column, cell in cells if column.on_line == "name"]
    name = plain(" ".join(cell.text for cell in names))
    notes = "".join(_note(cell) for cell in names)
    parts = [
        _part(column, cell)
        for column, cell in cells
        if column.on_line in ("headed", "strong", "alone")
    ]
    return f"**{name}**{notes}  \n  {SEPARATOR.join(parts)}".rstrip()


def item_line(item: Cell) -> str:
    """`**People trained** · women 40; men 20`; an item without a note stands alone."""
    if not item.note:
        return plain(item.text)
    return f"**{plain(item.text)}**{SEPARATOR}{plain(item.note)}"


def _part(column: Column, cell: Cell) -> str:
    """A cell with its heading; a short one is not broken over two lines."""
    text = f"**{plain(cell.text)}**" if column.on_line == "strong" else plain(cell.text)
    heading = "" if column.on_line == "alone" else plain(column.heading)
    if heading and not column.is_figure:
        heading += ":"
    part = f"{heading} {text}{_note(cell)}".strip()
    is_short = len(cell.text) + len(cell.note) <= SHORT
    return part.replace(" ", NO_BREAK) if is_short else part


def _note(cell: Cell) -> str:
    return f" ({plain(cell.note)})" if cell.note else ""
