"""Where the project stands: every indicator with a target against it, as a section of a paper."""

from dataclasses import replace

import pandas as pd

from reports.content.answers import Frames, value_with_due
from reports.content.blocks import Bar, Cell, Chart, Column, Row, Section, cells, table
from reports.content.rows import BulletRow, rows_of
from reports.rows import rows
from wording.codes import STATUS_WORD, status_text
from wording.dates import day, short_day
from wording.figures import number
from wording.text import blank, listed, one_line

# A status after a number of indicators.
STATUS_OF_SEVERAL = {**STATUS_WORD, "no_data": "without a figure", "no_target": "without a target"}


def indicators_against_targets(frames: Frames) -> Section:
    """Every indicator with a target, with its bullet; one without a figure has no bullet."""
    records = rows_of(frames["overview/bullets"], BulletRow)
    section = table(
        "Indicators against their targets",
        status_counts(frames["meeting/headline"]),
        (
            Column("Indicator", 32),
            Column("Figure", 14, True),
            Column("Target", 14, True),
            Column("Progress", 27),
            Column("Status", 13),
        ),
        [Row(_indicator_cells(record)) for record in records],
        "No indicator has a target.",
    )
    bars = tuple(map(_bar, records))
    return replace(section, bars=bars, chart=_shares_chart(records, bars))


def status_counts(headline: pd.DataFrame) -> str:
    """How many indicators have which status, now and at the last meeting."""
    (record,) = rows(headline) or [{}]
    now, then = (
        listed(
            [
                f"{record[f'{side}_{code}']:.0f} {word}"
                for code, word in STATUS_OF_SEVERAL.items()
                if record.get(f"{side}_{code}")
            ]
        )
        for side in ("new", "old")
    )
    return f"All indicators now: {now or 'none'}; at the last meeting: {then or 'none'}."


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
        Cell(number(record["value"], record["unit"]), short_day(record["period_end"])),
        value_with_due(record["target"], record["due"], record["unit"]),
        Cell("", "" if blank(expected) else f"expected {number(round(expected, 1), record['unit'])}"),
        Cell(status_text(code), "", code),
    )  # fmt: skip


def _bar(record: BulletRow) -> Bar | None:
    value, target = record["value"], record["target"]
    if blank(value) or blank(target) or max(value, target) <= 0:
        return None
    unit, expected = record["unit"], record["expected_value"]
    by_now = "" if blank(expected) else f", {number(round(expected, 1), unit)} expected by then"
    word = STATUS_WORD.get(one_line(record["status"]), one_line(record["status"]))
    alt_text = (
        f"{one_line(record['title'])}: {number(value, unit)} of {number(target, unit)} on"
        f" {day(record['period_end'])}{by_now}; {word}."
    )
    return Bar(
        float(value),
        float(target),
        None if blank(expected) else float(expected),
        one_line(record["status"]),
        alt_text,
    )
