"""What the meeting brief, its slides and the page Board meeting say, in the same words: chapters of sections.

They differ only in their layout. A section is a sentence and, where there is something to list, a table of texts:
numbers, dates and states are text already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wording.codes import JUDGED


@dataclass(frozen=True)
class Drawing:
    """A small drawing of `charts/svg/`, the same bytes as on pages, and a sentence for those who cannot see it."""

    svg: str
    alt_text: str


@dataclass(frozen=True)
class Cell:
    """A cell: a drawing, `text`, and a quieter `note` below it.

    `style` is the status whose colour the text has, or `bold`; empty for plain text.
    """

    text: str
    note: str = ""
    style: str = ""
    drawing: Drawing | None = None

    @property
    def is_bold(self) -> bool:
        """Whether its text is what is looked for: a status that is held against a target, or what is `bold`."""
        return self.style == "bold" or self.style in JUDGED


OnLine = Literal["name", "headed", "strong", "alone", "left out"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and whether it holds figures, aligned right.

    `on_line` is how its cells stand where a row is a line of text: `name`, what the line is about; `headed`, after
    the heading; `strong`, so too, and the figure that is looked for; `alone`, without the heading; `left out`, since
    another cell of the row says the same in a sentence. `is_scale`: its cells are drawings on the scale of bullets.
    """

    heading: str
    share: float
    is_figure: bool = False
    on_line: OnLine = "headed"
    is_scale: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells, under the heading `group` that it shares with its neighbours."""

    cells: tuple[Cell, ...]
    group: str = ""


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

    An item is a text with a quieter note after it. `chart` is for where a table would be too slow to read. `legend`
    is how its drawings are read. `is_empty`: its sentence says that there is nothing of what it is about.
    """

    title: str
    sentence: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    items: tuple[Cell, ...] = ()
    chart: Chart | None = None
    legend: str = ""
    is_empty: bool = False


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
    """A section with a table; without rows, `if_empty` is its sentence, and it is empty."""
    if not rows:
        return nothing(title, if_empty)
    return Section(title, sentence, columns=tuple(columns), rows=tuple(rows))


def nothing(title: str, sentence: str) -> Section:
    """A section whose sentence says that there is nothing of what it is about."""
    return Section(title, sentence, is_empty=True)


def one_sentence(sentences: Sequence[str]) -> str:
    """Sentences of what there is none of, each once; those that begin with `No` are one: `No x moved; no y came in.`"""
    each = list(dict.fromkeys(sentences))
    none = [text for text in each if text.startswith("No ")]
    whole = "; ".join(text.removesuffix(".") for text in none).replace("; No ", "; no ")
    rest = [text for text in each if text not in none]
    return " ".join([*rest, *([f"{whole}."] if whole else [])])
