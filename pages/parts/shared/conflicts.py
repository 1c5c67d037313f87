"""Where the sources disagree, shown beside the figures concerned."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from wording.dates import day
from wording.markdown import plain
from wording.text import blank, count

Row = dict[Any, Any]


def draw_folded(conflicts: pd.DataFrame, about: str) -> None:
    """The conflicts in a list to open, headed by how many there are `about` something; nothing without any.

    Each row has conflict, subject, shown, other and explanation, and the title and place of both sources.
    """
    draw_texts(conflict_texts(conflicts), about)


def conflict_texts(conflicts: pd.DataFrame) -> list[str]:
    """Each conflict in words, for `answers.cached`."""
    return [conflict_text(row) for row in conflicts.to_dict("records")]


def draw_texts(texts: Sequence[str], about: str) -> None:
    """The same list, of conflicts that are in words already."""
    if not texts:
        return
    heading = f"{count(len(texts), 'conflict')} in the sources {about}"
    with st.expander(heading, icon=":material/warning:"):
        st.markdown("\n\n".join(texts))


def conflict_text(row: Row) -> str:
    """One conflict in Markdown: what is shown, what another place states, both with their place, and why."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}.** "
        f"Shown: {plain(row['shown'])} ({_where(row['shown_title'], row['shown_place'])}). "
        f"Elsewhere: {plain(row['other'])} ({_where(row['other_title'], row['other_place'])}). "
        f"{plain(row['explanation'])}{_settled_text(row)}"
    )


def _settled_text(row: Row) -> str:
    return f" Settled on {day(row['resolved_on'])}." if row["is_resolved"] else ""


def _where(title: object, place: object) -> str:
    return ", ".join(plain(text) for text in (title, place) if not blank(text))
