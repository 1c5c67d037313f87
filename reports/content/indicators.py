"""Where the project stands: every indicator with a target against it, as a section of a paper."""

from dataclasses import replace

import pandas as pd

from charts.svg.bullet import bullet
from charts.svg.spark import spark
from reports.content.answers import Frames
from reports.content.blocks import Cell, Column, Drawing, Row, Section, cells, table
from reports.content.rows import BulletRow, JudgementRow, StatusCountRow
from reports.headline.trends import Trend, trends_by_indicator
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_WORD, beside_status, status_in_words, status_text
from wording.dates import ASSUMED_NOTE, day, short_day, starred_day
from wording.figures import number, qualified, share
from wording.text import blank, listed, one_line

SCALE_NOTE = (
    "Bar: achieved, in per cent of the way to the target. Thick line: the target. Thin line: what was expected by the "
    "figure’s date."
)

# The columns of `meeting/status_counts`, after `new_` and `old_`.
COUNTED = ("indicators", "last_on_track", "last_behind")


def indicators_against_targets(frames: Frames) -> Section:
    """Every indicator with a target: its trend where it has two dates, figure of target, bullet, date and status."""
    records = rows_of(frames["overview/bullets"], BulletRow)
    trends = trends_by_indicator(frames["results/trends"])
    by_code = {code: trend for code, trend in trends.items() if len(trend.points) > 1}
    has_trend = any(record["indicator"] in by_code for record in records)
    dues = {short_day(record["due"]) for record in records}
    columns = (
        Column("Indicator", 27),
        *([Column("Trend", 7)] if has_trend else []),
        Column("Figure of target", 16, True),
        Column("Progress", 17, is_scale=True),
        Column("Achieved", 9, True),
        Column("Figure of", 11, True),
        Column("Status", 13),
    )
    rows = [
        Row(_indicator_cells(record, by_code.get(record["indicator"]), has_trend, len(dues) > 1))
        for record in records
    ]
    counted = status_counts(frames["meeting/status_counts"])
    due = (
        f" All targets are due by {next(iter(dues))}." if len(dues) == 1 and "" not in dues else ""
    )
    section = table(
        "Indicators against their targets",
        f"{counted}{due}",
        columns,
        rows,
        "No target that a figure can be compared with is known.",
    )
    is_starred = any(record["is_date_assumed"] is True for record in records)
    return replace(section, legend=f"{SCALE_NOTE} {ASSUMED_NOTE}" if is_starred else SCALE_NOTE)


def status_counts(statuses: pd.DataFrame) -> str:
    """How many indicators have which status, now and at the last meeting; of the answer to `meeting/status_counts`."""
    now, then = (
        counted_statuses(
            statuses[["status", *(f"{side}_{name}" for name in COUNTED)]].rename(
                columns={f"{side}_{name}": name for name in COUNTED}
            )
        )
        for side in ("new", "old")
    )
    if now and now == then:
        return f"All indicators now: {now}; at the last meeting the same."
    return f"All indicators now: {now or 'none'}; at the last meeting: {then or 'none'}."


def counted_statuses(statuses: pd.DataFrame) -> str:
    """`4 met and 6 not reported (last: 4 on track, 2 behind)`, of the answer to `overview/status_counts`."""
    order = list(STATUS_WORD)
    records = [record for record in rows_of(statuses, StatusCountRow) if record["indicators"]]
    return listed(
        [
            f"{record['indicators']} {of_several(record['status'])}{last_statuses(record)}"
            for record in sorted(records, key=lambda record: order.index(record["status"]))
        ]
    )


def of_several(status: str) -> str:
    """A status after a number of indicators: `on track`, `with target not in the sources`."""
    return (
        STATUS_WORD[status] if status in (*JUDGED, "not_judged") else f"with {STATUS_WORD[status]}"
    )


def last_statuses(record: StatusCountRow | JudgementRow) -> str:
    """` (last: 4 on track, 2 behind)`, of those not reported since their due date; else empty."""
    last = {"on_track": record["last_on_track"], "behind": record["last_behind"]}
    parts = [f"{amount} {STATUS_WORD[code]}" for code, amount in last.items() if amount]
    return f" (last: {', '.join(parts)})" if parts else ""


def _indicator_cells(
    record: BulletRow, trend: Trend | None, has_trend: bool, with_due: bool
) -> tuple[Cell, ...]:
    code, unit, target = one_line(record["status"]), record["unit"], record["target"]
    figure = qualified(record["value"], unit, record["qualifier"])
    of = f" of {qualified(target, unit, record['target_qualifier'])}" if not blank(target) else ""
    due = f"by {short_day(record['due'])}" if with_due and not blank(record["due"]) else ""
    is_known = not blank(record["value"])
    return cells(
        Cell(one_line(record["title"]), beside_status(record)),
        *([Cell("", drawing=_spark(record, trend))] if has_trend else []),
        Cell(f"{figure}{of}", due, "bold"),
        Cell("", drawing=_bullet(record)),
        share(record["achievement"]) if is_known and not blank(record["achievement"]) else "",
        starred_day(record["period_end"], record["is_date_assumed"]) if is_known else "",
        Cell(status_text(code, record["period_end"]), "", code),
    )


def _spark(record: BulletRow, trend: Trend | None) -> Drawing | None:
    if trend is None:
        return None
    ends = trend.ends_text(record["unit"])
    alt_text = f"{one_line(record['title'])}: {len(trend.points)} figures, {ends}."
    return Drawing(spark(trend.points, record["target"]), alt_text)


def _bullet(record: BulletRow) -> Drawing | None:
    value, target, expected = record["value"], record["target"], record["expected_value"]
    if blank(value) or blank(target):
        return None
    unit = record["unit"]
    by_then = "" if blank(expected) else f", {number(round(expected, 1), unit)} expected by then"
    alt_text = (
        f"{one_line(record['title'])}: {qualified(value, unit, record['qualifier'])} of"
        f" {qualified(target, unit, record['target_qualifier'])} on"
        f" {day(record['period_end'])}{by_then}; {status_in_words(record)}."
    )
    svg = bullet(record["achievement"], record["expected_share"], one_line(record["status"]))
    return Drawing(svg, alt_text)
