"""For each indicator: baseline, target, actual, expected by its date, status. How did it move, year by year?"""

import pandas as pd
import streamlit as st

from charts.bullets import bullet
from pages.parts.results import indicator, indicator_text, logframe_text
from pages.parts.results.logframe_text import IndicatorText, ResultText
from pages.parts.shared import elements, judgements
from pages.parts.shared.tables import Table
from web import answers
from web.address_state import draw_choice, set_in_address
from web.question import current_question
from wording.codes import STATUS_WORD
from wording.dates import day
from wording.markdown import plain
from wording.text import count

QUESTION = "For each indicator: baseline, target, actual, expected by its date, status. How did it move, year by year?"

COLUMNS = {
    "indicator": "Code", "title": "Indicator", "result": "Result", "baseline": "Baseline", "value": "Actual",
    "unit": "Unit", "target": "Target", "due": "Due", "expected_value": "Expected by then",
    "achievement": "Achievement", "status": "Status", "last_status": "Status when last reported",
    "why_not_judged": "Why not judged", "could_turn": "Wording could turn it",
    "not_reported_since": "Not reported since", "period_end": "Figure of",
    "basis": "Basis", "source": "Source", "place": "Place", "reported_on": "Known since", "note": "Note",
}  # fmt: skip

HOW_TO_READ = (
    "Bar: actual, an outline where nothing was reported since the due date. Thick line: target. "
    "Triangle: expected by the figure's date. Ring: baseline, where one is stated. "
    "Each bullet has a scale of its own, from zero. "
    "Follow an indicator for its history, parts, source and formula."
)

PROGRESS = "results/indicator_progress"


def draw_indicator(text: IndicatorText) -> None:
    """One indicator: its name, which opens its history, its figure with notes, and its bullet."""
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
    with left, st.container(key=f"links-{text.code}", gap=None):
        st.button(
            text.label, key=f"to-{text.code}", type="tertiary", on_click=set_in_address,
            args=("indicator", text.code),
        )  # fmt: skip
        st.caption(text.notes)
    with right:
        if text.has_bullet:
            figure = answers.cached_figure(bullet, PROGRESS, only=("indicator", text.code))
            elements.draw_figure(figure, f"{text.label}: {text.figure}", f"bullet-{text.code}")
        else:
            st.markdown(text.figure)


def draw_result(result: ResultText) -> None:
    """One result with what the sources judge of it, and its indicators; an output is below its outcome."""
    if result.level == "output":
        st.markdown(f"**{result.heading}**")
    else:
        st.header(result.heading, anchor=False)
    for line in answers.cached(judgements.by_code, "results/judgements").get(
        ("result", result.code), []
    ):
        st.caption(f"Judged by {line}")
    for text in result.indicators:
        draw_indicator(text)


def draw_status_choice() -> str | None:
    """The status that the reader picks of those that occur; None is every status."""
    occurring = answers.cached(logframe_text.statuses, PROGRESS)
    words = {status: word for status, word in STATUS_WORD.items() if status in occurring}
    return draw_choice("status", "Status", words, "Every status")


def draw_logframe(results: list[ResultText], has_empty_headings: bool) -> None:
    """The results in their order, and the names of the outputs that have no indicator here."""
    for result in results:
        if result.indicators or (result.level != "output" and has_empty_headings):
            draw_result(result)
    empty = [
        result.heading for result in results if result.level == "output" and not result.indicators
    ]
    if empty:
        st.caption(f"Without an indicator here: {'; '.join(empty)}.")


def draw_all(progress: pd.DataFrame) -> None:
    """Every indicator, in the order of the logframe; those of one status, where the reader picks one."""
    status = draw_status_choice()
    shown = progress if status is None else progress[progress["status"] == status]
    results = answers.cached(
        logframe_text.describe_logframe, PROGRESS, "results/logframe", arguments=(status,)
    )

    st.markdown(f"{count(len(shown), 'indicator')} of {len(progress)}. {HOW_TO_READ}")
    if shown["value"].isna().all():
        st.markdown(f"No figure of these indicators was known by {day(current_question().as_of)}.")
    draw_logframe(results, has_empty_headings=status is None)
    csv = answers.as_csv(PROGRESS, only=None if status is None else ("status", status))
    elements.table(Table(shown, csv, "indicators", COLUMNS, "These indicators as a table"))


code = st.query_params.get("indicator")
progress = answers.answer(PROGRESS)
rows = answers.cached(indicator_text.by_code, PROGRESS)

elements.heading("Results", QUESTION)
if code is not None and code not in rows:
    st.warning(
        f"The address asked for the indicator “{plain(code)}”, which is not here. It was dropped."
    )
if code in rows:
    indicator.draw(rows[code])
elif progress.empty:
    st.markdown("This project has no indicator yet.")
else:
    draw_all(progress)
