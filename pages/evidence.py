"""Which findings led to which conclusion, recommendation, response and action? Which led to none?"""

import streamlit as st

from charts.chain import chain
from pages.parts import asking, conflicts, links, printed, show
from pages.parts.choosing import choose, go_to
from pages.parts.links import Followed, Told
from pages.parts.question import asked
from pages.parts.words import day, plain

QUESTION = "Which findings led to which conclusion, recommendation, response and action? Which led to none?"

READ = (
    "Read from left to right: each line leads from an item to what rests on it. "
    "Point at a code to see its title; press on it to follow it."
)

ASKED = ("evidence/items", "evidence/findings", "evidence/operational", "evidence/conflicts")


def draw_picture(told: Told, says: str, item: str | None) -> None:
    """The chain as a picture; the path of the chosen item stands out."""
    if told.any_drawn:
        figure = asking.draw(chain, "evidence/picture", item=item)
        show.chart(figure, f"{says} {READ}", "chain", on_point=links.pick)
    else:
        st.markdown("None of the known items belongs to the chain from questions to actions.")


def draw_side(groups: list[tuple[str, str, list[links.Way]]], nothing: str) -> None:
    """The items on one side of the chosen one, by kind, the nearest first, each as the way to it."""
    if not groups:
        st.markdown(f"*{nothing}*")
    for kind, head, ways in groups:
        if kind == "operational_recommendation":
            with st.expander(f"{head} ({len(ways)})"):
                links.ways(ways, kind)
        else:
            links.ways(ways, kind, head)


def draw_item(item: str, followed: Followed) -> None:
    """The chosen item in words: what it is, what rests on it, and what it rests on, step by step."""
    st.header(followed.title, anchor=False)
    st.markdown(followed.said)
    conflicts.list_told(followed.conflicts, f"about {plain(item)}")
    draw_side(followed.after, "Nothing rests on it.")
    draw_side(followed.before, "It rests on nothing that is named.")
    if followed.recommendation:
        st.page_link(
            "pages/actions.py", label="Management's response in full",
            query_params={"recommendation": followed.recommendation},
        )  # fmt: skip
    st.button("Back to the whole picture", on_click=go_to, args=("item", None))


def draw_dead_ends(told: Told) -> None:
    """The findings that no conclusion rests on, what is linked to nothing, and where the sources disagree."""
    st.header("Which findings lead to no conclusion?", anchor=False)
    if told.ending:
        links.ways(told.ending, "ending")
    else:
        st.markdown(told.dead_ends)
    if told.alone:
        st.header("What stands alone?", anchor=False)
        st.markdown(told.unlinked)
        links.ways(told.alone, "alone")
    conflicts.list_told(told.conflicts, "about the evidence and the response")


def draw_practice(told: Told) -> None:
    """What the evaluators propose to put each recommendation into practice."""
    st.header("How would each recommendation be put into practice?", anchor=False)
    if not told.practice:
        st.markdown("No operational recommendation is known as of this date.")
    for title, said in told.practice:
        with st.expander(title):
            st.markdown(said)


def draw_whole(told: Told) -> None:
    """The whole picture, beside what leads to nothing."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_picture(told, told.dead_ends, None)
        printed.on_paper(told.written_out, "items")
        show.table(*told.findings)
        show.table(*told.items)
    with right:
        draw_dead_ends(told)


def draw_followed(item: str, told: Told) -> None:
    """The path of one item in the picture, and beside it in words."""
    asked_of_it = ("evidence/items", "evidence/path", "evidence/conflicts")
    followed = asking.made(links.follow, *asked_of_it, words=(item,), item=item)
    left, right = st.columns([3, 2], gap="large")
    with left:
        says = f"What {plain(item)} rests on and what rests on it stands out."
        if not followed.is_drawn:
            says = f"{plain(item)} itself is not drawn; what it rests on stands out."
        draw_picture(told, says, item)
        show.table(*followed.path)
        show.table(*told.findings)
        show.table(*told.items)
    with right:
        draw_item(item, followed)


show.heading("Evidence", QUESTION)
everything = asking.made(links.tell, *ASKED)
if everything.names:
    picked = choose("item", "Item", everything.names, "The whole picture")
    if picked is None:
        draw_whole(everything)
    else:
        draw_followed(picked, everything)
    draw_practice(everything)
else:
    st.markdown(f"No evidence is known as of {day(asked().as_of)}.")
