"""The question that a whole page puts: which project, as of which date, at which revision of the store."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from queries import Given
from store import Store

# The days that may be asked for: from the first one on, and as far ahead of today as plans reach.
EARLIEST = date(1990, 1, 1)
AHEAD = timedelta(days=5 * 365)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(text: str) -> date | None:
    """The day that an address names; None where it is written otherwise than YYYY-MM-DD, or before the first one."""
    if not _DAY.fullmatch(text):
        return None
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return None
    return when if when >= EARLIEST else None


@dataclass(frozen=True)
class Question:
    """Project, as-of date and revision: the frame of every page, and part of its address.

    It is put to one store: what is kept of its answers is kept for that store alone. `newest` is the newest
    revision: whatever `revision` is asked for, who may be named is judged by it, so that an answer that was kept
    before a name was hidden is not given again.
    """

    store: Store
    project: str
    as_of: date
    revision: int
    newest: int

    def given(self) -> dict[str, Given]:
        """The three as parameters of a query; a page asks of a set of one project.

        `day` is the date once more, for what reckons with it: `Store.settled` may put `as_of` back to another one.
        """
        return {
            "projects": [self.project],
            "as_of": self.as_of,
            "day": self.as_of,
            "revision": self.revision,
        }


def put(question: Question) -> None:
    """Keep the question that the frame has settled, for the page that is drawn next."""
    st.session_state["question"] = question


def asked() -> Question:
    """The question that the frame has settled for this page."""
    question = st.session_state["question"]
    assert isinstance(question, Question), "the frame is drawn before the page"
    return question
