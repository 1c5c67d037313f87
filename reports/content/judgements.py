"""What the sources judge themselves, beside what is computed here: the same words on pages and in papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wording.codes import STATUS_WORD, VERDICT_WORD
from wording.dates import day
from wording.text import blank, capitalised, count, listed, one_line

# The statuses that are computed of a figure and its target.
COMPUTED = ("met", "on_track", "behind", "not_reported")


@dataclass(frozen=True)
class Judgement:
    """A judgement in words, none of them markup: who judged what how, in which words, where, and what is computed.

    source: the title of the document; place: the place in it and the date, such as `finding 9, 18 July 2021`.
    """

    subject: str
    judged_by: str
    verdict: str
    quotation: str
    source: str
    place: str
    computed: str


def describe_judgement(row: Mapping[str, Any]) -> Judgement:
    """The words of a row of results/judgements."""
    when = "" if blank(row["judged_on"]) else day(row["judged_on"])
    return Judgement(
        subject=_subject(row),
        judged_by=one_line(row["judged_by"]),
        verdict=VERDICT_WORD[row["verdict"]],
        quotation="" if blank(row["stated"]) else f"“{one_line(row['stated'])}”",
        source=one_line(row["source_title"]),
        place=", ".join(text for text in (one_line(row["place"]), when) if text),
        computed=_computed(row),
    )


def _subject(row: Mapping[str, Any]) -> str:
    if row["about"] != "result":
        return one_line(row["title"])
    code = "" if row["code"].startswith("x-") else f" {row['code']}"
    return f"{capitalised(row['level'])}{code}: {one_line(row['title'])}"


def _computed(row: Mapping[str, Any]) -> str:
    """What the rules compute of the same thing; empty where they compute nothing of it."""
    if row["about"] == "indicator":
        return STATUS_WORD[row["status"]]
    numbers = {status: int(row[status]) for status in COMPUTED if row[status]}
    if not numbers:
        return ""
    of = count(sum(numbers.values()), "indicator with a target", "indicators with a target")
    return f"of {of}, {listed([f'{number} {STATUS_WORD[status]}' for status, number in numbers.items()])}"
