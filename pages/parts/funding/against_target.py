"""Money and partnerships against their targets: a row an indicator, each with its bullet."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.indicator_list import (
    indicator_list,
    notes_below,
)
from pages.parts.shared.tables import Table
from queries.rows import IndicatorRow
from reports.csv import csv_for_people
from reports.headline.trends import trends_by_indicator
from reports.rows import rows_of

COLUMNS: Mapping[str, str] = {
    "title": "Indicator", "value": "Figure", "unit": "Unit", "target": "Target", "due": "Due",
    "target_in_other_unit": "Target in another unit", "target_other_unit": "That unit",
    "basis": "Basis", "period_end": "Figure of", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "target_place": "Place of the target", "note": "Note",
    "other_place": "Place of that target", "other_note": "Note on that target",
}  # fmt: skip


def against_target(
    money: pd.DataFrame, partnerships: pd.DataFrame, trends: pd.DataFrame, addresses: Addresses
) -> Markup:
    """The section; nothing where no indicator counts either.

    money, partnerships, trends: the answers to funding/money, funding/partnership_progress and results/trends.
    """
    rows = [*rows_of(money, IndicatorRow), *rows_of(partnerships, IndicatorRow)]
    if not rows:
        return blocks.NOTHING
    table = indicator_list(rows, trends_by_indicator(trends), addresses)
    return blocks.section("Money and partnerships against target", table, note=notes_below(rows))


def as_table(money: pd.DataFrame, partnerships: pd.DataFrame) -> Table:
    """The same rows with their notes, to search and to download."""
    rows = pd.concat([each for each in (money, partnerships) if len(each)] or [money])
    columns = {name: heading for name, heading in COLUMNS.items() if name in rows}
    title = "Money and partnerships as a table"
    return Table(rows, csv_for_people(rows), "against-target", columns, title)
