"""How much was raised against the target, from whom, and what does the portfolio look like?"""

import pandas as pd
from markupsafe import Markup

from pages.parts.funding import against_target, cited_figure, payers, register_text, spread, verdict
from pages.parts.shared import elements
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import Addresses, current_addresses
from pages.parts.shared.html.conflict_lines import conflict_section
from pages.parts.shared.tables import Table
from queries.rows import ConflictRow
from reports.rows import rows_of
from web import answers
from web.question import current_question
from wording.text import count

FIGURES = {
    "topic": "Topic", "measure": "Measure", "category": "Of what", "value": "Figure", "unit": "Unit",
    "basis": "Basis", "conflicts": "Conflicts", "as_at": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip


def disagreements(found: pd.DataFrame, addresses: Addresses) -> Markup:
    """Where the sources disagree about money and the portfolio: on figures in sight, on the rest folded."""
    rows = rows_of(found, ConflictRow)
    pressing = [row for row in rows if row["matters"]]
    return conflict_section(pressing, [row for row in rows if not row["matters"]], addresses)


addresses, as_of = current_addresses(), current_question().as_of
here = (addresses,)

answer = answers.cached(
    verdict.verdict, "funding/money", "funding/portfolio", arguments=(as_of, *here)
)
funders = answers.cached(payers.payers, "funding/portfolio", arguments=here)
conflicts = answers.cached(disagreements, "funding/conflicts", arguments=here)
progress = answers.cached(
    against_target.against_target, "funding/money", "funding/partnership_progress", "results/trends", arguments=here
)  # fmt: skip
portfolio = answers.cached(
    spread.spread, "funding/portfolio", "funding/register_by_kind", arguments=here
)
register = answers.cached(register_text.register_section, "funding/register")

cited_figure.draw()
columns = blocks.side_by_side(funders, conflicts)
fragment.draw(blocks.joined([answer, columns, progress, portfolio, register]), "funding")

partners = answers.cached(register_text.with_words, "funding/register")
if len(partners):
    csv = answers.as_csv("funding/register")
    title = f"{count(len(partners), 'partnership')} of the register, one by one"
    elements.table(Table(partners, csv, "register", register_text.COLUMNS, title))
figures = answers.answer("funding/portfolio")
if len(figures):
    csv = answers.as_csv("funding/portfolio")
    title = f"All {count(len(figures), 'figure')} of the portfolio, to search"
    elements.table(Table(figures, csv, "portfolio", FIGURES, title))
if progress:
    elements.table(
        answers.cached(against_target.as_table, "funding/money", "funding/partnership_progress")
    )
