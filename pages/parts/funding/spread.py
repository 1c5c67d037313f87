"""How the portfolio is spread: a few small charts, those measures first whose spread is asked for first."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from charts.svg.dot import dot
from charts.svg.stacked import Part, stacked
from pages.parts.funding.portfolio_text import conflict_links, figure_text, known_text
from pages.parts.funding.verdict import FUNDING
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import PortfolioRow
from reports.rows import rows_of
from wording.codes import PARTNER_WORD
from wording.colours import MAIN, QUIET
from wording.figures import number
from wording.text import blank, capitalised, count, one_line

TITLE = "How the portfolio is spread"

# The shapes that are drawn, and how many measures; all figures are in the table of the page.
DRAWN = ("range", "parts", "part")
SHOWN = 5

# Work on gender is on the page Gender, the money above.
ELSEWHERE = (FUNDING, "gender")

Rows = Sequence[PortfolioRow]


def spread(portfolio: pd.DataFrame, register: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section; a sentence where nothing is known of the portfolio.

    portfolio, register: the answers to funding/portfolio and funding/register_by_kind.
    """
    if portfolio.empty and register.empty:
        nothing = Markup("<p>Nothing about the portfolio was known by this date.</p>")
        return blocks.section(TITLE, nothing)
    by_measure: dict[tuple[str, str], list[PortfolioRow]] = {}
    for row in rows_of(portfolio, PortfolioRow):
        if row["shape"] in DRAWN and row["topic"] not in ELSEWHERE:
            by_measure.setdefault((row["topic"], row["measure"]), []).append(row)
    measures = list(by_measure.values())
    charts = [_measure(rows, addresses) for rows in measures[:SHOWN]]
    if len(register):
        charts.append(_kinds(register))
    if not charts:
        return blocks.NOTHING
    more = len(measures) - SHOWN
    note = f"{count(more, 'more measure')} in the table of all figures below." if more > 0 else ""
    grid = Markup('<div class="small-multiples">{}</div>').format(blocks.joined(charts))
    return blocks.section(TITLE, grid, note=note)


def _measure(rows: Rows, addresses: Addresses) -> Markup:
    """A measure: its slices as bars, or the points of a range on one axis, from zero to the largest."""
    end = _end(rows)
    lines = [(_label(row), _mark(row, end), figure_text(row)) for row in rows]
    first = next((row for row in rows if not blank(row["value"])), rows[0])
    notes = [f"{known_text(first)}"]
    if first["shape"] == "range":
        notes.append("how the others lie between is not in the text")
    if first["shape"] == "part":
        notes.append("the rest is not in the text")
    return _chart(capitalised(rows[0]["measure"]), lines, notes, conflict_links(rows, addresses))


def _end(rows: Rows) -> float:
    largest = max((float(row["value"]) for row in rows if not blank(row["value"])), default=0.0)
    return max(largest, 100.0) if rows[0]["unit"] == "percent" else largest


def _label(row: PortfolioRow) -> str:
    name = "in all" if blank(row["category"]) else one_line(row["category"])
    return f"{name} (derived)" if row["basis"] == "derived" else name


def _mark(row: PortfolioRow, end: float) -> Markup:
    if blank(row["value"]) or not end:
        return blocks.NOTHING
    value = float(row["value"])
    if row["shape"] == "range":
        return dot(value / end)
    rest = [Part(end - value, QUIET, "hatched")] if row["shape"] == "part" else []
    return stacked([Part(value, MAIN), *rest], 10, whole=end)


def _kinds(register: pd.DataFrame) -> Markup:
    """The register by kind of partner; type is blank for the kinds that are merged."""
    most = float(register["partnerships"].max())
    lines = [
        (
            PARTNER_WORD["merged" if blank(kind) else str(kind)],
            stacked([Part(float(many), MAIN)], 10, whole=most),
            number(many),
        )
        for kind, many in zip(register["type"], register["partnerships"], strict=True)
    ]
    return _chart("Partnerships of the register by kind", lines, ["kinds of few are merged"])


def _chart(
    title: str,
    lines: Sequence[tuple[str, Markup, str]],
    notes: Sequence[str],
    more: Markup = blocks.NOTHING,
) -> Markup:
    rows = blocks.joined(
        Markup(
            '<tr><th scope="row">{}</th><td class="mark">{}</td><td class="number"><b>{}</b></td></tr>'
        ).format(*line)
        for line in lines
    )
    small = blocks.joined([note for note in (*notes, more) if note], " · ")
    return Markup('<div><h3>{}</h3><table class="bars"><tbody>{}</tbody></table><p>{}</p></div>').format(
        title, rows, small
    )  # fmt: skip
