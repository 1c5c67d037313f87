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
    once = said.pop() if len(said) == 1 else ""
    lines = [_line(row, once) for row in shown]
    if len(recommendations):
        lines.append(_response(recommendations, addresses))
    title = Markup("What the sources judge{}").format(
        Markup(' <span class="beside">{}</span>').format(once) if once else blocks.NOTHING
    )
    return blocks.section(title, blocks.matters(lines)) if lines else blocks.NOTHING


def _line(row: JudgementRow, once: str) -> Matter:
    """A judgement by the short name of its result, with where it stands and what is computed of the same.

    once: who judged and when, where the section says it of all.
    """
    words = describe_judgement(row)
    subject = Markup("{}: <b>{}</b>").format(words.short_subject, words.verdict)
    place = one_line(row["place"])
    where = place if once else ", ".join(text for text in (_by_and_when(row), place) if text)
    computed = f"Computed here: {words.counts}" if words.counts else ""
    why = "".join(f"{capitalised(text)}. " for text in (where, computed) if text)
    return Matter(sign(*VERDICT_SIGN[row["verdict"]]), subject, why.strip())


def _by_and_when(row: JudgementRow) -> str:
    """`evaluators, 18 July 2021`."""
    when = "" if blank(row["judged_on"]) else day(row["judged_on"])
    return ", ".join(text for text in (one_line(row["judged_by"]), when) if text)


def _response(recommendations: pd.DataFrame, addresses: Addresses) -> Matter:
    counts = Counter(str(code) for code in recommendations["response"])
    answers = [f"{counts[code]} {word}" for code, word in RESPONSE_WORD.items() if counts[code]]
    link = addresses.link(count(len(recommendations), "recommendation"), "actions")
    return Matter(sign(""), Markup("{}: {}").format(link, listed(answers)))
