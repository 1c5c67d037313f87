"""The work on gender in words: its tools, plans and mappings, and what the sources judge of it."""

import pandas as pd

from pages.parts.funding.portfolio_text import fact_text
from pages.parts.shared.figure_text import progress_status_text, reached_text
from queries.rows import ProgressRow
from reports.rows import rows_of
from wording.markdown import plain, where
from wording.text import blank

# The topic of portfolio.csv whose figures are of work on gender.
TOPIC = "gender"


def describe_work(work: pd.DataFrame, portfolio: pd.DataFrame) -> str:
    """Rows of gender/work and those of funding/portfolio about gender, as a list in Markdown; empty without any."""
    indicators = [
        f"{plain(row['title'])}: **{plain(reached_text(row))}** · {progress_status_text(row)} "
        f"{where(row['place'], row['period_end'], row['is_date_assumed'])}"
        for row in rows_of(work, ProgressRow)
        if not blank(row["value"])
    ]
    facts = [fact_text(row) for row in portfolio[portfolio["topic"] == TOPIC].to_dict("records")]
    return "\n".join(f"- {text}" for text in (*indicators, *facts))
