"""The Overview's answer: how many targets are met, on track or behind, in a sentence and as one bar."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.statuses import status_bar
from pages.parts.shared.html import blocks
from pages.parts.shared.html.statuses import status_legend
from reports.headline.verdict import counts_by_status, verdict_sentence


def verdict(
    bullets: pd.DataFrame, counts: pd.DataFrame, project: pd.DataFrame, as_of: date
) -> Markup:
    """The sentence, the bar of statuses and what each part is.

    bullets, counts, project: the answers to overview/bullets, overview/status_counts and frame/project.
    """
    by_status = counts_by_status(counts)
    amounts = {status: row["indicators"] for status, row in by_status.items()}
    sentence = verdict_sentence(bullets, counts, project, as_of)
    return blocks.verdict(sentence, status_bar(amounts), status_legend(by_status))
