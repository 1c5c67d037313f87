"""The text of papers, line by line in the order of the paper."""

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader


def text_of(name: str, content: bytes) -> str:
    """The text of a paper, by the ending of its file's name."""
    lines = READERS.get(name.rpartition(".")[2], _plain)(content)
    return "\n".join(line.rstrip().replace("\r", "") for line in lines)


def _pdf(content: bytes) -> Iterator[str]:
    for number, page in enumerate(PdfReader(BytesIO(content)).pages, 1):
        yield f"Page {number}"
        yield page.extract_text()


def _slides(content: bytes) -> Iterator[str]:
    for number, slide in enumerate(Presentation(BytesIO(content)).slides, 1):
        yield f"Slide {number}"
        for shape in slide.shapes:
            yield from _shape(shape)
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
            yield f"Notes: {notes.text}"


def _shape(shape: Any) -> Iterator[str]:
    if alt := shape._element.xpath("string(.//p:cNvPr/@descr)"):
        yield f"Alt: {alt}"
    if shape.has_text_frame:
        yield shape.text_frame.text
    elif shape.has_table:
        yield from (_row(cell.text for cell in row.cells) for row in shape.table.rows)
    elif shape.has_chart:
        for plot in shape.chart.plots:
            yield _row(plot.categories)
            yield from (_row([series.name, *series.values]) for series in plot.series)


def _document(content: bytes) -> Iterator[str]:
    document = Document(BytesIO(content))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (_row(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text
    for section in document.sections:
        for part in (section.header, section.footer):
            yield from (paragraph.text for paragraph in part.paragraphs)


def _workbook(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(BytesIO(content)):
        yield f"Sheet {sheet.title}"
        yield from (_row(map(_shown, cells)) for cells in sheet.iter_rows())


def _shown(cell: Any) -> object:
    """What a cell shows: a number with the word, the commas or the percent sign that its format gives it."""
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return cell.value
    word = "".join(re.findall(r'^"([^"]*)"', cell.number_format))
    if "%" in cell.number_format:
        sign = " %" if "\\ %" in cell.number_format else "%"
        return f"{word}{100 * cell.value:.1f}{sign}"
    digits = f"{cell.value:,.15g}" if "," in cell.number_format else f"{cell.value:.15g}"
    return f"{word}{digits}"


def _calendar(content: bytes) -> list[str]:
    """The lines of a calendar, unfolded: where they are folded depends on the address of the dashboard."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def _plain(content: bytes) -> list[str]:
    """The lines of a paper that is text already."""
    return content.decode().splitlines()


def _row(cells: Iterable[object]) -> str:
    return " | ".join("" if cell is None else str(cell).replace("\n", "\\n") for cell in cells)


READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "pdf": _pdf,
    "pptx": _slides,
    "docx": _document,
    "xlsx": _workbook,
    "ics": _calendar,
}
