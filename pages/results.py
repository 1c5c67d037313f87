"""For each indicator: baseline, target, actual, expected by now, status. How did it move, year by year?"""

import pandas as pd
import streamlit as st

from charts.bullets import bullet
from charts.roles import STATUS_WORD
from pages.parts import asking, indicator, show
from pages.parts.figures import Row, reached, signs, status
from pages.parts.question import asked
from pages.parts.words import count, plain

QUESTION = "For each indicator: baseline, target, actual, expected by now, status. How did it move, year by year?"

COLUMNS = {
    "indicator": "Code", "title": "Indicator", "result": "Result", "baseline": "Baseline", "value": "Actual",
    "unit": "Unit", "target": "Target", "due": "Due", "expected_value": "Expected by now",
    "achievement": "Achievement", "status": "Status", "period_end": "Figure of", "qualifier": "Wording",
    "basis": "Basis", "source": "Source", "place": "Place", "reported_on": "Known since", "note": "Note",
}  # fmt: skip

HEADS = {"objective": "Objective", "outcome": "Outcome", "output": "Output"}


def chosen_status(progress: pd.DataFrame) -> pd.DataFrame:
    """The indicators with the status that the reader picked, which is part of the address."""
    there = [status for status in STATUS_WORD if status in set(progress["status"])]
    picked = st.pills(
        "Show only", there, key="status", bind="query-params", format_func=STATUS_WORD.__getitem__
    )
    return progress if picked is None else progress[progress["status"] == picked]


def draw_indicator(row: Row) -> None:
    """One indicator: its name as the way to its history, its figure and signs, and its bullet."""
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
    with left, st.container(gap=None):
        code = str(row["indicator"])
        label = (
            plain(row["title"])
            if row["code_basis"] == "assigned"
            else f"{plain(code)} {plain(row['title'])}"
        )
        st.page_link(
            "pages/results.py", label=label, query_params={**asked().address(), "indicator": code}
        )
        st.caption(signs(row) or "no figure as of this date")
    with right:
        if row["status"] in ("no_target", "no_data"):
            st.markdown(f"**{reached(row)}** · {status(row)}")
        else:
            st.plotly_chart(
                asking.draw(bullet, "results/indicator_progress", only=("indicator", code)),
                key=f"bullet-{code}", config=show.CONFIG, alt=f"{plain(row['title'])}: {reached(row)}, {status(row)}",
            )  # fmt: skip


def draw_heading(level: str, text: str) -> None:
    """The heading of a result; an output stands below its outcome."""
    if level == "output":
        st.markdown(f"**{text}**")
    else:
        st.subheader(text, anchor=False)


def draw_tree(progress: pd.DataFrame) -> None:
    """The logframe from the objective down, each result with its indicators; results without any are named."""
    empty = []
    for result in asking.ask("results/logframe").to_dict("records"):
        rows = progress[progress["result"] == result["result"]]
        code = "" if result["result"].startswith("x-") else f" {plain(result['result'])}"
        name = f"{HEADS[result['level']]}{code}: {plain(result['title'])}"
        if rows.empty and result["level"] == "output":
            empty.append(name)
            continue
        draw_heading(result["level"], name)
        for row in rows.to_dict("records"):
            draw_indicator(row)
    if empty:
        st.caption(f"Without an indicator here: {'; '.join(empty)}.")


def draw_all() -> None:
    """Every indicator, in the order of the logframe."""
    progress = asking.ask("results/indicator_progress")
    if progress.empty:
        st.markdown("This project has no indicator yet.")
        return
    shown = chosen_status(progress)
    st.markdown(
        f"{count(len(shown), 'indicator')} of {len(progress)}. Bar: actual. Thick line: target. "
        "Triangle: expected by the figure's date. Each bullet has a scale of its own, from zero. "
        "Follow an indicator for its history, parts, source and formula."
    )
    if shown["value"].isna().all():
        st.markdown(f"No figure of these indicators was known by {asked().as_of:%-d %B %Y}.")
    draw_tree(shown)
    show.table(
        shown,
        asking.as_csv("results/indicator_progress"),
        "indicators",
        COLUMNS,
        "All indicators as a table",
    )


show.heading("Results", QUESTION)
wanted = st.query_params.get("indicator")
known = asking.ask("results/indicator_progress")
if wanted is not None and wanted not in set(known["indicator"]):
    st.warning(
        f"The address asked for the indicator “{plain(wanted)}”, which is not here. It was dropped."
    )
    wanted = None
if wanted is None:
    draw_all()
else:
    indicator.draw(known[known["indicator"] == wanted].iloc[0].to_dict())
