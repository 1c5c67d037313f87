"""Text from data as Plotly may show it: never markup, and no wider than a phone."""

from html import escape
from textwrap import wrap

from wording.text import blank

PHONE_LINE = 46


def plain(text: object) -> str:
    """`text` with everything escaped that Plotly would read as a tag; a missing value is empty."""
    return "" if blank(text) else escape(str(text), quote=False)


def wrapped_lines(text: object, width: int = PHONE_LINE, most: int = 2) -> str:
    """`text` escaped and broken into at most `most` lines of `width` characters, the rest cut with an ellipsis."""
    if blank(text):
        return ""
    broken = wrap(str(text), width, max_lines=most, placeholder=" …") or [""]
    return "<br>".join(escape(line, quote=False) for line in broken)
