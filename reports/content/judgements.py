"""What the sources judge themselves, beside what is computed here: the same words on pages and in papers."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reports.content.blocks import Cell, Column, Row, Section, cells, table
from reports.content.indicators import last_statuses
from reports.content.rows import JudgementRow
from reports.rows import rows_of
from wording.codes import STATUS_WORD, VERDICT_WORD
from wording.dates import day
from wording.text import blank, capitalised, count, listed, one_line

# Of these results a paper has the judgements; the pages have them of all.
LEVELS = ("objective", "outcome")


@dataclass(frozen=True)
class Judgement:
    """A judgement in words, none of them markup: who judged what how, in which words, where, and what is computed.

    short_subject: without what follows a colon in the title: `Outcome 1: Commitment`. source: the title of the
    document; place: the place in it and the date, such as `finding 9, 18 July 2021`. counts: of the indicators below a
    result, `1 met and 1 behind`; computed: the same with how many these are.
    """

    subject: str
    short_subject: str
    judged_by: str
    verdict: str
    quotation: str
    source: str
    place: str
    counts: str
    computed: str


def judgement_section(judgements: pd.DataFrame) -> Section:
    """What the sources judge of the project, its objective and its outcomes, of the answer to results/judgements."""
    shown = judgements["level"].isin(LEVELS) | judgements["about"].eq("project")
    words = [describe_judgement(row) for row in rows_of(judgements[shown], JudgementRow)]
    return table(
        "What the sources judge",
        "The judgements are those of the sources, in their words; beside them is what is computed here.",
        (Column("Of what", 34), Column("Judged", 36), Column("Computed here", 30)),
        [
            Row(
                cells(
                    each.subject,
                    Cell(
                        f"{each.judged_by}: {each.verdict}",
                        f"{each.quotation}{f' ({each.place})' if each.place else ''}".strip(),
                    ),
                    each.computed or "–",
                )
            )
            for each in words
        ],
        "The sources judge neither the project nor its outcomes.",
    )


def describe_judgement(row: JudgementRow) -> Judgement:
    """The words of a row of results/judgements."""
    when = "" if blank(row["judged_on"]) else day(row["judged_on"])
    title = one_line(row["title"])
    below = _counts(row)
    return Judgement(
        subject=_subject(row, title),
        short_subject=_subject(row, title.partition(": ")[0]),
        judged_by=one_line(row["judged_by"]),
        verdict=VERDICT_WORD[row["verdict"]],
        quotation="" if blank(row["stated"]) else f"“{one_line(row['stated'])}”",
        source=one_line(row["source_title"]),
        place=", ".join(text for text in (one_line(row["place"]), when) if text),
        counts=_counts_text(below),
        computed=_computed(row, below),
    )


def _subject(row: JudgementRow, title: str) -> str:
    if row["about"] != "result":
        return title
    code = "" if row["code"].startswith("x-") else f" {row['code']}"
    return f"{capitalised(row['level'])}{code}: {title}"


def _computed(row: JudgementRow, below: Mapping[str, int]) -> str:
    """What the rules compute of the same thing; empty where they compute nothing of it."""
    if row["about"] == "indicator":
        return STATUS_WORD[row["status"]]
    if not below:
        return ""
    of = count(sum(below.values()), "indicator with a target", "indicators with a target")
    return f"of {of}, {_counts_text(below)}"


def _counts(row: JudgementRow) -> Mapping[str, int]:
    """How many indicators with a target below a result have each status, by its word; those without any left out."""
    if row["about"] == "indicator":
        return {}
    every = {
        "met": row["met"],
        "on_track": row["on_track"],
        "behind": row["behind"],
        "not_reported": row["not_reported"],
    }
    last = last_statuses(row)
    return {
        f"{STATUS_WORD[status]}{last if status == 'not_reported' else ''}": number
        for status, number in every.items()
        if number
    }


def _counts_text(below: Mapping[str, int]) -> str:
    return listed([f"{number} {word}" for word, number in below.items()])
