"""Where a text is from, and where the sources disagree about it, in small lines."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from wording.dates import day
from wording.text import blank, one_line


def source_line(source: object, place: object, known: Any = None) -> Markup:
    """`Source: Midterm evaluation …, recommendation 1 (18 July 2021).`"""
    named = ", ".join(one_line(text) for text in (source, place) if not blank(text))
    dated = "" if blank(known) else f" ({day(known)})"
    return Markup('<p class="source">Source: {}{}.</p>').format(named, dated)


def conflict_links(conflicts: pd.DataFrame, addresses: Addresses) -> Markup:
    """A link to each of `conflicts` (conflict, subject, is_resolved), where it is told in full; nothing without any."""
    if conflicts.empty:
        return NOTHING
    links = joined(
        Markup("<li>{}{}</li>").format(
            addresses.link(f"{row['conflict']} {one_line(row['subject'])}", "about", conflict=row["conflict"]),
            " (settled)" if row["is_resolved"] else "",
        )
        for row in conflicts.to_dict("records")
    )  # fmt: skip
    return Markup('<p class="head">Where the sources disagree</p><ul>{}</ul>').format(links)
