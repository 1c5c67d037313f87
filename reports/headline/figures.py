"""The figures that are asked for first, people before money: their parts, drawing, date and source."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from charts.svg.bullet import bullet
from charts.svg.stacked import Part, stacked
from reports.content.rows import HeadlineFigureRow, StatedShareRow
from reports.headline.people import parts_text, sex_bar, share_text
from reports.headline.trends import Trend, trends_by_indicator
from reports.rows import rows_of
from wording.colours import MAIN
from wording.dates import short_figure_day
from wording.figures import figure_parts, qualified
from wording.text import blank, capitalised, one_line

# The questions whose answers the figures are made from.
HEADLINE_QUESTIONS = ("overview/headline_figures", "funding/shares_of_target", "results/trends")


@dataclass(frozen=True)
class LargeFigure:
    """A figure in large type: the words before and after its digits, what it is, a drawing, and small lines.

    `stated` are the shares of a funding target that its source states. parts: those of the figure, by sex; share: the
    share of women among them; change: since the last date; dated: the figure's date; source: the title and the place
    in it. Each is empty where there is none.
    """

    indicator: str
    before: str
    digits: str
    after: str
    name: str
    drawing: Markup
    stated: tuple[StatedShareRow, ...]
    parts: str
    share: str
    change: str
    dated: str
    source: str
    place: str

    @property
    def notes(self) -> tuple[str, ...]:
        """The small lines of a paper, which has the source by its title."""
        people = "; ".join(text for text in (self.parts, self.share) if text)
        return tuple(
            text for text in (people, self.change, f"{self.dated} · {self.source}") if text
        )


def large_figures(
    figures: pd.DataFrame, shares: pd.DataFrame, trends: pd.DataFrame
) -> list[LargeFigure]:
    """The large figures, at most five.

    figures, shares, trends: the answers to `HEADLINE_QUESTIONS`. A share of a funding target that a source states
    belongs to the first amount of money.
    """
    by_indicator = trends_by_indicator(trends)
    stated = tuple(row for row in rows_of(shares, StatedShareRow) if row["basis"] != "derived")
    shown = []
    for row in rows_of(figures, HeadlineFigureRow):
        of_money = () if row["unit"] == "people" else stated
        if of_money:
            stated = ()
        shown.append(_large_figure(row, of_money, by_indicator.get(row["indicator"])))
    return shown


def _large_figure(
    row: HeadlineFigureRow, stated: tuple[StatedShareRow, ...], trend: Trend | None
) -> LargeFigure:
    before, digits, after = figure_parts(row["value"], row["unit"], row["qualifier"])
    if not blank(row["target"]):
        target = qualified(row["target"], row["unit"], row["target_qualifier"])
        after = " ".join(text for text in (after, f"of {target}") if text)
    named = [one_line(text) for text in (row["source_title"], row["place"]) if not blank(text)]
    of_people = row["unit"] == "people"
    return LargeFigure(
        row["indicator"], before, digits, after, one_line(row["title"]), _drawing(row, stated), stated,
        parts=parts_text(row) if of_people else "",
        share=share_text(row) if of_people else "",
        change="" if trend is None else trend.change(row["unit"]),
        dated=short_figure_day(row["period_end"], row["is_date_assumed"]),
        source=", ".join(named),
        place=named[-1] if named else "",
    )  # fmt: skip


def _drawing(row: HeadlineFigureRow, stated: tuple[StatedShareRow, ...]) -> Markup:
    if row["unit"] == "people":
        return sex_bar(row)
    if not blank(row["achievement"]):
        return bullet(row["achievement"], None, row["status"])
    # A share of an earlier date is not one of this sum.
    if stated and stated[0]["as_at"] == row["period_end"]:
        share = float(stated[0]["value"])
        return stacked([Part(share, MAIN)], 8, whole=max(100, share))
    return Markup("")


def stated_value(row: StatedShareRow) -> str:
    """A share of a funding target in the words of its source: `“more than 92 %”`."""
    return f"“{qualified(row['value'], row['unit'], row['qualifier'])}”"


def stated_text(row: StatedShareRow) -> str:
    """`“more than 92 %”: Private funding as share of target (30 Sep 2020)`; the words in quotes are its source's.

    It has its own date: the figure that it stands below may be of another.
    """
    dated = short_figure_day(row["as_at"], row["is_date_assumed"])
    return f"{stated_value(row)}: {figure_title(row)} ({dated})"


def figure_title(row: Mapping[str, object]) -> str:
    """What a figure of the portfolio is of: its measure, and the category where there is one."""
    title = capitalised(row["measure"])
    return title if blank(row["category"]) else f"{title}: {row['category']}"
