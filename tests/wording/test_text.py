"""Texts, lists and codes in words."""

from datetime import date

import pytest

from wording import codes, colours
from wording.markdown import plain, where
from wording.text import blank, capitalised, count, counted, listed, one_line


def test_one_and_many_are_distinguished() -> None:
    assert [count(number, "action") for number in (0, 1, 2, 1200)] == [
        "0 actions", "1 action", "2 actions", "1,200 actions",
    ]  # fmt: skip
    assert count(1, "indicator is", "indicators are") == "1 indicator is"
    assert count(1200, "indicator is", "indicators are") == "1,200 indicators are"


def test_words_that_several_have_in_common() -> None:
    words = "past its deadline"
    assert [counted(number, words) for number in (1, 18)] == [
        "1 past its deadline", "18 past their deadline",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_words(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_what_is_blank_and_what_is_one_line() -> None:
    assert [blank(cell) for cell in (None, float("nan"), "", 0, " ")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert one_line("  a\n b ") == "a b"
    assert one_line(float("nan")) == ""
    assert capitalised("use of an NDA") == "Use of an NDA"
    assert capitalised("") == ""


def test_codes_become_words_and_what_is_no_code_stays() -> None:
    assert [codes.status_text(code) for code in ("met", "behind", "other", None)] == [
        "✔ met", "▼ behind", "other", "",
    ]  # fmt: skip
    assert [codes.state_text(code) for code in ("not_reported", "ongoing", "other", None)] == [
        "not reported", "ongoing", "other", "",
    ]  # fmt: skip


def test_each_code_with_a_colour_has_a_word() -> None:
    assert codes.STATUS_WORD.keys() == codes.STATUS_SHAPE.keys() == colours.STATUS_COLOUR.keys()
    assert codes.STATE_WORD.keys() == colours.STATE_COLOUR.keys()
    assert codes.SEX_WORD.keys() == colours.SEX_COLOUR.keys()


def test_text_that_markdown_would_read_is_escaped() -> None:
    assert plain("*a* <b> [c](d) $x$ :red[y]") == r"\*a\* \<b\> \[c\]\(d\) \$x\$ \:red\[y\]"
    assert plain("two\n\nlines") == "two lines"
    assert plain(None) == ""
    assert where("finding 9", None) == "(finding 9)"
    assert (
        where("finding 9", date(2021, 7, 31), True)
        == "(finding 9, date not stated, taken as 31 July 2021)"
    )
    assert where(None, None) == ""
