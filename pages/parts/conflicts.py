"""Where the sources disagree, beside the figures that it touches."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.words import count, day, missing, plain

Row = dict[Any, Any]


def listed(conflicts: pd.DataFrame, about: str) -> None:
    """The conflicts in a list to open, headed by how many there are `about` something; nothing without any.

    Each row has conflict, subject, shown, other and explanation, and the title and place of both sources.
    """
    list_told(told(conflicts), about)


def told(conflicts: pd.DataFrame) -> list[str]:
    """What is said of each conflict, for `asking.made` to keep."""
    return [said(row) for row in conflicts.to_dict("records")]


def list_told(sayings: Sequence[str], about: str) -> None:
    """The same list of what is said of the conflicts already."""
    if not sayings:
        return
    heading = f"{count(len(sayings), 'conflict')} in the sources {about}"
    with st.expander(heading, icon=":material/warning:"):
        st.markdown("\n\n".join(sayings))


def openly(conflicts: pd.DataFrame) -> None:
    """The conflicts one by one, for those that a reader must not miss."""
    for row in conflicts.to_dict("records"):
        st.warning(said(row))


def said(row: Row) -> str:
    """One conflict in Markdown: what is shown, what stands elsewhere, both with their place, and why."""
    return (
        f"**{plain(row['conflict'])}: {plain(row['subject'])}.** "
        f"Shown: {plain(row['shown'])} ({_where(row['shown_title'], row['shown_place'])}). "
        f"Elsewhere: {plain(row['other'])} ({_where(row['other_title'], row['other_place'])}). "
        f"{plain(row['explanation'])}{_settled(row)}"
    )


def _settled(row: Row) -> str:
    return f" Settled on {day(row['resolved_on'])}." if row["is_resolved"] else ""


def _where(title: object, place: object) -> str:
    return ", ".join(plain(text) for text in (title, place) if not missing(text))
