"""Which uploads came in, by whom, and what did each of them change?"""

from collections.abc import Hashable
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import asking, bringing, effects, show, visitor
from pages.parts.choosing import choose
from pages.parts.clock import now
from pages.parts.question import asked
from pages.parts.words import count, day, missing, plain
from store import Refused, effect_then, how_many, original, preview_turn, turn

Row = dict[Hashable, Any]

ENTRIES = {
    "revision": "Upload", "kind": "What", "entered_at": "When", "entered_by": "By", "note": "Why",
    "counts": "Counts", "added": "New", "corrected": "Corrected", "revised": "Revised", "updated": "Updated",
    "withdrawn": "Withdrawn", "confirmed": "Confirmed", "turned": "Turned", "upload": "Of upload",
    "files": "Files",
}  # fmt: skip

DONE = {"undo": "undone", "redo": "brought back"}


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
    """One entry: who, when and why, its files, what it did, and the way to take it back."""
    st.header(plain(title_of(row)), anchor=False)
    when = pd.Timestamp(str(row["entered_at"]))
    note = "" if missing(row["note"]) else f" “{plain(row['note'])}”"
    st.markdown(f"By {plain(row['entered_by'])} on {day(when.date())}, {when:%H:%M}.{note}")
    revision = int(str(row["revision"]))
    named = None if missing(row["upload"]) else int(float(str(row["upload"])))
    if row["kind"] == "upload":
        draw_files(revision)
    store, project = asked().store, asked().project
    effects.draw(
        effect_then(store, project, revision, named, when.date()), f"entry-{revision}", is_done=True
    )
    if row["kind"] == "upload":
        draw_turn(row, revision)


def draw_files(revision: int) -> None:
    """The original files, byte for byte."""
    project, store = asked().project, asked().store
    for file in asking.ask("history/files", upload=revision).to_dict("records"):
        name = str(file["name"])
        st.download_button(
            f"{plain(name)} ({count(int(file['bytes']), 'byte')})",
            visitor.for_the_team(partial(original, store, project, revision, name)),
            name, visitor.unguessable("application/octet-stream"), key=f"original-{revision}-{name}",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def draw_turn(row: Row, upload: int) -> None:
    """Undo of an upload that counts, redo of one that was undone: its effect first."""
    kind = "undo" if row["counts"] else "redo"
    word = "Undo this upload" if kind == "undo" else "Bring this upload back"
    with st.expander(word, expanded=st.session_state.get("turning") == upload):
        if not st.toggle("Show first what it would do", key=f"turning-{upload}"):
            return
        found = preview_turn(asked().store, asked().project, upload, today())
        if found.faults:
            st.error(
                f"It cannot be: {count(how_many(found.faults), 'row')} would rest on nothing, or be at fault."
            )
            effects.draw_faults(found.faults, f"turn-faults-{upload}")
            return
        effects.draw(found.effect, f"preview-turn-{upload}")
        reason = st.text_input("Why?", key=f"reason-{upload}", max_chars=500)
        st.button(
            word, type="primary", disabled=not reason.strip(), key=f"turn-{upload}",
            on_click=act, args=(upload, kind),
        )  # fmt: skip


def today() -> date:
    """The day as of which an effect is judged: that of the reader."""
    return now().date()


def act(upload: int, kind: str) -> None:
    """Write the undo or redo; judged anew who asks."""
    who = visitor.must_be_team()
    note = str(st.session_state.get(f"reason-{upload}", "")).strip()
    question = asked()
    try:
        turn(question.store, question.project, upload, kind, by=who, note=note, at=now())
    except Refused as refused:
        st.session_state["history-said"] = ("refused", str(refused))
    except Exception:
        bringing.log.exception("An undo or redo could not be written.")
        said = "The store did not answer. Look below whether it was done, before you try again."
        st.session_state["history-said"] = ("refused", said)
    else:
        said = f"Upload {upload} is {DONE[kind]}. Nothing was deleted: it can be turned again here."
        st.session_state["history-said"] = ("done", said)
        for name in (f"turning-{upload}", f"reason-{upload}"):
            st.session_state.pop(name, None)


show.heading("History", "Which uploads came in, by whom, and what did each of them change?")
visitor.team_only("Here every upload is listed with its files and its effect, and can be undone.")
what, said = st.session_state.pop("history-said", ("", ""))
if what:
    (st.success if what == "done" else st.error)(plain(said))
entries = asking.ask("history/entries")
rows = {str(row["revision"]): row for row in entries.to_dict("records")}
if entries.empty:
    st.markdown("Nothing was brought in yet.")
else:
    show.table(
        entries, asking.as_csv("history/entries"), "history", ENTRIES,
        f"{count(len(entries), 'entry', 'entries')}, the newest first", expanded=True, for_team=True,
    )  # fmt: skip
    chosen = choose(
        "entry",
        "Entry",
        {code: title_of(row) for code, row in rows.items()},
        "Choose one to see all of it",
    )
    if chosen is not None:
        draw_entry(rows[chosen])
