"""A Word document to write in: landscape pages, one language, tables that break well, and a footer on every page."""

from collections.abc import Sequence
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.text.sanitized import sanitized

LANGUAGE = "en-GB"
FONT = "Calibri"
# The font of Chinese, Japanese and Korean characters; for all others Word chooses one.
FAR_EASTERN = "Microsoft YaHei"

# The most characters of a core property of the document.
LONGEST_PROPERTY = 255

# A4, and what is left of its longer side between the margins.
LONG_SIDE, SHORT_SIDE, MARGIN = Cm(29.7), Cm(21), Cm(1.5)
WIDTH = Length(LONG_SIDE - 2 * MARGIN)

SIZES = {"Normal": 9, "Title": 20, "Heading 1": 14, "Heading 2": 10, "Footer": 7.5}
INK, QUIET = RGBColor(0x16, 0x20, 0x2C), RGBColor(0x5B, 0x67, 0x73)
HEAD, LABEL, TO_FILL_IN, LINE = "DCE6F1", "EEF3F8", "FFF4CC", "8C99A6"
GROUND = {"val": "clear", "color": "auto"}

# The margins within a cell, in twentieths of a point.
EDGES = {"top": "40", "left": "100", "bottom": "40", "right": "100"}


def new_document(title: str, subject: str, made_on: date) -> Opened:
    """An empty document on landscape A4, with its title, language and fonts set; `made_on` is its date."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.subject = title[:LONGEST_PROPERTY], subject[:LONGEST_PROPERTY]
    properties.author, properties.comments, properties.language = "", "", LANGUAGE
    properties.created = properties.modified = datetime.combine(made_on, time())
    (page,) = document.sections
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = LONG_SIDE, SHORT_SIDE
    page.left_margin = page.right_margin = page.top_margin = MARGIN
    page.bottom_margin, page.footer_distance = Cm(2.3), Cm(0.8)
    for name, size in SIZES.items():
        _set_font(document, name, size)
    (defaults,) = document.styles.element.xpath("w:docDefaults//w:lang")
    for spoken, language in {"val": LANGUAGE, "eastAsia": "zh-CN", "bidi": "th-TH"}.items():
        defaults.set(qn(f"w:{spoken}"), language)
    return document


def add_text(
    paragraph: Paragraph, text: object, *, bold: bool = False, quiet: bool = False
) -> None:
    """Add `text` to `paragraph`, after a space: in one line, and never as markup."""
    run = paragraph.add_run(_spaced(paragraph, sanitized(text)))
    run.bold = bold or None
    if quiet:
        run.font.color.rgb = QUIET
        run.font.size = Pt(8)


def add_mark(paragraph: Paragraph, text: str) -> None:
    """Add `text` to `paragraph` on a yellow background: a field that somebody is to fill in."""
    if paragraph.text:
        paragraph.add_run(" ")
    run = paragraph.add_run(text)
    run._r.get_or_add_rPr().append(_element("w:shd", **GROUND, fill=TO_FILL_IN))


def add_link(paragraph: Paragraph, address: str) -> None:
    """Add `address` to `paragraph`, as a link where it is one of the web."""
    text = sanitized(address)
    if not text.startswith(("https://", "http://")):
        add_text(paragraph, text)
        return
    target = paragraph.part.relate_to(text, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor = _element("w:hyperlink")
    anchor.set(qn("r:id"), target)
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor(0x1F, 0x5F, 0x99)
    run.font.underline = True
    anchor.append(run._r)
    paragraph._p.append(anchor)


def new_table(document: Opened, widths: Sequence[Length], rows: int, caption: str) -> Table:
    """A table with lines, with columns of these widths, whose rows are not split; `caption` is for screen readers."""
    table: Table = document.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    properties = table._tbl.tblPr
    # Word asks for this order.
    properties.find(qn("w:tblLayout")).addprevious(_borders())
    properties.find(qn("w:tblLayout")).addnext(_cell_margins())
    properties.append(_element("w:tblCaption", val=sanitized(caption)))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        keep_whole(row)
    return table


def new_row(table: Table) -> _Row:
    """One more row at the end of `table`, which is not split either."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return row


def keep_whole(row: _Row) -> None:
    """A page does not end within this row, unless the row is longer than a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def repeat_on_each_page(row: _Row) -> None:
    """Repeat this row at the top of each further page of its table."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    keep_with_next(row)


def keep_with_next(row: _Row) -> None:
    """Keep this row and the next on one page."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def continued_below(table: Table) -> None:
    """No line below `table`: the next one, right under it, has a line above it."""
    table._tbl.tblPr.find(qn("w:tblBorders")).find(qn("w:bottom")).set(qn("w:val"), "nil")


def shade(cell: _Cell, colour: str) -> None:
    """Give `cell` a background of this colour, as `EEF3F8`."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", **GROUND, fill=colour))


def add_gap(document: Opened, points: float, *, keep: bool = False) -> None:
    """Space between two tables, which Word would otherwise join; `keep`: they stay on one page."""
    spacing = document.add_paragraph().paragraph_format
    spacing.space_before, spacing.space_after = Pt(0), Pt(0)
    spacing.line_spacing = Pt(points)
    spacing.keep_with_next = keep


def footer(document: Opened, lines: Sequence[str], address: str) -> None:
    """Write `lines` at the foot of every page, with the page number after the first one, and the address below.

    The first line must be short: after a long one the number would go to a line of its own.
    """
    foot = document.sections[0].footer
    first = foot.paragraphs[0]
    # The style's own tab stops are those of a portrait page: the number would be in the middle.
    stops = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for number, line in enumerate(lines):
        add_text(foot.add_paragraph(style="Footer") if number else first, line)
    first.add_run("\tPage ")
    _field(first, "PAGE")
    first.add_run(" of ")
    _field(first, "NUMPAGES")
    add_link(foot.add_paragraph(style="Footer"), address)


def _spaced(paragraph: Paragraph, text: str) -> str:
    return f" {text}" if paragraph.text else text


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes."""
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _borders() -> BaseOxmlElement:
    """Thin lines around a table and between its cells."""
    lines = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        lines.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    return lines


def _cell_margins() -> BaseOxmlElement:
    """The space between a cell's lines and its text."""
    edges = _element("w:tblCellMar")
    for side, width in EDGES.items():
        edges.append(_element(f"w:{side}", w=width, type="dxa"))
    return edges


def _set_font(document: Opened, name: str, size: float) -> None:
    """The font of a style: the same size, weight and colour for every script."""
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[theme]
    fonts.set(qn("w:cs"), FONT)
    fonts.set(qn("w:eastAsia"), FAR_EASTERN)
    _size_of_complex_scripts(properties, size)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(2), 1.05


def _size_of_complex_scripts(properties: BaseOxmlElement, size: float) -> None:
    """Thai and Bangla take their size from an element of its own."""
    found = properties.find(qn("w:szCs"))
    if found is None:
        found = _element("w:szCs")
        properties.find(qn("w:sz")).addnext(found)
    found.set(qn("w:val"), str(round(size * 2)))


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that Word fills in, such as that of the page."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind == "text":
            continue
        if kind:
            part = _element("w:fldChar", fldCharType=kind)
        else:
            part = _element("w:instrText")
            part.text = name
        run._r.append(part)
