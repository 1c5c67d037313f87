"""The Overview's answer: how many targets are met, on track or behind, in a sentence and as one bar."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from pages.parts.shared.html import blocks
from queries.rows import IndicatorRow
from reports.content.indicators import last_statuses
from reports.content.rows import StatusCountRow
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_SHAPE, STATUS_WORD
from wording.colours import HOLLOW_STATUSES, STATUS_COLOUR
from wording.dates import day
from wording.text import blank, count, listed

# Of these no figure is held against a target, and why, after a number of indicators.
NOT_COMPARED = {
    "not_judged": "not judged",
    "no_data": "without a figure",
    "target_in_other_unit": "with their target in another unit",
    "target_not_in_source": "whose target is not in our sources",
    "no_target": "without a target",
}


def verdict(
    bullets: pd.DataFrame, counts: pd.DataFrame, project: pd.DataFrame, as_of: date
) -> Markup:
    """The sentence, the bar of statuses and what each part is.

    bullets, counts, project: the answers to overview/bullets, overview/status_counts and frame/project.
    """
    compared = [row for row in rows_of(bullets, IndicatorRow) if row["status"] in JUDGED]
    by_status = {row["status"]: row for row in rows_of(counts, StatusCountRow)}
    sentence = " ".join(
        text for text in (_answer(compared, by_status, as_of), _end(project, as_of)) if text
    )
    amounts = {
        status: len([row for row in compared if row["status"] == status]) for status in JUDGED
    }
    parts = [
        Part(amount, STATUS_COLOUR[status], "outlined" if status in HOLLOW_STATUSES else "filled")
        for status, amount in amounts.items()
    ]
    bar = stacked(parts, 12) if compared else blocks.NOTHING
    return blocks.verdict(sentence, bar, _legend(amounts if compared else {}, by_status))


def _answer(compared: list[IndicatorRow], by_status: dict[str, StatusCountRow], as_of: date) -> str:
    if not by_status:
        return "This project has no indicator yet."
    if set(by_status) <= {"no_data", "no_target"}:
        return f"No figure that could be compared with a target was known by {day(as_of)}."
    if not compared:
        return "No indicator has a target that its figure can be compared with."
    of = {status: [row for row in compared if row["status"] == status] for status in JUDGED}
    behind, silent = len(of["behind"]), len(of["not_reported"])
    good = listed_or([STATUS_WORD[status] for status in ("met", "on_track") if of[status]])
    how_many = len(of["met"]) + len(of["on_track"])
    targets = count(len(compared), "target")
    text = f"{how_many} of the {targets} that can be compared {_is(how_many)} {good or 'met or on track'}"
    if behind:
        text += f", and {behind} {_is(behind)} behind"
    text += f", by figures of {_days(compared)}."
    if silent:
        which = "the other " if how_many + behind else ""
        text += f" On {which}{silent} nothing was reported since their due date{_last(by_status['not_reported'])}."
    return text


def listed_or(words: list[str]) -> str:
    """`met or on track`."""
    return " or ".join(words)


def _is(amount: int) -> str:
    return "is" if amount == 1 else "are"


def _days(rows: list[IndicatorRow]) -> str:
    days = sorted(row["period_end"] for row in rows if not blank(row["period_end"]))
    return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"


def _last(row: StatusCountRow) -> str:
    """What those that were not reported were when they were last reported."""
    parts = [
        f"{row[key]} {'was' if row[key] == 1 else 'were'} {word}"  # type: ignore[literal-required]
        for key, word in (("last_on_track", "on track"), ("last_behind", "behind"))
        if row[key]  # type: ignore[literal-required]
    ]
    return f"; when last reported, {listed(parts)}" if parts else ""


def _end(project: pd.DataFrame, as_of: date) -> str:
    """That the project has ended, and when; empty before."""
    end = project["end_in_force"].iloc[0]
    return "" if blank(end) or end.date() >= as_of else f"The project ended on {day(end)}."


def _legend(amounts: dict[str, int], by_status: dict[str, StatusCountRow]) -> list[Markup]:
    items = [
        Markup('<span class="status {}"><span aria-hidden="true">{}</span> <b>{}</b> {}</span>{}').format(
            status, STATUS_SHAPE[status], amount, STATUS_WORD[status],
            last_statuses(by_status[status]) if status in by_status else "",
        )
        for status, amount in amounts.items() if amount
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
