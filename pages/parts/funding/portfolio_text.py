"""The figures of the portfolio in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.rows import PortfolioRow
from wording.dates import short_figure_day, starred_day
from wording.figures import qualified
from wording.text import blank, one_line

Row = PortfolioRow | Mapping[str, Any]


def figure_text(row: Row) -> str:
    """`more than 92 %`: a figure with the word its source puts before it."""
    return qualified(row["value"], row["unit"], row["qualifier"])


def known_text(row: Row) -> str:
    """Where a figure is from, in few words: its date and its place."""
    dated = short_figure_day(row["as_at"], row["is_date_assumed"])
    return " · ".join(text for text in (dated, one_line(row["place"])) if text)


def starred_text(row: Row) -> str:
    """The same with a star where the source states no date: see `ASSUMED_NOTE`."""
    dated = starred_day(row["as_at"], row["is_date_assumed"])
    return " · ".join(text for text in (dated, one_line(row["place"])) if text)


def conflict_links(rows: Iterable[PortfolioRow], addresses: Addresses) -> Markup:
    """The codes of the conflicts about these figures, each leading to it; nothing without any."""
    codes = dict.fromkeys(
        code
        for row in rows
        if not blank(row["conflicts"])
        for code in str(row["conflicts"]).split(", ")
    )
    if not codes:
        return NOTHING
    links = (addresses.link(code, "about", conflict=code) for code in codes)
    return Markup("disputed: {}").format(joined(links, ", "))
