"""One indicator at an address of its own: its history, its parts, its source, and the formula with its numbers."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.bullets import bullet
from charts.history import history
from pages.parts import asking, conflicts, show
from pages.parts.choosing import go_to
from pages.parts.figures import Row, formula, origin, reached, signs
from pages.parts.question import asked
from pages.parts.visitor import visitor
from pages.parts.words import SEX_WORD, count, day, missing, number, plain

YEARS = {
    "year_end": "Reporting year to", "period_start": "From", "period_end": "To", "country": "Country",
    "value": "Figure", "women": "Women", "men": "Men", "another_gender": "Another gender",
    "not_recorded": "Not recorded", "qualifier": "Wording", "basis": "Basis", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

ROWS = {
    "period_start": "From", "period_end": "To", "country": "Country", "sex": "Whom", "value": "Figure",
    "stands": "Stands", "qualifier": "Wording", "basis": "Basis", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "brought_on": "Brought on", "note": "Note",
}  # fmt: skip

TARGETS = {
    "kind": "Kind", "sex": "Whom", "value": "Value", "unit": "Unit", "due": "Due", "qualifier": "Wording",
    "reported_on": "Known since", "stood_until": "Stood until", "reason": "Reason", "source_title": "Source",
    "place": "Place", "note": "Note",
}  # fmt: skip


def by_code(progress: pd.DataFrame) -> dict[str, Row]:
    """The rows of results/indicator_progress by their code."""
    return {row["indicator"]: row for row in progress.to_dict("records")}


def draw(row: Row) -> None:
    """The whole of one indicator; `row` is its row of results/indicator_progress."""
    st.button("← All indicators", on_click=go_to, args=("indicator", None))
    st.header(plain(row["title"]), anchor=False)
    st.markdown(formula(row))
    st.caption(signs(row))
    if row["status"] not in ("no_target", "no_data"):
        figure = asking.draw(
            bullet, "results/indicator_progress", only=("indicator", row["indicator"])
        )
        show.figure_alone(figure, reached(row), "bullet")
    for name in ("definition", "indicator_note", "note"):
        if not missing(row[name]):
            st.markdown(plain(row[name]))
    if not missing(row["value"]):
        to_upload = show.upload_address() if visitor().is_team else ""
        st.caption(origin(row, to_upload))
    conflicts.openly(asking.ask("results/conflicts", indicator=row["indicator"]))
    _draw_history(row)
    _draw_parts(row)
    _draw_tables(row["indicator"])


def _draw_history(row: Row) -> None:
    st.subheader("By reporting year", anchor=False)
    given: dict[str, Any] = {"indicator": row["indicator"]}
    years = asking.ask("results/figures_by_year", **given)
    if years.empty:
        st.markdown(f"No figure was known by {day(asked().as_of)}.")
        return
    whole = years[years["country"].isna()]
    shown = whole if not whole.empty else years
    points = [
        f"{number(one['value'], row['unit'])} by {day(one['period_end'])}"
        for one in shown.to_dict("records")
    ]
    figure = asking.draw(
        history,
        "results/figures_by_year",
        "results/expected_path",
        "results/target_versions",
        words=(row["unit"],),
        **given,
    )
    says = f"{'; '.join(points)}."
    if len(points) == 1:
        says += " One date is reported so far, so that no movement can be shown."
    if not missing(row["target"]):
        says += " Dotted: the straight way from the start to the target."
    says += revisions(asking.ask("results/target_versions", **given), row["unit"])
    show.chart(figure, says, "history")
    show.table(
        years,
        asking.as_csv("results/figures_by_year", **given),
        f"{row['indicator']}-by-year",
        YEARS,
    )


def revisions(targets: pd.DataFrame, unit: str) -> str:
    """What the target was before, until when, and why it was revised; a sentence for each, in Markdown."""
    total = targets[(targets["kind"] == "target") & (targets["sex"] == "total")]
    told = []
    for old in total[total["stood_until"].notna()].to_dict("records"):
        after = total[(total["version"] == old["version"] + 1) & (total["unit"] == old["unit"])]
        new = after.iloc[0].to_dict() if len(after) else {"value": None, "reason": None}
        change = (
            "withdrawn" if missing(new["value"]) else f"revised to {number(new['value'], unit)}"
        )
        reason = (
            " No reason is stated."
            if missing(new["reason"])
            else f" Reason: {plain(new['reason'])}"
        )
        told.append(
            f" The target of {number(old['value'], unit)} stood from {day(old['reported_on'])} until "
            f"{day(old['stood_until'])}, and was {change}.{reason}"
        )
    return "".join(told)


def _draw_parts(row: Row) -> None:
    split = asking.ask("results/split", indicator=row["indicator"])
    if split.empty or (
        missing(split.iloc[0]["recorded"]) and missing(split.iloc[0]["not_recorded"])
    ):
        return
    parts = split.iloc[0].to_dict()
    st.subheader("Parts", anchor=False)
    said = [
        f"{word} {number(parts[sex])}" for sex, word in SEX_WORD.items() if not missing(parts[sex])
    ]
    text = ", ".join(said).capitalize() + "."
    if not missing(parts["women_share"]):
        text += (
            f" Share of women **{parts['women_share']:.1%}** of those whose sex is recorded; "
            f"recorded for **{parts['coverage']:.1%}**."
        )
    if not missing(parts["difference"]) and parts["difference"] != 0:
        text += (
            f" The stated total is {number(parts['stated_total'])}, its parts add up to "
            f"{number(parts['sum_of_parts'])}: a difference of {number(abs(parts['difference']))}."
        )
    st.markdown(text)


def _draw_tables(code: str) -> None:
    targets = asking.ask("results/target_versions", indicator=code)
    if targets.empty:
        st.markdown("No baseline, milestone or target is stated.")
    else:
        show.table(
            targets, asking.as_csv("results/target_versions", indicator=code), f"{code}-targets", TARGETS,
            f"Baseline, milestones and targets ({count(len(targets), 'row')})",
        )  # fmt: skip
    rows = asking.ask("results/rows", indicator=code)
    if not rows.empty:
        show.table(
            rows, asking.as_csv("results/rows", indicator=code), f"{code}-rows", ROWS,
            f"Every row of the ledger, with the file that brought it ({count(len(rows), 'row')})",
        )  # fmt: skip
