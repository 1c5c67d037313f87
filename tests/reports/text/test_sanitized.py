"""Text as any document may hold it."""

import pytest

from reports.text.sanitized import sanitized, shortened


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
def test_characters_that_documents_must_not_hold_are_replaced_and_all_others_kept(
    text: object, read: str
) -> None:
    assert sanitized(text) == read


def test_a_character_that_reverses_the_text_is_removed_and_one_that_joins_letters_is_kept() -> None:
    assert sanitized("\u202eA na\u00adme\u2066\u200f\ufeff") == "A name"
    assert sanitized("ক\u200dষ \u200cক") == "ক\u200dষ \u200cক"


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"
    assert shortened("abcd efg", 6) == "abcd…"
