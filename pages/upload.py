"""What would these files change, and are they right?"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.parts.shared import effect_tables, elements
from pages.parts.upload import file_questions, pending_upload, templates
from store import Limits, Overtaken, Preview, Refused, StoreUnreachable, contract, how_many
from web import answers, visitor
from web.clock import now
from web.question import current_question
from wording.markdown import plain
from wording.text import count

OUTCOMES = {
    "overtaken": "Another upload was stored since you dropped these files. Nothing of yours was stored yet. "
    "Below is the effect anew: read it, and confirm again.",
    "refused": "Together with what was stored since, these files are at fault now. Nothing was stored.",
    "opened anew": "The store had to be opened again, and these files are read anew. Look in the history whether the "
    "upload is there; where it is not, confirm again.",
    "failed": "The store did not answer. Look in the history whether the upload is there, before you confirm again.",
}


def draw_reading(preview: Preview, files: Sequence[Any]) -> None:
    """What each file was recognised as, and its open questions."""
    for table in preview.tables:
        title = contract()[table.kind].title
        remarks = "".join(f" {plain(remark)}" for remark in table.remarks)
        st.markdown(f"**{plain(table.in_file)}**: {title}, {count(table.rows, 'row')}.{remarks}")
    file_questions.draw(preview, files)


def draw_preview(preview: Preview, files: Sequence[Any]) -> None:
    """Faults alone where there are any; else warnings, the effect, and the button to confirm."""
    draw_reading(preview, files)
    if preview.faults:
        answer = "Answer the question above, or mend" if preview.asks else "Mend"
        st.error(
            f"{count(how_many(preview.faults), 'fault')}. Nothing was stored. "
            f"{answer} the files and drop them here again."
        )
        effect_tables.draw_faults(preview.faults, "faults")
        return
    st.header("What it would do", anchor=False)
    assert preview.effect is not None, "there are no faults"
    effect_tables.draw(preview.effect, preview.every_row, "preview")
    seen = True
    if preview.warnings:
        st.warning(
            f"{count(how_many(preview.warnings), 'warning')}. They stop nothing, and must be seen."
        )
        effect_tables.draw_faults(preview.warnings, "warnings")
        seen = st.checkbox(
            "I have seen the warnings, and the figures are right.", key=f"seen-{preview.version}"
        )
    note = st.text_input(
        "Why is it brought? It is kept with the upload.", key="note", max_chars=500
    )
    st.button(
        "Confirm", type="primary", disabled=not (seen and note.strip()),
        key=f"confirm-{preview.version}", on_click=confirm, args=(preview, preview.version),
    )  # fmt: skip
    missing = [] if seen else ["Tick that you have seen the warnings"]
    missing += [] if note.strip() else ["Say why"]
    if missing:
        st.caption(f"{'. '.join(missing)}, and then confirm. Nothing is stored until then.")


def confirm(preview: Preview, version: str) -> None:
    """Write what was previewed as `version`, and keep the outcome; team, note and warnings are checked again."""
    who = visitor.require_team()
    note = str(st.session_state.get("note", "")).strip()
    seen = not preview.warnings or st.session_state.get(f"seen-{version}") is True
    if version != preview.version or not (seen and note):
        return
    try:
        with answers.the_store().still_open(pending_upload.opened_when_read()):
            revision = preview.confirm(by=who, note=note, at=now())
    except Overtaken:
        st.session_state["upload-outcome"] = ("overtaken", 0)
    except Refused:
        st.session_state["upload-outcome"] = ("refused", 0)
    except StoreUnreachable:
        st.session_state["upload-outcome"] = ("opened anew", 0)
    except Exception:
        pending_upload.log.exception("An upload could not be confirmed.")
        st.session_state["upload-outcome"] = ("failed", 0)
    else:
        st.session_state["upload-outcome"] = ("stored", revision)
        st.session_state["upload-round"] = st.session_state.get("upload-round", 0) + 1
        for name in ("note", "answers"):
            st.session_state.pop(name, None)
        pending_upload.forget()


def draw_outcome() -> tuple[str, int]:
    """The outcome of the last confirmation, once; gives it back."""
    what, revision = st.session_state.pop("upload-outcome", ("", 0))
    if what == "stored":
        st.success(f"Stored as upload {revision}, whole. Every page shows it from now on.")
        elements.link("pages/history.py", "See it in the history, or undo it", entry=str(revision))
    elif what == "overtaken":
        st.warning(OUTCOMES[what])
    elif what:
        st.error(OUTCOMES[what])
    return what, revision


elements.heading("Upload", "What would these files change, and are they right?")
visitor.stop_unless_team("Here new figures, targets and updates are brought in as files.")
outcome = draw_outcome()
try:
    limits = Limits.from_environment()
except Refused as refused:
    st.error(f"No file can be taken until a setting of the dashboard is mended. {plain(refused)}")
    st.stop()
most = limits.file_megabytes
files = st.file_uploader(
    f"CSV or XLSX files of the project, up to {most} MB each", accept_multiple_files=True,
    key=f"files-{st.session_state.get('upload-round', 0)}", max_upload_size=most,
)  # fmt: skip
if files:
    pending = pending_upload.PendingUpload(
        current_question().project,
        tuple(file.file_id for file in files),
        file_questions.answers_of(files),
    )
    reader = pending_upload.reader(answers.the_store(), pending, files, limits)
    if not reader.wait():
        st.session_state["upload-outcome"] = outcome  # it is shown again beside what is read
        pending_upload.draw_progress(reader)
    elif reader.failure:
        st.error(plain(reader.failure))
    elif reader.preview is not None:
        draw_preview(reader.preview, files)
else:
    pending_upload.forget()
    st.session_state.pop("answers", None)
    st.caption(
        "Each file is recognised by its columns. You see what it would change before anything is stored. "
        f"One that is larger than {most} MB is brought in parts, or the setting RESULTS_MAX_MB raised."
    )
    templates.draw()
