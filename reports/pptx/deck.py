"""The parts of a slide: title, foot, texts, and editable tables and charts with a text alternative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt
from xlsxwriter import Workbook

from reports.content.blocks import Cell, Chart, Column, Row, cells
from reports.pptx import slide_fitting
from reports.pptx.drawing import draw
from reports.pptx.slide_fitting import (
    column_widths,
    cut,
    height_in_lines,
    line_height_factor,
    row_height,
)
from reports.reproducible_zip import reproducible
from reports.text.sanitized import sanitized, shortened
from wording.codes import JUDGED, REASON_WORD
from wording.colours import PAPER_INK, PAPER_LINE, PAPER_SHADE, STATUS_COLOUR

# A wide slide in points, its margin, and where its parts are.
WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
WHOLE = WIDTH - 2 * EDGE
TOP, FOOT = 64.0, 508.0
ROOM = FOOT - TOP - 12

SIZE, LINE, GAP = 12.0, 14.8, 6.5
TABLE = slide_fitting.Type(SIZE, LINE, GAP)
# From line to line, in parts of the font size: fixed, since readers' fonts would each have another.
PITCH = LINE / SIZE

# python-pptx declares no types for these.
CHART_DATA: Any = CategoryChartData
RGB: Any = RGBColor

# A table style without lines and backgrounds: they are set cell by cell.
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
QUIET_TEXT = "#5b6773"

# The colour of a series by its name; what is late has another colour than what is on track.
SERIES = {
    REASON_WORD["overdue"]: STATUS_COLOUR["behind"],
    REASON_WORD["due_before_meeting"]: "#46566a",
    REASON_WORD["due_soon"]: "#46566a",
}
# What was not reported is an outline, dashed where there is an older report.
OUTLINES = {
    REASON_WORD["last_reported"]: MSO_LINE.DASH,
    REASON_WORD["unreported"]: MSO_LINE.SOLID,
}
UNKNOWN_INK = "#5b6773"


# The workbook behind a chart would otherwise hold the time at which it was made.
FIXED_TIME = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Deck:
    """A presentation that is being made, the foot of every slide, and the sources for its notes."""

    presentation: Any
    foot: str
    sources: str

    def bytes(self) -> bytes:
        """The presentation as a PPTX file."""
        content = BytesIO()
        self.presentation.save(content)
        return reproducible(content.getvalue())


def new_deck(title: str, foot: str, sources: str, made_on: date) -> Deck:
    """A presentation of wide slides with nothing on it; its layouts are widened with it.

    `made_on` is its date.
    """
    presentation = Presentation()
    by = WIDTH / presentation.slide_width.pt
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in (presentation.slide_master, *presentation.slide_layouts):
        for shape in layout.placeholders:
            shape.left, shape.width = int(shape.left * by), int(shape.width * by)
    properties = presentation.core_properties
    properties.title, properties.author = shortened(title, 255), ""
    properties.created = properties.modified = datetime.combine(made_on, time())
    return Deck(presentation, foot, sources)


def slide(
    deck: Deck, title: str, notes: Sequence[str] = (), *, top: float = 24, size: float = 24, most: int = 1
) -> Any:  # fmt: skip
    """A new slide with its title, of at most so many lines, and foot; `notes` go before the sources in its notes."""
    layout = deck.presentation.slide_layouts.get_by_name("Title Only")
    made = deck.presentation.slides.add_slide(layout)
    head = made.shapes.title
    head.left, head.top, head.width, head.height = Pt(EDGE), Pt(top), Pt(WHOLE), Pt(16 + 30 * most)
    frame = _plain(head.text_frame)
    write(
        frame.paragraphs[0],
        cut(title, WHOLE, size, most, is_bold=True),
        size,
        PAPER_INK,
        is_bold=True,
    )
    number = f"{len(deck.presentation.slides)}"
    foot = [(cut(deck.foot, WHOLE - 50, 8, 2), 8, QUIET_TEXT, False)]
    paragraphs(made, Box(EDGE, FOOT, WHOLE - 50, 24), foot)
    of_number = Box(WIDTH - EDGE - 40, FOOT, 40, 24)
    paragraphs(made, of_number, [(number, 8, QUIET_TEXT, False)], to_right=True)
    lines = [*map(sanitized, notes), sanitized(deck.foot), sanitized(deck.sources)]
    made.notes_slide.notes_text_frame.text = "\n".join(lines)
    return made


# A text with its size, its colour and whether it is bold.
Paragraph = tuple[str, float, str, bool]


class Box(NamedTuple):
    """The place of something on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


def paragraphs(
    on: Any, box: Box, texts: Sequence[Paragraph], *, to_right: bool = False, after: float = 0
) -> None:
    """A box of paragraphs on the slide `on`, each a text with its size, its colour and whether it is bold.

    `after` is the space below each.
    """
    shape = on.shapes.add_textbox(*map(Pt, box))
    frame = _plain(shape.text_frame)
    for place, (text, size, colour, is_bold) in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if to_right else PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        write(paragraph, text, size, colour, is_bold=is_bold)


def words(on: Any, box: Box, parts: Sequence[Paragraph]) -> None:
    """A box with one paragraph, of parts that differ in size, colour and weight."""
    paragraph = _plain(on.shapes.add_textbox(*map(Pt, box)).text_frame).paragraphs[0]
    for text, size, colour, is_bold in parts:
        write(paragraph, text, size, colour, is_bold=is_bold)
    paragraph.line_spacing = Pt(max(size for _, size, _, _ in parts) * PITCH)


def height(texts: Sequence[Paragraph], width: float, after: float) -> float:
    """How high a box of these paragraphs becomes, in points."""
    return sum(
        height_in_lines(text, width, size, is_bold=is_bold) * size * PITCH + after
        for text, size, _, is_bold in texts
    )


def _plain(frame: Any) -> Any:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def write(paragraph: Any, text: str, size: float, colour: str, *, is_bold: bool = False) -> None:
    """Add `text` to the paragraph, as text."""
    run = paragraph.add_run()
    # The spaces between two parts of a paragraph are kept.
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    run.text = " " * before + sanitized(text) + " " * after
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.rgb = _ink(colour)
    paragraph.line_spacing = Pt(size * PITCH * line_height_factor(text))
    paragraph.alignment = paragraph.alignment or PP_ALIGN.LEFT


def _ink(colour: str) -> Any:
    return RGB(*bytes.fromhex(colour.removeprefix("#")))


def set_alt_text(shape: Any, text: str) -> None:
    """Give a table or a chart its text alternative."""
    shape._element.nvGraphicFramePr.cNvPr.set("descr", sanitized(text))


def table(
    on: Any, columns: Sequence[Column], rows: Sequence[Row], alt_text: str, top: float = TOP
) -> None:
    """A table with a row for each heading that rows share, its drawings in their cells, and its text alternative.

    Its rows are written as XML: cell by cell, 200 actions would take seconds. They are as high as their texts may
    become, so that a drawing lies in its row.
    """
    is_headed = any(column.heading for column in columns)
    shape = on.shapes.add_table(1, len(columns), Pt(EDGE), Pt(top), Pt(WHOLE), Pt(LINE + GAP))
    set_alt_text(shape, alt_text)
    grid = shape.table
    grid._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    grid.first_row, grid.horz_banding = is_headed, False
    widths = column_widths(columns, WHOLE)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Pt(width)
    grid._tbl.remove(grid._tbl.tr_lst[0])
    for line, high, row in _lines(columns if is_headed else (), rows, columns):
        grid._tbl.append(parse_xml(f'<a:tr {nsdecls("a")} h="{Pt(high)}">{"".join(line)}</a:tr>'))
        left = EDGE
        for cell, width in zip(row.cells if row else (), widths, strict=False):
            if cell.drawing:
                draw(on, cell.drawing, left + 5, top + 2, width - 10)
            left += width
        top += high
    shape.height = sum(row.height for row in grid.rows)


def table_height(columns: Sequence[Column], rows: Sequence[Row]) -> float:
    """How high a table becomes, in points."""
    inner = [width - 10 for width in column_widths(columns, WHOLE)]
    return head_height(columns) + slide_fitting.table_height(rows, inner, TABLE)


def head_height(columns: Sequence[Column]) -> float:
    """How high the row of headings becomes, in points; without headings there is none."""
    if not any(column.heading for column in columns):
        return 0.0
    headings = cells(*(Cell(column.heading, style="bold") for column in columns))
    widths = [width - 10 for width in column_widths(columns, WHOLE)]
    return row_height(Row(headings), widths, SIZE) * LINE + GAP


def _lines(
    heads: Sequence[Column], rows: Sequence[Row], columns: Sequence[Column]
) -> Iterator[tuple[list[str], float, Row | None]]:
    """The lines of a table as the XML of their cells, how high each is, and the row that it is of."""
    widths = [width - 10 for width in column_widths(columns, WHOLE)]
    if heads:
        line = [
            _cell(column.heading, "", QUIET_TEXT, column.is_figure, is_bold=True)
            for column in heads
        ]
        yield line, head_height(columns), None
    group = ""
    for row in rows:
        if row.group and row.group != group:
            yield (
                _heading(row.group, len(row.cells)),
                LINE * line_height_factor(row.group) + GAP,
                None,
            )
        group = row.group
        line = [
            _cell(cell.text, cell.note, _ink_of(cell), column.is_figure, is_bold=cell.is_bold)
            for cell, column in zip(row.cells, columns, strict=True)
        ]
        yield line, row_height(row, widths, SIZE) * LINE + GAP, row


def _ink_of(cell: Cell) -> str:
    """The colour of a status that is held against a target; of others the word is quiet."""
    if cell.style in JUDGED:
        return STATUS_COLOUR[cell.style]
    return QUIET_TEXT if cell.style in STATUS_COLOUR else PAPER_INK


def _heading(text: str, width: int) -> list[str]:
    """A row that is one cell, over all columns."""
    first = _cell(
        cut(text, WHOLE - 10, SIZE, 1, is_bold=True),
        "",
        PAPER_INK,
        False,
        is_bold=True,
        ground=PAPER_SHADE,
    )
    rest = _cell("", "", PAPER_INK, False, ground=PAPER_SHADE).replace(
        "<a:tc>", '<a:tc hMerge="1">'
    )
    return [first.replace("<a:tc>", f'<a:tc gridSpan="{width}">'), *[rest] * (width - 1)]


def _cell(
    text: str, note: str, colour: str, is_right: bool, *, is_bold: bool = False, ground: str = ""
) -> str:
    xml = _paragraph(text, SIZE, colour, is_right, is_bold) if text or not note else ""
    if note:
        xml += _paragraph(note, SIZE - slide_fitting.SMALLER, QUIET_TEXT, is_right, False)
    fill = f"<a:solidFill>{_rgb(ground)}</a:solidFill>" if ground else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{xml}</a:txBody>"
        f'<a:tcPr marL="{Pt(5)}" marR="{Pt(5)}" marT="{Pt(2)}" marB="{Pt(2)}">'
        f'<a:lnB w="6350"><a:solidFill>{_rgb(PAPER_LINE)}</a:solidFill></a:lnB>{fill}</a:tcPr></a:tc>'
    )


def _paragraph(text: str, size: float, colour: str, is_right: bool, is_bold: bool) -> str:
    if not text:
        # Its end has a size, too: without it the row would be as high as a line of 18 points.
        return f'<a:p><a:endParaRPr lang="en-GB" sz="{size * 100:.0f}"/></a:p>'
    return (
        f'<a:p><a:pPr algn="{"r" if is_right else "l"}"><a:lnSpc>'
        f'<a:spcPts val="{size * PITCH * line_height_factor(text) * 100:.0f}"/></a:lnSpc></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" sz="{size * 100:.0f}" b="{int(is_bold)}">'
        f"<a:solidFill>{_rgb(colour)}</a:solidFill></a:rPr><a:t>{escape(sanitized(text))}</a:t></a:r></a:p>"
    )


def _rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour.removeprefix("#")}"/>'


def chart(on: Any, chart: Chart, alt_text: str, top: float = TOP) -> None:
    """An editable chart below the slide's sentence; `alt_text` is its text alternative."""
    data: Any = CHART_DATA(number_format="General")
    labels = [cut(sanitized(label), 260, SIZE, 2) for label in chart.labels]
    data.categories = labels
    for name, values in chart.series:
        data.add_series(sanitized(name), values)
    kind = XL_CHART_TYPE.BAR_STACKED if chart.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    shape = on.shapes.add_chart(kind, Pt(EDGE), Pt(top), Pt(WHOLE), Pt(FOOT - 12 - top), data)
    set_alt_text(shape, alt_text)
    _look(shape.chart, chart)
    shape.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(labels, chart))


def _look(drawn: Any, chart: Chart) -> None:
    drawn.font.size = Pt(SIZE)
    drawn.font.color.rgb = _ink(PAPER_INK)
    drawn.has_title = True
    drawn.chart_title.text_frame.text = sanitized(chart.title)
    drawn.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE + 1)
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.category_axis.reverse_order = True
    drawn.category_axis.format.line.color.rgb = _ink(PAPER_LINE)
    drawn.value_axis.visible = False
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = drawn.plots[0]
    # So that a few bars are as thick as many.
    plot.gap_width = max(45, 300 - 85 * (len(chart.labels) - 1))
    plot.overlap = 100 if chart.is_stacked else -5
    for series in plot.series:
        _bars(series, SERIES.get(series.name, QUIET_TEXT), chart.is_stacked)


def _bars(series: Any, colour: str, is_stacked: bool) -> None:
    """The bars of a series with their numbers; what is not known looks so without colour, too."""
    fill = series.format.fill
    is_unknown = series.name in OUTLINES
    if is_unknown:
        series.format.line.color.rgb = _ink(UNKNOWN_INK)
        fill.solid()
        fill.fore_color.rgb = _ink("#ffffff")
        series.format.line.dash_style = OUTLINES[series.name]
    else:
        fill.solid()
        fill.fore_color.rgb = _ink(colour)
    labels = series.data_labels
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(SIZE - 1), True
    labels.font.color.rgb = _ink("#ffffff" if is_stacked and not is_unknown else PAPER_INK)
    labels.number_format = "#,##0;;" if is_stacked else "#,##0.0"
    labels.number_format_is_linked = False


def _workbook(labels: Sequence[str], chart: Chart) -> bytes:
    """The workbook behind a chart, in the cells that it refers to; a text that looks like a formula stays text."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": FIXED_TIME})
    sheet = book.add_worksheet("Sheet1")
    for row, label in enumerate(labels, start=1):
        sheet.write_string(row, 0, label)
    for column, (name, values) in enumerate(chart.series, start=1):
        sheet.write_string(0, column, sanitized(name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return content.getvalue()
