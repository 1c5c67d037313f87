"""The answer of the page Funding: what was raised against its target, in the currencies and the words of the source."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.svg.bullet import bullet
from charts.svg.stacked import Part, stacked
from pages.parts.funding.portfolio_text import conflict_links, figure_text, known_text
from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.figure_text import target_text
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import Tile, joined
from queries.rows import MoneyRow, PortfolioRow
from reports.content.indicators import SCALE_NOTE
from reports.headline.figures import figure_title
from reports.rows import rows_of
from wording.codes import status_in_words
from wording.colours import MAIN
from wording.dates import day, figure_day, short_day, short_figure_day
from wording.figures import figure_parts, is_currency, qualified
from wording.text import blank, capitalised, one_line

FUNDING = "funding"

Shares = Sequence[PortfolioRow]


def verdict(
    money: pd.DataFrame, portfolio: pd.DataFrame, as_of: date, addresses: Addresses
) -> Markup:
    """The sentence, one drawing for it, and where its figures are from.

    money, portfolio: the answers to funding/money and funding/portfolio. It speaks of the first amount of money that
    has a figure; the others are in the table of indicators.
    """
    amounts = rows_of(money, MoneyRow)
    figures = rows_of(portfolio[portfolio["topic"] == FUNDING], PortfolioRow)
    shares = [
        row for row in figures if row["shape"] == "share_of_target" and not blank(row["value"])
    ]
    known = [row for row in amounts if not blank(row["value"])]
    own = [_share(row, addresses) for row in shares]
    if not known:
        answer = blocks.verdict(_unknown(amounts, as_of), _bar(shares), _bar_legend(shares))
        return joined([answer, blocks.tiles(own) if own else blocks.NOTHING])
    first = known[0]
    implied = [
        row
        for row in figures
        if row["shape"] == "fact" and row["basis"] == "derived" and is_currency(row["unit"])
    ]
    tiles = [
        _raised(first, addresses),
        *own,
        *_target(first),
        *(_implied(row, addresses) for row in implied),
    ]
    is_compared = not blank(first["achievement"])
    drawing = _bullet(first) if is_compared else _bar(shares)
    legend = [SCALE_NOTE] if is_compared else _bar_legend(shares)
    answer = blocks.verdict(_sentence(first, shares, as_of), drawing, legend)
    return joined([answer, blocks.tiles(tiles)])


def _unknown(amounts: Sequence[MoneyRow], as_of: date) -> str:
    if not amounts:
        return "No indicator of this project is an amount of money."
    return f"No figure of money raised was known by {day(as_of)}."


def _sentence(row: MoneyRow, shares: Shares, as_of: date) -> str:
    """What was raised, how far that is by the source's own share of the target or by its status, what is overdue."""
    value = qualified(row["value"], row["unit"], row["qualifier"])
    of = "" if blank(row["target"]) else f" of {target_text(row)}"
    text = f"{capitalised(value)}{of} raised {_by(row['period_end'], row['is_date_assumed'])}"
    own = next((share for share in shares if share["basis"] != "derived"), None)
    is_of_that_day = own is not None and own["as_at"] == row["period_end"]
    if own and is_of_that_day:
        text += f", {_own_words(own)}"
    if of:
        text += f": {status_in_words(row)}"
    then = ""
    if own and not is_of_that_day:
        then = f"It was {_own_words(own)} {_by(own['as_at'], own['is_date_assumed'])}."
    return " ".join(
        part for part in (f"{text}.", then, _no_target(row), _overdue(row, as_of)) if part
    )


def _own_words(share: PortfolioRow) -> str:
    return f"“{figure_text(share)}” of the target as the source counts it"


def _by(when: object, is_assumed: object) -> str:
    dated = figure_day(when, is_assumed)
    return f"({dated})" if is_assumed is True else f"by {dated}"


def _no_target(row: MoneyRow) -> str:
    if not blank(row["target"]) or not blank(row["target_in_other_unit"]):
        return ""
    is_known = row["status"] == "no_target"
    return f"{'It has no target' if is_known else 'Its target is not in the sources'}."


def _overdue(row: MoneyRow, as_of: date) -> str:
    """That nothing was reported since, where that is so, beside the date the target is due."""
    if blank(row["not_reported_since"]) or row["status"] == "not_reported":
        return ""
    text = f"Nothing was reported since {day(row['not_reported_since'])}"
    due = row["due"] if blank(row["other_due"]) else row["other_due"]
    if blank(due):
        return f"{text}."
    verb = "was" if pd.Timestamp(due).date() <= as_of else "is"
    return f"{text}; the target {verb} due on {day(due)}."


def _bar(shares: Shares) -> Markup:
    """The first share of the target, to the whole of it."""
    if not shares:
        return blocks.NOTHING
    share = float(shares[0]["value"])
    return stacked([Part(share, MAIN)], 12, whole=max(100.0, share))


def _bar_legend(shares: Shares) -> list[str]:
    """What the bar shows, in words."""
    if not shares:
        return []
    whose = "derived" if shares[0]["basis"] == "derived" else "as the source states it"
    first = shares[0]
    share = f"{figure_text(first)} of the target, {whose} {_by(first['as_at'], first['is_date_assumed'])}"
    return [f"Bar: {share}. The whole bar is the target."]


def _bullet(row: MoneyRow) -> Markup:
    return bullet(row["achievement"], row["expected_share"], row["status"])


def _raised(row: MoneyRow, addresses: Addresses) -> Tile:
    name = addresses.link(row["title"], "results", indicator=row["indicator"])
    dated = short_figure_day(row["period_end"], row["is_date_assumed"])
    return Tile(
        *figure_parts(row["value"], row["unit"], row["qualifier"]), name, notes=(_of(dated, row["place"]),)
    )  # fmt: skip


def _share(row: PortfolioRow, addresses: Addresses) -> Tile:
    """A share of the target in the words of its source, with a link to where it can be cited."""
    whose = "Derived" if row["basis"] == "derived" else "The source’s own share"
    return _figure(row, addresses, f"{whose}.")


def _target(row: MoneyRow) -> list[Tile]:
    """The target as it is stated, and when it is due; one in another currency is not converted."""
    if not blank(row["target"]):
        parts = figure_parts(row["target"], row["unit"], row["target_qualifier"])
        return [Tile(*parts, _due(row["due"]))]
    if blank(row["target_in_other_unit"]):
        return []
    parts = figure_parts(
        row["target_in_other_unit"], row["target_other_unit"], row["target_other_qualifier"]
    )
    why = "No exchange rate is stated, so the two are not compared here."
    return [Tile(*parts, _due(row["other_due"]), notes=(one_line(row["other_place"]), why))]


def _due(when: object) -> Markup:
    return Markup("Target{}").format("" if blank(when) else f", due {short_day(when)}")


def _implied(row: PortfolioRow, addresses: Addresses) -> Tile:
    """A figure that was computed of these, and how."""
    return _figure(row, addresses, f"Derived: {one_line(row['note']) or 'no note says how.'}")


def _figure(row: PortfolioRow, addresses: Addresses, note: str) -> Tile:
    name = addresses.link(figure_title(row), "funding", figure=portfolio_code(row))
    parts = figure_parts(row["value"], row["unit"], row["qualifier"])
    return Tile(*parts, name, notes=(known_text(row), note, conflict_links([row], addresses)))


def _of(dated: str, place: object) -> str:
    return " · ".join(text for text in (dated, one_line(place)) if text)
