"""The question that a whole page puts: which project, as of which date, at which revision of the store."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from queries import Given
from store import Store


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
        """The three as parameters of a query."""
        return {"project": self.project, "as_of": self.as_of, "revision": self.revision}


def put(question: Question) -> None:
    """Keep the question that the frame has settled, for the page that is drawn next."""
    st.session_state["question"] = question


def asked() -> Question:
    """The question that the frame has settled for this page."""
    question = st.session_state["question"]
    assert isinstance(question, Question), "the frame is drawn before the page"
    return question
