"""How much was raised against the target, from whom, and what does the portfolio look like?"""

import pandas as pd
import streamlit as st

from charts.bullets import bullets
from charts.portfolio import bullets_against_target, shares_of_target
from pages.parts.funding import cited_figure, money_text, portfolio_text, register_table
from pages.parts.gender import work_text
from pages.parts.shared import conflicts, elements
from pages.parts.shared.tables import Table
from web import answers
from web.question import current_question
from wording.dates import day

PROGRESS = {
    "title": "Indicator", "value": "Figure", "unit": "Unit", "target": "Target", "due": "Due",
    "target_in_other_unit": "Target in another unit", "target_other_unit": "That unit",
    "basis": "Basis", "period_end": "Figure of", "reported_on": "Known since",
    "source_title": "Source", "place": "Place", "target_place": "Place of the target", "note": "Note",
}  # fmt: skip

MONEY = {**PROGRESS, "other_place": "Place of that target", "other_note": "Note on that target"}


def draw_money(texts: money_text.MoneyText, money: pd.DataFrame, shares: pd.DataFrame) -> None:
    """What was raised against its target, in the currency of the source."""
    st.header("Raised against target", anchor=False)
    st.markdown(texts.against_target or "No indicator of this project is an amount of money.")
    if texts.has_bullets:
        sentence = "Bar: raised. Thick line: target. Triangle: expected by the figure's date."
        figure = answers.cached_figure(bullets_against_target, "funding/money")
        elements.chart(figure, sentence, "money")
    if texts.against_target:
        csv = answers.as_csv("funding/money")
        elements.table(Table(money, csv, "money", MONEY, "Money raised as a table"))
    if texts.shares:
        figure = answers.cached_figure(shares_of_target, "funding/shares_of_target")
        elements.chart(figure, f"What the source says itself: {texts.shares}", "shares")
        title = "Share of target as a table"
        csv = answers.as_csv("funding/shares_of_target")
        elements.table(Table(shares, csv, "shares-of-target", portfolio_text.FIGURES, title))


def draw_funding(texts: portfolio_text.TopicText | None) -> None:
    """From whom the money comes: the kinds of funder and what each pays for, and the other figures of funding."""
    st.header("From whom", anchor=False)
    if texts is None:
        st.markdown(f"Nothing was known of the funders by {day(current_question().as_of)}.")
        return
    portfolio_text.draw_text(texts.words)
    if texts.words:
        what = " What is:" if texts.facts else ""
        st.markdown(f"How much each of these gives is not in the text.{what}")
    portfolio_text.draw_text(texts.facts)
    portfolio_text.draw_chart("funding", texts)
    portfolio_text.draw_table("funding", texts)


def draw_partnerships(
    text: str, has_bullets: bool, progress: pd.DataFrame, conflict_texts: list[str]
) -> None:
    """The indicators that count partnerships, against their targets."""
    if not text:
        return
    if has_bullets:
        sentence = (
            f"{text} Bar: actual. Thick line: target. Triangle: expected by the figure's date."
        )
        figure = answers.cached_figure(bullets, "funding/partnership_progress")
        elements.chart(figure, sentence, "partnerships")
    else:
        st.markdown(text)
    conflicts.draw_texts(conflict_texts, "about these numbers")
    csv = answers.as_csv("funding/partnership_progress")
    title = "Partnerships against target as a table"
    elements.table(Table(progress, csv, "partnerships", PROGRESS, title))


def draw_portfolio(
    topics: dict[str, portfolio_text.TopicText], conflict_texts: portfolio_text.ConflictTexts
) -> None:
    """The portfolio topic by topic, two beside each other; work on gender is on the page Gender."""
    names = [name for name in topics if name not in ("funding", work_text.TOPIC)]
    for place in range(0, len(names), 2):
        columns = st.columns(2, gap="large")
        for column, name in zip(columns, names[place : place + 2], strict=False):
            with column:
                portfolio_text.draw_topic(
                    name, topics[name], conflict_texts.get(("portfolio", name), [])
                )
    if not names:
        st.markdown(f"Nothing about the portfolio was known by {day(current_question().as_of)}.")


by = day(current_question().as_of)
amounts = answers.answer("funding/money")
shares = answers.answer("funding/shares_of_target")
partnerships = answers.answer("funding/partnership_progress")

money = answers.cached(
    money_text.describe_money, "funding/money", "funding/shares_of_target", arguments=(by,)
)
topics = answers.cached(portfolio_text.describe_topics, "funding/portfolio")
funding = topics.get("funding")
progress_text, has_bullets = answers.cached(
    money_text.describe_partnerships, "funding/partnership_progress"
)
conflict_texts = answers.cached(portfolio_text.conflicts_by_section, "funding/conflicts")
about_partnerships = conflict_texts.get(("partnership_indicators", ""), [])

elements.heading(
    "Funding and partnerships",
    "How much was raised against the target, from whom, and what does the portfolio look like?",
)
cited_figure.draw()
elements.tiles(money.tiles, width=270)
left, right = st.columns([3, 2], gap="large")
with left:
    draw_money(money, amounts, shares)
    portfolio_text.draw_text(funding.derived if funding else "")
    conflicts.draw_texts(conflict_texts.get(("money", ""), []), "about these amounts")
with right:
    draw_funding(funding)
st.header("The portfolio", anchor=False)
draw_partnerships(progress_text, has_bullets, partnerships, about_partnerships)
draw_portfolio(topics, conflict_texts)
register_table.draw(conflict_texts.get(("register", ""), []))
