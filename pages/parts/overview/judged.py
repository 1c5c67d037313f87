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
from wording.dates import day
from wording.text import blank, capitalised, count, listed, one_line


def judged(judgements: pd.DataFrame, recommendations: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section: a line for each outcome, and what management answered; nothing where nothing is judged.

    judgements, recommendations: the answers to results/judgements and actions/recommendations.
    """
    shown = [row for row in rows_of(judgements, JudgementRow) if row["level"] in LEVELS]
    said = {_by_and_when(row) for row in shown}
    lines = [_line(row, said_once=len(said) == 1) for row in shown]
    if len(recommendations):
        lines.append(_response(recommendations, addresses))
    title = Markup("What the sources judge")
    if len(said) == 1:
        title = Markup('Judged by {} <span class="beside">{}</span>').format(*said.pop())
    return blocks.section(title, blocks.matters(lines)) if lines else blocks.NOTHING


def _line(row: JudgementRow, *, said_once: bool) -> Matter:
    """A judgement by the short name of its result, with where it stands and what is computed of the same.

    said_once: the section says of all who judged and when.
    """
    words = describe_judgement(row)
    subject = Markup("{}: <b>{}</b>").format(words.short_subject, words.verdict)
    told = () if said_once else _by_and_when(row)
    where = ", ".join(text for text in (*told, one_line(row["place"])) if text)
    why: object = capitalised(where)
    if words.counts:
        why = Markup('<span>{}</span><span class="computed">computed here: {}</span>').format(
            why, words.counts
        )
    return Matter(sign(*VERDICT_SIGN[row["verdict"]]), subject, why)


def _by_and_when(row: JudgementRow) -> tuple[str, str]:
    """`evaluators` and `18 July 2021`."""
    when = "" if blank(row["judged_on"]) else day(row["judged_on"])
    return one_line(row["judged_by"]), when


def _response(recommendations: pd.DataFrame, addresses: Addresses) -> Matter:
    counts = Counter(str(code) for code in recommendations["response"])
    answers = [f"{counts[code]} {word}" for code, word in RESPONSE_WORD.items() if counts[code]]
    link = addresses.link(count(len(recommendations), "recommendation"), "actions")
    return Matter(sign(""), Markup("{}: {}").format(link, listed(answers)))
