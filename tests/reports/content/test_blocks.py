"""The parts of a chapter: without rows or items, a section is its sentence."""

from reports.content.blocks import Cell, Column, Row, Section, cells, listing, table


def test_without_rows_a_section_is_the_sentence_that_there_is_nothing() -> None:
    assert table("Targets", "1 changed.", [Column("Target", 1)], [], "None changed.") == Section(
        "Targets", "None changed."
    )
    assert listing("Targets", "1 new.", [], "None is new.") == Section("Targets", "None is new.")


def test_a_section_keeps_its_rows_in_their_order() -> None:
    rows = [Row(cells("a")), Row(cells(Cell("b", "note")))]
    made = table("Targets", "2 changed.", [Column("Target", 1)], rows, "None changed.")
    assert [row.cells[0] for row in made.rows] == [Cell("a"), Cell("b", "note")]
