"""What changed between two dates, and what must be decided?"""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.parts.meeting import changes_text, decisions_text, sections, two_dates
from pages.parts.meeting.sections import Section
from pages.parts.shared import elements, print_only
from pages.parts.shared.tables import Table
from reports.content.meeting import key_counts
from web import answers
from web.question import set_question
from wording.text import count

QUESTION = "What changed between two dates, and what must be decided?"
COUNTED_QUESTIONS = (
    "meeting/indicator_changes", "meeting/behind", "meeting/actions_to_decide", "meeting/silent_recommendations",
    "meeting/open_conflicts",
)  # fmt: skip
EXTRAPOLATED = (
    "An extrapolation, and no forecast: the pace between the figures known so far, carried on in a straight line to "
    "the end of the project. It is not offered where the figures do not carry one."
)


Parameters = dict[str, Any]


class SectionText(NamedTuple):
    """A section with its rows, as a file too, and its list in Markdown: the first lines, and those only on paper.

    empty_text: the sentence that is shown where there is no row.
    """

    section: Section
    rows: pd.DataFrame
    csv: bytes
    shown: str
    only_on_paper: str
    empty_text: str


def describe_section(rows: pd.DataFrame, section: Section) -> tuple[pd.DataFrame, str, str]:
    """The rows that a section takes, its list in Markdown, and the rest of the list, which only paper has."""
    if section.only is not None:
        rows = rows[rows[section.only[0]] == section.only[1]]
    if section is sections.ACTIONS_BY_UNIT:
        return rows, decisions_text.actions_by_unit_text(rows), ""
    return rows, *changes_text.lists(section.lines(rows))


def ask_section(section: Section, parameters: Parameters) -> SectionText:
    """Ask the question of a section, and put its rows into words."""
    name = f"meeting/{section.question}"
    rows, shown, only_on_paper = answers.cached(
        describe_section, name, arguments=(section,), **parameters
    )
    return SectionText(
        section,
        rows,
        answers.as_csv(name, only=section.only, **parameters),
        shown,
        only_on_paper,
        empty_text=(
            section.empty_text
            if has_any(section.subject, parameters)
            else f"This project has no {section.subject}."
        ),
    )


def has_any(subject: str, parameters: Parameters) -> bool:
    """Whether the project has any of what a section is about, so that it means something that its list is empty."""
    if subject == "indicator":
        headline = answers.answer("meeting/headline", **parameters)
        return bool(headline.filter(like="new_").iloc[0, :5].any())
    return subject != "recommendation" or not answers.answer("actions/recommendations").empty


def draw_section(text: SectionText) -> None:
    """A list in words over its table."""
    section, rows = text.section, text.rows
    st.subheader(section.title, anchor=False)
    if rows.empty:
        st.markdown(text.empty_text)
        return
    st.markdown(text.shown)
    key = "-".join(section.title.lower().replace(",", "").split())
    if text.only_on_paper:
        print_only.on_screen(
            f"- … and {len(rows) - changes_text.SHOWN} more, in the table below.", key
        )
        print_only.on_paper(text.only_on_paper, key)
    title = f"{section.title}: {count(len(rows), 'row')} as a table"
    elements.table(Table(rows, text.csv, key, section.columns, title))


elements.heading("Board meeting", QUESTION)
comparison = two_dates.draw_choice_of_meetings()
set_question(comparison.this)

parameters: Parameters = comparison.parameters()
counts = key_counts({name: answers.answer(name, **parameters) for name in COUNTED_QUESTIONS})
project_end = answers.cached(changes_text.project_end_text, "meeting/headline", **parameters)
changed = [ask_section(section, parameters) for section in sections.CHANGED]
to_be_decided = [ask_section(section, parameters) for section in sections.TO_BE_DECIDED]
outlook = ask_section(sections.OUTLOOK_SECTION, parameters)

two_dates.draw_comparison(comparison)
two_dates.draw_actions(comparison)
elements.tiles(counts)
left, right = st.columns(2, gap="large")
with left:
    st.header("What changed", anchor=False)
    st.markdown(project_end)
    for text in changed:
        draw_section(text)
with right:
    st.header("What must be decided", anchor=False)
    for text in to_be_decided:
        draw_section(text)
st.header("Looking ahead", anchor=False)
st.caption(EXTRAPOLATED)
draw_section(outlook)
