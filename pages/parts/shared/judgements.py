"""What the sources judge themselves, in short, beside what is computed here: a line for each judgement."""

import pandas as pd

from reports.content.judgements import describe_judgement
from reports.content.rows import JudgementRow
from reports.rows import rows_of


def short_lines_by_code(judgements: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Who judged how, where, and what is computed here, by what it is about (`result` or `indicator`) and its code."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(judgements, JudgementRow):
        words = describe_judgement(row)
        computed = f". Computed here: {words.computed}" if words.computed else ""
        where = f" ({words.place})" if words.place else ""
        text = f"Judged by {words.judged_by}: {words.verdict}{where}{computed}."
        found.setdefault((row["about"], row["code"]), []).append(text)
    return found
