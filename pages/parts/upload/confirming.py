"""Confirming an upload: why, that its warnings were seen, the button, and where the button was what became of it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.parts.shared import effect_tables
from pages.parts.shared.html import fragment
from pages.parts.shared.html.addresses import Addresses, current_addresses
from pages.parts.upload import pending_upload, sentences
from store import Overtaken, Preview, Refused, StoreUnreachable
from web import answers, visitor
from web.address_state import carried_on
from web.clock import now

FAILED = {
    "overtaken": "Another upload was stored since you dropped these files. Nothing of yours was stored yet. "
    "Above is the effect anew: read it, and confirm again.",
    "refused": "Together with what was stored since, these files are at fault now. Nothing was stored.",
    "opened anew": "The store had to be opened again, and these files are read anew. Look in the history whether the "
    "upload is there; where it is not, confirm again.",
    "failed": "The store did not answer. Look in the history whether the upload is there, before you confirm again.",
}


def draw(preview: Preview) -> None:
    """The warnings with the tick that they were seen, the reason, and the button.

    The button waits for the tick, but not for the reason: a text is sent as its field is left, so that the click on a
    button that waited for it would be lost.
    """
    seen = True
    if preview.warnings:
        fragment.draw(sentences.what_is_unusual(preview), "upload-warnings")
        effect_tables.draw_faults(preview.warnings, "warnings", "warning")
        seen = st.checkbox(
            "I have seen the warnings, and the figures are right.", key=f"seen-{preview.version}"
        )
    note = st.text_input(
        "Why are these files uploaded? The reason is kept with the upload.",
        key="note",
        max_chars=500,
    )
    draw_outcome()
    st.button(
        "Confirm", type="primary", disabled=not seen,
        key=f"confirm-{preview.version}", on_click=confirm, args=(preview, preview.version),
    )  # fmt: skip
    missing = [] if seen else ["Tick that you have seen the warnings"]
    missing += [] if note.strip() else ["Say why"]
    draw_below_button(missing, "Nothing is stored", "upload-unsaid")


def draw_below_button(missing: Sequence[str], nothing: str, unsaid: str) -> None:
    """What is missing before one can confirm, and that `nothing` is done until then.

    unsaid: the key under which a confirmation without a reason was noted. It is one line in any case: the button must
    not move under the mouse when the reason is sent.
    """
    if missing and st.session_state.pop(unsaid, False):
        st.caption(f"**{nothing} yet. {'. '.join(missing)}, and then confirm again.**")
    elif missing:
        st.caption(f"{'. '.join(missing)}, and then confirm. {nothing} until then.")
    else:
        st.caption(f"{nothing} until you confirm.")


def confirm(preview: Preview, version: str) -> None:
    """Write what was previewed as `version`, and keep the outcome; team, note and warnings are checked again."""
    who = visitor.require_team()
    note = str(st.session_state.get("note", "")).strip()
    seen = not preview.warnings or st.session_state.get(f"seen-{version}") is True
    if version != preview.version or not seen:
        return
    if not note:
        st.session_state["upload-unsaid"] = True
        return
    try:
        with answers.the_store().still_open(pending_upload.opened_when_read()):
            revision = preview.confirm(by=who, note=note, at=now())
    except Overtaken:
        st.session_state["upload-outcome"] = "overtaken"
    except Refused:
        st.session_state["upload-outcome"] = "refused"
    except StoreUnreachable:
        st.session_state["upload-outcome"] = "opened anew"
    except Exception:
        pending_upload.log.exception("An upload could not be confirmed.")
        st.session_state["upload-outcome"] = "failed"
    else:
        st.session_state["upload-stored"] = (revision, preview.effect)
        st.session_state["upload-round"] = st.session_state.get("upload-round", 0) + 1
        for name in ("note", "answers"):
            st.session_state.pop(name, None)
        pending_upload.forget()


def draw_outcome() -> None:
    """Why the last confirmation stored nothing, once."""
    what = st.session_state.pop("upload-outcome", "")
    if what:
        (st.warning if what == "overtaken" else st.error)(FAILED[what])


def last_stored() -> Markup | None:
    """What the last confirmation stored, once, with links to what changed; None where nothing was just stored."""
    kept = st.session_state.pop("upload-stored", None)
    if kept is None:
        return None
    revision, effect = kept
    today = now().date()
    return sentences.stored(revision, effect, _as_of(today), today)


def _as_of(today: date) -> Addresses:
    """The addresses of the pages as of today, by which an effect is judged, whatever date this page is asked for."""
    setting = {**carried_on(), "as_of": today.isoformat()}
    return Addresses(current_addresses().base, tuple(setting.items()))
