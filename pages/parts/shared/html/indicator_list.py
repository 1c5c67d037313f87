"""The table of indicators: status, name, trend, figure of target, bullet, date. One row an indicator."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from charts.svg.bullet import bullet
from charts.svg.spark import spark
from pages.parts.shared.figure_text import other_target_text, target_text
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, joined
from queries.rows import IndicatorRow
from reports.content.indicators import SCALE_NOTE
from reports.headline.trends import Trend
from wording.codes import STATUS_SHAPE, STATUS_WORD, beside_status
from wording.dates import ASSUMED_NOTE, starred_day
from wording.figures import figure_parts, share
from wording.text import blank


class Group(NamedTuple):
    """Rows of the table that have a heading of their own across it, such as those of one result."""

    heading: Markup
    rows: Sequence[IndicatorRow]


def indicator_list(
    rows: Sequence[IndicatorRow], trends: Mapping[str, Trend], addresses: Addresses
) -> Markup:
    """The table of `rows`, each with a link to its indicator.

    The column of trends is there where any of them has two dates.
    """
    return grouped_list([Group(NOTHING, rows)], trends, addresses)


def grouped_list(
    groups: Sequence[Group], trends: Mapping[str, Trend], addresses: Addresses
) -> Markup:
    """The same table of all `groups`, in their order."""
    with_trend = any(
        len(trends[row["indicator"]].points) > 1
        for group in groups
        for row in group.rows
        if row["indicator"] in trends
    )
    columns = 7 if with_trend else 6
    bodies = joined(
        Markup("<tbody>{}{}</tbody>").format(
            _heading(group.heading, columns),
            joined(_row(row, trends.get(row["indicator"]), addresses, with_trend) for row in group.rows),
        )
        for group in groups
    )  # fmt: skip
    trend = Markup('<th class="trend">Trend</th>') if with_trend else NOTHING
    return Markup(
        '<table class="indicators"><thead><tr><th class="state">Status</th><th>Indicator</th>{}'
        '<th class="number value">Figure of target</th>'
        '<th class="scale"><span>0</span><span>target</span><span>150 %</span></th>'
        '<th class="number achieved">Achieved</th><th class="number date">Figure of</th></tr></thead>'
        "{}</table>"
    ).format(trend, bodies)


def _heading(heading: Markup, columns: int) -> Markup:
    if not heading:
        return NOTHING
    return Markup('<tr class="result"><td colspan="{}">{}</td></tr>').format(columns, heading)


def notes_below(rows: Sequence[IndicatorRow]) -> str:
    """How the table is read; and what the star of a date means, where there is one."""
    is_starred = any(row["is_date_assumed"] is True for row in rows)
    return f"{SCALE_NOTE} {ASSUMED_NOTE}" if is_starred else SCALE_NOTE


def status_sign(status: str) -> Markup:
    """The shape and the word of a status, in its colour."""
    return Markup('<span class="status {}"><span aria-hidden="true">{}</span> {}</span>').format(
        status, STATUS_SHAPE[status], STATUS_WORD[status]
    )


def _row(row: IndicatorRow, trend: Trend | None, addresses: Addresses, with_trend: bool) -> Markup:
    name = addresses.link(row["title"], "results", indicator=row["indicator"])
    beside = beside_status(row)
    small = Markup('<span class="beside">{}</span>').format(beside) if beside else NOTHING
    change = "" if trend is None else trend.change(row["unit"])
    moved = Markup('<span class="change">{}</span>').format(change) if change else NOTHING
    return Markup(
        '<tr><td class="state">{}</td><th scope="row">{}{}{}</th>{}<td class="number value">{}</td>'
        '<td class="scale">{}</td><td class="number achieved">{}</td><td class="number date">{}</td></tr>'
    ).format(
        status_sign(row["status"]), name, moved, small, _trend(row, trend) if with_trend else NOTHING,
        figure_of_target(row), _bullet(row),
        "" if blank(row["achievement"]) else share(row["achievement"]),
        "" if blank(row["value"]) else starred_day(row["period_end"], row["is_date_assumed"]),
    )  # fmt: skip


def _trend(row: IndicatorRow, trend: Trend | None) -> Markup:
    drawn = NOTHING if trend is None else spark(trend.points, row["target"])
    return Markup('<td class="trend">{}</td>').format(drawn)


def _bullet(row: IndicatorRow) -> Markup:
    if blank(row["target"]):
        return NOTHING
    return bullet(row["achievement"], row["expected_share"], row["status"])


def figure_of_target(row: IndicatorRow) -> Markup:
    """`914 of 1,000`, the figure the heaviest; with the target in another unit where it is stated so."""
    before, digits, after = figure_parts(row["value"], row["unit"], row["qualifier"])
    figure = joined(
        (part for part in (before, Markup("<b>{}</b>").format(digits), after) if part), " "
    )
    if not blank(row["target"]):
        return Markup("{} of {}").format(figure, target_text(row))
    if not blank(row["target_in_other_unit"]):
        return Markup('{} <span class="beside">target {}</span>').format(
            figure, other_target_text(row)
        )
    return figure
