"""Where the pace so far leads, as sections of a paper."""

from reports.content.answers import Frames, Record, pace_text
from reports.content.blocks import Cell, Column, Row, Section, cells, table
from reports.rows import rows
from wording.dates import short_day
from wording.figures import number
from wording.text import blank, capitalised, count, one_line

EXTRAPOLATION_NOTE = (
    "An extrapolation: the pace so far, continued to the end date. It is not a forecast, and it is not"
    " offered where the figures do not carry one."
)


def outlook_sections(frames: Frames) -> tuple[Section, ...]:
    """Where the pace so far leads, called an extrapolation; and where there is none, why not."""
    records = rows(frames["meeting/outlook"])
    offered = [record for record in records if blank(record["why_not"])]
    withheld = [record for record in records if not blank(record["why_not"])]
    return (
        table(
            "Where the pace so far leads",
            EXTRAPOLATION_NOTE,
            (
                Column("Indicator", 32),
                Column("Figure", 15, True),
                Column("A month so far", 12, True),
                Column("At that pace", 15, True),
                Column("Target", 13, True),
                Column("Reading", 18),
            ),
            [Row(_outlook_cells(record)) for record in offered],
            "No cumulative indicator carries an extrapolation.",
        ),
        *([_withheld(withheld)] if withheld else []),
    )


def _outlook_cells(record: Record) -> tuple[Cell, ...]:
    unit = record["unit"]
    projected = record["projected_value"]
    return cells(
        one_line(record["title"]),
        Cell(number(record["value"], unit), short_day(record["period_end"])),
        pace_text(record["pace_so_far"], unit),
        Cell("about " + number(projected, unit), f"on {short_day(record['projected_on'])}"),
        "none" if blank(record["target"]) else number(record["target"], unit),
        capitalised(one_line(record["projected_status"])),
    )


def _withheld(records: list[Record]) -> Section:
    """A row for each reason, with its indicators."""
    reasons: dict[str, list[str]] = {}
    for record in records:
        reasons.setdefault(one_line(record["why_not"]), []).append(one_line(record["title"]))
    return table(
        "Not extrapolated",
        f"For {count(len(records), 'cumulative indicator')} no line is drawn ahead.",
        (Column("Why not", 32), Column("Indicators", 68)),
        [Row(cells(reason, "; ".join(titles) + ".")) for reason, titles in reasons.items()],
        "",
    )
