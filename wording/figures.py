"""Figures as a reader sees them, with their unit and the word that their source puts before them."""

from typing import Any, Final

from wording.codes import NO_VALUE_WORD, QUALIFIER_WORD
from wording.text import blank, one_line

NO_DATA: Final = "no data"


def number(value: Any, unit: object = "number") -> str:
    """A figure with its unit: `1,266`, `86.2 %`, `USD 4,615,580`, `12 months`; a blank one is `no data`."""
    if blank(value):
        return NO_DATA
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    of = one_line(unit)
    if of in ("", "number", "people"):
        return digits
    if of == "percent":
        return f"{digits} %"
    if is_currency(of):
        return f"{of} {digits}"
    return f"{digits} {of.removesuffix('s') if value == 1 else of}"


def is_currency(unit: object) -> bool:
    """Whether a unit is the code of a currency: `USD`."""
    code = one_line(unit)
    return len(code) == 3 and code.isalpha() and code.isupper()


def share(value: float) -> str:
    """A share of one in percent: `91.4 %`; it is computed, so it has no qualifier."""
    return number(round(100 * value, 1), "percent")


def qualified(value: Any, unit: object, qualifier: object) -> str:
    """A figure with the word that its source puts before it: `about 3,700`; a blank one has none.

    Every figure of the ledger that a reader sees is written by this; a sum or difference of them by
    `computed`, and what else is computed by `number`.
    """
    figure = number(value, unit)
    return figure if blank(value) else QUALIFIER_WORD.get(str(qualifier), "") + figure


def computed(value: float, unit: object, *qualifiers: object) -> str:
    """A sum or difference of figures that have these qualifiers: `about 6,480`, where any has a word before it."""
    is_exact = not any(str(each) in QUALIFIER_WORD for each in qualifiers)
    return qualified(value, unit, "exact" if is_exact else "about")


def wording(qualifier: object) -> str:
    """The same word alone, for the cell before a number: `about`, or why there is none; empty for an exact figure."""
    code = str(qualifier)
    return QUALIFIER_WORD.get(code, NO_VALUE_WORD.get(code, "")).strip()


def figure_parts(value: Any, unit: object, qualifier: object) -> tuple[str, str, str]:
    """The same in three: what stands before the digits, the digits, and what stands after: `about USD`, `3,700`, ``.

    A blank one is `no data` in place of the digits.
    """
    written = qualified(value, unit, qualifier)
    if blank(value):
        return "", written, ""
    before, digits, after = written.partition(number(value))
    return before.strip(), digits, after.strip()
