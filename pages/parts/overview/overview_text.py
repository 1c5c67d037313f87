"""The words of the page Overview: the project's state in tiles, and what needs attention."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.parts.funding.portfolio_text import figure_title
from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.elements import Tile
from pages.parts.shared.figure_text import reached_text
from pages.parts.shared.timing_text import DUE_SOON
from queries.rows import AttentionRow, HeadlineFigureRow, PortfolioRow, ReachedRow
from reports.content.indicators import counted_statuses, last_statuses
from reports.content.rows import StatusCountRow, StatusRow
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_WORD, status_in_words, status_text
from wording.dates import day, figure_day
from wording.figures import qualified
from wording.markdown import plain
from wording.text import blank, count

SHOWN = 4

# The statuses that are counted where no indicator has them, too; and those of indicators that are held against nothing.
ALWAYS_COUNTED = ("met", "on_track", "behind")
WITHOUT_TARGET = ("no_target", "target_in_other_unit", "target_not_in_source")

KIND_HEADING = {
    "behind": "Behind what was expected",
    "not_reported": "Not reported since their due date",
    "overdue": "Overdue actions",
    "last_reported": "Actions past their deadline, last reported before it",
    "unreported": "Actions past their deadline, nothing reported",
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
    by_status = {row["status"]: row for row in rows_of(counts, StatusCountRow)}
    tiles = []
    for status in (*JUDGED, "not_judged", "no_data"):
        if status in by_status:
            row = by_status[status]
            label = f"indicators {status_text(status)}{last_statuses(row)}"
            tiles.append((str(row["indicators"]), label))
        elif by_status and status in ALWAYS_COUNTED:
            tiles.append(("0", f"indicators {status_text(status)}"))
    done = actions.iloc[0]
    if done["actions"]:
        silent = f", {done['not_reported']} not reported" if done["not_reported"] else ""
        tiles.append(
            (f"{done['completed']} of {done['actions']}", f"key actions reported completed{silent}")
        )
    return tiles


def project_end_text(project: pd.DataFrame, as_of: date) -> str:
    """That the project has ended, and when; empty before."""
    end = project["end_in_force"].iloc[0]
    return "" if blank(end) or end.date() >= as_of else f"The project ended on {day(end)}."


def headline_tiles(figures: pd.DataFrame, shares: pd.DataFrame) -> list[Tile]:
    """The figures that are asked for first, and the shares of a funding target that the sources state themselves."""
    tiles = [
        Tile(
            qualified(row["value"], row["unit"], row["qualifier"]),
            f"{plain(row['title'])}, {figure_day(row['period_end'], row['is_date_assumed'])}",
            "pages/results.py",
            {"indicator": row["indicator"]},
        )
        for row in rows_of(figures, HeadlineFigureRow)
    ]
    return tiles + [
        Tile(
            qualified(row["value"], row["unit"], row["qualifier"]),
            f"{plain(figure_title(row))}, as the source says, "
            f"{figure_day(row['as_at'], row['is_date_assumed'])}",
            "pages/funding.py",
            {"figure": portfolio_code(row)},
        )
        for row in rows_of(shares, PortfolioRow)
        if row["basis"] != "derived"
    ]


def without_status_text(counts: pd.DataFrame) -> str:
    """How many indicators have no target that they are held against; empty where all have one."""
    further = counts[counts["status"].isin(WITHOUT_TARGET)]
    if further.empty:
        return ""
    return f"{count(int(further['indicators'].sum()), 'further indicator')}: {counted_statuses(further)}."


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
    return (
        f"Of {count(len(progress), 'indicator')} with a target: {counted_statuses(_counted(progress))}. "
        "Bar: actual, an outline where nothing was reported since the due date. Thick line: target. Triangle: expected "
        "by the figure's date. Ring: baseline, where stated.",
        progress.assign(
            reached=[reached_text(row) for row in rows_of(progress, ReachedRow)],
            status=[status_in_words(row) for row in rows_of(progress, StatusRow)],
        ),
    )


def _counted(progress: pd.DataFrame) -> pd.DataFrame:
    """The rows of `progress` counted as in overview/status_counts."""
    last = progress["last_status"]
    return (
        progress.assign(
            indicators=1, last_on_track=last.eq("on_track"), last_behind=last.eq("behind")
        )
        .groupby("status", as_index=False, sort=False)[
            ["indicators", "last_on_track", "last_behind"]
        ]
        .sum()
    )


def _link(row: AttentionRow) -> Link:
    name = {"results": "indicator", "about": "conflict"}.get(row["page"])
    return Link(PAGES[row["page"]], _label(row), {name: row["code"]} if name else {})


def _label(row: AttentionRow) -> str:
    title = plain(row["title"])
    figure = qualified(row["figure"], row["unit"], row["qualifier"])
    figure_of = figure_day(row["figure_of"], row["is_date_assumed"])
    against = qualified(row["against"], row["unit"], row["against_qualifier"])
    if row["kind"] in ("behind", "not_reported"):
        text = f"{title}: {figure} of {against}"
        last = "" if blank(row["last_status"]) else f", last: {STATUS_WORD[row['last_status']]}"
        return f"{text} ({figure_of}{last})"
    if row["kind"] == "sex_not_recorded":
        return f"{title}: {figure} of {against} ({figure_of})"
    due = "" if blank(row["due_on"]) else f" ({day(row['due_on'])})"
    return f"{plain(row['code'])} {title}{due}"
