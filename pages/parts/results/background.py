"""What stands behind a figure: why it is so, how the sources judge it, what rests on it, where they disagree."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from pages.parts.results.figure_block import progress_of
from pages.parts.results.formula import formula_text, origin_text
from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import NOTHING, Matter, joined, sign
from pages.parts.shared.html.conflict_lines import TITLE, conflict_section
from pages.parts.shared.html.judgement_lines import VERDICT_SIGN
from queries.indicator_rows import ExplanationRow, RestsOnRow
from queries.rows import ConflictRow
from reports.content.judgements import describe_judgement
from reports.content.rows import JudgementRow
from reports.rows import rows_of
from wording.codes import SEX_WORD, reading_text
from wording.dates import short_day
from wording.text import blank, count, listed, one_line

# What rests on a finding, in the order of the chain.
KIND_WORD = {
    "finding": "finding", "conclusion": "conclusion", "lesson": "lesson", "recommendation": "recommendation",
    "operational_recommendation": "operational recommendation", "action": "action",
    "unexpected_result": "unexpected result",
}  # fmt: skip


def explanations(rows: pd.DataFrame, judgements: pd.DataFrame, code: str) -> Markup:
    """Why the figures are so and what is done about it, and in which words they are reported; the newest in sight.

    rows: the answer to results/explanations; nothing without any. Words that a judgement quotes are left to it.
    """
    quoted = {row["stated"] for row in _judgements_of(judgements, code)}
    known: list[ExplanationRow] = [
        {**row, "stated": ""} if row["stated"] in quoted else row
        for row in rows_of(rows, ExplanationRow)
    ]
    known = [row for row in known if not (blank(row["explanation"]) and blank(row["stated"]))]
    periods = [
        (when, joined(map(_explanation, each)))
        for when, each in groupby(known, lambda row: row["period_end"])
    ]
    if not periods:
        return NOTHING
    (_, newest), *earlier = periods
    older = joined(Markup("<h3>{}</h3>{}").format(short_day(when), text) for when, text in earlier)
    folded = blocks.fold(f"Of {count(len(earlier), 'earlier date')}", older) if older else NOTHING
    has_reason = not all(blank(row["explanation"]) for row in known)
    title = "Why it is so, and what is done" if has_reason else "As the source says it"
    return blocks.section(title, newest, folded)


def _explanation(row: ExplanationRow) -> Markup:
    of = [SEX_WORD.get(row["sex"], ""), "" if blank(row["country"]) else one_line(row["country"])]
    whose = ", ".join(text for text in of if text)
    why = "" if blank(row["explanation"]) else one_line(row["explanation"])
    stated = "" if blank(row["stated"]) else f"“{one_line(row['stated'])}”"
    where = ", ".join(
        one_line(part) for part in (row["source_title"], row["place"]) if not blank(part)
    )
    text = " ".join(part for part in (f"{whose}:" if whose else "", why, stated) if part)
    return Markup('<p>{} <span class="beside">{}</span></p>').format(text, where)


def judged(judgements: pd.DataFrame, code: str) -> Markup:
    """What the sources judge of the indicator, beside what is computed; nothing without any."""
    lines = [_judgement(row) for row in _judgements_of(judgements, code)]
    return blocks.section("What the sources judge", blocks.matters(lines)) if lines else NOTHING


def _judgements_of(judgements: pd.DataFrame, code: str) -> list[JudgementRow]:
    return [
        row
        for row in rows_of(judgements, JudgementRow)
        if (row["about"], row["code"]) == ("indicator", code)
    ]


def _judgement(row: JudgementRow) -> Matter:
    words = describe_judgement(row)
    verdict = Markup("<b>{}</b>, {}").format(words.verdict, words.judged_by)
    quoted = f"{words.quotation}. " if words.quotation else ""
    return Matter(
        sign(*VERDICT_SIGN[row["verdict"]]),
        verdict,
        f"{quoted}Computed here: {words.computed}.",
        words.place,
    )


def disagreement(conflicts: pd.DataFrame, addresses: Addresses) -> Markup:
    """Where the sources disagree about the figure or its target: both values with their sources."""
    rows = rows_of(conflicts, ConflictRow)
    if not rows:
        return blocks.section(TITLE, Markup("<p>Nowhere about this figure.</p>"))
    pressing = [row for row in rows if row["matters"]]
    return conflict_section(pressing, [row for row in rows if not row["matters"]], addresses)


def resting(rows: pd.DataFrame, addresses: Addresses) -> Markup:
    """The finding that states the figure, and what rests on it, folded; nothing where no finding states it.

    rows: the answer to results/rests_on.
    """
    items = rows_of(rows, RestsOnRow)
    findings = [item for item in items if not item["steps"]]
    after = [item for item in items if item["steps"] and item["kind"] in KIND_WORD]
    if not findings:
        return NOTHING
    stated = Markup("<p>Stated in {}.</p>").format(
        joined((_link(item, addresses) for item in findings), "; ")
    )
    if not after:
        return blocks.fold("What rests on it: nothing that the sources name", stated)
    amounts = Counter(item["kind"] for item in after)
    kinds = [count(amounts[kind], word) for kind, word in KIND_WORD.items() if amounts[kind]]
    groups = joined(_kind(kind, after, addresses) for kind in KIND_WORD if amounts[kind])
    return blocks.fold(f"What rests on it: {listed(kinds)}", stated + groups)


def _kind(kind: str, items: Sequence[RestsOnRow], addresses: Addresses) -> Markup:
    lines = joined(
        Markup("<li>{}{}</li>").format(_link(item, addresses), _state(item))
        for item in items
        if item["kind"] == kind
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(f"{KIND_WORD[kind].capitalize()}s", lines)


def _link(item: RestsOnRow, addresses: Addresses) -> Markup:
    return addresses.link(
        f"{item['item']} {one_line(item['title'])}", "evidence", item=item["item"]
    )


def _state(item: RestsOnRow) -> Markup:
    if blank(item["reading"]):
        return NOTHING
    reading = reading_text(item["reading"], item["state"], item["last_reported"])
    return Markup(' <span class="beside">{}</span>').format(reading)


def folded(progress: pd.DataFrame, code: str, to_upload: str) -> Markup:
    """The formula with its numbers, the notes on the figure and where it is from, each folded."""
    row = progress_of(progress, code)
    parts = [
        blocks.fold("The formula with its numbers", Markup("<p>{}</p>").format(formula_text(row)))
    ]
    notes = [one_line(note) for note in (row["indicator_note"], row["note"]) if not blank(note)]
    if origin := origin_text(row, to_upload):
        notes.append(origin)
    if notes:
        body = joined(Markup("<p>{}</p>").format(note) for note in notes)
        parts.append(blocks.fold("Notes, and the row that it is from", body))
    return joined(parts)
