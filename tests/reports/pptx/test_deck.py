"""The parts of a slide, read back from the file."""

from datetime import date
from io import BytesIO

from pptx import Presentation
from pptx.enum.dml import MSO_FILL, MSO_LINE
from pptx.enum.text import PP_ALIGN

from reports.content.blocks import Cell, Chart, Column, Row, cells
from reports.pptx import deck
from wording.codes import REASON_WORD
from wording.colours import PAPER_INK, STATUS_COLOUR


def test_a_table_has_its_headings_its_rows_and_one_cell_for_what_rows_share() -> None:
    made = deck.new_deck("A project", "foot", "Sources: none.", date(2021, 8, 31))
    on = deck.slide(made, "Actions")
    rows = [Row(cells("1.1", "<b>&"), "Overdue"), Row(cells("1.2", "=1"), "Overdue")]
    deck.table(on, [Column("Code", 1), Column("Action", 3)], rows, "Two actions.")
    (read,) = Presentation(BytesIO(made.bytes())).slides
    (grid,) = (shape.table for shape in read.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Code", "Action"],
        ["Overdue", ""],
        ["1.1", "<b>&"],
        ["1.2", "=1"],
    ]
    assert grid.cell(1, 0).is_merge_origin


def test_a_slide_has_its_number_its_foot_and_its_notes() -> None:
    made = deck.new_deck("A" * 300, "foot", "Sources: none.", date(2021, 8, 31))
    deck.slide(made, "First", ["Said before."])
    (read,) = Presentation(BytesIO(made.bytes())).slides
    assert [shape.text_frame.text for shape in read.shapes] == ["First", "foot", "1"]
    assert read.notes_slide.notes_text_frame.text == "Said before.\nfoot\nSources: none."


def test_figures_are_aligned_right_and_texts_left() -> None:
    made = deck.new_deck("A project", "foot", "Sources: none.", date(2021, 8, 31))
    on = deck.slide(made, "Figures")
    row = Row(cells(Cell("Trained", "since May"), Cell("50", "by June")))
    deck.table(on, [Column("Indicator", 3), Column("Figure", 1, True)], [row], "One figure.")
    (read,) = Presentation(BytesIO(made.bytes())).slides
    (grid,) = (shape.table for shape in read.shapes if shape.has_table)
    sides = [
        [{paragraph.alignment for paragraph in cell.text_frame.paragraphs} for cell in line.cells]
        for line in grid.rows
    ]
    assert sides == [[{PP_ALIGN.LEFT}, {PP_ALIGN.RIGHT}]] * 2


def test_only_headings_and_styled_cells_are_bold_and_only_a_status_has_its_colour() -> None:
    made = deck.new_deck("A project", "foot", "Sources: none.", date(2021, 8, 31))
    on = deck.slide(made, "Status")
    rows = [
        Row(cells("Trained", Cell("▼ behind", "", "behind")), "Moved"),
        Row(cells("Reached", Cell("✔ met", "since May", "met")), "Moved"),
        Row(cells("Raised", "none"), "Stands"),
    ]
    deck.table(on, [Column("Indicator", 3), Column("Status", 1)], rows, "Three.")
    (read,) = Presentation(BytesIO(made.bytes())).slides
    (grid,) = (shape.table for shape in read.shapes if shape.has_table)
    runs = {
        run.text: (bool(run.font.bold), str(run.font.color.rgb).lower())
        for line in grid.rows
        for cell in line.cells
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
        if run.text
    }
    ink, quiet = PAPER_INK.removeprefix("#"), deck.QUIET_TEXT.removeprefix("#")
    assert runs == {
        "Indicator": (True, quiet), "Status": (True, quiet), "Moved": (True, ink), "Stands": (True, ink),
        "Trained": (False, ink), "Reached": (False, ink), "Raised": (False, ink), "none": (False, ink),
        "▼ behind": (True, STATUS_COLOUR["behind"][1:]), "✔ met": (True, STATUS_COLOUR["met"][1:]),
        "since May": (False, quiet),
    }  # fmt: skip


def test_a_chart_has_a_legend_of_its_series_and_outlines_what_is_not_known() -> None:
    made = deck.new_deck("A project", "foot", "Sources: none.", date(2021, 8, 31))
    unknown_name = REASON_WORD["unreported"]
    series = (("overdue", (1.0, None)), (unknown_name, (2.0, 3.0)))
    for is_stacked in (True, False):
        on = deck.slide(made, "Sex")
        deck.chart(on, Chart("People", ("A", "B"), series, ("A.", "B."), is_stacked), "Two.")
    for read, is_stacked in zip(
        Presentation(BytesIO(made.bytes())).slides, (True, False), strict=True
    ):
        (drawn,) = (shape.chart for shape in read.shapes if shape.has_chart)
        assert drawn.has_legend
        assert not drawn.value_axis.visible
        assert not drawn.value_axis.has_major_gridlines
        assert drawn.value_axis.minimum_scale == 0
        assert drawn.category_axis.reverse_order
        assert drawn.plots[0].overlap == (100 if is_stacked else -5)
        known, unknown = drawn.plots[0].series
        assert list(known.values) == [1.0, None]
        assert known.format.fill.type == MSO_FILL.SOLID
        assert str(unknown.format.fill.fore_color.rgb) == "FFFFFF"
        assert unknown.format.line.dash_style == MSO_LINE.SOLID
        inks = [str(each.data_labels.font.color.rgb).lower() for each in (known, unknown)]
        ink = PAPER_INK.removeprefix("#")
        assert inks == ["ffffff" if is_stacked else ink, ink]
