"""The figures of a ledger in the text of a page or a paper: with which word before each, and what beside it."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import pairwise
from typing import NamedTuple

from tests.what_readers_get.tables import rows_of_tables
from wording.codes import QUALIFIER_WORD

# A number as a reader sees it, that is no part of a longer one, of a code or of an address.
NUMBER = re.compile(r"(?<![\w.,/|=&-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d,]*\d)")

DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")

# A large figure, alone or with its target; a row of a small chart; and the caption below its rows, which begins with
# their date.
LARGE = re.compile(r"[A-Za-z ]*?[\d,.]+( %)?( (of|target) .*)?")
WORDS = "|".join(filter(None, QUALIFIER_WORD.values()))
LARGE_BEFORE = (
    rf"(?:\b(?:{WORDS}) ?)?(?<![\w.,])\d+(?:,\d{{3}})*(?:\.\d+)?(?: %)?"
    rf" of (?:(?:{WORDS}) ?)?\d[\d,.]*(?: %)? "
)
BAR = re.compile(r"[^|]+ \| \| [^|]+")
DATED = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\b")

# Lines of a page that are none of its text: files, fields, and the rows of tables, which are read by their columns.
NO_TEXT = ("File ", "  | ", "Field", "Help", "To choose")

# What an upload's cells were, column by column: the qualifier is a row of its own.
CELLS = {"Column", "Before", "After"}

# The columns of files whose qualifier is in a column that is not named after them.
QUALIFIER_COLUMNS = {
    "value": "qualifier",
    "stated_total": "qualifier",
    "old_value": "old_qualifier",
    "new_value": "new_qualifier",
    "target_in_other_unit": "target_other_qualifier",
    "baseline_used": "baseline_qualifier",
}

# The columns of files that hold numbers computed of the figures.
COMPUTED_COLUMNS = ("expected_value", "sum_of_parts", "recorded")


class Figure(NamedTuple):
    """A value of the ledger: its qualifier, and the day of which it is; None where it is a target's or a baseline's."""

    qualifier: str
    of: date | None


# The figures by their value, which must be unmistakable.
Figures = Mapping[float, Sequence[Figure]]


class Hit(NamedTuple):
    """A figure in a text: what is before it, how it is written, all that is beside it, and what it may be."""

    before: str
    written: str
    beside: str
    figures: Sequence[Figure]

    @property
    def is_bare(self) -> bool:
        """Whether the word of its source is not directly before it; it may begin a sentence."""
        before = re.sub(r"[A-Z]{3} $", "", self.before).lower()
        return not any(
            before.endswith(QUALIFIER_WORD.get(figure.qualifier, "")) for figure in self.figures
        )

    @property
    def is_undated(self) -> bool:
        """Whether its date is nowhere beside it."""
        return not any(
            figure.of is None or any(text in self.beside for text in written_days(figure.of))
            for figure in self.figures
        )


def written_days(day: date) -> tuple[str, ...]:
    """A day as pages, papers and files write it."""
    return f"{day:%-d %B %Y}", f"{day:%-d %b %Y}", day.isoformat()


def find(name: str, text: str, figures: Figures, titles: Iterable[str]) -> Iterator[Hit]:
    """The figures in the text of a page, a paper or a file; titles: those of the indicators."""
    if name.endswith(".csv"):
        return _of_file(text, figures)
    if name.endswith(".xlsx"):
        return _of_workbook(text, figures)
    if name.endswith((".pdf", ".pptx", ".docx", ".ics")):
        return _of_paper(text, figures, titles)
    return _of_page(text, figures)


def _hits(text: str, beside: str, figures: Figures) -> Iterator[Hit]:
    bare = text.replace("**", "")
    for found in NUMBER.finditer(bare):
        value = float(found[0].replace(",", ""))
        if value in figures:
            yield Hit(bare[: found.start()], found[0], beside, figures[value])


def _of_page(text: str, figures: Figures) -> Iterator[Hit]:
    """The figures of its lines, of its charts, and of its tables."""
    lines = [without_addresses(line) for line in text.split("\n") if not line.startswith(NO_TEXT)]
    sentence, heading = "", ""
    for place, line in enumerate(lines):
        if line.startswith("Chart: "):
            sentence, heading = line, ""
        elif line.startswith("| "):
            found = list(_hits(line, _beside_in_chart(line, heading, sentence), figures))
            if not found and DAY.search(line):
                heading = line
            yield from found
            continue
        yield from _hits(line, "\n".join([line, *_around(lines, place)]), figures)
    for headings, cells in rows_of_tables(text):
        if not set(headings) >= CELLS:
            yield from _of_row(headings, cells, figures)


def _around(lines: Sequence[str], place: int) -> list[str]:
    """The lines that belong to a line: what stands below a large figure, a link alone, or the bars of a small chart.

    Below a matter to decide its question is passed over.
    """
    line, below = lines[place].replace("**", ""), [*lines[place + 1 : place + 2]]
    if LARGE.fullmatch(line):
        return [*lines[max(place - 1, 0) : place], *below]
    if re.fullmatch(r"\[[^\]]+\]\(\)", line):
        return [*lines[place + 2 : place + 3]] if below and below[0].endswith("?") else below
    if BAR.fullmatch(line):
        caption = next((each for each in lines[place:] if not BAR.fullmatch(each)), "")
        return [caption] if DATED.match(caption) else []
    return []


def _beside_in_chart(line: str, heading: str, sentence: str) -> str:
    """A text of a chart, the last text above it that has a date and no figure, and what its sentence says of it."""
    written = line.removeprefix("| ")
    said = [part for part in sentence.split("; ") if written and written in part]
    return "\n".join([line, heading, *said])


def _of_row(headings: Sequence[str], cells: Sequence[str], figures: Figures) -> Iterator[Hit]:
    """The figures of a row of a table: alone in a cell, the word in the cell before it; or in a sentence."""
    for place, cell in enumerate(cells):
        if re.fullmatch(r"[\d,.]+( %)?", cell):
            word = cells[place - 1] if place and headings[place - 1] == "Wording" else ""
            yield from _hits(f"{word} {cell}", "\n".join(cells), figures)
        else:
            yield from _hits(without_addresses(cell), "\n".join(cells), figures)


def _of_workbook(text: str, figures: Figures) -> Iterator[Hit]:
    """The figures of its cells, which show the word before the number."""
    for _, cells in rows_of_tables(text):
        for cell in cells:
            yield from _hits(cell, "\n".join(cells), figures)


def _of_paper(text: str, figures: Figures, titles: Iterable[str]) -> Iterator[Hit]:
    """The figures of a paper, whose lines may end anywhere: what stands from a title to the next is of one row.

    A large figure stands before its title; what a drawing is read out as begins with the title again.
    """
    joined = without_addresses(" ".join(text.replace("\\n", " ").split()))
    any_title = "|".join(map(re.escape, titles))
    starts = [
        found.start()
        for found in re.finditer(f"(?:{LARGE_BEFORE})?(?:{any_title})", joined)
        if not joined[: found.start()].endswith("Alt: ")
    ]
    for start, end in pairwise([*starts, len(joined)]):
        yield from _hits(joined[start:end], joined[start:end], figures)


def _of_file(text: str, figures: Figures) -> Iterator[Hit]:
    """The figures of a CSV file: the code of the word is in the column that belongs to that of the number."""
    rows = csv.DictReader(StringIO(text))
    if set(rows.fieldnames or ()) >= CELLS:
        return
    for row in rows:
        beside = "\n".join(map(str, row.values()))
        for name, cell in row.items():
            if name not in COMPUTED_COLUMNS and re.fullmatch(r"\d+(\.\d+)?", cell or ""):
                code = row.get(QUALIFIER_COLUMNS.get(name, f"{name}_qualifier"), "")
                yield from _hits(f"{QUALIFIER_WORD.get(code, '')}{cell}", beside, figures)


def without_addresses(line: str) -> str:
    """A line without the addresses of its links."""
    return re.sub(r"https?://[^\s)]+", "", line)
