"""Sections as Markdown: a line for each row and item, the first of them on a screen, and what is empty together."""

import re

import pytest

from pages.parts.meeting.lines import chapter_text, item_line, list_of, row_line, section_text
from reports.content.blocks import Cell, Column, OnLine, Row, Section, cells

COLUMNS = (
    Column("Code", 1, on_line="name"),
    Column("Indicator", 1, on_line="name"),
    Column("Last meeting", 1, True),
    Column("Now", 1, True, "strong"),
    Column("Reason", 1),
    Column("Pace", 1, True, "left out"),
    Column("Status", 1, on_line="alone"),
)


def plain(text: str) -> str:
    """As a reader sees it: without the signs of Markdown, and with a bar where a line ends."""
    return text.replace("  \n  ", " | ").replace("\u00a0", " ").replace("\\", "").replace("*", "")


def test_a_row_is_what_it_is_about_and_below_it_the_rest_with_headings_and_notes() -> None:
    row = Row(
        cells(
            Cell("1.1", "new"),
            "Trained",
            "24",
            Cell("30", "by 1 May"),
            "More came.",
            "4",
            Cell("▲ on track", "was behind", "on_track"),
        )
    )
    line = row_line(COLUMNS, row)
    assert plain(line) == (
        "1.1 Trained (new) | Last meeting 24 · Now 30 (by 1 May) · Reason: More came. · ▲ on track (was behind)"
    )
    assert line.startswith("**1\\.1 Trained** (new)")
    assert "**30**" in line


def test_a_cell_without_a_text_is_left_out_with_its_heading() -> None:
    row = Row(cells("1.1", "Trained", "", "30", "", "", ""))
    assert plain(row_line(COLUMNS, row)) == "1.1 Trained | Now 30"
    alone = Row(cells("1.1", "Trained", "", "", "", "4", ""))
    assert row_line(COLUMNS, alone) == "**1\\.1 Trained**"


def test_what_is_short_is_not_broken_over_two_lines_and_no_line_begins_with_a_dot() -> None:
    row = Row(cells("1", "A", "1 Jan", "30", "A reason of more words than a line", "", "on track"))
    _, rest = row_line(COLUMNS, row).split("\n")
    assert rest.strip().replace("\u00a0", "_") == (
        "Last_meeting_1_Jan_· Now_**30**_· Reason: A reason of more words than a line_· on_track"
    )


@pytest.mark.parametrize("on_line", ["name", "headed", "strong", "alone"])
def test_a_text_of_a_row_is_never_markup(on_line: OnLine) -> None:
    hostile = "*a* <b> [x](y) :red[z]"
    row = Row((Cell(hostile, hostile),), hostile)
    line = row_line((Column(hostile, 1, on_line=on_line),), row)
    unescaped = re.sub(r"\\.", "", list_of([(hostile, line)]))
    for ours in (":gray[:small[**", "**]]", "**"):
        unescaped = unescaped.replace(ours, "")
    assert not set("*<>[]") & set(unescaped), unescaped


def test_an_item_has_its_note_after_it() -> None:
    assert plain(item_line(Cell("Trained", "women 40"))) == "Trained · women 40"
    assert item_line(Cell("K01 Two days")) == "K01 Two days"


def test_the_lines_of_a_group_stand_below_its_name_also_where_it_goes_on_on_paper() -> None:
    lines = [("Completed", "a"), ("Completed", "b"), ("Rescheduled", "c"), ("", "d")]
    assert list_of(lines) == (
        ":gray[:small[**Completed**]]\n\n- a\n- b\n\n:gray[:small[**Rescheduled**]]\n\n- c\n\n- d"
    )


def section(rows: int, question: str = "meeting/behind") -> Section:
    made = tuple(Row(cells(f"Row {number}"), "Late") for number in range(rows))
    return Section("Actions", f"{rows} changed.", question, (COLUMNS[1],), made)


def test_of_many_lines_a_screen_has_eight_and_paper_the_rest() -> None:
    text = section_text(section(10))
    assert text.shown.startswith("10 changed\\.\n\n:gray[:small[**Late**]]\n\n- **Row 0**")
    assert text.shown.endswith("- **Row 7**")
    assert text.only_on_paper == ":gray[:small[**Late**]]\n\n- **Row 8**\n- **Row 9**"
    assert text.left == 2
    assert section_text(section(8)).left == 0


def test_what_must_be_done_is_shown_whole() -> None:
    text = section_text(section(10, "meeting/actions_to_decide"))
    assert "- **Row 9**" in text.shown
    assert (text.only_on_paper, text.left) == ("", 0)


def test_what_is_empty_is_one_line_and_says_nothing_twice() -> None:
    empty = [
        Section("A", "None moved.", is_empty=True),
        Section("B", "None came.", is_empty=True),
        Section("C", "None moved.", is_empty=True),
    ]
    chapter = chapter_text([empty[0], section(1), *empty[1:]])
    assert [text.title for text in chapter.sections] == ["Actions"]
    assert plain(chapter.nothing) == "None moved. None came."
