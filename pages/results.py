"""For each indicator: baseline, target, actual, expected by now, status. How did it move, year by year?"""

import streamlit as st

from charts.bullets import bullet
from pages.parts import asking, indicator, logframe, show
from pages.parts.choosing import choose, go_to
from pages.parts.question import asked
from pages.parts.words import STATUS_WORD, count, day, plain

QUESTION = "For each indicator: baseline, target, actual, expected by now, status. How did it move, year by year?"

COLUMNS = {
    "indicator": "Code", "title": "Indicator", "result": "Result", "baseline": "Baseline", "value": "Actual",
    "unit": "Unit", "target": "Target", "due": "Due", "expected_value": "Expected by now",
    "achievement": "Achievement", "status": "Status", "period_end": "Figure of", "qualifier": "Wording",
    "basis": "Basis", "source": "Source", "place": "Place", "reported_on": "Known since", "note": "Note",
}  # fmt: skip

PROGRESS = "results/indicator_progress"


def draw_leaf(leaf: logframe.Leaf) -> None:
    """One indicator: its name as the way to its history, its figure and signs, and its bullet."""
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
    with left, st.container(key=f"links-{leaf.code}", gap=None):
        st.button(
            leaf.label, key=f"to-{leaf.code}", type="tertiary", on_click=go_to,
            args=("indicator", leaf.code),
        )  # fmt: skip
        st.caption(leaf.signs)
    with right:
        if leaf.has_bullet:
            figure = asking.draw(bullet, PROGRESS, only=("indicator", leaf.code))
            show.figure_alone(figure, f"{leaf.label}: {leaf.figure}", f"bullet-{leaf.code}")
        else:
            st.markdown(leaf.figure)


def draw_branch(branch: logframe.Branch) -> None:
    """One result with its indicators; an output stands below its outcome."""
    if branch.level == "output":
        st.markdown(f"**{branch.heading}**")
    else:
        st.header(branch.heading, anchor=False)
    for leaf in branch.leaves:
        draw_leaf(leaf)


def draw_all() -> None:
    """Every indicator, in the order of the logframe; those of one status, where the reader picks one."""
    progress = asking.ask(PROGRESS)
    if progress.empty:
        st.markdown("This project has no indicator yet.")
        return
    there = asking.made(logframe.statuses, PROGRESS)
    words = {status: word for status, word in STATUS_WORD.items() if status in there}
    picked = choose("status", "Status", words, "Every status")
    shown = progress if picked is None else progress[progress["status"] == picked]
    st.markdown(
        f"{count(len(shown), 'indicator')} of {len(progress)}. Bar: actual. Thick line: target. "
        "Triangle: expected by the figure's date. Ring: baseline, where one is stated. "
        "Each bullet has a scale of its own, from zero. "
        "Follow an indicator for its history, parts, source and formula."
    )
    if shown["value"].isna().all():
        st.markdown(f"No figure of these indicators was known by {day(asked().as_of)}.")
    branches = asking.made(logframe.tree, PROGRESS, "results/logframe", words=(picked,))
    for branch in branches:
        if branch.leaves or (branch.level != "output" and picked is None):
            draw_branch(branch)
    empty = [
        branch.heading for branch in branches if branch.level == "output" and not branch.leaves
    ]
    if empty:
        st.caption(f"Without an indicator here: {'; '.join(empty)}.")
    csv = asking.as_csv(PROGRESS, only=None if picked is None else ("status", picked))
    show.table(shown, csv, "indicators", COLUMNS, "These indicators as a table")


show.heading("Results", QUESTION)
wanted = st.query_params.get("indicator")
known = asking.made(indicator.by_code, PROGRESS)
if wanted is not None and wanted not in known:
    st.warning(
        f"The address asked for the indicator “{plain(wanted)}”, which is not here. It was dropped."
    )
if wanted in known:
    indicator.draw(known[wanted])
else:
    draw_all()
