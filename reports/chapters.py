"""What the meeting brief and its slides say, in the same words and the same order: chapters of sections.

The two papers differ only in how they are set. A section is a sentence and, where there is something to list,
a table of texts; numbers, dates and states are written here once.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: `text`, a quieter `note` below it, and a `tone` that colours the text."""

    text: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and whether it holds figures, set to the right."""

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
    """A bullet: the actual figure, the target and what was expected by now, with the sentence that it says."""

    value: float
    target: float
    expected: float | None
    status: str
    says: str


@dataclass(frozen=True)
class Chart:
    """Bars for each of `labels`, one for each of `series` (its name and its values, null where there is none).

    `says` has a sentence for each label: what those are told who cannot see the bars.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    says: tuple[str, ...]
    is_stacked: bool = False


@dataclass(frozen=True)
class Section:
    """A heading, the sentence that sums it up, and below it a table, or a list of `items`, or nothing.

    `bars` has one bullet, or none, for each row of the table. An item is a text with a quieter note behind it.
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
    """A cell for each text; one that is a cell already stays as it is."""
    return tuple(text if isinstance(text, Cell) else Cell(text) for text in texts)


def table(
    title: str, sentence: str, columns: Sequence[Column], rows: Sequence[Row], none: str
) -> Section:
    """A section with a table; without rows, `none` is its sentence and there is no table."""
    if not rows:
        return Section(title, none)
    return Section(title, sentence, tuple(columns), tuple(rows))


def listing(title: str, sentence: str, items: Sequence[Cell], none: str = "") -> Section:
    """A section with a list; without items, `none` is its sentence."""
    return Section(title, sentence, items=tuple(items)) if items else Section(title, none)
