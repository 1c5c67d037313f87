"""Which findings led to which conclusion, recommendation, response and action? Which led to none?"""

import streamlit as st

from charts.chain import chain
from pages.parts.evidence import chain_text
from pages.parts.evidence.chain_text import ChainText, ItemText
from pages.parts.shared import conflicts, elements, print_only
from web import answers
from web.address_state import draw_choice, set_in_address
from web.question import current_question
from wording.dates import day
from wording.markdown import plain

QUESTION = "Which findings led to which conclusion, recommendation, response and action? Which led to none?"

HOW_TO_READ = (
    "Read from left to right: each line leads from an item to what rests on it. "
    "Point at a code to see its title; press on it to follow it."
)

QUESTIONS = ("evidence/items", "evidence/findings", "evidence/operational", "evidence/conflicts")


def draw_picture(texts: ChainText, sentence: str, item: str | None) -> None:
    """The chain as a picture; the path of the chosen item is highlighted."""
    if texts.has_picture:
        figure = answers.cached_figure(chain, "evidence/picture", item=item)
        elements.chart(
            figure, f"{sentence} {HOW_TO_READ}", "chain", on_point=chain_text.choose_pressed_item
        )
    else:
        st.markdown("None of the known items belongs to the chain from questions to actions.")


def draw_related(groups: list[tuple[str, str, list[chain_text.Link]]], empty_text: str) -> None:
    """The items before or after the chosen one, by kind, the nearest first, each as a button that chooses it."""
    if not groups:
        st.markdown(f"*{empty_text}*")
    for kind, head, links in groups:
        if kind == "operational_recommendation":
            with st.expander(f"{head} ({len(links)})"):
                chain_text.draw_links(links, kind)
        else:
            chain_text.draw_links(links, kind, head)


def draw_item(item: str, chosen: ItemText) -> None:
    """The chosen item in words: what it is, what rests on it, and what it rests on, step by step."""
    st.header(chosen.title, anchor=False)
    st.markdown(chosen.text)
    conflicts.draw_texts(chosen.conflicts, f"about {plain(item)}")
    draw_related(chosen.after, "Nothing rests on it.")
    draw_related(chosen.before, "It rests on nothing that is named.")
    if chosen.recommendation:
        elements.link(
            "pages/actions.py",
            "Management's response in full",
            recommendation=chosen.recommendation,
        )
    st.button("Back to the whole picture", on_click=set_in_address, args=("item", None))


def draw_dead_ends(texts: ChainText) -> None:
    """The findings that no conclusion rests on, what is linked to nothing, and where the sources disagree."""
    st.header("Which findings lead to no conclusion?", anchor=False)
    if texts.dead_end_links:
        chain_text.draw_links(texts.dead_end_links, "ending")
    else:
        st.markdown(texts.dead_ends)
    if texts.unlinked_links:
        st.header("What stands alone?", anchor=False)
        st.markdown(texts.unlinked)
        chain_text.draw_links(texts.unlinked_links, "alone")
    conflicts.draw_texts(texts.conflicts, "about the evidence and the response")


def draw_operational(texts: ChainText) -> None:
    """What the evaluators propose to put each recommendation into practice."""
    st.header("How would each recommendation be put into practice?", anchor=False)
    if not texts.operational:
        st.markdown("No operational recommendation is known as of this date.")
    for title, text in texts.operational:
        with st.expander(title):
            st.markdown(text)


def draw_everything(texts: ChainText) -> None:
    """The whole picture, beside what leads to nothing."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_picture(texts, texts.dead_ends, None)
        print_only.on_paper(texts.item_list, "items")
        elements.table(texts.findings)
        elements.table(texts.items)
    with right:
        draw_dead_ends(texts)


def draw_chosen(item: str, texts: ChainText) -> None:
    """The path of one item in the picture, and beside it in words."""
    questions = ("evidence/items", "evidence/path", "evidence/conflicts")
    chosen = answers.cached(chain_text.describe_item, *questions, arguments=(item,), item=item)
    left, right = st.columns([3, 2], gap="large")
    with left:
        sentence = f"What {plain(item)} rests on and what rests on it stands out."
        if not chosen.is_drawn:
            sentence = f"{plain(item)} itself is not drawn; what it rests on stands out."
        draw_picture(texts, sentence, item)
        elements.table(chosen.path)
        elements.table(texts.findings)
        elements.table(texts.items)
    with right:
        draw_item(item, chosen)


chain_texts = answers.cached(chain_text.describe_chain, *QUESTIONS)

elements.heading("Evidence", QUESTION)
if chain_texts.names:
    item = draw_choice("item", "Item", chain_texts.names, "The whole picture")
    if item is None:
        draw_everything(chain_texts)
    else:
        draw_chosen(item, chain_texts)
    draw_operational(chain_texts)
else:
    st.markdown(f"No evidence is known as of {day(current_question().as_of)}.")
