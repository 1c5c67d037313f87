"""Where the sources disagree: all conflicts, and the one that the address names."""

import pandas as pd
import streamlit as st

from pages.parts.shared import citation, conflicts, elements
from pages.parts.shared.tables import Table
from web import answers
from web.address_state import set_in_address
from web.question import current_question
from wording.dates import day
from wording.markdown import plain
from wording.text import count, one_line

COLUMNS = {
    "conflict": "Code", "subject": "Subject", "shown": "Shown", "shown_place": "Where",
    "other": "Elsewhere", "other_place": "Where else", "explanation": "What disagrees, and why the one is shown",
    "is_resolved": "Settled", "resolved_on": "Settled on", "file": "Touches the file", "key": "Touches the row",
    "shown_title": "Source", "other_title": "Other source", "reported_on": "Known since",
}  # fmt: skip


def draw(known: pd.DataFrame) -> None:
    """The conflict that the address names; then those that are open and those that were settled, over their table."""
    if known.empty:
        st.markdown(f"No conflict was known by {day(current_question().as_of)}.")
        return
    _draw_chosen(known)
    open_texts, settled_texts = answers.cached(_conflict_texts, "about/conflicts")
    st.markdown(
        f"{count(len(known), 'place')} where the sources disagree with each other or with themselves; "
        f"{len(settled_texts)} settled since. The dashboard shows the one and names the other."
    )
    conflicts.draw_texts(open_texts, "that are open")
    conflicts.draw_texts(settled_texts, "that were settled since")
    csv = answers.as_csv("about/conflicts")
    elements.table(Table(known, csv, "conflicts", COLUMNS, "All conflicts as a table"))


def _draw_chosen(known: pd.DataFrame) -> None:
    code = st.query_params.get("conflict")
    if code is None:
        return
    rows = known[known["conflict"] == code]
    if rows.empty:
        st.warning(
            f"The address asked for the conflict “{plain(code)}”, which is not here. It was dropped."
        )
        del st.query_params["conflict"]
        return
    (row,) = rows.to_dict("records")
    with st.container(border=True):
        st.markdown(conflicts.conflict_text(row))
        with st.container(horizontal=True):
            sentence = (
                f"{one_line(row['subject'])}: {one_line(row['shown'])} ({one_line(row['shown_place'])}), elsewhere "
                f"{one_line(row['other'])} ({one_line(row['other_place'])})."
            )
            citation.draw(sentence, "about", "conflict", code)
            st.button(
                "All conflicts", type="tertiary", on_click=set_in_address, args=("conflict", None)
            )


def _conflict_texts(known: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The conflicts that are open, and those that were settled, a text each."""
    is_resolved = known["is_resolved"].astype(bool)
    return (
        conflicts.conflict_texts(known[~is_resolved]),
        conflicts.conflict_texts(known[is_resolved]),
    )
