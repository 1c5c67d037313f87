"""The figures that are asked for first, people before money: large, with their parts, date and source."""

import pandas as pd
from markupsafe import Markup

from charts.svg.bullet import bullet
from charts.svg.stacked import Part, stacked
from pages.parts.funding.portfolio_text import figure_title
from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Tile
from pages.parts.shared.html.indicator_list import Trend, trends_by_indicator
from pages.parts.shared.html.people import parts_text, sex_bar, share_text
from queries.rows import HeadlineFigureRow, PortfolioRow
from reports.rows import rows_of
from wording.colours import MAIN
from wording.dates import short_figure_day
from wording.figures import figure_parts, qualified
from wording.text import blank, one_line


def headline_figures(
    figures: pd.DataFrame, shares: pd.DataFrame, trends: pd.DataFrame, addresses: Addresses
) -> Markup:
    """The large figures; nothing where there is none.

    figures, shares, trends: the answers to overview/headline_figures, funding/shares_of_target and results/trends. A
    share of a funding target that a source states stands below the first amount of money.
    """
    by_indicator = trends_by_indicator(trends)
    stated = [row for row in rows_of(shares, PortfolioRow) if row["basis"] != "derived"]
    shown = []
    for row in rows_of(figures, HeadlineFigureRow):
        of_money = [] if row["unit"] == "people" else stated
        if of_money:
            stated = []
        shown.append(_tile(row, of_money, by_indicator.get(row["indicator"]), addresses))
    return blocks.tiles(shown) if shown else blocks.NOTHING


def _tile(
    row: HeadlineFigureRow, stated: list[PortfolioRow], trend: Trend | None, addresses: Addresses
) -> Tile:
    before, digits, after = figure_parts(row["value"], row["unit"], row["qualifier"])
    if not blank(row["target"]):
        target = qualified(row["target"], row["unit"], row["target_qualifier"])
        after = " ".join(text for text in (after, f"of {target}") if text)
    dated = short_figure_day(row["period_end"], row["is_date_assumed"])
    source = ", ".join(
        one_line(text) for text in (row["source_title"], row["place"]) if not blank(text)
    )
    return Tile(
        before, digits, after,
        addresses.link(row["title"], "results", indicator=row["indicator"]),
        _drawing(row, stated),
        (
            *(_stated_text(share, addresses) for share in stated),
            _people_text(row),
            "" if trend is None else trend.change(row["unit"]),
            f"{dated} · {source}",
        ),
    )  # fmt: skip


def _drawing(row: HeadlineFigureRow, stated: list[PortfolioRow]) -> Markup:
    if row["unit"] == "people":
        return sex_bar(row)
    if not blank(row["achievement"]):
        return bullet(row["achievement"], None, row["status"])
    if stated:
        share = float(stated[0]["value"])
        return stacked([Part(share, MAIN)], 8, whole=max(100, share))
    return blocks.NOTHING


def _people_text(row: HeadlineFigureRow) -> str:
    if row["unit"] != "people":
        return ""
    return "; ".join(text for text in (parts_text(row), share_text(row)) if text)


def _stated_text(row: PortfolioRow, addresses: Addresses) -> Markup:
    """A share of a funding target in the words of its source, with a link to where it can be cited."""
    name = addresses.link(figure_title(row), "funding", figure=portfolio_code(row))
    return Markup("“{}”: {}, as the source says").format(
        qualified(row["value"], row["unit"], row["qualifier"]), name
    )
