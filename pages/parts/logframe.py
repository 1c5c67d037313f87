"""The logframe in words: what the Results page reads out, from the objective down to each indicator."""

from dataclasses import dataclass

import pandas as pd

from pages.parts.figures import Row, reached, signs, status
from pages.parts.words import plain

HEADS = {"objective": "Objective", "outcome": "Outcome", "output": "Output"}

JUDGED = ("met", "on_track", "behind")


@dataclass(frozen=True)
class Leaf:
    """An indicator: its name, what is to be known of its figure, and the figure; a bullet where it is judged."""

    code: str
    label: str
    signs: str
    figure: str
    has_bullet: bool


@dataclass(frozen=True)
class Branch:
    """A result of the logframe with its indicators."""

    level: str
    heading: str
    leaves: list[Leaf]


def tree(progress: pd.DataFrame, results: pd.DataFrame, picked: str | None) -> list[Branch]:
    """Every result in its order, with its indicators; only those of the status `picked`, where one is."""
    rows = progress if picked is None else progress[progress["status"] == picked]
    leaves: dict[str, list[Leaf]] = {}
    for row in rows.to_dict("records"):
        leaves.setdefault(row["result"], []).append(_leaf(row))
    return [
        Branch(row["level"], _heading(row), leaves.get(row["result"], []))
        for row in results.to_dict("records")
    ]


def statuses(progress: pd.DataFrame) -> frozenset[str]:
    """The statuses that occur."""
    return frozenset(progress["status"])


def _heading(row: Row) -> str:
    code = "" if row["result"].startswith("x-") else f" {plain(row['result'])}"
    return f"{HEADS[row['level']]}{code}: {plain(row['title'])}"


def _leaf(row: Row) -> Leaf:
    title = plain(row["title"])
    return Leaf(
        code=row["indicator"],
        label=title if row["code_basis"] == "assigned" else f"{plain(row['indicator'])} {title}",
        signs=signs(row) or "no figure as of this date",
        figure=f"**{reached(row)}** · {status(row)}",
        has_bullet=row["status"] in JUDGED,
    )
