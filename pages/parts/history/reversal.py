"""Undo or redo of an upload: its effect is shown first, and it is written only if that has not changed."""

from datetime import date
from functools import partial

import streamlit as st

from pages.parts.shared import effect_tables
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.causes import cause_list, causes
from pages.parts.shared.html.effects import changes
from pages.parts.upload import confirming, pending_upload
from store import (
    Overtaken,
    Refused,
    ReversalRequest,
    every_row_of_reversal,
    how_many,
    preview_reversal,
    reverse,
)
from web import visitor
from web.clock import now
from web.question import current_question
from wording.markdown import plain
from wording.text import count

OVERTAKEN = (
    "Something else was stored since its effect was shown. Nothing was changed. "
    "Above is the effect anew: read it, and decide again."
)

DONE_WORD = {"undo": "undone", "redo": "brought back"}


def draw(upload: int, kind: str) -> None:
    """Undo of an upload that counts, or redo of one that was undone: the effect, a reason, and the button.

    What became of the last one is said in the place of the button.
    """
    word = "Undo this upload" if kind == "undo" else "Bring this upload back"
    if not st.toggle(f"{word}: show first what it would do", key=f"reversal-{kind}-{upload}"):
        draw_outcome()
        return
    question = current_question()
    found = preview_reversal(question.store, question.project, upload, today())
    if found.faults:
        draw_outcome()
        rest = f"{count(how_many(found.faults), 'row')} would rest on nothing, or be at fault"
        listed = cause_list(causes(found.faults))
        fragment.draw(blocks.section(f"It cannot be: {rest}.", listed), f"turn-causes-{upload}")
        effect_tables.draw_faults(found.faults, f"turn-faults-{upload}", "fault")
        return
    fragment.draw(changes("What it would do", found.effect), f"turn-effect-{upload}")
    every = partial(every_row_of_reversal, question.store, question.project, upload)
    effect_tables.draw(found.effect, every, f"preview-turn-{upload}")
    reason = st.text_input("Why?", key=f"reason-{upload}", max_chars=500)
    draw_outcome()
    st.button(
        word, type="primary", key=f"turn-{upload}-{found.compared_with}",
        on_click=confirm, args=(upload, kind, found.compared_with),
    )  # fmt: skip
    missing = [] if reason.strip() else ["Say why"]
    confirming.draw_below_button(missing, "Nothing is changed", "history-unsaid")


def today() -> date:
    """The day as of which an effect is judged: today."""
    return now().date()


def confirm(upload: int, kind: str, compared_with: int) -> None:
    """Write the undo or redo whose effect was shown, after checking again that the visitor is of the team."""
    who = visitor.require_team()
    note = str(st.session_state.get(f"reason-{upload}", "")).strip()
    if not note:
        st.session_state["history-unsaid"] = True
        return
    question = current_question()
    try:
        request = ReversalRequest(question.project, upload, kind, who, note, now())
        reverse(question.store, request, compared_with=compared_with)
    except Overtaken:
        st.session_state["history-outcome"] = ("overtaken", OVERTAKEN)
    except Refused as refused:
        st.session_state["history-outcome"] = ("refused", str(refused))
    except Exception:
        pending_upload.log.exception("An undo or redo could not be written.")
        text = (
            "The store did not answer. Look at the list whether it was done, before you try again."
        )
        st.session_state["history-outcome"] = ("refused", text)
    else:
        text = (
            f"Upload {upload} is {DONE_WORD[kind]}. Nothing was deleted: it can be taken back here."
        )
        st.session_state["history-outcome"] = ("done", text)
        for name in (f"reversal-{kind}-{upload}", f"reason-{upload}"):
            st.session_state.pop(name, None)


def draw_outcome() -> None:
    """The outcome of the last undo or redo, once."""
    what, text = st.session_state.pop("history-outcome", ("", ""))
    if what:
        {"done": st.success, "overtaken": st.warning}.get(what, st.error)(plain(text))
