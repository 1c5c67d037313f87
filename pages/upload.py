"""What would these files change, and are they right?"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.parts import answers, asking, bringing, effects, show, templates, visitor
from pages.parts.clock import now
from pages.parts.question import asked
from pages.parts.words import count, plain
from store import Limits, Overtaken, Preview, Refused, StoreUnreachable, contract, how_many

SAID = {
    "overtaken": "Another upload was stored since you dropped these files. Nothing of yours was stored yet. "
    "Below is the effect anew: read it, and confirm again.",
    "refused": "Together with what was stored since, these files are at fault now. Nothing was stored.",
    "opened anew": "The store had to be opened again, and these files are read anew. Look in the history whether the "
    "upload is there; where it is not, confirm again.",
    "failed": "The store did not answer. Look in the history whether the upload is there, before you confirm again.",
}


def draw_reading(preview: Preview, files: Sequence[Any]) -> None:
    """What each file was recognised as, and what it leaves open."""
    for table in preview.tables:
        title = contract()[table.kind].title
        remarks = "".join(f" {plain(remark)}" for remark in table.remarks)
        st.markdown(f"**{plain(table.in_file)}**: {title}, {count(table.rows, 'row')}.{remarks}")
    answers.draw(preview, files)


def draw_preview(preview: Preview, files: Sequence[Any]) -> None:
    """Faults alone where there are any; else warnings, the effect, and the way to confirm."""
    draw_reading(preview, files)
    if preview.faults:
        answer = "Answer the question above, or mend" if preview.asks else "Mend"
        st.error(
            f"{count(how_many(preview.faults), 'fault')}. Nothing was stored. "
            f"{answer} the files and drop them here again."
        )
        effects.draw_faults(preview.faults, "faults")
        return
    st.header("What it would do", anchor=False)
    assert preview.effect is not None, "there are no faults"
    effects.draw(preview.effect, preview.every_row, "preview")
    seen = True
    if preview.warnings:
        st.warning(
            f"{count(how_many(preview.warnings), 'warning')}. They stop nothing, and must be seen."
        )
        effects.draw_faults(preview.warnings, "warnings")
        seen = st.checkbox(
            "I have seen the warnings, and the figures are right.", key=f"seen-{preview.weighing}"
        )
    note = st.text_input(
        "Why is it brought? It is kept with the upload.", key="note", max_chars=500
    )
    st.button(
        "Confirm", type="primary", disabled=not (seen and note.strip()),
        key=f"confirm-{preview.weighing}", on_click=confirm, args=(preview, preview.weighing),
    )  # fmt: skip
    missing = [] if seen else ["Tick that you have seen the warnings"]
    missing += [] if note.strip() else ["Say why"]
    if missing:
        st.caption(f"{'. '.join(missing)}, and then confirm. Nothing is stored until then.")


def confirm(preview: Preview, weighing: str) -> None:
    """Write what was shown as `weighing`, and say what became of it; judged anew who asks, and what was seen."""
    who = visitor.must_be_team()
    note = str(st.session_state.get("note", "")).strip()
    seen = not preview.warnings or st.session_state.get(f"seen-{weighing}") is True
    if weighing != preview.weighing or not (seen and note):
        return
    try:
        with asking.the_store().still_open(bringing.opened()):
            revision = preview.confirm(by=who, note=note, at=now())
    except Overtaken:
        st.session_state["upload-said"] = ("overtaken", 0)
    except Refused:
        st.session_state["upload-said"] = ("refused", 0)
    except StoreUnreachable:
        st.session_state["upload-said"] = ("opened anew", 0)
    except Exception:
        bringing.log.exception("An upload could not be confirmed.")
        st.session_state["upload-said"] = ("failed", 0)
    else:
        st.session_state["upload-said"] = ("stored", revision)
        st.session_state["upload-round"] = st.session_state.get("upload-round", 0) + 1
        for name in ("note", "answers"):
            st.session_state.pop(name, None)
        bringing.forget()


def say_what_became() -> tuple[str, int]:
    """What the last confirmation came to, once; gives it back."""
    what, revision = st.session_state.pop("upload-said", ("", 0))
    if what == "stored":
        st.success(f"Stored as upload {revision}, whole. Every page shows it from now on.")
        here = {"project": asked().project, "entry": str(revision)}
        st.page_link(
            "pages/history.py", label="See it in the history, or undo it", query_params=here
        )
    elif what == "overtaken":
        st.warning(SAID[what])
    elif what:
        st.error(SAID[what])
    return what, revision


show.heading("Upload", "What would these files change, and are they right?")
visitor.team_only("Here new figures, targets and updates are brought in as files.")
became = say_what_became()
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
    brought = bringing.Brought(
        asked().project, tuple(file.file_id for file in files), answers.kept(files)
    )
    reader = bringing.reader(asking.the_store(), brought, files, limits)
    if not reader.wait():
        st.session_state["upload-said"] = became  # it is said beside what is read as well
        bringing.progress(reader)
    elif reader.failure:
        st.error(plain(reader.failure))
    elif reader.preview is not None:
        draw_preview(reader.preview, files)
else:
    bringing.forget()
    st.session_state.pop("answers", None)
    st.caption(
        "Each file is recognised by its columns. You see what it would change before anything is stored. "
        f"One that is larger than {most} MB is brought in parts, or the setting RESULTS_MAX_MB raised."
    )
    templates.draw()
