"""One indicator at an address of its own: its figure, how it moved, what stands behind it, and its rows."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from charts.trend import trend
from pages.parts.results import background, facts, figure_block, taken_away
from pages.parts.results.history_text import history_text
from pages.parts.shared import citation, elements, frame
from pages.parts.shared.html import fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.html.blocks import joined
from pages.parts.shared.tables import Table
from queries.indicator_rows import ProgressRow
from web import answers
from web.visitor import visitor
from wording.text import blank, count, one_line

PROGRESS = "results/indicator_progress"

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

# The tables, folded at the end: the question, what it is called, its columns, and the end of the name of its file.
TABLES = (
    ("results/figures_by_year", "Figures by reporting year", YEARS, "by-year"),
    ("results/target_versions", "Baseline, milestones and targets", TARGETS, "targets"),
    ("results/rows", "Every row of the ledger, with the file that brought it", ROWS, "rows"),
)


def draw(row: ProgressRow) -> None:
    """The whole of one indicator; `row` is its row of results/indicator_progress."""
    code = row["indicator"]
    addresses = current_addresses()
    here = (code, addresses)
    years = answers.answer("results/figures_by_year", indicator=code)
    head = answers.cached(figure_block.head, PROGRESS, "results/logframe", arguments=here)
    figure = answers.cached(
        figure_block.figure, PROGRESS, "results/split", arguments=here, indicator=code
    )
    known = answers.cached(
        facts.facts, PROGRESS, "results/logframe", "results/target_versions", arguments=(code,), indicator=code,
    )  # fmt: skip
    behind_it = _behind_the_figure(code, row["unit"])

    frame.set_window_title(one_line(row["title"]))
    fragment.draw(head, "indicator")
    left, right = st.columns(2, gap="large")
    with left:
        fragment.draw(figure, "figure")
        if not blank(row["value"]):
            _draw_to_take_away(row)
        fragment.draw(known, "facts")
    with right:
        if years["period_end"].nunique() > 1:
            _draw_history(code, row["unit"], years)
        else:
            on_its_way = answers.cached(
                facts.on_its_way,
                PROGRESS,
                "results/expected_path",
                arguments=(code,),
                indicator=code,
            )
            behind_it = joined([on_its_way, behind_it])
        fragment.draw(behind_it, "background")
    _draw_tables(code)


def _behind_the_figure(code: str, unit: str) -> Markup:
    """Earlier targets, why it is so, judgements, conflicts, the formula and what rests on it."""
    addresses = current_addresses()
    to_upload = elements.upload_address() if visitor().is_team else ""
    return joined([
        answers.cached(facts.earlier_targets, "results/target_versions", arguments=(unit,), indicator=code),
        answers.cached(
            background.explanations, "results/explanations", "results/judgements", arguments=(code,), indicator=code,
        ),
        answers.cached(background.judged, "results/judgements", arguments=(code,)),
        answers.cached(background.disagreement, "results/conflicts", arguments=(addresses,), indicator=code),
        Markup('<section class="folds">{}{}</section>').format(
            answers.cached(background.folded, PROGRESS, arguments=(code, to_upload)),
            answers.cached(background.resting, "results/rests_on", arguments=(addresses,), indicator=code),
        ),
    ])  # fmt: skip


def _draw_to_take_away(row: ProgressRow) -> None:
    """The sentence by which the figure is cited, and its picture."""
    code = row["indicator"]
    with st.container(horizontal=True, key="take-away", gap="small"):
        sentence = citation.sentence(row, row["title"], row["period_end"])
        citation.draw(sentence, "results", "indicator", code)
        file = answers.cached(
            taken_away.indicator_picture, PROGRESS, "results/split", "frame/project",
            arguments=(code, citation.address_of("results", "indicator", code)), indicator=code,
        )  # fmt: skip
        st.download_button(
            "Picture", file, f"{code}.svg", "image/svg+xml", key="picture", on_click="ignore", type="tertiary",
            icon=":material/image:", help="The figure as a picture (SVG), with its date, source and address on it",
        )  # fmt: skip


def _draw_history(code: str, unit: str, years: pd.DataFrame) -> None:
    figure = answers.cached_figure(
        trend, "results/figures_by_year", "results/expected_path", "results/target_versions",
        arguments=(unit,), indicator=code,
    )  # fmt: skip
    fragment.draw(Markup('<h2 class="first">How it moved</h2>'), "moved")
    elements.draw_figure(figure, history_text(years, unit), "history")


def _draw_tables(code: str) -> None:
    for question, title, columns, name in TABLES:
        rows = answers.answer(question, indicator=code)
        if len(rows):
            elements.table_when_opened(
                Table(
                    rows,
                    answers.csv_when_asked(question, indicator=code),
                    f"{code}-{name}",
                    columns,
                    f"{title} ({count(len(rows), 'row')})",
                )
            )
