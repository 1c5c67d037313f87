"""The papers read back: the lists that each holds, row by row, each row by the headings of its columns.

What has no heading stands under an empty one: the heading that rows of a table share, an item of a list, the label
of a bar. Texts have no spaces, since a line may break anywhere.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PageObject, PdfReader

Row = dict[str, Any]
Lists = dict[str, list[Row]]

COUNTS, CHART = "Counts", "Chart: "


def close(text: object) -> str:
    """A text without its spaces."""
    return "".join(str(text).split())


def read_pdf(content: bytes) -> Lists:
    """The brief by its tags, which say what is a heading, a cell and an item, wherever a page ends."""
    reader = PdfReader(BytesIO(content))
    texts = _marked(reader)
    (document,) = _below(reader.root_object["/StructTreeRoot"])
    lists: Lists = {}
    title, before = "", None
    for element in _below(document):
        kind = element["/S"]
        if kind in ("/H1", "/H2"):
            if not title:
                lists[COUNTS] = [_count(each, texts) for each in _below(before)]
            title = _said(element, texts)
        elif kind == "/Table":
            heads, *rows = [_cells(line, texts) for line in _all(element, "/TR")]
            lists[title] = _grouped(heads, rows)
        else:
            items = [{"": close(_said(item, texts))} for item in _all(element, "/LBody")]
            lists.setdefault(title, []).extend(items)
        before = element
    return {title: rows for title, rows in lists.items() if rows}


def _marked(reader: PdfReader) -> dict[tuple[int, int], str]:
    """The text of every piece that a tag refers to, by its page and number."""
    return {
        (_number(page.indirect_reference), piece): shown
        for page in reader.pages
        for piece, shown in _pieces(page).items()
    }


def _pieces(page: PageObject) -> dict[int, str]:
    pieces = {-1: ""}
    at = -1

    def begins(operator: bytes, operands: Any, *_: object) -> None:
        nonlocal at
        if operator == b"BDC":
            at = operands[1].get("/MCID", -1)

    def says(text: str, *_: object) -> None:
        pieces[at] = pieces.get(at, "") + text.replace("\n", "")

    page.extract_text(visitor_operand_before=begins, visitor_text=says)
    return pieces


def _number(reference: Any) -> int:
    return int(reference.idnum)


def _below(element: Any) -> list[Any]:
    below = element.get("/K", [])
    return [child.get_object() for child in (below if isinstance(below, list) else [below])]


def _all(element: Any, kind: str) -> Iterator[Any]:
    """The elements of a kind below another, in the order in which they are read."""
    for child in _below(element):
        if isinstance(child, dict):
            if child.get("/S") == kind:
                yield child
            else:
                yield from _all(child, kind)


def _said(element: Any, texts: dict[tuple[int, int], str]) -> str:
    """What an element says; a figure, in the words that stand for it."""
    shown = str(element.get("/Alt", ""))
    for child in _below(element):
        if not isinstance(child, dict):
            shown += texts.get((_number(element.raw_get("/Pg")), int(child)), "")
        elif "/S" in child:
            shown += _said(child, texts)
    return shown.strip()


def _cells(line: Any, texts: dict[tuple[int, int], str]) -> list[str]:
    return [_said(cell, texts) for cell in _below(line)]


def _count(block: Any, texts: dict[tuple[int, int], str]) -> Row:
    return {"": re.match(r"[\d,]*", _said(block, texts).strip()).group()}  # type: ignore[union-attr]


def _grouped(heads: list[str], lines: list[list[str]]) -> list[Row]:
    """The rows of a table, each with the heading that it shares: a row of one cell, over all columns."""
    rows, group = [], ""
    for line in lines:
        if len(line) == 1:
            group = close(line[0])
        else:
            rows.append({"": group, **dict(zip(heads, map(close, line), strict=True))})
    return rows


def read_slides(content: bytes) -> Lists:
    """The tables of the slides, as one where they go on on the next slide, and the values of the charts."""
    lists: Lists = {}
    for slide in Presentation(BytesIO(content)).slides:
        title = re.sub(r" \(\d+ of \d+\)$", "", slide.shapes.title.text_frame.text)
        for shape in slide.shapes:
            if shape.has_table:
                lists.setdefault(title, []).extend(_table(shape.table))
            elif shape.has_chart:
                lists.setdefault(CHART + title, []).extend(_bars(shape.chart.plots[0]))
            elif shape.has_text_frame and re.fullmatch(r"[\d,]+\n.+", shape.text_frame.text):
                lists.setdefault(COUNTS, []).append({"": shape.text_frame.text.split("\n")[0]})
    return lists


def _table(table: Any) -> list[Row]:
    lines = [[cell.text for cell in row.cells if not cell.is_spanned] for row in table.rows]
    if table.first_row:
        return _grouped(lines[0], lines[1:])
    if table.columns[0].width != table.columns[1].width:  # a text and the remark on it
        return [{"": close("".join(line))} for line in lines]
    return [{"": close(item)} for line in lines for item in line if item]


def _bars(plot: Any) -> list[Row]:
    series = {each.name: each.values for each in plot.series}
    return [
        {"": label, **{name: values[place] for name, values in series.items()}}
        for place, label in enumerate(plot.categories)
    ]


def read_matrix(content: bytes) -> Lists:
    """The recommendations of the matrix with their priority, and the key actions, each by its code."""
    lists: Lists = {"Recommendations": [], "Key actions": []}
    for table in Document(BytesIO(content)).tables:
        lines = [row.cells for row in table.rows]
        if lines[0][0].text == "Key action":
            heads = [cell.text for cell in lines[1]]
            for line in lines[2:]:
                code = line[0].paragraphs[0].runs[0].text
                shown = zip(heads, (cell.text for cell in line), strict=True)
                lists["Key actions"].append({"": code, **dict(shown)})
        elif found := re.match(r"Evaluation recommendation (\S+):", lines[0][0].text):
            priority = lines[1][-1].text.partition(": ")[2]
            lists["Recommendations"].append({"": found[1], "Priority": priority})
    return lists


def read_workbook(content: bytes) -> Lists:
    """The sheets, and the charts by the cells to which they refer; days as days."""
    book = load_workbook(BytesIO(content))
    lists: Lists = {}
    for sheet in book.worksheets:
        for chart in sheet._charts:
            lists[CHART + chart.title.tx.rich.p[0].r[0].t] = _referred(sheet, chart)
        if sheet.freeze_panes:
            heads, *lines = sheet.values
            lists[sheet.title] = [
                {head: _typed(cell) for head, cell in zip(heads, line, strict=True)}
                for line in lines
                if line[0] is not None
            ]
    return lists


def _typed(cell: Any) -> Any:
    return cell.date() if hasattr(cell, "date") else cell


def _referred(sheet: Any, chart: Any) -> list[Row]:
    def cells(of: Any) -> list[Any]:
        name = (getattr(of, "strRef", None) or of.numRef).f.partition("!")[2].replace("$", "")
        found = sheet[name]
        return [line[0].value for line in found] if isinstance(found, tuple) else [found.value]

    labels = cells(chart.series[0].cat)
    rows: list[Row] = [{"": label} for label in labels]
    for series in chart.series:
        assert cells(series.cat) == labels
        (name,) = cells(series.tx)
        for row, value in zip(rows, cells(series.val), strict=True):
            row[name] = value
    return rows


def read_calendar(content: bytes) -> Lists:
    """The deadlines, by the code in the identifier of each."""
    events: list[Any] = Calendar.from_ical(content).walk("VEVENT")
    return {
        "Deadlines": [
            {
                "": str(event["uid"]).partition("/")[2].partition("@")[0],
                "Deadline": event["dtstart"].dt,
                "Title": str(event["summary"]),
            }
            for event in events
        ]
    }


READERS: dict[str, Callable[[bytes], Lists]] = {
    "brief.pdf": read_pdf,
    "brief.pptx": read_slides,
    "matrix.docx": read_matrix,
    "results.xlsx": read_workbook,
    "deadlines.ics": read_calendar,
}
