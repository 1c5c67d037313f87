"""The figures that are asked for first, people before money, each a link to its indicator."""

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Tile
from reports.content.rows import StatedShareRow
from reports.headline.figures import LargeFigure, figure_title, large_figures, stated_value
from wording.dates import short_figure_day


def headline_figures(
    figures: pd.DataFrame, shares: pd.DataFrame, trends: pd.DataFrame, addresses: Addresses
) -> Markup:
    """The large figures; nothing where there is none.

    figures, shares, trends: the answers to overview/headline_figures, funding/shares_of_target and results/trends.
    """
    shown = large_figures(figures, shares, trends)
    return blocks.tiles([_tile(each, addresses) for each in shown]) if shown else blocks.NOTHING


def _tile(figure: LargeFigure, addresses: Addresses) -> Tile:
    return Tile(
        figure.before, figure.digits, figure.after,
        addresses.link(figure.name, "results", indicator=figure.indicator),
        figure.drawing,
        (
            *(_stated_text(row, figure, addresses) for row in figure.stated), _parts(figure), figure.share,
            figure.change, _origin(figure),
        ),
    )  # fmt: skip


def _parts(figure: LargeFigure) -> Markup:
    """The parts by sex, for which a phone has no room."""
    if not figure.parts:
        return blocks.NOTHING
    return Markup('<span class="wide-only">{}</span>').format(figure.parts)


def _origin(figure: LargeFigure) -> Markup:
    """The date, and the place in the source, for which a phone has no room."""
    place = Markup('<span class="wide-only" title="{}"> · {}</span>').format(
        figure.source, figure.place
    )
    return Markup("{}{}").format(figure.dated, place if figure.place else "")


def _stated_text(row: StatedShareRow, figure: LargeFigure, addresses: Addresses) -> Markup:
    """A share of a funding target in the words of its source, a link to where it can be cited.

    Its date is said where it is not that of the figure that it stands below.
    """
    link = addresses.link(figure_title(row), "funding", figure=portfolio_code(row))
    dated = short_figure_day(row["as_at"], row["is_date_assumed"])
    said = "" if dated == figure.dated else f" ({dated})"
    return Markup("{}: {}{}").format(stated_value(row), link, said)
