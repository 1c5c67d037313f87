"""Where a text is from, and where the sources disagree about it, in small lines."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.rows import ConflictPlaceRow
from reports.rows import rows_of
from wording.dates import day
from wording.text import blank, one_line


def source_line(source: object, place: object, known: Any = None) -> Markup:
    """`Source: Midterm evaluation …, recommendation 1 (18 July 2021).`"""
    named = ", ".join(one_line(text) for text in (source, place) if not blank(text))
    dated = "" if blank(known) else f" ({day(known)})"
    return Markup('<p class="source">Source: {}{}.</p>').format(named, dated)


Conflicts = Mapping[tuple[str, str], Sequence[ConflictPlaceRow]]


def conflicts_by_row(conflicts: pd.DataFrame) -> Conflicts:
    """The conflicts by the row of the file that each names first: `("actions", "1.1")`."""
    found: dict[tuple[str, str], list[ConflictPlaceRow]] = {}
    for row in rows_of(conflicts, ConflictPlaceRow):
        found.setdefault((row["file"], row["key"]), []).append(row)
    return found


def conflict_links(conflicts: Sequence[ConflictPlaceRow], addresses: Addresses) -> Markup:
    """A link to each conflict, where it is told in full; nothing without any."""
    if not conflicts:
        return NOTHING
    links = joined(
        Markup("<li>{}{}</li>").format(
            addresses.link(f"{row['conflict']} {one_line(row['subject'])}", "about", conflict=row["conflict"]),
            " (settled)" if row["is_resolved"] else "",
        )
        for row in conflicts
    )  # fmt: skip
    return Markup('<p class="head">Where the sources disagree</p><ul>{}</ul>').format(links)
