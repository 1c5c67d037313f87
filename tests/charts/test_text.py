"""Text from data as a chart shows it: never markup, never wider than a phone, figures with their unit."""

from charts.text import plain, wrapped_lines


def test_text_is_no_markup_and_what_is_missing_is_empty() -> None:
    assert plain("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert plain(None) == plain(float("nan")) == wrapped_lines(None) == ""


def test_long_text_continues_in_a_second_line_and_is_cut_there() -> None:
    first, second = wrapped_lines("word " * 40).split("<br>")
    assert len(first) <= 46
    assert second.endswith(" …")
