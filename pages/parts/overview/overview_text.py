"""The words of the page Overview: the project's state in tiles, and what needs attention."""

from dataclasses import dataclass

import pandas as pd

from pages.parts.shared.figure_text import reached_text
from pages.parts.shared.timing_text import DUE_SOON
from queries.rows import AttentionRow, HeadlineFigureRow, ReachedRow, rows_of
from wording.codes import STATUS_SHAPE, STATUS_WORD
from wording.dates import day
from wording.figures import number, qualified
from wording.markdown import plain
from wording.text import blank, count

SHOWN = 4

KIND_HEADING = {
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
class Link:
    """A line that opens the page that explains it, with the parameters of its address."""

    page: str
    label: str
    parameters: dict[str, str]


@dataclass(frozen=True)
class AttentionGroup:
    """What needs attention of one kind: its heading with their number, and the first of them as links."""

    heading: str
    links: list[Link]


def state_tiles(counts: pd.DataFrame, actions: pd.DataFrame) -> list[tuple[str, str]]:
    """The indicators by status and the actions completed, each (value, label); none without any."""
    by_status = dict(zip(counts["status"], counts["indicators"], strict=True))
    tiles = [
        (str(by_status.get(status, 0)), f"indicators {STATUS_SHAPE[status]} {STATUS_WORD[status]}")
        for status in ("met", "on_track", "behind", "no_data")
        if by_status and (status != "no_data" or status in by_status)
    ]
    done = actions.iloc[0]
    if done["actions"]:
        tiles.append((f"{done['completed']} of {done['actions']}", "key actions completed"))
    return tiles


def headline_tiles(figures: pd.DataFrame) -> list[tuple[str, str]]:
    """The figures that are asked for first, each (value, label)."""
    return [
        (qualified(row["value"], row["unit"], row["qualifier"]), plain(row["title"]))
        for row in rows_of(figures, HeadlineFigureRow)
    ]


def without_status_text(counts: pd.DataFrame) -> str:
    """How many indicators have no target in their unit; empty where all have one."""
    none = int(counts.loc[counts["status"] == "no_target", "indicators"].sum())
    if not none:
        return ""
    return f"{count(none, 'further indicator')} without a target in the same unit: no status."


def attention_groups(rows_needing_attention: pd.DataFrame) -> list[AttentionGroup]:
    """What needs attention, the most urgent kind first, each with links to the pages that explain it."""
    groups = []
    for kind, rows in rows_needing_attention.groupby("kind", sort=False):
        links = [_link(row) for row in rows_of(rows.head(SHOWN), AttentionRow)]
        if len(rows) > SHOWN:
            links.append(Link(links[0].page, f"… and {len(rows) - SHOWN} more", {}))
        groups.append(AttentionGroup(f"**{KIND_HEADING[str(kind)]}** ({len(rows)})", links))
    return groups


def describe_bullets(progress: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """The sentence of the chart of bullets, and its rows with what was reached, and their status, in words."""
    tally = progress["status"].map(STATUS_WORD).value_counts(sort=False)
    sentence = ", ".join(f"{how_many} {word}" for word, how_many in tally.items())
    return (
        f"Of {count(len(progress), 'indicator')} with a target: {sentence}. "
        "Bar: actual. Thick line: target. Triangle: expected by the figure's date. Ring: baseline, where stated.",
        progress.assign(
            reached=[reached_text(row) for row in rows_of(progress, ReachedRow)],
            status=progress["status"].map(STATUS_WORD),
        ),
    )


def _link(row: AttentionRow) -> Link:
    to = {"indicator": row["code"]} if row["page"] == "results" else {}
    return Link(PAGES[row["page"]], _label(row), to)


def _label(row: AttentionRow) -> str:
    title = plain(row["title"])
    if row["kind"] == "behind":
        return f"{title}: {number(row['figure'], row['unit'])} of {number(row['against'], row['unit'])}"
    if row["kind"] == "sex_not_recorded":
        return f"{title}: {number(row['figure'])} of {number(row['against'])}"
    due = "" if blank(row["due_on"]) else f" ({day(row['due_on'])})"
    return f"{plain(row['code'])} {title}{due}"
