"""Where the pace so far leads, as sections."""

from dataclasses import replace

from reports.content.answers import Frames, if_any_indicator, pace_text
from reports.content.blocks import Cell, Column, Row, Section, cells, table
from reports.content.rows import OutlookRow
from reports.rows import rows_of
from wording.dates import ASSUMED_NOTE, short_day, starred_day
from wording.figures import number, qualified
from wording.text import blank, capitalised, count, listed, one_line

EXTRAPOLATION_NOTE = (
    "An extrapolation, not a forecast: the pace between the figures known so far, continued in a straight line to the"
    " end of the project. It is not offered where the figures do not carry one."
)

# So many are named of the targets that the pace does not reach, and of the indicators that carry no extrapolation.
NAMED = 3

# The questions whose answers `outlook_sections` puts into words.
OUTLOOK_QUESTIONS = ("meeting/status_counts", "meeting/outlook")


def outlook_sections(frames: Frames, *, has_room: bool = False) -> tuple[Section, ...]:
    """Where the pace so far leads, called an extrapolation; and where there is none, why not.

    `frames` holds the answers to `OUTLOOK_QUESTIONS`. Indicators without a target are listed if it `has_room`, or where
    there are no others.
    """
    records = rows_of(frames["meeting/outlook"], OutlookRow)
    offered = [record for record in records if blank(record["why_not"])]
    withheld = [record for record in records if not blank(record["why_not"])]
    aimed = [record for record in offered if not blank(record["target"])]
    shown = offered if has_room else aimed or offered
    left_out = len(offered) - len(shown)
    more = (
        f"Of {count(left_out, 'further indicator')} the page says where the pace leads."
        if left_out
        else ""
    )
    none = "No cumulative indicator carries an extrapolation."
    is_starred = any(record["is_date_assumed"] is True for record in shown)
    leads = table(
        "Where the pace so far leads",
        _reached(offered),
        (
            Column("Indicator", 29, on_line="name"),
            Column("Figure", 16, True),
            Column("A month so far", 13, True),
            Column("At that pace", 16, True, "strong"),
            Column("Target", 8, True),
            Column("Reading", 18, on_line="alone"),
        ),
        [Row(_outlook_cells(record)) for record in shown],
        none
        if records
        else if_any_indicator("No indicator is cumulative.", frames["meeting/status_counts"]),
    )
    notes = (more, EXTRAPOLATION_NOTE, ASSUMED_NOTE if is_starred else "")
    leads = replace(leads, legend=" ".join(note for note in notes if note) if shown else "")
    return (leads, *([_withheld(withheld)] if withheld else []))


def _reached(offered: list[OutlookRow]) -> str:
    """How many of the targets the pace so far reaches in time, and which it does not; empty without any target."""
    aimed = [record for record in offered if not blank(record["reaches_target"])]
    if not aimed:
        return ""
    short = [record for record in aimed if not record["reaches_target"]]
    reached = len(aimed) - len(short)
    verb = "is" if 1 in (reached, len(aimed)) else "are"
    text = (
        f"At the pace so far, {reached} of {count(len(aimed), 'target')} {verb} reached when due."
    )
    if not short:
        return text
    named = [f"{one_line(record['title'])} ({_projection(record)})" for record in short[:NAMED]]
    more = [f"{len(short) - NAMED} more"] if len(short) > NAMED else []
    return f"{text} Not: {listed([*named, *more])}."


def _projection(record: OutlookRow) -> str:
    """`about 2 of 18 by 31 Dec 2022`."""
    target = qualified(record["target"], record["unit"], record["target_qualifier"])
    return f"{_about(record)} of {target} by {short_day(record['projected_on'])}"


def _about(record: OutlookRow) -> str:
    return "about " + number(record["projected_value"], record["unit"])


def _outlook_cells(record: OutlookRow) -> tuple[Cell, ...]:
    unit = record["unit"]
    return cells(
        one_line(record["title"]),
        Cell(
            qualified(record["value"], unit, record["qualifier"]),
            starred_day(record["period_end"], record["is_date_assumed"]),
        ),
        pace_text(record["pace_so_far"], unit),
        Cell(_about(record), f"on {short_day(record['projected_on'])}"),
        "–"
        if blank(record["target"])
        else qualified(record["target"], unit, record["target_qualifier"]),
        capitalised(one_line(record["projected_status"])),
    )


def _withheld(records: list[OutlookRow]) -> Section:
    """A row for each reason, with its indicators, of many the first."""
    reasons: dict[str, list[str]] = {}
    for record in records:
        reasons.setdefault(one_line(record["why_not"]), []).append(one_line(record["title"]))
    return table(
        "Not extrapolated",
        f"For {count(len(records), 'cumulative indicator')} no line is drawn ahead.",
        (Column("Why not", 32, on_line="name"), Column("Indicators", 68, on_line="alone")),
        [Row(cells(reason, _named(titles))) for reason, titles in reasons.items()],
        "",
    )


def _named(titles: list[str]) -> str:
    more = len(titles) - NAMED
    if more <= 1:
        return f"{'; '.join(titles)}."
    return f"{'; '.join(titles[:NAMED])}; and {more} more."
