"""Where does the project stand, and what needs attention?"""

import pandas as pd
from markupsafe import Markup

from pages.parts.overview.attention import attention
from pages.parts.overview.headline import headline_figures
from pages.parts.overview.judged import judged
from pages.parts.overview.verdict import verdict
from pages.parts.shared import elements
from pages.parts.shared.figure_text import in_words
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import Addresses, current_addresses
from pages.parts.shared.html.indicator_list import indicator_list, notes_below
from pages.parts.shared.tables import Table
from queries.rows import IndicatorRow
from reports.headline.trends import trends_by_indicator
from reports.rows import rows_of
from web import answers
from web.question import current_question
from wording.text import count

COLUMNS = {
    "title": "Indicator", "reached": "Reached", "status": "Status", "due": "Due",
    "period_end": "Figure of", "source": "Source", "place": "Place",
}  # fmt: skip

# Above so many indicators only those are listed that need a reader; and of these so many are in sight.
MANY = 30
PRESSING = ("behind", "not_reported")


def against_target(bullets: pd.DataFrame, trends: pd.DataFrame, addresses: Addresses) -> Markup:
    """Every indicator that has a target, those behind or not reported first; of many those alone, some folded.

    Without any it is not said that there is none: the sources may name one that was not seen.
    """
    rows = rows_of(bullets, IndicatorRow)
    if not rows:
        nothing = "No target that a figure can be compared with is known as of this date."
        return blocks.section("Against target", Markup("<p>{}</p>").format(nothing))
    listed = [row for row in rows if row["status"] in PRESSING] if len(rows) > MANY else rows
    more = len(rows) - len(listed)
    how_to_read = Markup('<p class="note">{}</p>').format(notes_below(listed))
    note = (
        addresses.link(f"{count(more, 'more indicator')} with a target", "results") if more else ""
    )
    by_indicator = trends_by_indicator(trends)
    table = indicator_list(listed[:MANY], by_indicator, addresses)
    folded = blocks.NOTHING
    if rest := listed[MANY:]:
        words = f"{count(len(rest), 'more indicator')} behind or not reported"
        folded = blocks.fold(words, indicator_list(rest, by_indicator, addresses))
    return blocks.section("Against target", how_to_read, table, folded, note=note)


addresses = current_addresses()
as_of = current_question().as_of
here = (addresses,)

answer = answers.cached(
    verdict, "overview/bullets", "overview/status_counts", "frame/project", arguments=(as_of,)
)
headline = answers.cached(
    headline_figures, "overview/headline_figures", "funding/shares_of_target", "results/trends", arguments=here
)  # fmt: skip
pressing = answers.cached(
    attention, "overview/attention", "overview/bullets", "overview/action_counts", arguments=here
)
verdicts = answers.cached(judged, "results/judgements", "actions/recommendations", arguments=here)
progress = answers.cached(against_target, "overview/bullets", "results/trends", arguments=here)

fragment.draw(
    blocks.joined([answer, headline, blocks.side_by_side(pressing, verdicts), progress]), "overview"
)
rows = answers.cached(in_words, "overview/bullets")
if len(rows):
    csv = answers.as_csv("overview/bullets")
    elements.table(Table(rows, csv, "indicators-with-a-target", COLUMNS))
