"""What the meeting brief and its slides say, in the same words and the same order: chapters of sections.

The two papers differ only in their layout. A section is a sentence and, where there is something to list,
a table of texts: numbers, dates and states are text already.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell: `text`, and a quieter `note` below it.

    `style` is the status whose colour the text has, or `bold`; empty for plain text.
    """

    text: str
    note: str = ""
    style: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and whether it holds figures, aligned right."""

    heading: str
    share: float
    is_figure: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells, under the heading `group` that it shares with its neighbours."""

    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Bar:
    """A bullet: the actual figure, the target, what was expected by now, and the text for those who cannot see it."""

    value: float
    target: float
    expected: float | None
    status: str
    alt_text: str


@dataclass(frozen=True)
class Chart:
    """Bars for each of `labels`, one for each of `series` (its name and its values, null where there is none).

    `sentences` are the text alternative, one for each label.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    sentences: tuple[str, ...]
    is_stacked: bool = False


@dataclass(frozen=True)
class Section:
    """A heading, a sentence that sums it up, and below it a table, a list of `items`, or nothing.

    `bars` has one bullet, or none, for each row of the table. An item is a text with a quieter note after it.
    `chart` is for where a table would be too slow to read.
    """

    title: str
    sentence: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    bars: tuple[Bar | None, ...] = ()
    items: tuple[Cell, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True)
class Chapter:
    """One of the questions of the meeting, with its sections."""

    title: str
    sections: tuple[Section, ...]


def cells(*texts: str | Cell) -> tuple[Cell, ...]:
    """A cell for each text; one that is a cell already is kept."""
    return tuple(text if isinstance(text, Cell) else Cell(text) for text in texts)


def table(
    title: str, sentence: str, columns: Sequence[Column], rows: Sequence[Row], if_empty: str
) -> Section:
    """A section with a table; without rows, `if_empty` is its sentence and there is no table."""
    if not rows:
        return Section(title, if_empty)
    return Section(title, sentence, tuple(columns), tuple(rows))


def listing(title: str, sentence: str, items: Sequence[Cell], if_empty: str = "") -> Section:
    """A section with a list; without items, `if_empty` is its sentence."""
    return Section(title, sentence, items=tuple(items)) if items else Section(title, if_empty)
