"""Sections as HTML: a line for each row and item; many are folded, and those of a group stand under its name."""

import pytest
from markupsafe import Markup

from pages.parts.meeting.lines import item_line, lines, lines_or_folded, part, row_line
from reports.content.blocks import Cell, Column, OnLine, Row, Section, cells
from tests.pages.reading import html_text

COLUMNS = (
    Column("Code", 1, on_line="name"),
    Column("Indicator", 1, on_line="name"),
    Column("Last meeting", 1, True),
    Column("Now", 1, True, "strong"),
    Column("Reason", 1),
    Column("Pace", 1, True, "left out"),
    Column("Status", 1, on_line="alone"),
)


def test_a_row_is_what_it_is_about_and_below_it_the_rest_with_headings_and_notes() -> None:
    row = Row(
        cells(
            Cell("1.1", "new"),
            "Trained",
            "24",
            Cell("30", "by 1 May"),
            "More came.",
            "4",
            Cell("● on track", "was behind", "on_track"),
        )
    )
    line = row_line(COLUMNS, row)
    assert html_text(line).splitlines() == [
        "1.1 Trained (new)",
        "Last meeting 24 · Now 30 (by 1 May) · Reason: More came. · ● on track (was behind)",
    ]
    assert "<b>1.1 Trained</b>" in line
    assert "<b>30</b>" in line


def test_a_cell_without_a_text_is_left_out_with_its_heading() -> None:
    row = Row(cells("1.1", "Trained", "", "30", "", "", ""))
    assert html_text(row_line(COLUMNS, row)) == "1.1 Trained\nNow 30"
    alone = Row(cells("1.1", "Trained", "", "", "", "4", ""))
    assert row_line(COLUMNS, alone) == "<li><b>1.1 Trained</b></li>"


def test_a_long_part_has_a_line_of_its_own() -> None:
    long = "A reason of more words than stand beside others in one line."
    row = Row(cells("1", "A", "1 Jan", "30", long, "", "on track"))
    assert html_text(row_line(COLUMNS, row)).splitlines() == [
        "1 A", "Last meeting 1 Jan · Now 30 · on track", f"Reason: {long}",
    ]  # fmt: skip


@pytest.mark.parametrize("on_line", ["name", "headed", "strong", "alone"])
def test_a_text_of_a_section_is_never_markup(on_line: OnLine) -> None:
    hostile = "<b>a</b> <script> &amp; \"'"
    row = Row((Cell(hostile, hostile),), hostile)
    columns = (Column(hostile, 1, on_line=on_line),)
    section = Section(hostile, hostile, columns, (row,), items=(Cell(hostile, hostile),))
    html = part(section)
    assert "<script" not in html
    assert "&lt;b&gt;a" in html
    assert html_text(html).count("<script>") >= 6


def test_an_item_has_its_note_below_it() -> None:
    assert html_text(item_line(Cell("Trained", "women 40"))) == "Trained\nwomen 40"
    assert item_line(Cell("K01 Two days")) == "<li>K01 Two days</li>"


def section(rows: int) -> Section:
    """One of so many rows, the last of another group."""
    made = tuple(
        Row(cells(f"Row {number}"), "Late" if number < rows - 1 else "Soon")
        for number in range(rows)
    )
    return Section("Actions", f"{rows} changed.", (COLUMNS[1],), made)


def test_the_lines_of_a_group_stand_below_its_name_or_alone() -> None:
    assert html_text(lines(section(3))).splitlines() == ["Late", "Row 0", "Row 1", "Soon", "Row 2"]
    assert html_text(lines(section(3), "Soon")) == "Row 2"


def test_many_lines_are_folded_and_few_are_not() -> None:
    assert "<details>" not in lines_or_folded(section(2))
    folded = lines_or_folded(section(4))
    assert folded.startswith("<details><summary>Actions, one by one</summary>")
    assert "Row 3" in folded


def test_a_part_has_its_drawing_below_its_heading_and_no_empty_sentence() -> None:
    drawn = part(Section("Actions", "", items=(Cell("a"),)), Markup("<svg></svg>"))
    assert drawn.startswith('<div class="part"><h3>Actions</h3><svg></svg><ul class="lines">')
    assert html_text(part(section(1))).splitlines()[:2] == ["Actions", "1 changed."]
