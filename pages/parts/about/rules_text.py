"""How figures are judged, in short, for the page About the data; docs/method.md has it whole."""

from typing import Final

from markupsafe import Markup

from pages.parts.shared.html import blocks
from store import threshold

RULES: Final = (
    ("As of a date", "Known by that date and true by it. Nothing is overwritten: a correction is a later row, and the "
     "earlier one stays in the history."),
    ("Status", "Judged by the total alone, at the date of the figure. Met: the value has reached the target. Behind: "
     "less was achieved than expected by then, or the figure is of the due date or later. On track: neither. Not "
     "reported since that date: the due date has passed without a report, so that the outcome is not known; the last "
     "status stands beside it. A figure whose wording could turn its status says so."),
    ("No target", "Said only where it is known that there is none; else the target is not in the sources, or in "
     "another unit."),
    ("Achievement", "(value − baseline) ÷ (target − baseline). A baseline that is not stated counts as zero."),
    ("Expected by then", "A straight line from the start through the milestones to the target, read on the date of "
     "the figure. A level, such as a satisfaction rate, is held against the last milestone due, else the same line."),
    ("Share of women", "Women ÷ all whose sex is recorded, never without its coverage. People are never summed over "
     "indicators, since the same person may be in several."),
    ("Totals", "Shown as stated. Where the parts miss the total, both are shown, with the difference."),
    ("Money", "Shown in the currency of the source. Nothing is converted without a stated rate."),
    ("Actions", "They have a state, as reported, and a timing, by the date. Past its deadline with nothing reported, "
     "or last reported before it, is unknown, not failure. Overdue is past its deadline, and reported as not done on "
     "that day or later."),
    ("Partners", "Those under a non-disclosure agreement are not named. Counts below "
     f"{threshold('least_partnerships')} are merged."),
)  # fmt: skip


def rules() -> Markup:
    """The section: what is judged, each opening to how."""
    folds = [blocks.fold(of, Markup("<p>{}</p>").format(how)) for of, how in RULES]
    half = (len(folds) + 1) // 2
    columns = blocks.side_by_side(*(blocks.joined(part) for part in (folds[:half], folds[half:])))
    return blocks.section("How figures are judged", columns)
