"""Where the sources disagree: every conflict with both values, by what settling it would change."""

from typing import Final
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import DifferenceRow, KnownConflictRow
from reports.rows import rows_of
from wording.dates import day, figure_day
from wording.figures import computed, qualified
from wording.text import blank, count, one_line

# What settling a conflict would change, the most important first; those of figures that newer ones have replaced, and
# those that were settled, come last.
GROUPS: Final = {
    "figure": "would change a figure, a date, a status or a priority",
    "scope": "about what a figure is of",
    "wording": "of words, references or numbers of chapters",
    "earlier": "about earlier figures, which newer ones have replaced",
    "settled": "settled since",
}

COLUMNS: Final = {
    "conflict": "Code", "subject": "Subject", "shown": "Shown", "shown_place": "Where",
    "other": "Elsewhere", "other_place": "Where else", "weight": "Weight",
    "explanation": "What disagrees, and why the one is shown",
    "is_resolved": "Settled", "resolved_on": "Settled on", "file": "Touches the file", "key": "Touches the row",
    "shown_title": "Source", "other_title": "Other source", "reported_on": "Known since",
}  # fmt: skip

HEAD: Final = Markup(
    '<p class="head conflict" aria-hidden="true"><span>Subject</span><span>Shown</span><span>Elsewhere</span></p>'
)


def group_of(row: KnownConflictRow) -> str:
    """The group that a conflict is listed in."""
    if row["is_resolved"]:
        return "settled"
    return "earlier" if row["is_earlier"] else row["weight"]


def conflict_list(
    conflicts: pd.DataFrame,
    differences: pd.DataFrame,
    addresses: Addresses,
    named: str,
    cited: str,
) -> Markup:
    """The section: those that would change a figure one by one, those of lesser weight folded.

    conflicts, differences: the answers to about/conflicts and about/differences. named: the code of the conflict that
    the address names, else empty; cited: its frozen address.
    """
    title, anchor = "Where the sources disagree", "conflicts"
    lines = blocks.joined(
        _difference(row, addresses) for row in rows_of(differences, DifferenceRow)
    )
    if conflicts.empty:
        none = Markup("<p>No conflict was known by this date.</p>")
        return blocks.section(title, none, lines, anchor=anchor)
    groups: dict[str, list[KnownConflictRow]] = {group: [] for group in GROUPS}
    for row in rows_of(conflicts, KnownConflictRow):
        groups[group_of(row)].append(row)
    shown = [_group(group, rows, addresses, named, cited) for group, rows in groups.items() if rows]
    settled = len(groups["settled"])
    note = (
        f"{count(len(conflicts), 'place')} where the sources disagree with each other or with themselves"
        + (f", {settled} of them settled since" if settled else "")
    )
    told = Markup(
        '<p class="note">{}. The dashboard shows the one and names the other.</p>'
    ).format(note)
    return blocks.section(title, told, *shown, lines, anchor=anchor)


def _group(
    group: str, rows: list[KnownConflictRow], addresses: Addresses, named: str, cited: str
) -> Markup:
    listed = blocks.joined(
        _conflict(row, addresses, row["conflict"] == named, cited) for row in rows
    )
    title = Markup("<b>{}</b> {}").format(len(rows), GROUPS[group])
    if group == "figure":
        return Markup('<div id="conflicts-figure"><h3>{}</h3>{}{}</div>').format(
            title, HEAD, listed
        )
    is_open = any(row["conflict"] == named for row in rows)
    return blocks.fold(title, HEAD, listed, anchor=f"conflicts-{group}", is_open=is_open)


def _conflict(row: KnownConflictRow, addresses: Addresses, is_named: bool, cited: str) -> Markup:
    """A conflict: both values in its summary; why the one is shown, the sources and its links below."""
    summary = Markup('<span class="conflict"><span>{}</span> {} {}</span>').format(
        row["subject"], _value("shown", row["shown"], row["shown_place"]),
        _value("elsewhere", row["other"], row["other_place"]),
    )  # fmt: skip
    since = f"Known since {day(row['reported_on'])}" + (
        f", settled on {day(row['resolved_on'])}." if row["is_resolved"] else "."
    )
    body = Markup('<p>{}</p><p class="note">{} {}</p><p>{}</p>').format(
        row["explanation"], _sources(row), since, _links(row, addresses)
    )
    cite = _cite(row, cited) if is_named else blocks.NOTHING
    anchor = f"conflict-{row['conflict']}"
    return blocks.fold(summary, body, cite, anchor=anchor, is_named=is_named)


def _value(word: str, value: str, place: str) -> Markup:
    small = "" if blank(place) else Markup(" <small>{}</small>").format(place)
    return Markup('<span><i class="hidden">{}: </i>{}{}</span>').format(word, value, small)


def _sources(row: KnownConflictRow) -> str:
    """Source and place of both values; the title of one that disagrees with itself stands once."""
    shown, other = one_line(row["shown_title"]), one_line(row["other_title"])
    return " ".join(
        f"{word}: {', '.join(known)}."
        for word, known in (
            ("Shown", _known(shown, row["shown_place"])),
            ("Elsewhere", _known("the same" if other == shown else other, row["other_place"])),
        )
        if known
    )


def _known(*texts: str) -> list[str]:
    return [one_line(text) for text in texts if not blank(text)]


def _links(row: KnownConflictRow, addresses: Addresses) -> Markup:
    own = addresses.link(
        f"{row['conflict']}: the address of this conflict", "about", conflict=row["conflict"]
    )
    return blocks.joined([own, *_touched(row, addresses)], " · ")


def _touched(row: KnownConflictRow, addresses: Addresses) -> list[Markup]:
    """A link to what the conflict is about, where a page shows it by itself."""
    file, key = row["file"], one_line(row["key"])
    if file in ("results", "targets", "indicators"):
        return [addresses.link("the indicator", "results", indicator=key.split(";")[0])]
    if file == "portfolio":
        return [addresses.link("the figure", "funding", figure=key.replace(";", "|"))]
    if file == "evidence":
        return [addresses.link("the evidence", "evidence", item=key)]
    if file in ("actions", "recommendations"):
        return [
            addresses.link("the management response", "actions", **{file.removesuffix("s"): key})
        ]
    return []


def _cite(row: KnownConflictRow, cited: str) -> Markup:
    """A sentence to be copied, with an address that shows this conflict for ever."""
    sentence = (
        f"{one_line(row['subject'])}: {one_line(row['shown'])} ({one_line(row['shown_place'])}), elsewhere "
        f"{one_line(row['other'])} ({one_line(row['other_place'])}). {cited}&conflict={quote(row['conflict'])}"
    )
    return blocks.fold("Cite", Markup("<p><code>{}</code></p>").format(sentence))


def _difference(row: DifferenceRow, addresses: Addresses) -> Markup:
    places = (one_line(row["place"]), figure_day(row["period_end"], row["is_date_assumed"]))
    where = ", ".join(text for text in places if text)
    title = addresses.link(row["title"], "results", indicator=row["indicator"])
    stated = qualified(row["stated_total"], "people", row["qualifier"])
    summed = qualified(row["sum_of_parts"], "people", row["sum_qualifier"])
    difference = computed(abs(row["difference"]), "people", row["qualifier"], row["sum_qualifier"])
    return Markup(
        '<p class="difference">{} ({}): the stated total is {}, its parts add up to {}, a difference of {}.</p>'
    ).format(title, where, stated, summed, difference)
