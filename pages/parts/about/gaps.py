"""What is not known, by its kind, with what would close the gap."""

from typing import Final

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import GapRow
from reports.rows import rows_of
from wording.text import count

COLUMNS: Final = {"gap": "Gap", "code": "Code", "title": "What"}

# Each kind in words, of one and of several, and what would close it.
KINDS: Final = {
    "no_figure": (
        "indicator without a figure", "indicators without a figure", "Its first figure, with its date and source.",
    ),
    "target_not_in_source": (
        "target that is not in the sources", "targets that are not in the sources",
        "The document that states it, such as the logframe; or the word that there is none.",
    ),
    "no_target": (
        "indicator that has no target", "indicators that have no target", "A target, once one is set.",
    ),
    "target_in_other_unit": (
        "target in another unit than its figure", "targets in another unit than their figures",
        "The target in the unit of the figure: nothing is converted without a stated rate.",
    ),
    "baseline_not_in_source": (
        "baseline that is not in the sources", "baselines that are not in the sources",
        "The document that states it. Until then an increase is counted from zero.",
    ),
    "no_baseline": (
        "indicator without a stated baseline", "indicators without a stated baseline",
        "A baseline. Until then an increase is counted from zero.",
    ),
    "not_split_by_sex": (
        "figure of people that is not split by sex", "figures of people that are not split by sex",
        "The numbers of women and of men, and of those whose sex was not recorded.",
    ),
    "no_value": (
        "statement about the portfolio without its value", "statements about the portfolio without their value",
        "The value: the source names what is counted, and not how much.",
    ),
}  # fmt: skip

HEAD: Final = Markup(
    '<p class="head gap" aria-hidden="true"><span>What</span><span>What would close it</span></p>'
)


def gaps(known: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section: a line for each kind of gap, which opens to what it is about.

    known: the answer to about/gaps.
    """
    title, anchor = "What is not known", "gaps"
    if known.empty:
        nothing = Markup("<p>Every indicator has a figure, a target and a baseline.</p>")
        return blocks.section(title, nothing, anchor=anchor)
    by_kind: dict[str, list[GapRow]] = {}
    for row in rows_of(known, GapRow):
        by_kind.setdefault(row["gap"], []).append(row)
    folds = [_fold(kind, rows, addresses) for kind, rows in by_kind.items()]
    return blocks.section(title, HEAD, *folds, anchor=anchor)


def _fold(kind: str, rows: list[GapRow], addresses: Addresses) -> Markup:
    one, many, closed_by = KINDS[kind]
    amount, _, words = count(len(rows), one, many).partition(" ")
    summary = Markup(
        '<span class="gap"><span><b>{}</b> {}</span> <span><i class="hidden">closed by: </i>{}</span></span>'
    ).format(amount, words, closed_by)
    items = blocks.joined(Markup("<li>{}</li>").format(_link(row, addresses)) for row in rows)
    return blocks.fold(summary, Markup('<ul class="names">{}</ul>').format(items))


def _link(row: GapRow, addresses: Addresses) -> Markup:
    if row["gap"] == "no_value":
        return addresses.link(f"{row['code']}: {row['title']}", "funding")
    return addresses.link(row["title"], "results", indicator=row["code"])
