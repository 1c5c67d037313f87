"""What a whole page is asked about: which project, as of which date, at which revision of the store."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from queries import Parameter
from store import Store

# The days that may be asked for: from the first one on, and as far ahead of today as plans reach.
EARLIEST = date(1990, 1, 1)
AHEAD = timedelta(days=5 * 365)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date | None:
    """The day that an address names; None where it is not written as YYYY-MM-DD, or before the first one."""
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

    Answers are cached for its store alone. `newest` is the newest revision, by which it is judged who may be named,
    whatever `revision` is asked for: so an answer from before a name was hidden is not given again.
    """

    store: Store
    project: str
    as_of: date
    revision: int
    newest: int

    def parameters(self) -> dict[str, Parameter]:
        """The three as parameters of a query; a page asks about a set of one project.

        `day` is the date once more, for what counts days: `Store.shared_parameters` may replace `as_of` by an earlier
        date.
        """
        return {
            "projects": [self.project],
            "as_of": self.as_of,
            "day": self.as_of,
            "revision": self.revision,
        }


def set_question(question: Question) -> None:
    """Keep the question that the frame has read, for the page that is drawn next."""
    st.session_state["question"] = question


def current_question() -> Question:
    """The question that the frame has read for this page."""
    question = st.session_state["question"]
    assert isinstance(question, Question), "the frame is drawn before the page"
    return question
