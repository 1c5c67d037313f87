"""One indicator at an address of its own: its history, its parts, its source, and the formula with its numbers."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from charts.bullets import bullet
from charts.trend import trend
from pages.parts.results.indicator_text import IndicatorText, describe_indicator
from pages.parts.shared import citation, conflicts, elements, judgements
from pages.parts.shared.tables import Table
from queries.rows import ProgressRow
from web import answers
from web.address_state import set_in_address
from web.question import current_question
from web.visitor import visitor
from wording.dates import day
from wording.text import blank, count

YEARS = {
    "year_end": "Reporting year to", "period_start": "From", "period_end": "To", "country": "Country",
    "value": "Figure", "women": "Women", "men": "Men", "another_gender": "Another gender",
    "not_recorded": "Not recorded", "basis": "Basis", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

ROWS = {
    "period_start": "From", "period_end": "To", "country": "Country", "sex": "Whom", "value": "Figure",
    "stands": "Stands", "basis": "Basis", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "brought_on": "Brought on", "note": "Note",
}  # fmt: skip

TARGETS = {
    "kind": "Kind", "sex": "Whom", "value": "Value", "unit": "Unit", "due": "Due",
    "reported_on": "Known since", "stood_until": "Stood until", "reason": "Reason", "source_title": "Source",
    "place": "Place", "note": "Note",
}  # fmt: skip


@dataclass(frozen=True)
class IndicatorAnswers:
    """The answers to the questions about one indicator, by the names of the questions in results/."""

    figures_by_year: pd.DataFrame
    target_versions: pd.DataFrame
    split: pd.DataFrame
    conflicts: pd.DataFrame
    rows: pd.DataFrame


def ask(code: str) -> IndicatorAnswers:
    """Ask all that the page shows of the indicator `code`, besides its row of results/indicator_progress."""
    return IndicatorAnswers(
        **{
            name: answers.answer(f"results/{name}", indicator=code)
            for name in ("figures_by_year", "target_versions", "split", "conflicts", "rows")
        }
    )


def draw(row: ProgressRow) -> None:
    """The whole of one indicator; `row` is its row of results/indicator_progress."""
    code, unit = row["indicator"], row["unit"]
    answered = ask(code)

    to_upload = elements.upload_address() if visitor().is_team else ""
    text = describe_indicator(
        row, answered.figures_by_year, answered.target_versions, answered.split, to_upload
    )

    _draw_figure(code, text)
    for line in answers.cached(judgements.by_code, "results/judgements").get(
        ("indicator", code), []
    ):
        st.markdown(f"Judged by {line}")
    if not blank(row["value"]):
        citation.draw(
            citation.sentence(row, row["title"], row["period_end"]), "results", "indicator", code
        )
    conflicts.draw_warnings(answered.conflicts)
    _draw_history(code, unit, text.history, answered.figures_by_year)
    if text.parts:
        st.subheader("Parts", anchor=False)
        st.markdown(text.parts)
    _draw_targets(code, answered.target_versions)
    _draw_rows(code, answered.rows)


def _draw_figure(code: str, text: IndicatorText) -> None:
    st.button("← All indicators", on_click=set_in_address, args=("indicator", None))
    st.header(text.title, anchor=False)
    st.markdown(text.formula)
    st.caption(text.notes)
    if text.has_bullet:
        figure = answers.cached_figure(
            bullet, "results/indicator_progress", only=("indicator", code)
        )
        elements.draw_figure(figure, text.figure, "bullet")
    for definition in text.definitions:
        st.markdown(definition)
    if text.source:
        st.caption(text.source)


def _draw_history(code: str, unit: str, sentence: str, years: pd.DataFrame) -> None:
    st.subheader("By reporting year", anchor=False)
    if years.empty:
        st.markdown(f"No figure was known by {day(current_question().as_of)}.")
        return
    figure = answers.cached_figure(
        trend,
        "results/figures_by_year",
        "results/expected_path",
        "results/target_versions",
        arguments=(unit,),
        indicator=code,
    )
    elements.chart(figure, sentence, "history")
    csv = answers.as_csv("results/figures_by_year", indicator=code)
    elements.table(Table(years, csv, f"{code}-by-year", YEARS))


def _draw_targets(code: str, targets: pd.DataFrame) -> None:
    if targets.empty:
        st.markdown("Neither a baseline nor a milestone nor a target is in the sources.")
        return
    elements.table(Table(
        targets, answers.as_csv("results/target_versions", indicator=code), f"{code}-targets", TARGETS,
        f"Baseline, milestones and targets ({count(len(targets), 'row')})",
    ))  # fmt: skip


def _draw_rows(code: str, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    elements.table(Table(
        rows, answers.as_csv("results/rows", indicator=code), f"{code}-rows", ROWS,
        f"Every row of the ledger, with the file that brought it ({count(len(rows), 'row')})",
    ))  # fmt: skip
