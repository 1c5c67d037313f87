"""The answer of About the data: on what the figures rest, where the sources disagree, and what is not known."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from pages.parts.about.conflict_list import GROUPS, group_of
from pages.parts.shared.html import blocks
from queries.rows import KnownConflictRow
from reports.rows import rows_of
from wording.codes import disagreement
from wording.colours import QUIET
from wording.dates import day
from wording.text import count

# How the part of each group is painted: what would change a figure is the heaviest.
PAINT = {
    "figure": ("currentColor", "filled"), "scope": (QUIET, "filled"), "wording": (QUIET, "outlined"),
    "earlier": (QUIET, "empty"), "settled": (QUIET, "empty"),
}  # fmt: skip


def answer(
    sources: pd.DataFrame,
    conflicts: pd.DataFrame,
    gaps: pd.DataFrame,
    dates: pd.DataFrame,
    as_of: date,
) -> Markup:
    """The sentence, and the conflicts by their weight as a bar.

    sources, conflicts, gaps, dates: the answers to about/sources, about/conflicts, about/gaps and
    frame/reporting_dates.
    """
    amounts = dict.fromkeys(GROUPS, 0)
    for row in rows_of(conflicts, KnownConflictRow):
        amounts[group_of(row)] += 1
    known = [when for when in dates["reported_on"] if when.date() <= as_of]
    last = f"the last report of {day(known[0])}" if known else f"no report by {day(as_of)}"
    sentence = (
        f"{count(len(sources), 'source')}, {last}. {_disagree(amounts)}, and {_gaps(len(gaps))}."
    )
    if not len(conflicts):
        return blocks.verdict(sentence)
    parts = [Part(amount, *PAINT[group]) for group, amount in amounts.items()]
    legend = [
        Markup('{} <a href="#conflicts-{}"><b>{}</b> {}</a>').format(_swatch(group), group, amount, GROUPS[group])
        for group, amount in amounts.items() if amount
    ]  # fmt: skip
    return blocks.verdict(sentence, stacked(parts, 12), legend)


def _disagree(amounts: dict[str, int]) -> str:
    if not sum(amounts.values()):
        return "No conflict between them is known"
    amount = amounts["figure"]
    if not amount:
        return "They disagree on no figure that is shown"
    return f"They disagree on {disagreement(amount)}"


def _gaps(amount: int) -> str:
    if not amount:
        return "every indicator has a figure, a target and a baseline"
    return f"{count(amount, 'thing')} {'is' if amount == 1 else 'are'} not known"


def _swatch(group: str) -> Markup:
    colour, paint = PAINT[group]
    return Markup('<span class="swatch">{}</span>').format(stacked([Part(1, colour, paint)], 10))
