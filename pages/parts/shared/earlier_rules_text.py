"""What the rules of November 2026 changed, for those who cited a status from before."""

from collections import Counter
from typing import Final

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from queries.rows import ReadOtherwiseRow
from reports.rows import rows_of
from wording.codes import READING_WORD, STATUS_WORD
from wording.text import count, listed

TITLE: Final = "What the rules of November 2026 changed"

WHY: Final = {
    "not_reported": "The due date has passed and the last figure is from before it. It read behind, whatever the "
    "figure was; nobody knows whether the target was reached. Its last status, at the date of the figure, stands "
    "beside it.",
    "target_not_in_source": "No target is known. It read no target, which is now said only where it is known that "
    "there is none: most often the sources name one, and do not state it.",
    "target_in_other_unit": "The target is stated in another unit, and was called no target.",
    "no_data": "There is neither a figure nor a target. The missing figure is named first.",
    "not_judged": "Nothing says what was to be expected by the date of the figure, so that it is not called on track.",
    "level": "A level was held against the whole target from the first day on. It is held against the last milestone "
    "due by the date of its figure, else against the straight line to the target.",
    "qualifier": "A figure that is less than a number, or up to it, is not said to have reached a target that it may "
    "have missed.",
    "last_reported": "The last report, that it was not done yet, was made before the deadline. It read overdue; what "
    "became of it since is not known.",
}

GENERAL: Final = (
    "Until November 2026 a status was judged as of the day asked for. Now it is judged at the date of its figure, "
    "and the day asked for decides only whether a due date has passed without a report. The pace that is needed is "
    "reckoned from the figure to the due date, and no longer from the day asked for. An address that was frozen "
    "before shows the same figures as then, and the words of the new rules."
)

COLUMNS: Final = {
    "code": "Code", "title": "Indicator or action", "earlier": "Read", "now": "Reads", "last_status": "Last status",
    "period_end": "Figure or report of",
}  # fmt: skip


def earlier_rules(changed: pd.DataFrame) -> Markup:
    """The section: what reads otherwise than under the earlier rules, and why; at the address `about#earlier-rules`.

    changed: the answer to about/read_otherwise.
    """
    if changed.empty:
        nothing = Markup("<p>In this project nothing reads otherwise as of this date.</p>")
        return blocks.section(TITLE, nothing, note=GENERAL, anchor="earlier-rules")
    folds = [
        _fold(str(reason), rows_of(rows, ReadOtherwiseRow))
        for reason, rows in changed.groupby("because", sort=False)
    ]
    return blocks.section(TITLE, *folds, note=GENERAL, anchor="earlier-rules")


def _fold(reason: str, rows: list[ReadOtherwiseRow]) -> Markup:
    """How many read otherwise for this reason, from what to what; and below, why and which."""
    what = "action" if reason == "last_reported" else "indicator"
    pairs = Counter((row["earlier"], row["now"]) for row in rows)
    summary = listed([
        f"{count(amount, what)} from “{_word(earlier)}” to “{_word(now)}”" for (earlier, now), amount in pairs.items()
    ])  # fmt: skip
    why = Markup("<p>{}</p>").format(WHY[reason])
    titles = blocks.joined(Markup("<li>{}</li>").format(row["title"]) for row in rows)
    return blocks.fold(summary, why, Markup('<ul class="names">{}</ul>').format(titles))


def in_words(changed: pd.DataFrame) -> pd.DataFrame:
    """The rows with words for both codes."""
    return changed.assign(
        **{name: changed[name].map(_word) for name in ("earlier", "now")},
        last_status=changed["last_status"].map(STATUS_WORD),
    )


def _word(code: object) -> str:
    return {**READING_WORD, **STATUS_WORD}[str(code)]
