"""The answer of the Overview, of the brief and of its slides: how many targets are met, on track or behind."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from reports.content.rows import BulletRow, StatusCountRow
from reports.rows import rows, rows_of
from wording.codes import JUDGED, STATUS_WORD
from wording.dates import day
from wording.text import blank, count, listed

# The questions whose answers the sentence is made from.
VERDICT_QUESTIONS = ("overview/bullets", "overview/status_counts", "frame/project")

# Of these no figure is held against a target, and why, after a number of indicators.
NOT_COMPARED = {
    "not_judged": "not judged",
    "no_data": "without a figure",
    "target_in_other_unit": "with their target in another unit",
    "target_not_in_source": "whose target is not in our sources",
    "no_target": "without a target",
}

Counts = Mapping[str, StatusCountRow]


def counts_by_status(counts: pd.DataFrame) -> dict[str, StatusCountRow]:
    """The rows of overview/status_counts by their status."""
    return {row["status"]: row for row in rows_of(counts, StatusCountRow)}


def verdict_sentence(
    bullets: pd.DataFrame, counts: pd.DataFrame, project: pd.DataFrame, as_of: date
) -> str:
    """How many targets are met or on track, behind, or not reported, by figures of which days; or why none is.

    bullets, counts, project: the answers to overview/bullets, overview/status_counts and frame/project.
    """
    compared = [row for row in rows_of(bullets, BulletRow) if row["status"] in JUDGED]
    answer = _answer(compared, counts_by_status(counts), as_of)
    return " ".join(text for text in (answer, _end(project, as_of)) if text)


def _answer(compared: list[BulletRow], by_status: Counts, as_of: date) -> str:
    if not by_status:
        return "This project has no indicator yet."
    if set(by_status) <= {"no_data", "no_target"}:
        return f"No figure that could be compared with a target was known by {day(as_of)}."
    if not compared:
        return "No indicator has a target that its figure can be compared with."
    of = {status: [row for row in compared if row["status"] == status] for status in JUDGED}
    behind, silent = len(of["behind"]), len(of["not_reported"])
    good = " or ".join(STATUS_WORD[status] for status in ("met", "on_track") if of[status])
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


def _is(amount: int) -> str:
    return "is" if amount == 1 else "are"


def _days(compared: list[BulletRow]) -> str:
    days = sorted(row["period_end"] for row in compared if not blank(row["period_end"]))
    return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"


def _last(row: StatusCountRow) -> str:
    """What those that were not reported were when they were last reported."""
    last = {"on track": row["last_on_track"], "behind": row["last_behind"]}
    parts = [
        f"{amount} {'was' if amount == 1 else 'were'} {word}"
        for word, amount in last.items()
        if amount
    ]
    return f"; when last reported, {listed(parts)}" if parts else ""


def _end(project: pd.DataFrame, as_of: date) -> str:
    """That the project has ended, and when; empty before."""
    (record,) = rows(project)
    end = record["end_in_force"]
    return "" if blank(end) or end.date() >= as_of else f"The project ended on {day(end)}."
