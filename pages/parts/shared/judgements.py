"""What the sources judge themselves, beside what is computed here: a line for each judgement."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from reports.content.judgements import Judgement, describe_judgement
from reports.content.rows import JudgementRow
from reports.rows import rows_of
from wording.markdown import plain


def lines(judgements: pd.DataFrame, levels: Sequence[str] = ()) -> str:
    """The rows of results/judgements as a list in Markdown; with `levels` only those of results of these levels.

    A source that all of them have in common is named once, below.
    """
    shown = judgements[judgements["level"].isin(levels)] if levels else judgements
    words = [describe_judgement(row) for row in rows_of(shown, JudgementRow)]
    sources = {each.source for each in words}
    if len(sources) != 1:
        return "\n".join(f"- **{plain(each.subject)}**: {line(each)}" for each in words)
    every = [f"- **{plain(each.subject)}**: {line(replace(each, source=''))}" for each in words]
    return "\n".join([*every, "", f":gray[Source: {plain(*sources)}.]"])


def by_code(judgements: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """The lines of what is judged, by what it is (`result` or `indicator`) and its code."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(judgements, JudgementRow):
        found.setdefault((row["about"], row["code"]), []).append(line(describe_judgement(row)))
    return found


def short_lines_by_code(judgements: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """The same in short, as text: who judged how, where, and what is computed here."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(judgements, JudgementRow):
        words = describe_judgement(row)
        computed = f". Computed here: {words.computed}" if words.computed else ""
        where = f" ({words.place})" if words.place else ""
        text = f"Judged by {words.judged_by}: {words.verdict}{where}{computed}."
        found.setdefault((row["about"], row["code"]), []).append(text)
    return found


def line(words: Judgement) -> str:
    """A judgement in Markdown, without what is judged."""
    quotation = f" {plain(words.quotation)}" if words.quotation else ""
    computed = f" Computed here: {plain(words.computed)}." if words.computed else ""
    where = ", ".join(text for text in (words.source, words.place) if text)
    return f"{plain(words.judged_by)}: **{plain(words.verdict)}**{quotation} ({plain(where)}).{computed}"
