"""Text as any document may hold it."""

import pytest

from reports.legible import legible, shortened


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Việt Nam ไทย বাংলা 中文 😀", "Việt Nam ไทย বাংলা 中文 😀"),
        ("a\x00b\x1bc\x7fd\x85e", "a�b�c�d e"),
        ("a\ufffeb\uffffc", "a�b�c"),
        (" two\n lines\t", "two lines"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        (None, ""),
        (float("nan"), ""),
        (12, "12"),
    ],
)
def test_signs_that_no_document_holds_are_replaced_and_all_others_stay(
    text: object, read: str
) -> None:
    assert legible(text) == read


def test_a_sign_that_turns_the_text_round_is_left_out_and_one_that_joins_letters_stays() -> None:
    assert legible("\u202eA na\u00adme\u2066\u200f\ufeff") == "A name"
    assert legible("ক\u200dষ \u200cক") == "ক\u200dষ \u200cক"


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"
    assert shortened("abcd efg", 6) == "abcd…"
