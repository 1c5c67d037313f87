"""The parts of a slide, read back from the file."""

from datetime import date
from io import BytesIO

from pptx import Presentation

from reports import deck
from reports.chapters import Column, Row, cells


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
