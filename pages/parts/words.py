"""Words of the pages: figures, dates and codes as a reader sees them, and text that is never markup."""

import re
from datetime import date

from charts.roles import SEX_WORD, STATE_WORD, STATUS_SHAPE, STATUS_WORD
from charts.text import number, qualified
from store import threshold

__all__ = ["SEX_WORD", "STATE_WORD", "STATUS_SHAPE", "STATUS_WORD", "number", "qualified"]

RESPONSE_WORD = {
    "accepted": "accepted",
    "partially_accepted": "partially accepted",
    "rejected": "rejected",
    "pending": "no response yet",
}

DUE_SOON = f"due within {threshold('due_soon_days')} days"

TIMING_WORD = {
    "past_deadline": "past its deadline",
    "due_soon": DUE_SOON,
    "later": "due later",
    "no_deadline": "no deadline",
}

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")


def plain(text: object) -> str:
    """`text` from a file, for a place that reads Markdown: every sign that Markdown would use is escaped."""
    return "" if missing(text) else _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def missing(value: object) -> bool:
    """Whether a cell of a frame is blank."""
    return value is None or value != value


def day(when: date | None) -> str:
    """A date as a reader writes it, `31 July 2021`; a missing one is empty."""
    return "" if missing(when) else f"{when.day} {when:%B %Y}"  # type: ignore[union-attr]


def count(how_many: int, one: str, many: str | None = None) -> str:
    """`1 action`, `20 actions`."""
    return f"{how_many:,} {one if how_many == 1 else many or one + 's'}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return (
        parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
    )


def where(place: object, when: date | None) -> str:
    """Place and date of a figure in brackets, in Markdown: `(finding 9, 31 July 2021)`; what is missing is left out."""
    said = ", ".join(text for text in (plain(place), day(when)) if text)
    return f"({said})" if said else ""
