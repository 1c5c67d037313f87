"""Text from the ledger as any document may hold it."""

import re
import unicodedata

from reports.words import text

# What XML, and with it DOCX, forbids, besides the controls that no reader sees; calendars forbid the same.
_NOWHERE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# Invisible, and needed: they join and part the letters of Bangla, Arabic and others.
JOINERS = frozenset("\u200c\u200d")


def legible(value: object) -> str:
    """`value` in one line; a sign that no document may hold becomes `�`, a missing text is empty.

    What nobody sees is left out: it would turn the text around it round, or hide within a word.
    """
    said = text(value)
    if not said.isascii():
        said = "".join(
            sign for sign in said if sign in JOINERS or unicodedata.category(sign) != "Cf"
        )
    return _NOWHERE.sub("\ufffd", said)


def shortened(value: object, most: int) -> str:
    """`value` as `legible` gives it, cut with an ellipsis where it is longer than `most` letters."""
    said = legible(value)
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
