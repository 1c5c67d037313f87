"""What changed between two dates, and what must be decided?"""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import asking, changes, decisions, lists, meetings, printed, show
from pages.parts.lists import Listed
from pages.parts.question import put
from pages.parts.words import count
from reports.meeting import key_counts

QUESTION = "What changed between two dates, and what must be decided?"
COUNTED = (
    "meeting/indicator_changes", "meeting/behind", "meeting/actions_to_decide", "meeting/silent_recommendations",
    "meeting/open_conflicts",
)  # fmt: skip
EXTRAPOLATED = (
    "An extrapolation, and no forecast: the pace between the figures known so far, carried on in a straight line to "
    "the end of the project. It is not offered where the figures do not carry one."
)


def draw_tiles(given: dict[str, Any]) -> None:
    """How many of what a board looks for first, in the words of the papers."""
    show.tiles(key_counts({name: asking.ask(name, **given) for name in COUNTED}))


def draw_end(given: dict[str, Any]) -> None:
    """Whether the end of the project moved."""
    st.markdown(asking.made(changes.project_end, "meeting/headline", **given))


def draw_list(listed: Listed, given: dict[str, Any]) -> None:
    """A list in words over its table."""
    name = f"meeting/{listed.question}"
    rows, said, rest = asking.made(read_out, name, words=(listed,), **given)
    st.subheader(listed.title, anchor=False)
    if rows.empty:
        st.markdown(listed.none if _has(listed.of, given) else f"This project has no {listed.of}.")
        return
    st.markdown(said)
    key = "-".join(listed.title.lower().replace(",", "").split())
    if rest:
        printed.on_screen(f"- … and {len(rows) - changes.SHOWN} more, in the table below.", key)
        printed.on_paper(rest, key)
    csv = asking.as_csv(name, only=listed.only, **given)
    show.table(
        rows, csv, key, listed.columns, f"{listed.title}: {count(len(rows), 'row')} as a table"
    )


def _has(what: str, given: dict[str, Any]) -> bool:
    """Whether the project has any of what a list is of, so that it says something that the list is empty."""
    if what == "indicator":
        return bool(asking.ask("meeting/headline", **given).filter(like="new_").iloc[0, :5].any())
    return what != "recommendation" or not asking.ask("actions/recommendations").empty


def read_out(rows: pd.DataFrame, listed: Listed) -> tuple[pd.DataFrame, str, str]:
    """The rows that a list takes, the list in Markdown, and what of it only paper has."""
    if listed.only is not None:
        rows = rows[rows[listed.only[0]] == listed.only[1]]
    if listed is lists.ACTIONS_BY_UNIT:
        return rows, decisions.by_unit(rows), ""
    return rows, *changes.lines(rows, listed.say)


show.heading("Board meeting", QUESTION)
sides = meetings.chosen()
put(sides.this)
meetings.draw_sides(sides)
meetings.draw_ways(sides)
draw_tiles(sides.given())
left, right = st.columns(2, gap="large")
with left:
    st.header("What changed", anchor=False)
    draw_end(sides.given())
    for listed in lists.CHANGED:
        draw_list(listed, sides.given())
with right:
    st.header("What must be decided", anchor=False)
    for listed in lists.TO_BE_DECIDED:
        draw_list(listed, sides.given())
st.header("Looking ahead", anchor=False)
st.caption(EXTRAPOLATED)
draw_list(lists.AHEAD, sides.given())
