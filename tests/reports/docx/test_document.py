"""The Word document that reports write in."""

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn

from reports.docx.document import (
    WIDTH,
    add_gap,
    add_link,
    add_mark,
    add_text,
    footer,
    new_document,
    new_table,
    repeat_on_each_page,
)


def empty() -> Opened:
    return new_document("A title", "A project", date(2021, 8, 31))


def kept(document: Opened) -> Opened:
    """The document after it was stored and opened again."""
    content = BytesIO()
    document.save(content)
    return docx.Document(content)


def test_it_has_a_title_a_language_and_the_date_that_is_asked() -> None:
    document = kept(empty())
    properties = document.core_properties
    assert (properties.title, properties.subject) == ("A title", "A project")
    assert properties.language == "en-GB"
    assert properties.created is not None
    assert properties.created.date() == date(2021, 8, 31)
    (language,) = document.styles.element.xpath("w:docDefaults//w:lang")
    assert language.get(qn("w:val")) == "en-GB"


def test_a_title_may_be_longer_than_a_property() -> None:
    document = kept(new_document("t" * 300, "s" * 300, date(2021, 8, 31)))
    assert len(document.core_properties.title) == 255


def test_texts_are_separated_by_a_space_and_are_never_markup() -> None:
    paragraph = empty().add_paragraph()
    add_text(paragraph, "<b>one</b>\x01", bold=True)
    add_text(paragraph, " two\nlines ")
    add_mark(paragraph, "[open]")
    assert paragraph.text == "<b>one</b>� two lines [open]"
    assert [run.bold for run in paragraph.runs][:2] == [True, None]


@pytest.mark.parametrize(
    ("address", "links"), [("https://example.org/?a=1&b=2", 1), ("javascript:alert(1)", 0)]
)
def test_only_an_address_of_the_web_can_be_clicked(address: str, links: int) -> None:
    paragraph = empty().add_paragraph()
    add_link(paragraph, address)
    assert paragraph.text == address
    assert len(paragraph.hyperlinks) == links


def test_a_table_has_its_widths_and_a_caption_and_its_head_is_repeated() -> None:
    document = empty()
    table = new_table(document, [WIDTH], 2, "What it holds")
    repeat_on_each_page(table.rows[0])
    add_gap(document, 6)
    (table,) = kept(document).tables
    assert table.columns[0].width == pytest.approx(WIDTH, abs=635), (
        "Word counts in twentieths of a point."
    )
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What it holds"
    names = [part.tag.split("}")[1] for part in table._tbl.tblPr]
    assert names == [
        "tblStyle",
        "tblW",
        "tblBorders",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
    ]
    assert len(table._tbl.xpath(".//w:tblHeader")) == 1
    assert len(table._tbl.xpath(".//w:cantSplit")) == 2


def test_each_page_has_its_number_and_the_address() -> None:
    document = empty()
    footer(document, ("one", "two"), "https://example.org/")
    foot = kept(document).sections[0].footer
    assert [line.text for line in foot.paragraphs] == [
        "one\tPage 1 of 1", "two", "https://example.org/",
    ]  # fmt: skip
    stops = [
        (stop.position, stop.alignment)
        for stop in foot.paragraphs[0].style.paragraph_format.tab_stops
    ]
    assert stops == [(pytest.approx(WIDTH, abs=635), WD_TAB_ALIGNMENT.RIGHT)]
    fields = foot._element.xpath(".//w:instrText")
    assert [field.text for field in fields] == ["PAGE", "NUMPAGES"]
