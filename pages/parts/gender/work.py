"""The work on gender: its tools, plans and mappings against their targets, and what the sources judge of it."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from pages.parts.funding.portfolio_text import figure_text
from pages.parts.shared.citation import portfolio_code
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.conflict_lines import conflict_section
from pages.parts.shared.html.indicator_list import (
    figure_of_target,
    status_sign,
)
from pages.parts.shared.html.judgement_lines import judgement_line
from queries.rows import ConflictRow, IndicatorRow, PortfolioRow
from reports.content.rows import JudgementRow
from reports.headline.figures import figure_title
from reports.rows import rows_of
from wording.codes import JUDGED, beside_status, status_word
from wording.dates import ASSUMED_NOTE, short_day, starred_day
from wording.text import blank

# The topic of portfolio.csv whose figures are of work on gender.
TOPIC = "gender"


class GenderConflictRow(ConflictRow):
    """A row of gender/conflicts."""

    is_about_leading: bool
    misses_its_parts: bool


def work_on_gender(work: pd.DataFrame, portfolio: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section; nothing without any. work, portfolio: the answers to gender/work and funding/portfolio."""
    indicators = rows_of(work, IndicatorRow)
    facts = rows_of(portfolio[portfolio["topic"] == TOPIC], PortfolioRow)
    if not indicators and not facts:
        return blocks.NOTHING
    rows = [
        *(_indicator(row, addresses) for row in indicators),
        *(_fact(row, addresses) for row in facts),
    ]
    table = Markup('<table class="compact work"><tbody>{}</tbody></table>').format(
        blocks.joined(rows)
    )
    is_starred = any(row["is_date_assumed"] is True for row in (*indicators, *facts))
    return blocks.section("Work on gender", table, note=ASSUMED_NOTE if is_starred else "")


def _indicator(row: IndicatorRow, addresses: Addresses) -> Markup:
    """Its status is before its name where a target was compared; else what is missing is below it."""
    is_judged = row["status"] in JUDGED
    beside = [] if is_judged else [status_word(row["status"], row["period_end"])]
    beside += [text for text in (beside_status(row),) if text]
    return _line(
        status_sign(row["status"]) if is_judged else blocks.NOTHING,
        addresses.link(row["title"], "results", indicator=row["indicator"]),
        "; ".join(beside),
        figure_of_target(row),
        "" if blank(row["value"]) else starred_day(row["period_end"], row["is_date_assumed"]),
    )


def _fact(row: PortfolioRow, addresses: Addresses) -> Markup:
    star = "*" if row["is_date_assumed"] is True else ""
    name = addresses.link(figure_title(row), "funding", figure=portfolio_code(row))
    derived = Markup(' <span class="small">derived</span>') if row["basis"] == "derived" else ""
    return _line(
        blocks.NOTHING,
        name + derived,
        "",
        Markup("<b>{}</b>").format(figure_text(row)),
        f"{short_day(row['as_at'])}{star}",
    )


def _line(state: Markup, name: Markup, beside: str, figure: Markup, dated: str) -> Markup:
    small = Markup(' <span class="beside">{}</span>').format(beside) if beside else blocks.NOTHING
    return Markup(
        '<tr><td class="state">{}</td><th scope="row">{}{}</th><td class="number">{}</td>'
        '<td class="number small">{}</td></tr>'
    ).format(state, name, small, figure, dated)


def judged(judgements: pd.DataFrame) -> Markup:
    """What the sources judge of it, in their words; nothing without any. judgements: those of gender/judgements."""
    lines = [judgement_line(row, quoted=True) for row in rows_of(judgements, JudgementRow)]
    return (
        blocks.section("What the sources judge", blocks.matters(lines)) if lines else blocks.NOTHING
    )


def contradictions(found: pd.DataFrame, addresses: Addresses) -> Markup:
    """Where the sources disagree, of the answer to gender/conflicts: in sight what touches the answer of the page."""
    rows = rows_of(found, GenderConflictRow)
    pressing = [row for row in rows if row["is_about_leading"] or row["misses_its_parts"]]
    return conflict_section(pressing, [row for row in rows if row not in pressing], addresses)


def nothing_more(parts: Sequence[tuple[Markup, str]]) -> Markup:
    """The sentences of those parts that are empty, together; nothing where none is."""
    sentences = [sentence for part, sentence in parts if not part]
    return (
        Markup('<p class="note">{}</p>').format(" ".join(sentences))
        if sentences
        else blocks.NOTHING
    )
