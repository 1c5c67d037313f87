"""Text from files for places that read Markdown: it is never markup."""

import re
from datetime import date

from wording.dates import figure_day
from wording.text import one_line

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")


def plain(text: object) -> str:
    """`text` with every sign escaped that Markdown would use; a blank one is empty."""
    return _SIGNS.sub(r"\\\1", one_line(text))


def where(place: object, when: date | None, is_assumed: object = False) -> str:
    """Place and date of a figure in brackets: `(finding 9, 31 July 2021)`; what is missing is left out.

    is_assumed: the source states no date, which is said.
    """
    known = ", ".join(text for text in (plain(place), figure_day(when, is_assumed)) if text)
    return f"({known})" if known else ""
