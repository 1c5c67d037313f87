"""Text from data as a chart shows it: never markup, never wider than a phone, figures with their unit."""

import pytest

from charts.text import blank, headed, lines, number, plain, qualified


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1266.0, "people", "1,266"),
        (0.0, "number", "0"),
        (86.2, "percent", "86.2 %"),
        (4615580.0, "USD", "USD 4,615,580"),
        (140159.72, "USD", "USD 140,159.72"),
        (12.0, "months", "12 months"),
        (1.0, "hours", "1 hour"),
        (2.0, "hours", "2 hours"),
        (1.0, "USD", "USD 1"),
        (3.0, "ton", "3 ton"),
        (3.0, "TONS", "3 TONS"),
        (None, "months", "no data"),
        (float("nan"), "people", "no data"),
    ],
)
def test_a_figure_is_written_with_its_unit(value: float | None, unit: str, said: str) -> None:
    assert number(value, unit) == said


def test_text_is_no_markup_and_what_is_missing_is_empty() -> None:
    assert plain("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert plain(None) == plain(float("nan")) == lines(None) == ""
    assert blank(None)
    assert blank(float("nan"))
    assert not blank(0)


def test_long_text_goes_on_in_a_second_line_and_no_further() -> None:
    first, second = lines("word " * 40).split("<br>")
    assert len(first) <= 46
    assert second.endswith(" …")


def test_a_heading_begins_with_a_capital_and_is_else_as_it_was() -> None:
    assert headed("use of an NDA") == "Use of an NDA"


@pytest.mark.parametrize(
    ("value", "qualifier", "said"),
    [
        (3700.0, "about", "about 3,700"),
        (3700.0, "at_least", "at least 3,700"),
        (3700.0, "more_than", "more than 3,700"),
        (3700.0, "less_than", "less than 3,700"),
        (3700.0, "up_to", "up to 3,700"),
        (3700.0, "exact", "3,700"),
        (0.0, "about", "about 0"),
        (None, "about", "no data"),
        (float("nan"), "about", "no data"),
    ],
)
def test_a_figure_has_the_word_of_its_source_before_it(
    value: float | None, qualifier: str, said: str
) -> None:
    assert qualified(value, "people", qualifier) == said
