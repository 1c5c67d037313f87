"""One indicator in words: its figures by year, how its target was revised, its parts, and its source."""

from typing import NamedTuple

import pandas as pd

from pages.parts.shared.figure_text import dated_text, figure_notes, formula_text, origin_text
from queries.rows import ProgressRow, SplitRow, TargetVersionRow
from reports.rows import rows_of
from wording.codes import JUDGED, SEX_WORD
from wording.dates import as_of_day, day
from wording.figures import number, qualified, share
from wording.markdown import plain
from wording.text import blank, capitalised


class IndicatorText(NamedTuple):
    """One indicator in Markdown; a text is empty where there is nothing to say.

    source: only where there is a figure. history: the sentence of the chart by year. has_bullet: it has a status.
    """

    title: str
    formula: str
    notes: str
    figure: str
    has_bullet: bool
    definitions: list[str]
    source: str
    history: str
    parts: str


def by_code(progress: pd.DataFrame) -> dict[str, ProgressRow]:
    """The rows of results/indicator_progress by their code."""
    return {row["indicator"]: row for row in rows_of(progress, ProgressRow)}


def describe_indicator(
    row: ProgressRow,
    years: pd.DataFrame,
    targets: pd.DataFrame,
    split: pd.DataFrame,
    to_upload: str,
) -> IndicatorText:
    """The texts of the indicator of `row`, of the answers to figures_by_year, target_versions and split of results/.

    to_upload: the address of an upload in the history, up to its number; empty for a visitor.
    """
    notes = (row["definition"], row["indicator_note"], row["note"])
    return IndicatorText(
        title=plain(row["title"]),
        formula=formula_text(row),
        notes=figure_notes(row),
        figure=dated_text(row),
        has_bullet=row["status"] in JUDGED,
        definitions=[plain(note) for note in notes if not blank(note)],
        source="" if blank(row["value"]) else origin_text(row, to_upload),
        history=_history_text(row, years, targets),
        parts="".join(_parts_text(parts, row) for parts in rows_of(split, SplitRow)),
    )


def revisions_text(targets: pd.DataFrame, unit: str) -> str:
    """What the target was before, until when, and why it was revised; a sentence for each, in Markdown."""
    total = targets[(targets["kind"] == "target") & (targets["sex"] == "total")]
    versions = {(row["unit"], row["version"]): row for row in rows_of(total, TargetVersionRow)}
    return "".join(
        _revision_text(old, versions.get((old["unit"], old["version"] + 1)), unit)
        for old in versions.values()
        if not blank(old["stood_until"])
    )


def _revision_text(old: TargetVersionRow, new: TargetVersionRow | None, unit: str) -> str:
    change, reason = "withdrawn", " No reason is stated."
    if new is not None:
        if not blank(new["value"]):
            change = f"revised to {qualified(new['value'], unit, new['qualifier'])}"
        if not blank(new["reason"]):
            reason = f" Reason: {plain(new['reason'])}"
    return (
        f" The target of {qualified(old['value'], unit, old['qualifier'])} stood from {day(old['reported_on'])} until "
        f"{day(old['stood_until'])}, and was {change}.{reason}"
    )


def _history_text(row: ProgressRow, years: pd.DataFrame, targets: pd.DataFrame) -> str:
    """The figures of all countries together, or else of each, by date; and how the target was revised."""
    if years.empty:
        return ""
    together = years[years["country"].isna()]
    shown = years if together.empty else together
    points = [
        f"{qualified(value, row['unit'], qualifier)} by {day(end)}"
        for value, qualifier, end in shown[["value", "qualifier", "period_end"]].itertuples(
            index=False
        )
    ]
    text = f"{'; '.join(points)}."
    if len(points) == 1:
        text += " One date is reported so far, so that no movement can be shown."
    if not blank(row["target"]):
        text += " Dotted: the straight way from the start to the target."
    return text + revisions_text(targets, row["unit"])


def _parts_text(parts: SplitRow, row: ProgressRow) -> str:
    if blank(parts["recorded"]) and blank(parts["not_recorded"]):
        return ""
    stated = [
        f"{word} {qualified(parts.get(sex), 'people', parts.get(f'{sex}_qualifier'))}"
        for sex, word in SEX_WORD.items()
        if not blank(parts.get(sex))
    ]
    dated = capitalised(as_of_day(row["period_end"], row["is_date_assumed"]))
    text = f"{dated}: {', '.join(stated)}."
    if not blank(parts["women_share"]):
        text += (
            f" Share of women **{share(parts['women_share'])}** of those whose sex is recorded; "
            f"recorded for **{share(parts['coverage'])}**."
        )
    if not blank(parts["difference"]) and parts["difference"] != 0:
        text += (
            f" The stated total is {qualified(parts['stated_total'], 'people', parts['qualifier'])}, its parts "
            f"add up to {number(parts['sum_of_parts'])}: a difference of {number(abs(parts['difference']))}."
        )
    return text
