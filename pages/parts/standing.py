"""Where a project stands and what needs attention, in words: what the Overview reads out."""

from dataclasses import dataclass

import pandas as pd

from pages.parts.figures import Row, reached
from pages.parts.words import (
    DUE_SOON,
    STATUS_SHAPE,
    STATUS_WORD,
    count,
    day,
    missing,
    number,
    plain,
    qualified,
)

SHOWN = 4

KINDS = {
    "behind": "Behind what was expected",
    "overdue": "Overdue actions",
    "nothing_reported": "Past their deadline, nothing reported",
    "due_soon": f"Actions {DUE_SOON}",
    "conflict": "Open conflicts between or within the sources",
    "sex_not_recorded": "Sex not recorded",
}

PAGES = {
    "results": "pages/results.py",
    "actions": "pages/actions.py",
    "gender": "pages/gender.py",
    "about": "pages/about.py",
}


@dataclass(frozen=True)
class Way:
    """A line that leads to the page where it is explained."""

    page: str
    label: str
    to: dict[str, str]


@dataclass(frozen=True)
class Matter:
    """What needs attention of one kind: its heading, how many there are, and the first of them."""

    heading: str
    ways: list[Way]


def states(counts: pd.DataFrame, actions: pd.DataFrame) -> list[tuple[str, str]]:
    """The indicators by status and the actions completed, each (value, label); none without any."""
    by_status = dict(zip(counts["status"], counts["indicators"], strict=True))
    told = [
        (str(by_status.get(status, 0)), f"indicators {STATUS_SHAPE[status]} {STATUS_WORD[status]}")
        for status in ("met", "on_track", "behind", "no_data")
        if by_status and (status != "no_data" or status in by_status)
    ]
    done = actions.iloc[0]
    if done["actions"]:
        told.append((f"{done['completed']} of {done['actions']}", "key actions completed"))
    return told


def headlines(figures: pd.DataFrame) -> list[tuple[str, str]]:
    """The figures that are asked for first, each (value, label)."""
    return [
        (qualified(row["value"], row["unit"], row["qualifier"]), plain(row["title"]))
        for row in figures.to_dict("records")
    ]


def without_status(counts: pd.DataFrame) -> str:
    """How many indicators have no target to be held against; empty where all have one."""
    none = int(counts.loc[counts["status"] == "no_target", "indicators"].sum())
    if not none:
        return ""
    return f"{count(none, 'further indicator')} without a target in the same unit: no status."


def matters(things: pd.DataFrame) -> list[Matter]:
    """What needs attention, the most pressing kind first, each with the ways to where it is explained."""
    told = []
    for kind, rows in things.groupby("kind", sort=False):
        ways = [_way(row) for row in rows.head(SHOWN).to_dict("records")]
        if len(rows) > SHOWN:
            ways.append(Way(ways[0].page, f"… and {len(rows) - SHOWN} more", {}))
        told.append(Matter(f"**{KINDS[str(kind)]}** ({len(rows)})", ways))
    return told


def against_targets(progress: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """What the bullets say, and their rows with what was reached in words."""
    tally = progress["status"].map(STATUS_WORD).value_counts(sort=False)
    says = ", ".join(f"{how_many} {word}" for word, how_many in tally.items())
    return (
        f"Of {count(len(progress), 'indicator')} with a target: {says}. "
        "Bar: actual. Thick line: target. Triangle: expected by the figure's date. Ring: baseline, where stated.",
        progress.assign(
            reached=[reached(row) for row in progress.to_dict("records")],
            status=progress["status"].map(STATUS_WORD),
        ),
    )


def _way(row: Row) -> Way:
    to = {"indicator": row["code"]} if row["page"] == "results" else {}
    return Way(PAGES[row["page"]], _line(row), to)


def _line(row: Row) -> str:
    title = plain(row["title"])
    if row["kind"] == "behind":
        return f"{title}: {number(row['figure'], row['unit'])} of {number(row['against'], row['unit'])}"
    if row["kind"] == "sex_not_recorded":
        return f"{title}: {number(row['figure'])} of {number(row['against'])}"
    due = "" if missing(row["due_on"]) else f" ({day(row['due_on'])})"
    return f"{plain(row['code'])} {title}{due}"
