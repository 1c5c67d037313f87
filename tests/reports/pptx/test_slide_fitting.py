"""What fits on a slide: lines are counted on the safe side, and what is too long is cut."""

from reports.content.blocks import Cell, Row
from reports.pptx.slide_fitting import (
    MOST_LINES,
    Type,
    cut,
    fit_cell,
    line_count,
    row_height,
    split_over_slides,
)


def test_lines_are_counted_by_words_and_long_words_are_broken() -> None:
    assert line_count("", 100, 10) == 1
    assert line_count("short", 100, 10) == 1
    assert line_count("two words", 45, 10) == 2
    assert line_count("A" * 100, 65, 10) == 10


def test_bold_text_takes_more_room() -> None:
    assert line_count("A" * 100, 65, 10, is_bold=True) > line_count("A" * 100, 65, 10)


def test_lines_of_scripts_with_marks_above_and_below_are_higher() -> None:
    assert row_height(Row((Cell("အဖွဲ့"),)), [100.0], 10) > row_height(
        Row((Cell("Unit"),)), [100.0], 10
    )
    assert line_count(cut("အဖွဲ့ " * 100, 100, 10, 4), 100, 10) <= 2


def test_chinese_takes_more_room_and_marks_take_none() -> None:
    assert line_count("国" * 20, 100, 10) > line_count("a" * 20, 100, 10)
    assert line_count("\u0e48" * 100, 50, 10) == 1


def test_what_is_too_long_is_cut_with_an_ellipsis() -> None:
    text = cut("word " * 500, 100, 10)
    assert text.endswith("…")
    assert line_count(text, 100, 10) <= MOST_LINES
    assert cut("short", 100, 10) == "short"
    assert fit_cell(Cell("word " * 500, "note"), 100, 10).note == ""


def pieces(rows: list[Row], width: float, room: float, first: float | None = None) -> list[int]:
    """How many rows each slide has, of lines of 10 points."""
    found = split_over_slides(
        rows, [width], Type(10, 10, 0), room, room if first is None else first
    )
    assert [row for piece in found for row in piece] == rows
    return [len(piece) for piece in found]


def test_rows_continue_on_further_slides_in_their_order() -> None:
    rows = [Row((Cell(str(n)),), "all") for n in range(10)]
    assert pieces(rows, 100, room=50) == [4, 4, 2]
    assert pieces(rows, 100, room=50, first=30) == [2, 4, 4]


def test_no_row_is_alone_on_the_last_slide_and_too_little_room_is_left_empty() -> None:
    rows = [Row((Cell(str(n)),)) for n in range(9)]
    assert pieces(rows, 100, room=40) == [4, 3, 2]
    assert pieces(rows, 100, room=40, first=5) == [0, 4, 3, 2]


def test_a_row_too_high_for_any_slide_still_has_one() -> None:
    rows = [Row((Cell("word " * 50),)), Row((Cell("b"),))]
    assert pieces(rows, 50, room=20) == [0, 1, 1]
    assert pieces(rows[::-1], 50, room=20) == [1, 1]


def test_a_note_is_smaller_than_the_text_above_it() -> None:
    assert row_height(Row((Cell("text", "note"),)), [100.0], 12) == 1 + 10 / 12
