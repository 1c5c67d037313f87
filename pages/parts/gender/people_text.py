"""The people reached, in words: how many indicators are split by sex, how well, and what does not add up."""

from typing import Any, NamedTuple

import pandas as pd

from reports.csv import csv_for_people
from wording.codes import SEX_WORD
from wording.figures import number, qualified
from wording.markdown import plain, where
from wording.text import blank, count

COLUMNS = {
    "title": "Indicator", "value": "People", "women": "Women", "men": "Men",
    "another_gender": "Another gender", "not_recorded": "Not recorded",
    "women_percent": "Women, % of those recorded", "coverage_percent": "Sex recorded for, %",
    "stated_total": "Stated total", "sum_of_parts": "Sum of parts", "difference": "Difference",
    "basis": "Basis", "derived_as": "Derived as", "conflicts": "Conflicts",
    "period_end": "Figure of", "reported_on": "Known since", "source_title": "Source", "place": "Place",
    "note": "Note",
}  # fmt: skip

Row = dict[Any, Any]


class PeopleText(NamedTuple):
    """The people reached, as a file too, and their texts in Markdown; a text is empty where there is none."""

    figures: pd.DataFrame
    csv: bytes
    has_figures: bool
    has_people: bool
    summary: str
    differences: list[str]
    not_split: str
    without_figure: list[str]


def describe_people(people: pd.DataFrame) -> PeopleText:
    """The texts of the rows of gender/people_by_sex."""
    rows = people.to_dict("records")
    return PeopleText(
        people,
        csv_for_people(people),
        has_figures=bool(people["value"].notna().any()),
        has_people=bool((people["value"] > 0).any()),
        summary=_summary(rows),
        differences=[
            _difference_text(row)
            for row in rows
            if not blank(row["difference"]) and row["difference"] != 0
        ],
        not_split="\n".join(
            _not_split_text(row) for row in rows if row["split"] in ("part", "none")
        ),
        without_figure=[plain(row["title"]) for row in rows if row["split"] == "no_figure"],
    )


def _summary(rows: list[Row]) -> str:
    """How many indicators are split, and how well; the share of women from the lowest to the highest."""
    split = [row for row in rows if row["split"] == "split"]
    text = (
        f"**{len(split)} of {count(len(rows), 'people indicator')}** "
        f"{'is' if len(split) == 1 else 'are'} split by sex."
    )
    shares = [row for row in split if not blank(row["women_percent"])]
    shares.sort(key=lambda row: float(row["women_percent"]))
    if len(shares) == 1:
        text += f" In it, women are {_share_text(shares[0])} of those whose sex is recorded."
    elif shares:
        text += (
            f" In these, women are between {_share_text(shares[0])} and {_share_text(shares[-1])} "
            "of those whose sex is recorded."
        )
    return text + " One person may be in several indicators, so they are never added up."


def _share_text(row: Row) -> str:
    coverage = number(row["coverage_percent"], "percent")
    return f"**{number(row['women_percent'], 'percent')}** (sex recorded for {coverage})"


def _difference_text(row: Row) -> str:
    parts = " + ".join(
        f"{qualified(row[part], 'people', row[f'{part}_qualifier'])} {word}"
        for part, word in SEX_WORD.items()
        if not blank(row[part])
    )
    text = (
        f"**Total and parts differ.** {plain(row['title'])} "
        f"{where('', row['period_end'], row['is_date_assumed'])}: the stated total is "
        f"**{qualified(row['stated_total'], 'people', row['qualifier'])}**; {plain(parts)} make "
        f"**{number(row['sum_of_parts'])}**, a difference of **{number(abs(row['difference']))}**."
    )
    if blank(row["in_no_part"]):
        return text
    return f"{text} The people missing are in none of the parts, so the coverage is too high."


def _not_split_text(row: Row) -> str:
    value = plain(qualified(row["value"], "people", row["qualifier"]))
    part = "; only some of the parts are given" if row["split"] == "part" else ""
    known = where(row["place"], row["period_end"], row["is_date_assumed"])
    return f"- {plain(row['title'])}: **{value}**{part} {known}"
