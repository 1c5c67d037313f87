"""The parts of a chapter: without rows or items, a section is its sentence."""

from reports.content.blocks import Cell, Column, Row, Section, cells, one_sentence, table


def test_without_rows_a_section_is_the_sentence_that_there_is_nothing() -> None:
    assert table("Targets", "1 changed.", [Column("Target", 1)], [], "None changed.") == Section(
        "Targets", "None changed.", is_empty=True
    )


def test_a_section_keeps_its_rows_in_their_order() -> None:
    rows = [Row(cells("a")), Row(cells(Cell("b", "note")))]
    made = table("Targets", "2 changed.", [Column("Target", 1)], rows, "None changed.")
    assert [row.cells[0] for row in made.rows] == [Cell("a"), Cell("b", "note")]
    assert not made.is_empty


def test_what_there_is_none_of_is_one_sentence_after_all_others() -> None:
    assert one_sentence(
        ["No row came in.", "2 moved.", "No day passed, and none is near.", "No row came in."]
    ) == ("2 moved. No row came in; no day passed, and none is near.")
    assert one_sentence([]) == ""
    assert one_sentence(["Nothing moved."]) == "Nothing moved."
