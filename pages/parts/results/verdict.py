"""The answer of the page Results: how many indicators met their target, are on track, behind, or silent."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.statuses import status_bar
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.statuses import status_legend
from queries.indicator_rows import ResultIndicatorRow
from reports.headline.verdict import Counts, counts_by_status
from reports.rows import rows_of
from wording.codes import JUDGED
from wording.dates import day
from wording.text import count, listed

# What is said of one, and of several.
SAID = {
    "met": ("has met its target", "have met their target"),
    "on_track": ("is on track", "are on track"),
    "behind": ("is behind", "are behind"),
    "not_reported": (
        "was not reported since its due date",
        "were not reported since their due date",
    ),
}


def verdict(
    counts: pd.DataFrame, progress: pd.DataFrame, as_of: date, addresses: Addresses
) -> Markup:
    """The sentence, the bar of statuses, and how many have which, each a link to these.

    counts, progress: the answers to overview/status_counts and results/indicator_progress.
    """
    by_status = counts_by_status(counts)
    rows = rows_of(progress, ResultIndicatorRow)
    amounts = {status: row["indicators"] for status, row in by_status.items()}
    legend = status_legend(by_status, addresses)
    if retired := sum(bool(row["is_retired"]) for row in rows):
        legend.append(Markup("<b>{}</b> more in use no longer").format(retired))
    return blocks.verdict(_sentence(by_status, len(rows), as_of), status_bar(amounts), legend)


def _sentence(by_status: Counts, listed_here: int, as_of: date) -> str:
    if not listed_here:
        return "This project has no indicator yet."
    every = sum(row["indicators"] for row in by_status.values())
    if set(by_status) <= {"no_data"}:
        return f"No figure of the {count(listed_here, 'indicator')} was known by {day(as_of)}."
    judged = {status: by_status[status]["indicators"] for status in JUDGED if status in by_status}
    indicators = count(every, "indicator")
    if not judged:
        return f"{indicators}, and no target that a figure can be compared with."
    parts = [f"{amount} {SAID[status][amount != 1]}" for status, amount in judged.items()]
    text = f"Of {indicators}, {listed(parts)}"
    if rest := every - sum(judged.values()):
        text += f"; {rest} cannot be compared with a target"
    return f"{text}."
