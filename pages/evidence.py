"""Which findings led to which conclusion, recommendation, response and action? Which led to none?"""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from charts.chain import chain
from pages.parts import asking, conflicts, links, show
from pages.parts.choosing import choose
from pages.parts.question import asked
from pages.parts.words import count, day, plain

QUESTION = "Which findings led to which conclusion, recommendation, response and action? Which led to none?"

READ = (
    "Read from left to right: each line leads from an item to what rests on it. "
    "Point at a code to see its title; press on it to follow it."
)


def chosen_item(items: pd.DataFrame) -> str | None:
    """The item that the address names or the reader picks."""
    names = items["item"] + " " + items["title"]
    return choose("item", "Item", dict(zip(items["item"], names, strict=True)), "The whole picture")


def draw_picture(items: pd.DataFrame, item: str | None) -> None:
    """The chain as a picture; the path of the chosen item stands out."""
    if asking.ask("evidence/picture", item=item).empty:
        st.markdown("None of the known items belongs to the chain from questions to actions.")
        return
    if item is None:
        says = f"{links.dead_ends(items)} {READ}"
    elif items.set_index("item").loc[item, "kind"] not in links.IN_PICTURE:
        says = f"{plain(item)} itself is not drawn; what it rests on stands out. {READ}"
    else:
        says = f"What {plain(item)} rests on and what rests on it stands out. {READ}"
    figure = asking.draw(chain, "evidence/picture", item=item)
    show.chart(figure, says, "chain", on_point=links.pick)


def draw_tables(items: pd.DataFrame, item: str | None) -> None:
    """The same as tables: the path of the chosen item, every finding to and fro, every item."""
    if item is not None:
        path = links.in_words(asking.ask("evidence/path", item=item))
        csv = asking.as_csv("evidence/path", item=item)
        show.table(path, csv, "path", links.PATH_COLUMNS, f"The path of {item}, as a table")
    findings = asking.ask("evidence/findings")
    title = "Every finding, back to its questions and forward to actions, as a table"
    csv = asking.as_csv("evidence/findings")
    show.table(findings, csv, "findings", links.FINDING_COLUMNS, title)
    title = "Every item, as a table"
    csv = asking.as_csv("evidence/items")
    show.table(links.in_words(items), csv, "items", links.ITEM_COLUMNS, title)


def draw_item(row: dict[Hashable, Any], known: pd.DataFrame) -> None:
    """The chosen item in words: what it is, what rests on it, and what it rests on, step by step."""
    item = row["item"]
    st.header(f"{plain(item)} {plain(row['title'])}", anchor=False)
    st.markdown(links.whole(row))
    conflicts.listed(known[known["item"] == item], f"about {plain(item)}")
    path = asking.ask("evidence/path", item=item)
    draw_side(path[path["side"] == "after"], links.AFTER, "Nothing rests on it.")
    draw_side(path[path["side"] == "before"], links.BEFORE, "It rests on nothing that is named.")
    if row["kind"] in ("recommendation", "action"):
        st.page_link(
            "pages/actions.py", label="Management's response in full",
            query_params={**asked().address(), "recommendation": links.recommendation_of(path)},
        )  # fmt: skip
    st.button("Back to the whole picture", on_click=links.go_to, args=(None,))


def draw_side(rows: pd.DataFrame, heads: dict[str, str], nothing: str) -> None:
    """The items on one side of the chosen one, by kind, the nearest first, each as the way to it."""
    if rows.empty:
        st.markdown(f"*{nothing}*")
    for kind, head in heads.items():
        group = rows[rows["kind"] == kind]
        if group.empty:
            continue
        if kind == "operational_recommendation":
            with st.expander(f"{head} ({len(group)})"):
                links.ways(group, kind, links.became)
        else:
            links.ways(group, kind, links.became, f"**{head}**")


def draw_dead_ends(items: pd.DataFrame, known: pd.DataFrame) -> None:
    """The findings that no conclusion rests on, what is linked to nothing, and where the sources disagree."""
    st.header("Which findings lead to no conclusion?", anchor=False)
    findings = asking.ask("evidence/findings")
    ending = findings[~findings["leads_to_conclusion"].astype(bool)]
    if ending.empty:
        st.markdown(links.dead_ends(items))
    links.ways(ending, "ending", links.taught)
    alone = items[~items["is_linked"]]
    if not alone.empty:
        st.header("What stands alone?", anchor=False)
        st.markdown(links.unlinked(alone))
        links.ways(alone, "alone", links.became)
    conflicts.listed(known.drop_duplicates("conflict"), "about the evidence and the response")


def draw_practice() -> None:
    """What the evaluators propose to put each recommendation into practice."""
    st.header("How would each recommendation be put into practice?", anchor=False)
    operational = asking.ask("evidence/operational")
    if operational.empty:
        st.markdown("No operational recommendation is known as of this date.")
    for code, group in operational.groupby("recommendation", sort=False):
        title = plain(group["recommendation_title"].iloc[0])
        how_many = count(len(group), "operational recommendation")
        with st.expander(f"**{plain(code)}** {title} · {how_many}"):
            st.markdown(links.practice(group))


def draw_page(items: pd.DataFrame) -> None:
    """The picture, and beside it the chosen item in words or what leads to nothing."""
    item = chosen_item(items)
    known = asking.ask("evidence/conflicts")
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_picture(items, item)
        draw_tables(items, item)
    with right:
        if item is None:
            draw_dead_ends(items, known)
        else:
            draw_item(items[items["item"] == item].to_dict("records")[0], known)
    draw_practice()


show.heading("Evidence", QUESTION)
every_item = asking.ask("evidence/items")
if every_item.empty:
    st.markdown(f"No evidence is known as of {day(asked().as_of)}.")
else:
    draw_page(every_item)
