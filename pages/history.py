"""Which uploads came in, by whom, and what did each of them change?"""

from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.history import reversal
from pages.parts.history.entries import Row, answer, entry_list, named_entry, note_on_rules
from pages.parts.shared import effect_tables, elements
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.html.effects import changes
from pages.parts.shared.tables import Table
from store import effect_then, every_row_then, original
from web import answers, visitor
from web.address_state import choice_in_address
from web.question import current_question
from wording.markdown import plain
from wording.text import blank, count

ENTRIES = {
    "revision": "Upload", "kind": "What", "entered_at": "When", "entered_by": "By", "note": "Why",
    "counts": "Counts", "added": "New", "corrected": "Corrected", "revised": "Revised", "updated": "Updated",
    "withdrawn": "Withdrawn", "confirmed": "Confirmed", "turned": "Turned", "upload": "Of upload",
    "files": "Files",
}  # fmt: skip

# Above so many originals of an upload one is chosen, instead of a button for each.
MANY_FILES = 4


def draw_entry(row: Row) -> None:
    """One entry: its undo or redo first, then its files and what it did."""
    revision = int(str(row["revision"]))
    fragment.draw(named_entry(row, addresses), f"entry-{revision}")
    if row["kind"] == "upload":
        reversal.draw(revision, "undo" if row["counts"] else "redo")
        draw_files(revision)
    store, project = current_question().store, current_question().project
    named = None if blank(row["upload"]) else int(float(str(row["upload"])))
    when = pd.Timestamp(str(row["entered_at"])).date()
    effect = effect_then(store, project, revision, named, when)
    fragment.draw(changes("What it did", effect, addresses, is_done=True), f"effect-{revision}")
    every_row = partial(every_row_then, store, project, revision, named)
    effect_tables.draw(effect, every_row, f"entry-{revision}", is_done=True)


def draw_files(revision: int) -> None:
    """The original files, byte for byte: a button for each, or of many one to choose."""
    names = [str(name) for name in answers.answer("history/files", upload=revision)["name"]]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(names) > MANY_FILES:
            chosen = st.selectbox("Original files", names, key=f"original-of-{revision}", width=320)
            names = [chosen]
        for name in names:
            draw_original(revision, name)


def draw_original(revision: int, name: str) -> None:
    """The button that downloads one original."""
    project, store = current_question().project, current_question().store
    st.download_button(
        plain(name), visitor.team_file(partial(original, store, project, revision, name)),
        name, visitor.team_media_type("application/octet-stream"), key=f"original-{revision}-{name}",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


if not visitor.visitor().is_team:
    fragment.draw(blocks.verdict("The history of uploads is for the project team."), "answer")
visitor.stop_unless_team(
    "Here every upload is listed with its files and its effect, and can be undone."
)
addresses = current_addresses()
entries = answers.answer("history/entries")
rows = entries.to_dict("records")
places = {str(row["revision"]): place for place, row in enumerate(rows)}
chosen = choice_in_address("entry", "entry", places)
place = len(rows) if chosen is None else places[chosen]

fragment.draw(answer(rows), "answer")
if place:
    fragment.draw(entry_list(rows[:place], addresses), "newer")
if chosen is not None:
    draw_entry(rows[place])
older = entry_list(rows[place + 1 :], addresses)
fragment.draw(blocks.joined([older, note_on_rules(addresses)]), "older")
if len(entries):
    title = f"{count(len(entries), 'entry', 'entries')} as a table"
    csv = answers.as_csv("history/entries")
    elements.table(Table(entries, csv, "history", ENTRIES, title, for_team=True))
