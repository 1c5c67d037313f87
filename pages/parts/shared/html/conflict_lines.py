"""Where the sources disagree: a line for each conflict, with both values and their sources."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Matter, sign
from queries.rows import ConflictRow
from wording.dates import day
from wording.text import blank, count, one_line

TITLE = "Where the sources disagree"


def conflict_section(
    open_ones: Sequence[ConflictRow], folded: Sequence[ConflictRow], addresses: Addresses
) -> Markup:
    """The conflicts under their heading: some in sight, the others folded; nothing without any."""
    if not open_ones and not folded:
        return blocks.NOTHING
    shown, more = _lines(open_ones, addresses), _lines(folded, addresses)
    if more:
        other = "other " if open_ones else ""
        summary = f"{count(len(folded), f'{other}conflict')} about these figures"
        more = blocks.fold(summary, more)
    return blocks.section(TITLE, shown, more)


def _lines(rows: Sequence[ConflictRow], addresses: Addresses) -> Markup:
    return blocks.matters([_line(row, addresses) for row in rows]) if rows else blocks.NOTHING


def _line(row: ConflictRow, addresses: Addresses) -> Matter:
    """What it is about, leading to its explanation, and the two values with their places.

    The titles of the sources stand with the values where these are of two documents.
    """
    is_of_two = row["shown_title"] != row["other_title"]
    shown = _valued(row["shown"], row["shown_title"] if is_of_two else "", row["shown_place"])
    other = _valued(row["other"], row["other_title"] if is_of_two else "", row["other_place"])
    settled = f" Settled on {day(row['resolved_on'])}." if row["is_resolved"] is True else ""
    link = addresses.link(one_line(row["subject"]), "about", conflict=row["conflict"])
    why = Markup("Shown: {}. Elsewhere: {}.{}").format(shown, other, settled)
    return Matter(sign("≠"), link, why, one_line(row["conflict"]))


def _valued(value: object, title: object, place: object) -> Markup:
    where = ", ".join(one_line(text) for text in (title, place) if not blank(text))
    return Markup("<b>{}</b>{}").format(one_line(value), f" ({where})" if where else "")
