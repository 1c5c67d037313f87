"""What changed between two dates, and what must be decided?"""

from itertools import groupby
from typing import Any

import streamlit as st

from pages.parts.meeting import lines, two_dates
from pages.parts.meeting.lines import ChapterText, SectionText
from pages.parts.meeting.tables import ask_tables
from pages.parts.shared import elements, print_only
from pages.parts.shared.tables import Table
from reports.content.changes import CHANGE_QUESTIONS
from reports.content.decisions import DECISION_QUESTIONS
from reports.content.indicators import status_counts
from reports.content.meeting import key_counts
from reports.content.outlook import OUTLOOK_QUESTIONS
from web import answers
from web.question import set_question

QUESTION = "What changed between two dates, and what must be decided?"
COUNTED_QUESTIONS = (
    "meeting/indicator_changes", "meeting/behind", "meeting/not_reported", "meeting/actions_to_decide",
    "meeting/silent_recommendations", "meeting/open_conflicts",
)  # fmt: skip


def draw_section(section: SectionText) -> None:
    """A section in words; of a long one, a screen has the first lines, and paper has all."""
    st.subheader(section.title, anchor=False)
    st.markdown(section.shown)
    if section.left:
        key = "-".join(section.title.lower().replace(",", "").split())
        print_only.on_screen(f"- … and {section.left} more, in the table below.", key)
        print_only.on_paper(section.only_on_paper, key)


def draw_chapter(chapter: ChapterText, tables: dict[str, list[Table]]) -> None:
    """Sections in words over the tables of the rows that they are about; in one line, what there is nothing of."""
    for question, sections in groupby(chapter.sections, lambda section: section.question):
        for section in sections:
            draw_section(section)
        for table in tables.get(question, []):
            elements.table(table)
    if chapter.nothing:
        st.markdown(chapter.nothing)


elements.heading("Board meeting", QUESTION)
comparison = two_dates.draw_choice_of_meetings()
set_question(comparison.this)

parameters: dict[str, Any] = comparison.parameters()
counts = key_counts({name: answers.answer(name, **parameters) for name in COUNTED_QUESTIONS})
statuses = answers.cached(status_counts, "meeting/status_counts", **parameters)
changes = answers.cached(lines.changes_text, *CHANGE_QUESTIONS, **parameters)
decisions = answers.cached(lines.decisions_text, *DECISION_QUESTIONS, **parameters)
outlook = answers.cached(lines.outlook_text, *OUTLOOK_QUESTIONS, **parameters)
tables = ask_tables(parameters)

two_dates.draw_comparison(comparison)
two_dates.draw_actions(comparison)
elements.tiles(counts)
st.markdown(statuses)
left, right = st.columns(2, gap="large")
with left:
    st.header("What changed", anchor=False)
    draw_chapter(changes, tables)
with right:
    st.header("What must be decided", anchor=False)
    draw_chapter(decisions, tables)
st.header("Looking ahead", anchor=False)
draw_chapter(outlook, tables)
