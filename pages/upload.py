"""What would these files change, and are they right?"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.shared import effect_tables
from pages.parts.shared.html import blocks, fragment
from pages.parts.upload import confirming, file_questions, pending_upload, sentences, templates
from store import Limits, Preview, Refused
from web import answers, visitor
from web.clock import now
from web.question import current_question
from wording.markdown import plain

TO_FILL_IN = blocks.section("Sheets to fill in", anchor="sheets")


def draw_preview(preview: Preview, files: Sequence[Any]) -> None:
    """Faults alone where there are any; else the effect, the warnings, and the button to confirm."""
    fragment.draw(sentences.files_read(preview), "upload-files")
    file_questions.draw(preview, files)
    if preview.faults:
        confirming.draw_outcome()
        fragment.draw(sentences.what_to_mend(preview), "upload-faults")
        effect_tables.draw_faults(preview.faults, "faults", "fault")
        draw_templates()
        return
    assert preview.effect is not None, "there are no faults"
    fragment.draw(sentences.before_and_after(preview, now().date()), "upload-effect")
    effect_tables.draw(preview.effect, preview.every_row, "preview")
    confirming.draw(preview)


def draw_templates() -> None:
    """The sheets to fill in, under their heading."""
    fragment.draw(TO_FILL_IN, "upload-sheets")
    templates.draw()


def last_report(dates: pd.DataFrame) -> Any:
    """The day of the last report that is not in the future; None before the first."""
    today = now().date()
    known = [when for when in dates["reported_on"] if when.date() <= today]
    return known[0] if known else None


if not visitor.visitor().is_team:
    fragment.draw(blocks.verdict("Upload is for the project team."), "answer")
visitor.stop_unless_team("Here new figures, targets and updates are brought in as files.")
answer = st.empty()
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
says = sentences.waiting(last_report(answers.answer("frame/reporting_dates")))
if files:
    pending = pending_upload.PendingUpload(
        current_question().project,
        tuple(file.file_id for file in files),
        file_questions.answers_of(files),
    )
    reader = pending_upload.reader(answers.the_store(), pending, files, limits)
    if not reader.wait():
        pending_upload.draw_progress(reader)
    elif reader.failure:
        st.error(plain(reader.failure))
    elif reader.preview is not None:
        preview = reader.preview
        says = sentences.at_fault(preview) if preview.faults else sentences.would_change(preview)
        draw_preview(preview, files)
else:
    pending_upload.forget()
    st.session_state.pop("answers", None)
    says = confirming.last_stored() or says
    draw_templates()
with answer:
    fragment.draw(says, "answer")
