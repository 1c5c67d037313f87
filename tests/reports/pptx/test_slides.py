"""The slides read back: words and numbers, native charts, alternative texts, notes, and nothing over the edge."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from reports.content.blocks import Cell, Chapter, Section
from reports.content.paper import Paper
from reports.pdf.brief import brief_pdf
from reports.pptx.chapter_slides import sheets_of
from reports.pptx.deck import FOOT, LINE, SIZE, TOP, WHOLE
from reports.pptx.slide_fitting import line_count
from reports.pptx.slides import brief_pptx
from store import Store
from tests import crest_nine_dates
from tests.reports.meetings import ADDRESS, empty, paper
from tests.reports.pdf.test_brief import HOSTILE, NAMES, crest, titled, words_of
from wording.colours import STATUS_COLOUR


def read(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def texts(slide: Any) -> list[str]:
    """Every text of a slide: boxes, then the cells of tables."""
    sentences = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return sentences + [cell.text for table in tables for row in table.rows for cell in row.cells]


def all_words(content: bytes) -> str:
    sentences = [text for slide in read(content).slides for text in texts(slide)]
    return " ".join(" ".join(sentences).split())


def charts(content: bytes) -> list[Any]:
    return [shape for slide in read(content).slides for shape in slide.shapes if shape.has_chart]


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in read(content).slides]


def test_every_slide_has_the_project_both_meetings_and_the_address_and_its_sources_in_the_notes() -> (
    None
):
    for slide in read(brief_pptx(paper())).slides:
        foot = f"A tiny project · 31 Dec 2020 (revision 1) to 31 Aug 2021 (revision 3) · {ADDRESS}"
        assert foot in texts(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert "Sources: A report. Evaluators. 15 January 2021. (report)" in notes


def test_the_slides_say_what_the_brief_says() -> None:
    text, brief = all_words(brief_pptx(paper())), words_of(brief_pdf(paper()))
    for part in (
        "It moved from 30 September 2022 to 31 December 2022.",
        "1 indicator moved; 1 of them changed status.",
        "Borders were closed",
        "Newly overdue: 1.1.",
        "50 more needed in 24 months, so far 50 in 12 months.",
        "Overdue, ongoing; Project manager.",
        "Sex is not recorded for 10 of 50",
        "about 150.1",
    ):
        assert part in text, part
        assert part in brief, part


# Many actions of two units, so that they are drawn.
MANY: list[dict[str, Any]] = [
    {"action": f"1.{number}", "unit": f"Unit {number % 2}"} for number in range(12)
]


def test_a_chart_of_many_actions_holds_numbers_and_has_a_text_alternative() -> None:
    (by_unit,) = charts(brief_pptx(paper({"meeting/actions_to_decide": MANY})))
    assert [list(series.values) for series in by_unit.chart.plots[0].series] == [[6.0, 6.0]]
    alt_text = by_unit._element.nvGraphicFramePr.cNvPr.get("descr")
    assert alt_text == "Actions by unit. Unit 0: 6 overdue. Unit 1: 6 overdue."
    assert not charts(brief_pptx(paper({"meeting/actions_to_decide": MANY[:4]})))


def test_a_series_has_the_colour_of_its_name() -> None:
    coming = [{**each, "why": "due_before_meeting"} for each in MANY]
    for whys in ([*MANY[:6], *coming[6:]], coming, MANY):
        (chart,) = charts(brief_pptx(paper({"meeting/actions_to_decide": whys})))
        for series in chart.chart.plots[0].series:
            assert str(series.format.fill.fore_color.rgb) == COLOURS[series.name]


COLOURS = {"overdue": STATUS_COLOUR["behind"][1:].upper(), "due before the next meeting": "46566A"}


def test_the_slides_of_crest_after_nine_reports_are_fourteen_at_the_most_and_none_has_one_row(
    after_nine_reports: Store,
) -> None:
    slides = list(read(brief_pptx(crest(after_nine_reports, *crest_nine_dates.MEETINGS))).slides)
    assert len(slides) <= 14
    for slide in slides[1:]:
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        rows = [row for table in tables for row in table.rows if not row.cells[0].is_merge_origin]
        headings = len([table for table in tables if table.first_row])
        assert len(rows) - headings > 1 or any(shape.has_chart for shape in slide.shapes)


def test_every_table_chart_and_drawing_has_an_alternative_text() -> None:
    shapes = [
        shape
        for slide in read(brief_pptx(paper({"meeting/actions_to_decide": MANY}))).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    assert len(shapes) > 10
    texts = [shape._element.xpath("string(.//p:cNvPr/@descr)") for shape in shapes]
    assert all(texts)
    # The bar of statuses, women and men, the change and the bullet.
    assert texts.count("Indicators held against a target: 1 behind.") == 1
    assert "People reached: from no data to 50 on 31 December 2020; the target is 100." in texts
    assert "People reached: 50 of 100 on 31 December 2020, 66.7 expected by then; behind." in texts


def test_the_first_slide_has_the_verdict_people_women_and_men_and_what_is_to_be_decided() -> None:
    (first, *_) = read(brief_pptx(paper())).slides
    assert first.shapes.title.text.startswith("0 of the 1 target that can be compared")
    said = " ".join(texts(first))
    for part in ("▼ 1 behind", "to decide. 1 indicator moved", "50 of 100", "22 women, 18 men",
                 "31 Dec 2020 · A report, page 2", "Next meeting: 1 December 2021"):  # fmt: skip
        assert part in said, part


def test_a_verdict_of_up_to_two_lines_is_larger_than_a_longer_one(crest_embedded: Store) -> None:
    def size(about: Paper) -> float:
        (first, *_) = read(brief_pptx(about)).slides
        return float(first.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt)

    before, long_after = date(2021, 7, 18), date(2026, 11, 26)
    assert size(crest(crest_embedded, before, date(2021, 7, 31))) == 24
    assert size(crest(crest_embedded, before, long_after)) == 20


def test_a_drawing_lies_in_the_row_that_it_is_of() -> None:
    lines = [{"indicator": str(n), "title": f"Number {n}"} for n in range(6)]
    for slide in read(brief_pptx(paper({"overview/bullets": lines}))).slides:
        for table in (shape for shape in slide.shapes if shape.has_table):
            top = table.top
            for row in table.table.rows:
                name = row.cells[0].text
                drawn = [
                    shape for shape in slide.shapes
                    if shape.shape_type == MSO_SHAPE_TYPE.GROUP and name.startswith("Number")
                    and shape._element.xpath("string(.//p:cNvPr/@descr)").startswith(f"{name}:")
                ]  # fmt: skip
                assert len(drawn) == name.startswith("Number")
                for shape in drawn:
                    assert top <= shape.top
                    assert shape.top + shape.height <= top + row.height
                top += row.height


def test_the_workbook_behind_a_chart_holds_its_numbers_and_no_formula() -> None:
    formula = [{**each, "unit": "=1+1"} for each in MANY[:6]]
    (chart,) = charts(brief_pptx(paper({"meeting/actions_to_decide": [*formula, *MANY[6:]]})))
    sheet = load_workbook(BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "overdue"], ["=1+1", 6], ["Unit 0", 3], ["Unit 1", 3],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"


def test_a_text_is_text_in_every_script() -> None:
    sentence = all_words(brief_pptx(titled(*HOSTILE, *NAMES.values())))
    assert [text for text in (*HOSTILE, *NAMES.values()) if text not in sentence] == []


def test_a_character_that_documents_must_not_hold_is_no_error() -> None:
    assert "a�" in all_words(brief_pptx(titled("a\uffff", "b\x00\x07")))


def test_an_empty_project_has_its_sentences_and_no_empty_table() -> None:
    content = brief_pptx(empty())
    assert titles(content) == ["This project has no indicator yet.", "What must be decided"]
    text = all_words(content)
    assert "What changed since the last meeting" in text
    assert "Nothing must be decided." in text
    assert "Where the pace leads" in text
    assert "This project has no indicator." in text
    assert "This project has no recommendation." in text
    assert not charts(content)


def test_200_actions_continue_on_further_slides_and_none_is_lost_or_off_the_slide() -> None:
    long = "Train the partners, and write down what was agreed with each of them in every country"
    actions = [
        {"action": f"{n // 10 + 1}.{n % 10}", "unit": f"Unit {n // 50}", "title": long}
        for n in range(200)
    ]
    content = brief_pptx(paper({"meeting/actions_to_decide": actions}))
    assert all_words(content).count(long) == 200
    numbered = [title for title in titles(content) if "one by one (" in title]
    assert numbered[0].endswith(f"(1 of {len(numbered)})")
    for slide in read(content).slides:
        assert all(_height(shape.table) <= FOOT - TOP for shape in slide.shapes if shape.has_table)


def _height(table: Any) -> float:
    """How high a table becomes when its texts are broken into lines, in points."""
    widths = [column.width.pt - 10 for column in table.columns]
    return sum(
        max(
            4 + LINE * sum(line_count(part, WHOLE if cell.is_merge_origin else width, SIZE)
                           for part in cell.text.split("\n"))
            for cell, width in zip(row.cells, widths, strict=True)
        )
        for row in table.rows
    )  # fmt: skip


def test_what_is_too_long_for_a_row_is_cut_and_whole_in_the_notes() -> None:
    long = "agreed " * 400
    content = brief_pptx(titled(long))
    slides = list(read(content).slides)
    for slide in slides:
        assert all(_height(shape.table) <= FOOT - TOP for shape in slide.shapes if shape.has_table)
    assert any(long.strip() in slide.notes_slide.notes_text_frame.text for slide in slides)


def test_a_sentence_that_is_cut_is_complete_in_the_notes() -> None:
    new = [{"action": f"{n // 10 + 1}.{n % 10}", "kind": "new"} for n in range(200)]
    due = [{**each, "why": "overdue"} for each in new]
    answers = {"meeting/action_changes": new, "meeting/actions_to_decide": due}
    slides = list(read(brief_pptx(paper(answers))).slides)
    cut = [
        slide
        for slide in slides
        if any("decided: 1.0" in text and "…" in text for text in texts(slide))
    ]
    assert cut
    for slide in cut:
        assert "20.8 and 20.9." in slide.notes_slide.notes_text_frame.text


def test_a_legend_that_is_cut_is_complete_in_the_notes_and_what_fits_is_not() -> None:
    def notes(legend: str) -> str:
        section = Section("A title", "A sentence.", legend=legend, items=(Cell("An item"),) * 3)
        (sheet, *_) = sheets_of([Chapter("A chapter", (section,))])
        return "\n".join(sheet.notes)

    assert "A sentence." not in notes("Short.")
    assert "Short." not in notes("Short.")
    assert ("and so on " * 90).strip() in notes("and so on " * 90)


def test_a_long_overview_continues_on_another_slide() -> None:
    long = " ".join(["A very long remark about the meeting's sides."] * 5)
    late = [{"action": f"{n // 10 + 1}.{n % 10}"} for n in range(200)]
    content = brief_pptx(paper({"meeting/action_changes": late}, remarks=(long,) * 12))
    for slide in read(content).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                assert _box(shape) <= shape.height.pt + 1


def _box(shape: Any) -> Any:
    """How high the texts of a box become, in points."""
    return sum(
        line_count(part.text, shape.width.pt, part.runs[0].font.size.pt, is_bold=part.runs[0].font.bold)
        * part.line_spacing.pt + (part.space_after.pt if part.space_after else 0)
        for part in shape.text_frame.paragraphs
    )  # fmt: skip


def test_a_long_project_title_leaves_room_for_the_dates_and_the_address() -> None:
    slides = read(brief_pptx(paper(title="A very long title " * 40))).slides
    assert all(any(ADDRESS in text for text in texts(slide)) for slide in slides)


def test_nothing_is_outside_the_slide() -> None:
    made = read(brief_pptx(paper()))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height
