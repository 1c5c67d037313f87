"""Texts and lists in words."""

from collections.abc import Sequence


def blank(value: object) -> bool:
    """Whether a cell of a frame holds nothing: null, not a number, or an empty text."""
    return value is None or value != value or value == ""


def one_line(value: object) -> str:
    """A text of a frame in one line, with single spaces; a blank one is empty."""
    return "" if blank(value) else " ".join(str(value).split())


def capitalised(text: object) -> str:
    """`text` with a capital at its beginning, as a heading or a line of a list has it."""
    return f"{str(text)[:1].upper()}{str(text)[1:]}"


def count(how_many: int, one: str, many: str | None = None) -> str:
    """`1 action`, `20 actions`."""
    return f"{how_many:,} {one if how_many == 1 else many or one + 's'}"


def counted(amount: int, words: str) -> str:
    """`1 past its deadline`, `18 past their deadline`: words that several have in common."""
    return f"{amount:,} {words if amount == 1 else words.replace(' its ', ' their ')}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty where there is none."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
