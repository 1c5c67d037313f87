"""The Overview's answer: how many targets are met, on track or behind, in a sentence and as one bar."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.statuses import status_bar
from pages.parts.shared.html import blocks
from reports.content.indicators import last_statuses
from reports.headline.verdict import NOT_COMPARED, Counts, counts_by_status, verdict_sentence
from wording.codes import JUDGED, STATUS_SHAPE, STATUS_WORD


def verdict(
    bullets: pd.DataFrame, counts: pd.DataFrame, project: pd.DataFrame, as_of: date
) -> Markup:
    """The sentence, the bar of statuses and what each part is.

    bullets, counts, project: the answers to overview/bullets, overview/status_counts and frame/project.
    """
    by_status = counts_by_status(counts)
    amounts = {status: row["indicators"] for status, row in by_status.items()}
    sentence = verdict_sentence(bullets, counts, project, as_of)
    return blocks.verdict(sentence, status_bar(amounts), _legend(by_status))


def _legend(by_status: Counts) -> list[Markup]:
    items = [
        Markup('<span class="status {}"><span aria-hidden="true">{}</span> <b>{}</b> {}</span>{}').format(
            status, STATUS_SHAPE[status], by_status[status]["indicators"], STATUS_WORD[status],
            last_statuses(by_status[status]),
        )
        for status in JUDGED if status in by_status
    ]  # fmt: skip
    further = [
        Markup("<b>{}</b> {}").format(by_status[status]["indicators"], words)
        for status, words in NOT_COMPARED.items()
        if status in by_status
    ]
    if not further:
        return items
    before = "and " if items else ""
    return [*items, Markup("{}{}").format(before, blocks.joined(further, ", "))]
