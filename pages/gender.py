"""Who was reached, women and men, and how much is not recorded?"""

import pandas as pd
import streamlit as st

from charts.sexes import sexes
from pages.parts import asking, conflicts, people, show
from pages.parts.question import asked
from pages.parts.words import day, listed

TARGETS = {
    "title": "Indicator", "sex": "For whom", "kind": "Kind", "target": "Target", "due": "Due",
    "reached": "Reached", "period_end": "Figure of", "qualifier": "Wording",
    "reported_on": "Known since", "source_title": "Source", "place": "Place",
}  # fmt: skip


def disputed(found: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What is said of the conflicts: of figures whose parts miss their total, and of others."""
    misses = found["misses_its_parts"]
    return conflicts.told(found[misses]), conflicts.told(found[~misses])


def draw_chart(told: people.Told) -> None:
    """The bars with what they mean, over their table; where nobody was reached there is no bar."""
    if told.anyone:
        says = (
            "Each bar is one indicator in full; its numbers stand below it. "
            "Hatched: people whose sex is not recorded. Empty frame: no split by sex is stated."
        )
        show.chart(asking.draw(sexes, "gender/people_by_sex"), says, "sexes")
    else:
        st.markdown("Every figure of people is zero.")
    show.table(told.figures, told.csv, "people-by-sex", people.COLUMNS)
    st.caption(
        "Share of women = women ÷ all whose sex is recorded. Sex recorded for = recorded ÷ "
        "(recorded + not recorded). Both are derived from the numbers stated."
    )


def draw_differences(told: people.Told) -> None:
    """Totals that their parts miss: both, with the difference, and the conflicts that touch these figures."""
    for difference in told.differences:
        st.markdown(difference)
    openly, others = asking.made(disputed, "gender/conflicts")
    for conflict in openly:
        st.warning(conflict)
    conflicts.list_told(others, "about other figures here")


def draw_not_split(told: people.Told) -> None:
    """The indicators without a split: their figures, and those without a figure."""
    if told.not_split:
        st.header("Not split by sex", anchor=False)
        st.markdown(told.not_split)
    if told.without_figure:
        names = listed(told.without_figure)
        st.markdown(f"Without a figure as of {day(asked().as_of)}: {names}.")


def draw_targets() -> None:
    """Targets for women or men apart, where the project has any."""
    targets = asking.ask("gender/targets_by_sex")
    if targets.empty:
        st.caption("No target is stated for women or men apart: the status is judged by the total.")
        return
    st.header("Targets by sex", anchor=False)
    st.markdown(
        "Targets for women, men or another gender. The status is judged by the total alone."
    )
    show.table(
        targets, asking.as_csv("gender/targets_by_sex"), "targets-by-sex", TARGETS, "Targets by sex",
        expanded=True,
    )  # fmt: skip


def draw(told: people.Told) -> None:
    """What is known of the people reached, the answer first."""
    st.markdown(told.summary)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_chart(told)
    with right:
        draw_differences(told)
        draw_not_split(told)
        draw_targets()


show.heading("Gender", "Who was reached, women and men, and how much is not recorded?")
reached = asking.made(people.tell, "gender/people_by_sex")
if reached.figures.empty:
    st.markdown("No indicator of this project counts people.")
elif reached.any_figure:
    draw(reached)
else:
    st.markdown(f"No figure of people was known by {day(asked().as_of)}.")
    draw_not_split(reached)
