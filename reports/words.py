"""The words and colours of the papers: figures, dates and states as a reader sees them."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

# The same as those of the pages' charts, which a test holds: this room looks to no other.
STATUS_WORD: Final = {
    "met": "met",
    "on_track": "on track",
    "behind": "behind",
    "no_data": "no data",
    "no_target": "no target",
}

STATUS_SHAPE: Final = {
    "met": "✔",
    "on_track": "▲",
    "behind": "▼",
    "no_data": "○",
    "no_target": "◇",
}

STATUS_COLOUR: Final = {
    "met": "#1b7f5c",
    "on_track": "#2f7fc1",
    "behind": "#c8641b",
    "no_data": "#7a8794",
    "no_target": "#7a8794",
}

STATE_WORD: Final = {
    "completed": "completed",
    "ongoing": "ongoing",
    "not_started": "not started",
    "not_reported": "not reported",
    "cancelled": "cancelled",
}

SEX_WORD: Final = {
    "total": "total",
    "women": "women",
    "men": "men",
    "another_gender": "another gender",
    "not_recorded": "not recorded",
}

MAIN: Final = "#2f7fc1"
QUIET: Final = "#7a8794"
INK: Final = "#16202c"
LINE_COLOUR: Final = "#c3ccd5"
SHADE: Final = "#f3f5f8"

NO_DATA: Final = "no data"


def blank(value: object) -> bool:
    """Whether a cell of a frame holds nothing."""
    return value is None or value != value or value == ""


def text(value: object) -> str:
    """A text of a frame in one line, with single spaces; a missing one is empty."""
    return "" if blank(value) else " ".join(str(value).split())


def number(value: Any, unit: object = "number") -> str:
    """A figure with its unit: `1,266`, `86.2 %`, `USD 4,615,580`, `12 months`; a missing one is `no data`."""
    if blank(value):
        return NO_DATA
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    of = text(unit)
    if of in ("", "number", "people"):
        return digits
    if of == "percent":
        return f"{digits} %"
    if len(of) == 3 and of.isupper():
        return f"{of} {digits}"
    return f"{digits} {of.removesuffix('s') if value == 1 else of}"


def day(when: Any) -> str:
    """A date as `31 July 2021`; a missing one is empty."""
    return "" if blank(when) else f"{when.day} {when:%B} {when.year}"


def short_day(when: Any) -> str:
    """A date as `31 Jul 2021`, where there is little room; a missing one is empty."""
    return "" if blank(when) else f"{when.day} {when:%b} {when.year}"


def count(how_many: int, one: str, many: str | None = None) -> str:
    """`1 action`, `20 actions`."""
    return f"{how_many:,} {one if how_many == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def headed(said: str) -> str:
    """`said` with a capital at its beginning."""
    return f"{said[:1].upper()}{said[1:]}"


def status(code: object) -> str:
    """A status with its shape before the word: `▼ behind`; a missing one is empty."""
    known = text(code)
    return f"{STATUS_SHAPE[known]} {STATUS_WORD[known]}" if known in STATUS_WORD else known


def state(code: object) -> str:
    """The state of an action in words; a missing one is empty."""
    return STATE_WORD.get(text(code), text(code))


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame`, one by one, by the names of its columns."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
