"""For each indicator: baseline, target, actual, expected by its date, status. How did it move, year by year?"""

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.parts.results import filter as filters
from pages.parts.results import indicator
from pages.parts.results.filter import Filter
from pages.parts.results.listing import MANY, listing, matching
from pages.parts.results.verdict import verdict
from pages.parts.shared import elements
from pages.parts.shared.html import fragment
from pages.parts.shared.html.addresses import Addresses, current_addresses
from pages.parts.shared.tables import Table
from queries.indicator_rows import ProgressRow
from reports.csv import csv_for_people
from reports.rows import rows_of
from web import answers
from web.question import current_question
from wording.markdown import plain

COLUMNS = {
    "indicator": "Code", "title": "Indicator", "result": "Result", "baseline": "Baseline", "value": "Actual",
    "unit": "Unit", "target": "Target", "due": "Due", "expected_value": "Expected by then",
    "achievement": "Achievement", "status": "Status", "last_status": "Status when last reported",
    "why_not_judged": "Why not judged", "could_turn": "Wording could turn it",
    "not_reported_since": "Not reported since", "period_end": "Figure of",
    "basis": "Basis", "source": "Source", "place": "Place", "reported_on": "Known since", "note": "Note",
}  # fmt: skip

PROGRESS = indicator.PROGRESS
LISTED = (PROGRESS, "results/logframe", "results/trends", "results/judgements")


def by_code(progress: pd.DataFrame) -> dict[str, ProgressRow]:
    """The rows of results/indicator_progress by their code."""
    return {row["indicator"]: row for row in rows_of(progress, ProgressRow)}


def draw_list(addresses: Addresses) -> None:
    """Every indicator, in the order of the logframe; those that a reader asks for, where they are many."""
    progress = answers.answer(PROGRESS)
    statuses, units = answers.cached(filters.occurring, PROGRESS)
    answer = answers.cached(
        verdict, "overview/status_counts", PROGRESS, arguments=(current_question().as_of, addresses)
    )
    if progress.empty:
        fragment.draw(answer, "results")
        return
    if len(progress) > MANY:
        fragment.draw(answer, "verdict")
        asked = filters.draw_filter(statuses, units)
        fragment.draw(list_of(asked, addresses), "indicators")
    else:
        asked = filters.filter_in_address(statuses)
        fragment.draw(answer + list_of(asked, addresses), "results")
    draw_table(asked)


def list_of(asked: Filter, addresses: Addresses) -> Markup:
    """The list; what readers search for is their own, and is not kept for others."""
    if asked.search:
        progress, logframe, trends, judgements = map(answers.answer, LISTED)
        return listing(progress, logframe, trends, judgements, asked, addresses)
    return answers.cached(listing, *LISTED, arguments=(asked, addresses))


def draw_table(asked: Filter) -> None:
    """The same indicators as a table."""
    shown = matching(answers.answer(PROGRESS), answers.answer("results/logframe"), asked)
    if len(shown):
        csv = partial(csv_for_people, shown)
        title = "These indicators as a table"
        elements.table_when_opened(Table(shown, csv, "indicators", COLUMNS, title))


code = st.query_params.get("indicator")
rows = answers.cached(by_code, PROGRESS)
if code is not None and code not in rows:
    st.warning(
        f"The address asked for the indicator “{plain(code)}”, which is not here. It was dropped."
    )
    del st.query_params["indicator"]
if code in rows:
    indicator.draw(rows[code])
else:
    draw_list(current_addresses())
