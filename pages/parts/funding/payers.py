"""Who pays for what: the kinds of funder in the words of the source, and the sums that it states."""

import pandas as pd
from markupsafe import Markup

from pages.parts.funding.portfolio_text import figure_text, starred_text
from pages.parts.funding.verdict import FUNDING
from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import PortfolioRow
from reports.headline.figures import figure_title
from reports.rows import rows_of
from wording.dates import ASSUMED_NOTE
from wording.figures import is_currency
from wording.text import blank, capitalised, one_line

TITLE = "Who pays for what"
UNKNOWN = "How much each of these gives is not in the text."

# So many sums are in sight beside the funders; the others are in the table of all figures.
SUMS = 3


def payers(portfolio: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section, of the answer to funding/portfolio; a sentence where nothing is known of funders."""
    figures = rows_of(portfolio[portfolio["topic"] == FUNDING], PortfolioRow)
    funders = [_funder(row) for row in figures if row["shape"] == "words"]
    stated = [
        row
        for row in figures
        if row["shape"] == "fact" and row["basis"] != "derived" and is_currency(row["unit"])
    ]
    sums = [_sum(row, addresses) for row in stated[:SUMS]]
    if not funders and not sums:
        nothing = Markup("<p>Nothing was known of the funders by this date.</p>")
        return blocks.section(TITLE, nothing)
    is_starred = any(row["is_date_assumed"] is True for row in figures)
    note = (UNKNOWN if funders else "", ASSUMED_NOTE if is_starred else "")
    table = Markup('<table class="compact"><tbody>{}</tbody></table>').format(
        blocks.joined([*sums, *funders])
    )
    return blocks.section(TITLE, table, note=" ".join(filter(None, note)))


def _funder(row: PortfolioRow) -> Markup:
    name = row["measure"] if blank(row["category"]) else row["category"]
    note = "No figure is in the text." if blank(row["note"]) else one_line(row["note"])
    return _line(row, Markup("<b>{}</b>").format(capitalised(name)), note)


def _sum(row: PortfolioRow, addresses: Addresses) -> Markup:
    name = addresses.link(figure_title(row), "funding", figure=portfolio_code(row))
    words = Markup("<b>{}</b> {}").format(figure_text(row), name)
    return _line(row, words, one_line(row["note"]))


def _line(row: PortfolioRow, name: Markup, note: str) -> Markup:
    more = Markup("<p>{}</p>").format(note) if note else blocks.NOTHING
    return Markup('<tr><th scope="row">{}{}</th><td class="number small top">{}</td></tr>').format(
        name, more, starred_text(row)
    )
