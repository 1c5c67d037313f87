"""Undo of an upload, and redo: its effect first, and written only while that is what it would do."""

from datetime import date
from functools import partial

import streamlit as st

from pages.parts import bringing, effects, visitor
from pages.parts.clock import now
from pages.parts.question import asked
from pages.parts.words import count, plain
from store import Overtaken, Refused, every_row_of_turn, how_many, preview_turn, turn

OVERTAKEN = (
    "Something else was stored since its effect was shown. Nothing was changed. "
    "Below is the effect anew: read it, and decide again."
)

DONE = {"undo": "undone", "redo": "brought back"}


def draw(upload: int, kind: str) -> None:
    """Undo of an upload that counts, redo of one that was undone: its effect first."""
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
        every = partial(every_row_of_turn, asked().store, asked().project, upload)
        effects.draw(found.effect, every, f"preview-turn-{upload}")
        reason = st.text_input("Why?", key=f"reason-{upload}", max_chars=500)
        st.button(
            word, type="primary", disabled=not reason.strip(),
            key=f"turn-{upload}-{found.compared_with}",
            on_click=act, args=(upload, kind, found.compared_with),
        )  # fmt: skip


def today() -> date:
    """The day as of which an effect is judged: that of the reader."""
    return now().date()


def act(upload: int, kind: str, compared_with: int) -> None:
    """Write the undo or redo whose effect was shown; judged anew who asks."""
    who = visitor.must_be_team()
    note = str(st.session_state.get(f"reason-{upload}", "")).strip()
    if not note:
        return
    question = asked()
    try:
        turn(
            question.store, question.project, upload, kind,
            by=who, note=note, at=now(), compared_with=compared_with,
        )  # fmt: skip
    except Overtaken:
        st.session_state["history-said"] = ("overtaken", OVERTAKEN)
        st.session_state["turning"] = upload
    except Refused as refused:
        st.session_state["history-said"] = ("refused", str(refused))
    except Exception:
        bringing.log.exception("An undo or redo could not be written.")
        said = "The store did not answer. Look below whether it was done, before you try again."
        st.session_state["history-said"] = ("refused", said)
    else:
        said = f"Upload {upload} is {DONE[kind]}. Nothing was deleted: it can be turned again here."
        st.session_state["history-said"] = ("done", said)
        for name in ("turning", f"turning-{upload}", f"reason-{upload}"):
            st.session_state.pop(name, None)


def say_what_became() -> None:
    """What the last undo or redo came to, once."""
    what, said = st.session_state.pop("history-said", ("", ""))
    if what:
        {"done": st.success, "overtaken": st.warning}.get(what, st.error)(plain(said))
