"""Where the sources disagree, said on the page that shows what it touches."""

import pandas as pd
import streamlit as st

from pages.parts.words import count, plain

Row = dict[str, object]


def said(row: Row) -> str:
    """One conflict (conflict, subject, shown, other, their sources and places, explanation) in a paragraph."""
    head = "Settled conflict" if row["is_resolved"] else "Conflict"
    return (
        f"**{head} {plain(row['conflict'])}: {plain(row['subject'])}.** "
        f"Shown: {plain(row['shown'])} ({plain(row['shown_source'])}, {plain(row['shown_place'])}). "
        f"Elsewhere: {plain(row['other'])} ({plain(row['other_source'])}, {plain(row['other_place'])}). "
        f"{plain(row['explanation'])}"
    )


def draw(conflicts: pd.DataFrame, about: str) -> None:
    """All of them, folded up under a line that counts them; nothing where there is none."""
    if conflicts.empty:
        return
    each_once = conflicts.drop_duplicates("conflict")
    where = count(len(each_once), "place where the sources disagree", "places where the sources disagree")
    with st.expander(f"{where} about {about}"):
        st.markdown("\n\n".join(said(row) for row in each_once.to_dict("records")))
