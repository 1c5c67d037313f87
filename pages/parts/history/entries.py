"""The entries of the ledger as a list to read: who, when and why, which files, and how many rows of which effect."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.earlier_rules_text import TITLE
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from wording.dates import day
from wording.text import blank, count, listed

Row = dict[Hashable, Any]

# The numbers of rows of an entry, in the words of an effect.
EFFECTS = {
    "added": "new", "corrected": "corrected", "revised": "revised", "updated": "updated", "withdrawn": "withdrawn",
    "confirmed": "confirmed", "turned": "changed by it",
}  # fmt: skip

# So many entries are shown before the older ones are folded, and so many files of an upload are named.
MANY, MOST_FILES = 30, 3


def answer(rows: Sequence[Row]) -> Markup:
    """How many uploads there were, and which was the last."""
    uploads = [row for row in rows if row["kind"] == "upload"]
    if not uploads:
        return blocks.verdict("Nothing was brought in yet.")
    undone = len([row for row in uploads if not row["counts"]])
    amount = count(len(uploads), "upload") + (f", {undone} of them undone" if undone else "")
    last = rows[0]
    what = "upload" if last["kind"] == "upload" else f"{last['kind']} of upload {_upload(last)}"
    return blocks.verdict(f"{amount}. Last: {what}, {_when(last)}, by {last['entered_by']}.")


def entry_list(rows: Sequence[Row], addresses: Addresses) -> Markup:
    """The entries, each with a link to all of it; the older ones of many are folded."""
    if not rows:
        return blocks.NOTHING
    shown, rest = rows[:MANY], rows[MANY:]
    older = blocks.fold(f"{len(rest)} earlier", _list(rest, addresses)) if rest else blocks.NOTHING
    return Markup("{}{}").format(_list(shown, addresses), older)


def named_entry(row: Row, addresses: Addresses) -> Markup:
    """The entry that the address names, at the place where it stands in the list."""
    return Markup(
        '<section id="entry-{}" class="entry" aria-current="true"><h2>{}</h2>{}<p>{}</p></section>'
    ).format(row["revision"], title_of(row), _notes(row), addresses.link("Close", "history"))


def note_on_rules(addresses: Addresses) -> Markup:
    """That statuses can read otherwise without an upload."""
    address = f"{addresses.of('about')}#earlier-rules"
    return Markup(
        '<p class="note"><a href="{}">{}</a>: which statuses read otherwise without an upload.</p>'
    ).format(address, TITLE)


def title_of(row: Row) -> str:
    """An entry in a line: `2: results.csv (undone)`, `3: undo of upload 2`."""
    if row["kind"] == "upload":
        state = "" if row["counts"] else " (undone)"
        return f"{row['revision']}: {_files(row)}{state}"
    return f"{row['revision']}: {row['kind']} of upload {_upload(row)}"


def _list(rows: Sequence[Row], addresses: Addresses) -> Markup:
    return Markup('<ul class="entries">{}</ul>').format(
        blocks.joined(_item(row, addresses) for row in rows)
    )


def _item(row: Row, addresses: Addresses) -> Markup:
    link = addresses.link(title_of(row), "history", entry=str(row["revision"]))
    return Markup('<li id="entry-{}">{}{}</li>').format(row["revision"], link, _notes(row))


def _notes(row: Row) -> Markup:
    why = "" if blank(row["note"]) else f" “{row['note']}”"
    effects = [f"{row[name]:,.0f} {word}" for name, word in EFFECTS.items() if not blank(row[name])]
    rows = f"Rows: {listed(effects)}." if effects else "No row of it changes anything."
    return Markup('<p>By {} on {}.{}</p><p class="note">{}</p>').format(
        row["entered_by"], _when(row), why, rows
    )


def _when(row: Row) -> str:
    when = pd.Timestamp(str(row["entered_at"]))
    return f"{day(when.date())}, {when:%H:%M}"


def _upload(row: Row) -> int:
    return int(float(str(row["upload"])))


def _files(row: Row) -> str:
    """The files of an upload, the first of many by name."""
    names = str(row["files"]).split(", ")
    rest = names[MOST_FILES - 1 :]
    if len(rest) < 2:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_FILES - 1])} and {count(len(rest), 'other file')}"
