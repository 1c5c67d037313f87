"""How much was raised against the target, from whom, and what does the portfolio look like?"""

import streamlit as st

from charts.bullets import bullets
from charts.portfolio import bullets_against_target, shares_of_target
from pages.parts import asking, conflicts, funds, portfolio, register, show
from pages.parts.question import asked
from pages.parts.words import day

PROGRESS = {
    "title": "Indicator", "value": "Figure", "unit": "Unit", "target": "Target", "due": "Due",
    "target_in_other_unit": "Target in another unit", "target_other_unit": "That unit",
    "qualifier": "Wording", "basis": "Basis", "period_end": "Figure of", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "target_place": "Place of the target", "note": "Note",
}  # fmt: skip

MONEY = {**PROGRESS, "other_place": "Place of that target", "other_note": "Note on that target"}


def draw_money(told: funds.Told) -> None:
    """What was raised against its target, in the currency of the source."""
    st.header("Raised against target", anchor=False)
    st.markdown(told.against or "No indicator of this project is an amount of money.")
    if told.has_bullets:
        says = "Bar: raised. Thick line: target. Triangle: expected by the figure's date."
        show.chart(asking.draw(bullets_against_target, "funding/money"), says, "money")
    if told.against:
        money, csv = asking.ask("funding/money"), asking.as_csv("funding/money")
        show.table(money, csv, "money", MONEY, "Money raised as a table")
    if told.shares:
        figure = asking.draw(shares_of_target, "funding/shares_of_target")
        show.chart(figure, f"What the source says itself: {told.shares}", "shares")
        shares = asking.ask("funding/shares_of_target")
        csv = asking.as_csv("funding/shares_of_target")
        show.table(shares, csv, "shares-of-target", portfolio.FIGURES, "Share of target as a table")


def draw_funding(told: portfolio.Topic | None) -> None:
    """From whom the money comes: the kinds of funder and what each pays for, and what else is said of funding."""
    st.header("From whom", anchor=False)
    if told is None:
        st.markdown(f"Nothing was known of the funders by {day(asked().as_of)}.")
        return
    portfolio.draw_words(told.words)
    if told.words:
        what = " What is:" if told.facts else ""
        st.markdown(f"How much each of these gives is not in the text.{what}")
    portfolio.draw_words(told.facts)
    portfolio.draw_spread("funding", told)
    portfolio.draw_table("funding", told)


def draw_partnerships(disputed: list[str]) -> None:
    """The indicators that count partnerships, against their targets."""
    said, has_bullets = asking.made(funds.tell_progress, "funding/partnership_progress")
    if not said:
        return
    if has_bullets:
        says = f"{said} Bar: actual. Thick line: target. Triangle: expected by the figure's date."
        show.chart(asking.draw(bullets, "funding/partnership_progress"), says, "partnerships")
    else:
        st.markdown(said)
    conflicts.list_told(disputed, "about these numbers")
    progress = asking.ask("funding/partnership_progress")
    csv = asking.as_csv("funding/partnership_progress")
    show.table(progress, csv, "partnerships", PROGRESS, "Partnerships against target as a table")


def draw_portfolio(topics: dict[str, portfolio.Topic], disputed: portfolio.Disputed) -> None:
    """The portfolio topic by topic, two beside each other."""
    names = [name for name in topics if name != "funding"]
    for place in range(0, len(names), 2):
        columns = st.columns(2, gap="large")
        for column, name in zip(columns, names[place : place + 2], strict=False):
            with column:
                portfolio.draw_topic(name, topics[name], disputed.get(("portfolio", name), []))
    if not names:
        st.markdown(f"Nothing about the portfolio was known by {day(asked().as_of)}.")


show.heading(
    "Funding and partnerships",
    "How much was raised against the target, from whom, and what does the portfolio look like?",
)
by = day(asked().as_of)
raised = asking.made(funds.tell, "funding/money", "funding/shares_of_target", words=(by,))
topics = asking.made(portfolio.by_topic, "funding/portfolio")
disputed = asking.made(portfolio.by_section, "funding/conflicts")
funding = topics.get("funding")
show.tiles(raised.tiles, width=270)
left, right = st.columns([3, 2], gap="large")
with left:
    draw_money(raised)
    portfolio.draw_words(funding.derived if funding else "")
    conflicts.list_told(disputed.get(("money", ""), []), "about these amounts")
with right:
    draw_funding(funding)
st.header("The portfolio", anchor=False)
draw_partnerships(disputed.get(("partnership_indicators", ""), []))
draw_portfolio(topics, disputed)
register.draw(disputed.get(("register", ""), []))
