"""Who was reached, women and men, and how much is not recorded?"""

import pandas as pd
import streamlit as st

from charts.sexes import sexes
from pages.parts.gender import people_text, work_text
from pages.parts.shared import conflicts, elements, judgements
from pages.parts.shared.tables import Table
from web import answers
from web.question import current_question
from wording.dates import day
from wording.text import listed

TARGETS = {
    "title": "Indicator", "sex": "For whom", "kind": "Kind", "target": "Target", "due": "Due",
    "reached": "Reached", "period_end": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place",
}  # fmt: skip


def conflict_texts(found: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The conflicts in words: those of figures whose parts miss their total, and the others."""
    misses = found["misses_its_parts"]
    return conflicts.conflict_texts(found[misses]), conflicts.conflict_texts(found[~misses])


def draw_chart(texts: people_text.PeopleText) -> None:
    """The bars with their legend in words, over their table; where nobody was reached there is no bar."""
    if texts.has_people:
        sentence = (
            "Each bar is one indicator in full; its numbers stand below it. "
            "Hatched: people whose sex is not recorded. Empty frame: no split by sex is stated."
        )
        elements.chart(answers.cached_figure(sexes, "gender/people_by_sex"), sentence, "sexes")
    else:
        st.markdown("Every figure of people is zero.")
    elements.table(Table(texts.figures, texts.csv, "people-by-sex", people_text.COLUMNS))
    st.caption(
        "Share of women = women ÷ all whose sex is recorded. Sex recorded for = recorded ÷ "
        "(recorded + not recorded). Both are derived from the numbers stated."
    )


def draw_differences(differences: list[str], of_parts: list[str], others: list[str]) -> None:
    """Totals that their parts miss: both, with the difference, and the conflicts that touch these figures."""
    for difference in differences:
        st.markdown(difference)
    for conflict in of_parts:
        st.warning(conflict)
    conflicts.draw_texts(others, "about other figures here")


def draw_not_split(texts: people_text.PeopleText) -> None:
    """The indicators without a split: their figures, and those without a figure."""
    if texts.not_split:
        st.header("Not split by sex", anchor=False)
        st.markdown(texts.not_split)
    if texts.without_figure:
        names = listed(texts.without_figure)
        st.markdown(f"Without a figure as of {day(current_question().as_of)}: {names}.")


def draw_targets(targets: pd.DataFrame) -> None:
    """Targets for women or men apart, where the project has any."""
    if targets.empty:
        st.caption(
            "Targets for women or men apart are not in the sources: the status is judged by the total."
        )
        return
    st.header("Targets by sex", anchor=False)
    st.markdown(
        "Targets for women, men or another gender. The status is judged by the total alone."
    )
    elements.table(Table(
        targets, answers.as_csv("gender/targets_by_sex"), "targets-by-sex", TARGETS, "Targets by sex",
        expanded=True,
    ))  # fmt: skip


def draw(texts: people_text.PeopleText) -> None:
    """What is known of the people reached, the answer first."""
    of_parts, others = answers.cached(conflict_texts, "gender/conflicts")
    targets = answers.answer("gender/targets_by_sex")

    st.markdown(texts.summary)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_chart(texts)
    with right:
        draw_differences(texts.differences, of_parts, others)
        draw_not_split(texts)
        draw_targets(targets)


def draw_work(work: str, judged: str) -> None:
    """The work on gender, and what the sources judge of it."""
    if not work and not judged:
        return
    st.header("Work on gender", anchor=False)
    st.markdown(work or "No figure of work on gender is known.")
    if judged:
        st.markdown(f"What the sources judge of it:\n\n{judged}")


people = answers.cached(people_text.describe_people, "gender/people_by_sex")

work = answers.cached(work_text.describe_work, "gender/work", "funding/portfolio")
judged = answers.cached(judgements.lines, "gender/judgements")

elements.heading("Gender", "Who was reached, women and men, and how much is not recorded?")
if people.figures.empty:
    st.markdown("No indicator of this project counts people.")
elif people.has_figures:
    draw(people)
else:
    st.markdown(f"No figure of people was known by {day(current_question().as_of)}.")
    draw_not_split(people)
draw_work(work, judged)
