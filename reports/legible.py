"""Text from the ledger as any document may hold it."""

import re

from reports.words import text

# What XML, and with it DOCX, forbids, besides the controls that no reader sees; calendars forbid the same.
_NOWHERE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(value: object) -> str:
    """`value` in one line; a sign that no document may hold becomes `�`, a missing text is empty."""
    return _NOWHERE.sub("\ufffd", text(value))


def shortened(value: object, most: int) -> str:
    """`value` as `legible` gives it, cut with an ellipsis where it is longer than `most` letters."""
    said = legible(value)
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
