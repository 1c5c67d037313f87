"""Words: figures, dates and text that is never markup."""

from datetime import date

import pytest

from pages.parts.words import (
    DUE_SOON,
    TIMING_WORD,
    count,
    day,
    listed,
    number,
    plain,
    qualified,
)
from store import threshold


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.0, "number", "0"),
        (None, "number", "no data"),
        (float("nan"), "people", "no data"),
        (140420.0, "people", "140,420"),
        (86.2, "percent", "86.2 %"),
        (329132.58, "USD", "USD 329,132.58"),
    ],
)
def test_a_figure_as_a_reader_expects_it(value: float | None, unit: str, said: str) -> None:
    assert number(value, unit) == said


def test_a_figure_with_the_word_of_its_source() -> None:
    assert qualified(3700.0, "people", "about") == "about 3,700"
    assert qualified(92.0, "percent", "more_than") == "more than 92 %"
    assert qualified(None, "people", "about") == "no data"


def test_text_that_markdown_would_read_is_escaped() -> None:
    assert plain("*a* <b> [c](d) $x$ :red[y]") == r"\*a\* \<b\> \[c\]\(d\) \$x\$ \:red\[y\]"
    assert plain("two\n\nlines") == "two lines"
    assert plain(None) == ""


def test_counts_days_and_lists() -> None:
    assert count(1, "action") == "1 action"
    assert count(0, "action") == "0 actions"
    assert day(date(2021, 7, 1)) == "1 July 2021"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""


def test_due_soon_is_told_with_the_days_that_the_rules_count() -> None:
    assert f"due within {threshold('due_soon_days')} days" == DUE_SOON == TIMING_WORD["due_soon"]
