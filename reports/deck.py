"""The parts of a slide: title, foot, texts, and tables and charts that stay editable and have a text instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt
from xlsxwriter import Workbook

from reports.chapters import Cell, Chart, Column, Row, cells
from reports.fitting import cut, height_of, high, leading, widths_of
from reports.legible import legible, shortened
from reports.packing import steady
from reports.words import INK, LINE_COLOUR, MAIN, SHADE, STATUS_COLOUR

# A wide slide in points, its edge, and where its parts stand.
WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
WHOLE = WIDTH - 2 * EDGE
TOP, FOOT = 112.0, 508.0
ROOM = FOOT - TOP - 12

SIZE, LINE, GAP = 12.0, 14.8, 6.5
# From line to line, in parts of the letter size: set, for the fonts that readers have would each take another.
PITCH = LINE / SIZE

# python-pptx declares no types for these.
CHART_DATA: Any = CategoryChartData
RGB: Any = RGBColor

# A table without a look of its own: lines and grounds are set cell by cell.
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
QUIET_TEXT = "#5b6773"

# The colour of a series by what it says, wherever it stands; what is late is not the colour of what is on track.
SERIES = {
    "Figure": MAIN,
    "Recorded": MAIN,
    "Expected by then": "#7d8b99",
    "overdue": STATUS_COLOUR["behind"],
    "due before the next meeting": "#46566a",
}
# What is not known is hatched.
UNKNOWN = ("Not recorded", "past its deadline, nothing reported")
HATCH = "#5b6773"


# The workbook behind a chart would else hold the second in which it was made.
NEVER = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Deck:
    """A presentation in the making, what stands at the foot of every slide, and the sources for its notes."""

    presentation: Any
    foot: str
    sources: str

    def bytes(self) -> bytes:
        """The presentation as a PPTX file."""
        content = BytesIO()
        self.presentation.save(content)
        return steady(content.getvalue())


def new_deck(title: str, foot: str, sources: str, made_on: date) -> Deck:
    """A presentation of wide slides with nothing on it; its layouts are widened with it.

    `made_on` stands as its date.
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


def slide(deck: Deck, title: str, said: Sequence[str] = ()) -> Any:
    """A new slide with its title and foot; `said` goes before the sources in its notes."""
    layout = deck.presentation.slide_layouts.get_by_name("Title Only")
    made = deck.presentation.slides.add_slide(layout)
    head = made.shapes.title
    head.left, head.top, head.width, head.height = Pt(EDGE), Pt(24), Pt(WHOLE), Pt(46)
    frame = _plain(head.text_frame)
    write(frame.paragraphs[0], cut(title, WHOLE, 24, 1, is_bold=True), 24, INK, is_bold=True)
    number = f"{len(deck.presentation.slides)}"
    words(
        made, EDGE, FOOT, WHOLE - 50, 24, [(cut(deck.foot, WHOLE - 50, 8, 2), 8, QUIET_TEXT, False)]
    )
    words(made, WIDTH - EDGE - 40, FOOT, 40, 24, [(number, 8, QUIET_TEXT, False)], to_right=True)
    notes = "\n".join([*map(legible, said), legible(deck.foot), legible(deck.sources)])
    made.notes_slide.notes_text_frame.text = notes
    return made


Said = tuple[str, float, str, bool]


def words(
    on: Any, left: float, top: float, width: float, height: float, said: Sequence[Said],
    *, to_right: bool = False, after: float = 0,
) -> None:  # fmt: skip
    """A box of paragraphs on the slide `on`, each a text with its size, its colour and whether it is bold.

    `after` is the space below each.
    """
    box = on.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    frame = _plain(box.text_frame)
    for place, (text, size, colour, is_bold) in enumerate(said):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if to_right else PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        write(paragraph, text, size, colour, is_bold=is_bold)


def height(said: Sequence[Said], width: float, after: float) -> float:
    """How high a box of these paragraphs becomes, in points."""
    return sum(
        high(text, width, size, is_bold=is_bold) * size * PITCH + after
        for text, size, _, is_bold in said
    )


def _plain(frame: Any) -> Any:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def write(paragraph: Any, text: str, size: float, colour: str, *, is_bold: bool = False) -> None:
    """Add `text` to the paragraph, as text."""
    run = paragraph.add_run()
    run.text = legible(text)
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.rgb = _ink(colour)
    paragraph.line_spacing = Pt(size * PITCH * leading(text))
    paragraph.alignment = paragraph.alignment or PP_ALIGN.LEFT


def _ink(colour: str) -> Any:
    return RGB(*bytes.fromhex(colour.removeprefix("#")))


def describe(shape: Any, said: str) -> None:
    """Give a table or a chart its alternative text."""
    shape._element.nvGraphicFramePr.cNvPr.set("descr", legible(said))


def table(on: Any, columns: Sequence[Column], rows: Sequence[Row], says: str) -> None:
    """A table below the slide's sentence, with a row for each heading that rows share; `says` is its alternative text.

    Its rows are written as XML at once: cell by cell, 200 actions would take seconds.
    """
    is_headed = any(column.heading for column in columns)
    shape = on.shapes.add_table(1, len(columns), Pt(EDGE), Pt(TOP), Pt(WHOLE), Pt(LINE + GAP))
    describe(shape, says)
    grid = shape.table
    grid._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    grid.first_row, grid.horz_banding = is_headed, False
    for column, width in zip(grid.columns, widths_of(columns, WHOLE), strict=True):
        column.width = Pt(width)
    grid._tbl.remove(grid._tbl.tr_lst[0])
    for line in _lines(
        columns if is_headed else (), rows, [column.is_figure for column in columns]
    ):
        grid._tbl.append(
            parse_xml(f'<a:tr {nsdecls("a")} h="{Pt(LINE + GAP)}">{"".join(line)}</a:tr>')
        )


def head_height(columns: Sequence[Column]) -> float:
    """How high the row of headings becomes, in points; without headings there is none."""
    if not any(column.heading for column in columns):
        return 0.0
    headings = cells(*(Cell(column.heading, tone="bold") for column in columns))
    widths = [width - 10 for width in widths_of(columns, WHOLE)]
    return height_of(Row(headings), widths, SIZE) * LINE + GAP


def _lines(
    heads: Sequence[Column], rows: Sequence[Row], are_figures: Sequence[bool]
) -> Iterator[list[str]]:
    if heads:
        yield [
            _cell(column.heading, "", QUIET_TEXT, column.is_figure, is_bold=True)
            for column in heads
        ]
    group = ""
    for row in rows:
        if row.group and row.group != group:
            yield _heading(row.group, len(row.cells))
        group = row.group
        yield [
            _cell(
                cell.text,
                cell.note,
                STATUS_COLOUR.get(cell.tone, INK),
                is_figure,
                is_bold=bool(cell.tone),
            )
            for cell, is_figure in zip(row.cells, are_figures, strict=True)
        ]


def _heading(said: str, width: int) -> list[str]:
    """A row that is one cell, over all columns."""
    first = _cell(
        cut(said, WHOLE - 10, SIZE, 1, is_bold=True), "", INK, False, is_bold=True, ground=SHADE
    )
    rest = _cell("", "", INK, False, ground=SHADE).replace("<a:tc>", '<a:tc hMerge="1">')
    return [first.replace("<a:tc>", f'<a:tc gridSpan="{width}">'), *[rest] * (width - 1)]


def _cell(
    text: str, note: str, colour: str, is_right: bool, *, is_bold: bool = False, ground: str = ""
) -> str:
    said = _paragraph(text, SIZE, colour, is_right, is_bold) if text or not note else ""
    if note:
        said += _paragraph(note, SIZE - 2, QUIET_TEXT, is_right, False)
    fill = f"<a:solidFill>{_rgb(ground)}</a:solidFill>" if ground else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr marL="{Pt(5)}" marR="{Pt(5)}" marT="{Pt(2)}" marB="{Pt(2)}">'
        f'<a:lnB w="6350"><a:solidFill>{_rgb(LINE_COLOUR)}</a:solidFill></a:lnB>{fill}</a:tcPr></a:tc>'
    )


def _paragraph(text: str, size: float, colour: str, is_right: bool, is_bold: bool) -> str:
    return (
        f'<a:p><a:pPr algn="{"r" if is_right else "l"}"><a:lnSpc>'
        f'<a:spcPts val="{size * PITCH * leading(text) * 100:.0f}"/></a:lnSpc></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" sz="{size * 100:.0f}" b="{int(is_bold)}">'
        f"<a:solidFill>{_rgb(colour)}</a:solidFill></a:rPr><a:t>{escape(legible(text))}</a:t></a:r></a:p>"
    )


def _rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour.removeprefix("#")}"/>'


def chart(on: Any, chart: Chart, says: str) -> None:
    """A chart that can be edited, below the slide's sentence; `says` is its alternative text."""
    data: Any = CHART_DATA(number_format="General")
    labels = [cut(legible(label), 260, SIZE, 2) for label in chart.labels]
    data.categories = labels
    for name, values in chart.series:
        data.add_series(legible(name), values)
    kind = XL_CHART_TYPE.BAR_STACKED if chart.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    shape = on.shapes.add_chart(kind, Pt(EDGE), Pt(TOP), Pt(WHOLE), Pt(ROOM), data)
    describe(shape, says)
    _look(shape.chart, chart)
    shape.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(labels, chart))


def _look(drawn: Any, chart: Chart) -> None:
    drawn.font.size = Pt(SIZE)
    drawn.font.color.rgb = _ink(INK)
    drawn.has_title = True
    drawn.chart_title.text_frame.text = legible(chart.title)
    drawn.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE + 1)
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.category_axis.reverse_order = True
    drawn.category_axis.format.line.color.rgb = _ink(LINE_COLOUR)
    drawn.value_axis.visible = False
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = drawn.plots[0]
    # A few bars are not thicker than many.
    plot.gap_width = max(45, 300 - 85 * (len(chart.labels) - 1))
    plot.overlap = 100 if chart.is_stacked else -5
    for series in plot.series:
        _bars(series, SERIES.get(series.name, QUIET_TEXT), chart.is_stacked)


def _bars(series: Any, colour: str, is_stacked: bool) -> None:
    """The bars of a series with their numbers; what is not known is hatched, on screen and on paper alike."""
    fill = series.format.fill
    if series.name in UNKNOWN:
        fill.patterned()
        fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _ink(HATCH), _ink("#ffffff")
        series.format.line.color.rgb = _ink(HATCH)
    else:
        fill.solid()
        fill.fore_color.rgb = _ink(colour)
    labels = series.data_labels
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(SIZE - 1), True
    labels.font.color.rgb = _ink("#ffffff" if is_stacked and series.name not in UNKNOWN else INK)
    labels.number_format = "#,##0;;" if is_stacked else "#,##0.0"
    labels.number_format_is_linked = False


def _workbook(labels: Sequence[str], chart: Chart) -> bytes:
    """The workbook behind a chart, as the chart refers to it; a text that looks like a formula stays a text."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": NEVER})
    sheet = book.add_worksheet("Sheet1")
    for row, label in enumerate(labels, start=1):
        sheet.write_string(row, 0, label)
    for column, (name, values) in enumerate(chart.series, start=1):
        sheet.write_string(0, column, legible(name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return content.getvalue()
