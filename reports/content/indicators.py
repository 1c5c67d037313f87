"""Where the project stands: every indicator with a target against it, as a section of a paper."""

from dataclasses import replace

import pandas as pd

from reports.content.answers import Frames, figure_cell, value_with_due
from reports.content.blocks import Bar, Cell, Chart, Column, Row, Section, cells, table
from reports.content.rows import BulletRow, JudgementRow, StatusCountRow
from reports.rows import rows_of
from wording.codes import JUDGED, STATUS_WORD, beside_status, status_in_words, status_text
from wording.dates import day
from wording.figures import number, qualified
from wording.text import blank, listed, one_line

# The columns of `meeting/status_counts`, after `new_` and `old_`.
COUNTED = ("indicators", "last_on_track", "last_behind")


def indicators_against_targets(frames: Frames) -> Section:
    """Every indicator with a target, with its bullet; one without a figure has no bullet."""
    records = rows_of(frames["overview/bullets"], BulletRow)
    section = table(
        "Indicators against their targets",
        status_counts(frames["meeting/status_counts"]),
        (
            Column("Indicator", 28),
            Column("Figure", 20, True),
            Column("Target", 13, True),
            Column("Progress", 18),
            Column("Status", 21),
        ),
        [Row(_indicator_cells(record)) for record in records],
        "No target that a figure can be compared with is known.",
    )
    bars = tuple(map(_bar, records))
    return replace(section, bars=bars, chart=_shares_chart(records, bars))


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
    return f"All indicators now: {now or 'none'}; at the last meeting: {then or 'none'}."


def counted_statuses(statuses: pd.DataFrame) -> str:
    """`4 met and 6 not reported (last: 4 on track, 2 behind)`, of the answer to `overview/status_counts`."""
    order = list(STATUS_WORD)
    records = [record for record in rows_of(statuses, StatusCountRow) if record["indicators"]]
    return listed(
        [
            f"{record['indicators']} {_of_several(record['status'])}{last_statuses(record)}"
            for record in sorted(records, key=lambda record: order.index(record["status"]))
        ]
    )


def _of_several(status: str) -> str:
    """A status after a number of indicators: `on track`, `with target not in the sources`."""
    return (
        STATUS_WORD[status] if status in (*JUDGED, "not_judged") else f"with {STATUS_WORD[status]}"
    )


def last_statuses(record: StatusCountRow | JudgementRow) -> str:
    """` (last: 4 on track, 2 behind)`, of those not reported since their due date; else empty."""
    last = {"on_track": record["last_on_track"], "behind": record["last_behind"]}
    parts = [f"{amount} {STATUS_WORD[code]}" for code, amount in last.items() if amount]
    return f" (last: {', '.join(parts)})" if parts else ""


def _shares_chart(records: list[BulletRow], bars: tuple[Bar | None, ...]) -> Chart | None:
    """The same in percent of each target, since units differ; what has no target above zero is left out."""
    known = [
        (one_line(record["title"]), bar) for record, bar in zip(records, bars, strict=True) if bar
    ]
    known = [(title, bar) for title, bar in known if bar.target > 0]
    return Chart(
        "Share of the target, in per cent (100 is the target)",
        tuple(title for title, _ in known),
        (
            ("Figure", tuple(_share(bar.value, bar.target) for _, bar in known)),
            ("Expected by then", tuple(_share(bar.expected, bar.target) for _, bar in known)),
        ),
        tuple(bar.alt_text for _, bar in known),
    )


def _share(value: float | None, target: float) -> float | None:
    return None if value is None else round(100 * value / target, 1)


def _indicator_cells(record: BulletRow) -> tuple[Cell, ...]:
    code = one_line(record["status"])
    expected = record["expected_value"]
    return cells(
        one_line(record["title"]),
        figure_cell(record),
        value_with_due(record["target"], record["due"], record["unit"], record["target_qualifier"]),
        Cell("", "" if blank(expected) else f"expected {number(round(expected, 1), record['unit'])}"),
        Cell(status_text(code, record["period_end"]), beside_status(record), code),
    )  # fmt: skip


def _bar(record: BulletRow) -> Bar | None:
    value, target = record["value"], record["target"]
    if blank(value) or blank(target) or max(value, target) <= 0:
        return None
    unit, expected = record["unit"], record["expected_value"]
    by_now = "" if blank(expected) else f", {number(round(expected, 1), unit)} expected by then"
    alt_text = (
        f"{one_line(record['title'])}: {qualified(value, unit, record['qualifier'])} of"
        f" {qualified(target, unit, record['target_qualifier'])} on"
        f" {day(record['period_end'])}{by_now}; {status_in_words(record)}."
    )
    return Bar(
        float(value),
        float(target),
        None if blank(expected) else float(expected),
        one_line(record["status"]),
        alt_text,
    )
