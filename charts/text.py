"""Text from data as Plotly may show it: never markup, and no wider than a phone."""

from html import escape
from textwrap import wrap

PHONE_LINE = 46

QUALIFIER_WORD = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
}


def plain(text: object) -> str:
    """`text` as it stands: what Plotly would read as a tag is escaped; a missing value is empty."""
    return "" if blank(text) else escape(str(text), quote=False)


def lines(text: object, width: int = PHONE_LINE, most: int = 2) -> str:
    """`text` escaped and broken into at most `most` lines of `width` letters, the rest cut with an ellipsis."""
    if blank(text):
        return ""
    broken = wrap(str(text), width, max_lines=most, placeholder=" …") or [""]
    return "<br>".join(escape(line, quote=False) for line in broken)


def blank(value: object) -> bool:
    """Whether a cell of a frame holds nothing."""
    return value is None or value != value


def headed(text: object) -> str:
    """`text` with a capital at its beginning, as a heading or a line of a list has it."""
    return f"{str(text)[:1].upper()}{str(text)[1:]}"


def number(value: float | None, unit: str = "number") -> str:
    """A figure as a reader expects it: `1,266`, `86.2 %`, `USD 4,615,580`, `12 months`; a missing one is `no data`."""
    if value is None or blank(value):
        return "no data"
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit == "percent":
        return f"{digits} %"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {digits}"
    if unit in ("number", "people"):
        return digits
    return f"{digits} {unit.removesuffix('s') if value == 1 else unit}"


def qualified(value: float | None, unit: str, qualifier: object) -> str:
    """A figure with the word its source puts before it: `about 3,700`."""
    said = number(value, unit)
    return (
        said if value is None or value != value else QUALIFIER_WORD.get(str(qualifier), "") + said
    )
