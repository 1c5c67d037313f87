"""Who was reached, women and men, and how much is not recorded?"""

from typing import Any

import pandas as pd
import streamlit as st

from charts.sexes import sexes
from pages.parts import asking, conflicts, show
from pages.parts.question import asked
from pages.parts.words import SEX_WORD, count, day, listed, missing, number, plain, qualified, where

QUESTION = "Who was reached, women and men, and how much is not recorded?"

COLUMNS = {
    "title": "Indicator", "value": "People", "women": "Women", "men": "Men",
    "another_gender": "Another gender", "not_recorded": "Not recorded",
    "women_percent": "Women, % of those recorded", "coverage_percent": "Sex recorded for, %",
    "stated_total": "Stated total", "sum_of_parts": "Sum of parts", "difference": "Difference",
    "qualifier": "Wording", "basis": "Basis", "derived_as": "Derived as", "conflicts": "Conflicts",
    "period_end": "Figure of", "reported_on": "Known since", "source_title": "Source", "place": "Place",
    "note": "Note",
}  # fmt: skip

TARGETS = {
    "title": "Indicator", "sex": "For whom", "kind": "Kind", "target": "Target", "due": "Due",
    "reached": "Reached", "period_end": "Figure of", "qualifier": "Wording",
    "reported_on": "Known since", "source_title": "Source", "place": "Place",
}  # fmt: skip

Row = dict[Any, Any]


def summary(reached: pd.DataFrame) -> str:
    """How many indicators are split by sex, and how well; the share of women from lowest to highest."""
    split = reached[reached["split"] == "split"]
    text = (
        f"**{len(split)} of {count(len(reached), 'people indicator')}** "
        f"{'is' if len(split) == 1 else 'are'} split by sex."
    )
    shares = split.dropna(subset="women_percent").sort_values("women_percent")
    if not shares.empty:
        ends = [shares.iloc[0]] if len(shares) == 1 else [shares.iloc[0], shares.iloc[-1]]
        said = [_share(row) for row in ends]
        text += f" In {'it' if len(shares) == 1 else 'these'}, women are "
        text += said[0] if len(said) == 1 else f"between {said[0]} and {said[1]}"
        text += " of those whose sex is recorded."
    return text + " One person may be in several indicators, so they are never added up."


def _share(row: "pd.Series[Any]") -> str:
    return (
        f"**{number(row['women_percent'], 'percent')}** "
        f"(sex recorded for {number(row['coverage_percent'], 'percent')})"
    )


def draw_chart(reached: pd.DataFrame) -> None:
    """The bars with what they mean, over their table; where nobody was reached there is no bar."""
    if (reached["value"] > 0).any():
        says = (
            "Each bar is one indicator in full; its numbers stand below it. "
            "Hatched: people whose sex is not recorded. Empty frame: no split by sex is stated."
        )
        show.chart(asking.draw(sexes, "gender/people_by_sex"), says, "sexes")
    else:
        st.markdown("Every figure of people is zero.")
    show.table(reached, asking.as_csv("gender/people_by_sex"), "people-by-sex", COLUMNS)
    st.caption(
        "Share of women = women ÷ all whose sex is recorded. Sex recorded for = recorded ÷ "
        "(recorded + not recorded). Both are derived from the numbers stated."
    )


def draw_differences(reached: pd.DataFrame) -> None:
    """Totals that their parts miss: both, with the difference, and the conflicts that touch these figures."""
    for row in reached[reached["difference"].notna() & (reached["difference"] != 0)].to_dict(
        "records"
    ):
        st.markdown(f"**Total and parts differ.** {_difference(row)}")
    found = asking.ask("gender/conflicts")
    conflicts.openly(found[found["misses_its_parts"]])
    conflicts.listed(found[~found["misses_its_parts"]], "about other figures here")


def _difference(row: Row) -> str:
    parts = " + ".join(
        f"{number(row[part])} {word}" for part, word in SEX_WORD.items() if not missing(row[part])
    )
    text = (
        f"{plain(row['title'])}: the stated total is **{number(row['stated_total'])}**; "
        f"{plain(parts)} make **{number(row['sum_of_parts'])}**, "
        f"a difference of **{number(abs(row['difference']))}**."
    )
    if not missing(row["in_no_part"]):
        text += " The people missing are in none of the parts, so the coverage is too high."
    return text


def draw_not_split(reached: pd.DataFrame) -> None:
    """The indicators without a split: their figures, and those without a figure."""
    rows = reached[~reached["split"].isin(["split", "no_figure"])].to_dict("records")
    if rows:
        st.header("Not split by sex", anchor=False)
        st.markdown("\n".join(_not_split(row) for row in rows))
    empty = [plain(title) for title in reached.loc[reached["split"] == "no_figure", "title"]]
    if empty:
        st.markdown(f"Without a figure as of {day(asked().as_of)}: {listed(empty)}.")


def _not_split(row: Row) -> str:
    value = plain(qualified(row["value"], "people", row["qualifier"]))
    part = "; only some of the parts are given" if row["split"] == "part" else ""
    return f"- {plain(row['title'])}: **{value}**{part} {where(row['place'], row['period_end'])}"


def draw_targets() -> None:
    """Targets for women or men apart, where the project has any."""
    targets = asking.ask("gender/targets_by_sex")
    if targets.empty:
        st.caption(
            "No target is stated for women or men apart, so that the status is judged by the total."
        )
        return
    st.header("Targets by sex", anchor=False)
    st.markdown(
        "Targets for women, men or another gender. The status is judged by the total alone."
    )
    show.table(
        targets, asking.as_csv("gender/targets_by_sex"), "targets-by-sex", TARGETS, "Targets by sex",
        expanded=True,
    )  # fmt: skip


show.heading("Gender", QUESTION)
people = asking.ask("gender/people_by_sex")
if people.empty:
    st.markdown("No indicator of this project counts people.")
elif people["value"].isna().all():
    st.markdown(f"No figure of people was known by {day(asked().as_of)}.")
    draw_not_split(people)
else:
    st.markdown(summary(people))
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_chart(people)
    with right:
        draw_differences(people)
        draw_not_split(people)
        draw_targets()
