"""Text from the ledger without characters that documents must not hold."""

import re
import unicodedata

from wording.text import one_line

# What XML, and so DOCX, forbids, and control characters; calendars forbid the same.
_NOWHERE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# Invisible, and needed: they join and separate the letters of Bangla, Arabic and others.
JOINERS = frozenset("\u200c\u200d")


def sanitized(value: object) -> str:
    """`value` in one line; a character that documents must not hold becomes `�`, a missing text is empty.

    Invisible characters are removed: they could reverse the text around them, or be hidden within a word.
    """
    text = one_line(value)
    if not text.isascii():
        text = "".join(
            sign for sign in text if sign in JOINERS or unicodedata.category(sign) != "Cf"
        )
    return _NOWHERE.sub("\ufffd", text)


def shortened(value: object, most: int) -> str:
    """`value` as `sanitized` gives it, cut with an ellipsis where it is longer than `most` characters."""
    text = sanitized(value)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
