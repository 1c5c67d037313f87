"""What the sources judge themselves of the objective and the outcomes, beside what is computed."""

from collections import Counter

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Matter, sign
from pages.parts.shared.html.judgement_lines import VERDICT_SIGN
from reports.content.judgements import LEVELS, describe_judgement
from reports.content.rows import JudgementRow
from reports.rows import rows_of
from wording.codes import RESPONSE_WORD
from wording.text import capitalised, count, listed


def judged(judgements: pd.DataFrame, recommendations: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section: a line for each outcome, and what management answered; nothing where nothing is judged.

    judgements, recommendations: the answers to results/judgements and actions/recommendations.
    """
    shown = [row for row in rows_of(judgements, JudgementRow) if row["level"] in LEVELS]
    lines = [_line(row) for row in shown]
    if len(recommendations):
        lines.append(_response(recommendations, addresses))
    return (
        blocks.section("What the sources judge", blocks.matters(lines)) if lines else blocks.NOTHING
    )


def _line(row: JudgementRow) -> Matter:
    """A judgement by the short name of its result, with where it stands and what is computed of the same."""
    words = describe_judgement(row)
    subject = Markup("{}: <b>{}</b>").format(words.short_subject, words.verdict)
    computed = f". Computed here: {words.counts}" if words.counts else ""
    why = f"{capitalised(words.judged_by)}, {words.place}{computed}."
    return Matter(sign(*VERDICT_SIGN[row["verdict"]]), subject, why)


def _response(recommendations: pd.DataFrame, addresses: Addresses) -> Matter:
    counts = Counter(str(code) for code in recommendations["response"])
    answers = [f"{counts[code]} {word}" for code, word in RESPONSE_WORD.items() if counts[code]]
    link = addresses.link(count(len(recommendations), "recommendation"), "actions")
    return Matter(sign(""), Markup("{}: {}").format(link, listed(answers)))
