"""The figures of one indicator by date, in words, for those who cannot see the chart."""

import pandas as pd

from wording.dates import day
from wording.figures import qualified


def history_text(years: pd.DataFrame, unit: str) -> str:
    """The figures of all countries together, or else of each, by date; the answer to results/figures_by_year."""
    together = years[years["country"].isna()]
    shown = years if together.empty else together
    points = [
        f"{qualified(value, unit, qualifier)} by {day(end)}"
        for value, qualifier, end in shown[["value", "qualifier", "period_end"]].itertuples(
            index=False
        )
    ]
    return f"{'; '.join(points)}. Dotted: the straight way from the start to the target."
