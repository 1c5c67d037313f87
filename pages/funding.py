"""How much was raised against the target, from whom, and what does the portfolio look like?"""

from typing import Any

import pandas as pd
import streamlit as st

from charts.bullets import bullets
from charts.portfolio import shares_of_target
from pages.parts import asking, conflicts, portfolio, register, show
from pages.parts.figures import reached
from pages.parts.question import asked
from pages.parts.words import day, missing, number, plain, qualified, where

PROGRESS = {
    "title": "Indicator", "value": "Figure", "unit": "Unit", "target": "Target", "due": "Due",
    "target_in_other_unit": "Target in another unit", "target_other_unit": "That unit",
    "qualifier": "Wording", "basis": "Basis", "period_end": "Figure of", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "target_place": "Place of the target", "note": "Note",
}  # fmt: skip

MONEY = {**PROGRESS, "other_place": "Place of that target", "other_note": "Note on that target"}

Row = dict[Any, Any]


def tiles(money: pd.DataFrame, shares: pd.DataFrame) -> list[tuple[str, str]]:
    """Raised, target, and the source's own share of the target, each over what it is."""
    found = []
    for row in money.to_dict("records"):
        by = "" if missing(row["value"]) else f", by {day(row['period_end'])}"
        value = qualified(row["value"], row["unit"], row["qualifier"])
        found.append((value, f"raised{by}: {plain(row['title'])}"))
        if not missing(row["target"]):
            found.append((number(row["target"], row["unit"]), f"target, due {day(row['due'])}"))
        elif not missing(row["target_in_other_unit"]):
            target = number(row["target_in_other_unit"], row["target_other_unit"])
            found.append((target, f"target, due {day(row['other_due'])}: not converted"))
    for row in shares.to_dict("records"):
        whose = "derived" if row["basis"] == "derived" else "the source’s own share"
        value = qualified(row["value"], row["unit"], row["qualifier"])
        found.append((value, f"{plain(row['measure'])}: {whose}"))
    return found


def against(row: Row) -> str:
    """An amount and its target in a sentence; a target in another currency is not compared."""
    if missing(row["value"]):
        return f"**{plain(row['title'])}**: no figure was known by {day(asked().as_of)}."
    said = f"**{plain(row['title'])}**: {plain(reached(row))} {where(row['place'], row['period_end'])}."
    if missing(row["target"]) and missing(row["target_in_other_unit"]):
        return f"{said} No target is stated."
    if missing(row["target"]):
        return f"{said} The target is in another currency and no exchange rate is stated, so the two are not compared."
    return said


def draw_money(money: pd.DataFrame, shares: pd.DataFrame, figures: pd.DataFrame) -> None:
    """What was raised against its target, in the currency of the source."""
    st.header("Raised against target", anchor=False)
    if money.empty:
        st.markdown("No indicator of this project is an amount of money.")
    else:
        st.markdown("\n\n".join(against(row) for row in money.to_dict("records")))
    if (money["target"].notna() & money["value"].notna()).any():
        says = "Bar: raised. Thick line: target. Triangle: expected by the figure's date."
        show.chart(asking.draw(bullets, "funding/money_against_target"), says, "money")
    if not money.empty:
        show.table(money, asking.as_csv("funding/money"), "money", MONEY, "Money raised as a table")
    if not shares.empty:
        says = " ".join(portfolio.fact(row) for row in shares.to_dict("records"))
        figure = asking.draw(shares_of_target, "funding/shares_of_target")
        show.chart(figure, f"What the source says itself: {says}", "shares")
        csv = asking.as_csv("funding/shares_of_target")
        show.table(shares, csv, "shares-of-target", portfolio.FIGURES, "Share of target as a table")
    portfolio.draw_facts(figures[(figures["shape"] == "fact") & (figures["basis"] == "derived")])
    found = asking.ask("funding/conflicts", section="money", topic=None)
    conflicts.listed(found, "about these amounts")


def draw_funding(figures: pd.DataFrame) -> None:
    """From whom the money comes: the kinds of funder and what each pays for, and what else is said of funding."""
    st.header("From whom", anchor=False)
    if figures.empty:
        st.markdown(f"Nothing was known of the funders by {day(asked().as_of)}.")
        return
    words = figures[figures["shape"] == "words"]
    facts = figures[(figures["shape"] == "fact") & (figures["basis"] == "reported")]
    portfolio.draw_words(words)
    if not words.empty:
        what = "" if facts.empty else " What is:"
        st.markdown(f"How much each of these gives is not in the text.{what}")
    portfolio.draw_facts(facts)
    portfolio.draw_spread(figures, "funding")
    portfolio.draw_table(figures, "funding")


def draw_partnerships(progress: pd.DataFrame) -> None:
    """The indicators that count partnerships, against their targets."""
    rows = progress.to_dict("records")
    said = "; ".join(f"{plain(row['title'])}: {plain(reached(row))}" for row in rows) + "."
    if (progress["target"].notna() & progress["value"].notna()).any():
        said += " Bar: actual. Thick line: target. Triangle: expected by the figure's date."
        show.chart(asking.draw(bullets, "funding/partnership_progress"), said, "partnerships")
    else:
        st.markdown(said)
    found = asking.ask("funding/conflicts", section="partnership_indicators", topic=None)
    conflicts.listed(found, "about these numbers")
    csv = asking.as_csv("funding/partnership_progress")
    show.table(progress, csv, "partnerships", PROGRESS, "Partnerships against target as a table")


def draw_portfolio() -> None:
    """The partnerships against their targets, then the portfolio topic by topic."""
    progress = asking.ask("funding/partnership_progress")
    topics = list(asking.ask("funding/topics")["topic"])
    st.header("The portfolio", anchor=False)
    if not topics and progress["value"].isna().all():
        st.markdown(f"Nothing about partnerships and projects was known by {day(asked().as_of)}.")
        return
    if progress["value"].notna().any():
        draw_partnerships(progress)
    for place in range(0, len(topics), 2):
        columns = st.columns(2, gap="large")
        for column, topic in zip(columns, topics[place : place + 2], strict=False):
            with column:
                portfolio.draw_topic(topic)


show.heading(
    "Funding and partnerships",
    "How much was raised against the target, from whom, and what does the portfolio look like?",
)
raised = asking.ask("funding/money")
funding = asking.ask("funding/portfolio", topic="funding")
stated = asking.ask("funding/shares_of_target")
show.tiles(tiles(raised, stated), width=270)
left, right = st.columns([3, 2], gap="large")
with left:
    draw_money(raised, stated, funding)
with right:
    draw_funding(funding)
draw_portfolio()
register.draw()
