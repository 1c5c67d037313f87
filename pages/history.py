"""Which uploads came in, by whom, and what did each of them change?"""

from collections.abc import Hashable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.history import reversal
from pages.parts.shared import effect_tables, elements
from pages.parts.shared.earlier_rules_text import TITLE
from pages.parts.shared.tables import Table
from store import effect_then, every_row_then, original
from web import answers, visitor
from web.address_state import draw_choice
from web.question import current_question
from wording.dates import day
from wording.markdown import plain
from wording.text import blank, count

Row = dict[Hashable, Any]

ENTRIES = {
    "revision": "Upload", "kind": "What", "entered_at": "When", "entered_by": "By", "note": "Why",
    "counts": "Counts", "added": "New", "corrected": "Corrected", "revised": "Revised", "updated": "Updated",
    "withdrawn": "Withdrawn", "confirmed": "Confirmed", "turned": "Turned", "upload": "Of upload",
    "files": "Files",
}  # fmt: skip


def title_of(row: Row) -> str:
    """An entry in a line, for the list to choose from."""
    if row["kind"] == "upload":
        state = "" if row["counts"] else " (undone)"
        return f"{row['revision']}: {files_of(row)}{state}"
    return f"{row['revision']}: {row['kind']} of upload {row['upload']}"


def files_of(row: Row) -> str:
    """The files of an upload, the first of many by name."""
    first, *more = str(row["files"]).split(", ")
    return f"{first} and {count(len(more), 'other file')}" if len(more) > 2 else str(row["files"])


def draw_entry(row: Row) -> None:
    """One entry: who, when and why, its files, what it did, and its undo or redo."""
    st.header(plain(title_of(row)), anchor=False)
    when = pd.Timestamp(str(row["entered_at"]))
    note = "" if blank(row["note"]) else f" “{plain(row['note'])}”"
    st.markdown(f"By {plain(row['entered_by'])} on {day(when.date())}, {when:%H:%M}.{note}")
    revision = int(str(row["revision"]))
    named = None if blank(row["upload"]) else int(float(str(row["upload"])))
    if row["kind"] == "upload":
        draw_files(revision)
    store, project = current_question().store, current_question().project
    effect_tables.draw(
        effect_then(store, project, revision, named, when.date()),
        partial(every_row_then, store, project, revision, named),
        f"entry-{revision}",
        is_done=True,
    )
    if row["kind"] == "upload":
        reversal.draw(revision, "undo" if row["counts"] else "redo")


def draw_files(revision: int) -> None:
    """The original files, byte for byte."""
    project, store = current_question().project, current_question().store
    for file in answers.answer("history/files", upload=revision).to_dict("records"):
        name = str(file["name"])
        st.download_button(
            f"{plain(name)} ({count(int(file['bytes']), 'byte')})",
            visitor.team_file(partial(original, store, project, revision, name)),
            name, visitor.team_media_type("application/octet-stream"), key=f"original-{revision}-{name}",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


elements.heading("History", "Which uploads came in, by whom, and what did each of them change?")
visitor.stop_unless_team(
    "Here every upload is listed with its files and its effect, and can be undone."
)
reversal.draw_outcome()
st.page_link(
    "pages/about.py", label=f"{TITLE}: which statuses read otherwise than before, and why."
)
entries = answers.answer("history/entries")
rows = {str(row["revision"]): row for row in entries.to_dict("records")}
if entries.empty:
    st.markdown("Nothing was brought in yet.")
else:
    elements.table(Table(
        entries, answers.as_csv("history/entries"), "history", ENTRIES,
        f"{count(len(entries), 'entry', 'entries')}, the newest first", expanded=True, for_team=True,
    ))  # fmt: skip
    chosen = draw_choice(
        "entry",
        "Entry",
        {code: title_of(row) for code, row in rows.items()},
        "Choose one to see all of it",
    )
    if chosen is not None:
        draw_entry(rows[chosen])
