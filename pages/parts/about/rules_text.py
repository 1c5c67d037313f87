"""How figures are judged, in short, for the page About the data; docs/method.md has it whole."""

from typing import Final

from store import threshold

RULES: Final = (
    "**As of a date** means known by that date and true by it. Nothing is overwritten: a correction is a later "
    "row, and the earlier one stays in the history.",
    "**Status** is judged by the total alone, at the date of the figure. *Met*: the value has reached the target. "
    "*Behind*: less was achieved than expected by then, or the figure is of the due date or later. *On track*: "
    "neither. *Not reported since* that date: the due date has passed without a report, so that the outcome is not "
    "known; the last status stands beside it. A figure whose wording could turn its status says so.",
    "**No target** is said only where it is known that there is none; else the target is not in the sources, or in "
    "another unit.",
    "**Achievement** = (value − baseline) ÷ (target − baseline). A baseline that is not stated counts as zero.",
    "**Expected by then**: a straight line from the start through the milestones to the target, read on the date of "
    "the figure. A level, such as a satisfaction rate, is held against the last milestone due, else the same line.",
    "**Share of women** = women ÷ all whose sex is recorded, never without its coverage. People are never summed "
    "over indicators, since the same person may be in several.",
    "**Totals** are shown as stated. Where the parts miss the total, both are shown, with the difference.",
    "**Money** is shown in the currency of the source. Nothing is converted without a stated rate.",
    "**Actions** have a state, as reported, and a timing, by the date. Past its deadline with nothing reported, or "
    "last reported before it, is unknown, not failure. *Overdue* is past its deadline, and reported as not done on "
    "that day or later.",
    "**Partners** under a non-disclosure agreement are not named. "
    f"Counts below {threshold('least_partnerships')} are merged.",
)
