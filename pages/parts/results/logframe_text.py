"""The logframe in words: each result, from the objective down, with its indicators."""

from dataclasses import dataclass

import pandas as pd

from pages.parts.shared.figure_text import dated_text, figure_notes, progress_status_text
from queries.rows import LogframeRow, ProgressRow
from reports.rows import rows_of
from wording.codes import JUDGED
from wording.markdown import plain

LEVEL_WORD = {"objective": "Objective", "outcome": "Outcome", "output": "Output"}


@dataclass(frozen=True)
class IndicatorText:
    """An indicator: its name, notes on its figure, and the figure; has_bullet: it has a status."""

    code: str
    label: str
    notes: str
    figure: str
    has_bullet: bool


@dataclass(frozen=True)
class ResultText:
    """A result of the logframe with its indicators."""

    code: str
    level: str
    heading: str
    indicators: list[IndicatorText]


def describe_logframe(
    progress: pd.DataFrame, results: pd.DataFrame, status: str | None
) -> list[ResultText]:
    """Every result in its order, with its indicators; only those of `status`, where one is given."""
    rows = progress if status is None else progress[progress["status"] == status]
    indicators: dict[str, list[IndicatorText]] = {}
    for row in rows_of(rows, ProgressRow):
        indicators.setdefault(row["result"], []).append(_describe_indicator(row))
    return [
        ResultText(row["result"], row["level"], _heading(row), indicators.get(row["result"], []))
        for row in rows_of(results, LogframeRow)
    ]


def statuses(progress: pd.DataFrame) -> frozenset[str]:
    """The statuses that occur."""
    return frozenset(progress["status"])


def _heading(row: LogframeRow) -> str:
    code = "" if row["result"].startswith("x-") else f" {plain(row['result'])}"
    return f"{LEVEL_WORD[row['level']]}{code}: {plain(row['title'])}"


def _describe_indicator(row: ProgressRow) -> IndicatorText:
    title = plain(row["title"])
    return IndicatorText(
        code=row["indicator"],
        label=title if row["code_basis"] == "assigned" else f"{plain(row['indicator'])} {title}",
        notes=figure_notes(row) or "no figure as of this date",
        figure=f"**{dated_text(row)}** · {progress_status_text(row)}",
        has_bullet=row["status"] in JUDGED,
    )
