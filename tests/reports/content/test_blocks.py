"""The parts of a chapter: without rows or items, a section is its sentence."""

from reports.content.blocks import Cell, Column, Row, Section, about, cells, table


def test_without_rows_a_section_is_the_sentence_that_there_is_nothing() -> None:
    assert table("Targets", "1 changed.", [Column("Target", 1)], [], "None changed.") == Section(
        "Targets", "None changed.", is_empty=True
    )


def test_a_section_keeps_its_rows_in_their_order() -> None:
    rows = [Row(cells("a")), Row(cells(Cell("b", "note")))]
    made = table("Targets", "2 changed.", [Column("Target", 1)], rows, "None changed.")
    assert [row.cells[0] for row in made.rows] == [Cell("a"), Cell("b", "note")]
    assert not made.is_empty


def test_each_section_knows_the_question_whose_rows_it_is_about() -> None:
    revised, new = about("meeting/target_changes", Section("A", "1."), Section("B", "2."))
    assert (revised.title, revised.question) == ("A", "meeting/target_changes")
    assert (new.title, new.question) == ("B", "meeting/target_changes")
