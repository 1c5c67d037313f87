"""The figures of an indicator by date, and the change since the date before, in words of pages and papers."""

from collections.abc import Sequence

import pandas as pd

from reports.content.rows import TrendRow
from reports.rows import rows_of
from wording.dates import short_day
from wording.figures import number, qualified
from wording.text import blank


class Trend:
    """The figures of one indicator by date, and the change since the date before, in words."""

    def __init__(self, rows: Sequence[TrendRow]) -> None:
        self.points = [(float(row["period_end"].toordinal()), row["value"]) for row in rows]
        self.first, self.last = rows[0], rows[-1]

    def ends_text(self, unit: str) -> str:
        """`from about 20 (31 Dec 2018) to 50 (31 Dec 2020)`."""
        first, last = (
            f"{qualified(row['value'], unit, row['qualifier'])} ({short_day(row['period_end'])})"
            for row in (self.first, self.last)
        )
        return f"from {first} to {last}"

    def change(self, unit: str) -> str:
        """`+5,565 since 30 Jun 2022`; empty where there is no earlier figure that is as exact."""
        if blank(self.last["change"]):
            return ""
        signed = "+" if self.last["change"] > 0 else "−" if self.last["change"] < 0 else "±"
        amount = number(abs(self.last["change"]), unit if unit == "percent" else "number")
        return f"{signed}{amount} since {short_day(self.last['since'])}"


def trends_by_indicator(trends: pd.DataFrame) -> dict[str, Trend]:
    """The rows of results/trends, by indicator."""
    by_indicator: dict[str, list[TrendRow]] = {}
    for row in rows_of(trends, TrendRow):
        by_indicator.setdefault(row["indicator"], []).append(row)
    return {code: Trend(rows) for code, rows in by_indicator.items()}
