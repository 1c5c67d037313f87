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
    "other": "Elsewhere", "other_place": "Where else", "weight": "Weight",
    "explanation": "What disagrees, and why the one is shown",
    "is_resolved": "Settled", "resolved_on": "Settled on", "file": "Touches the file", "key": "Touches the row",
    "shown_title": "Source", "other_title": "Other source", "reported_on": "Known since",
}  # fmt: skip


# What settling a conflict would change, the most important first.
WEIGHTS = {
    "figure": "that would change a figure, a date, a status or a priority",
    "scope": "about what a figure is of",
    "wording": "of words, references or numbers of chapters",
}
EARLIER = "about earlier figures, which newer ones have replaced"
SETTLED = "that were settled since"


def draw(known: pd.DataFrame) -> None:
    """The conflict that the address names; then those that are open and those that were settled, over their table."""
    if known.empty:
        st.markdown(f"No conflict was known by {day(current_question().as_of)}.")
        return
    _draw_chosen(known)
    groups = answers.cached(_texts_by_group, "about/conflicts")
    st.markdown(
        f"{count(len(known), 'place')} where the sources disagree with each other or with themselves; "
        f"{len(groups[SETTLED])} settled since. The dashboard shows the one and names the other."
    )
    for group, texts in groups.items():
        conflicts.draw_texts(texts, group)
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


def _texts_by_group(known: pd.DataFrame) -> dict[str, list[str]]:
    """The conflicts in words, by what they would change, those of earlier figures and settled ones apart."""
    groups: dict[str, list[str]] = {group: [] for group in (*WEIGHTS.values(), EARLIER, SETTLED)}
    for row in known.to_dict("records"):
        group = WEIGHTS[row["weight"]]
        if row["is_resolved"]:
            group = SETTLED
        elif row["is_earlier"]:
            group = EARLIER
        groups[group].append(conflicts.conflict_text(row))
    return groups
