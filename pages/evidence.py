"""Which findings led to which conclusion, recommendation, response and action? Which led to none?"""

import streamlit as st

from charts.chain import chain
from pages.parts.evidence.items import drawn_items, names
from pages.parts.evidence.one_item import its_path, what_it_is
from pages.parts.evidence.overall import overall
from pages.parts.evidence.tables import path_table, tables
from pages.parts.shared import elements
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from web import answers
from web.address_state import choice_in_address, draw_choice, set_in_address
from web.question import current_question
from wording.dates import day
from wording.markdown import plain

ITEMS, CONFLICTS = "evidence/items", "evidence/conflicts"

HOW_TO_READ = (
    "Read from left to right: each line leads from an item to what rests on it. A finding that led to no conclusion is "
    "dotted. Point at a code to see its title; press on it to follow it."
)


def choose_pressed_item() -> None:
    """Choose the item at which a reader pressed in the net."""
    points = st.session_state["chain"]["selection"]["points"]
    picked = [point["customdata"][0] for point in points if point.get("customdata")]
    if picked:
        set_in_address("item", str(picked[0]))


def net_text(item: str | None) -> str:
    """What the net shows, and how it is read."""
    if item is None:
        return HOW_TO_READ
    if item in answers.cached(drawn_items, ITEMS):
        return f"What {plain(item)} rests on and what rests on it stands out. {HOW_TO_READ}"
    return f"{plain(item)} itself is not drawn; what it rests on stands out. {HOW_TO_READ}"


def keep_net_in_address() -> None:
    """Keep in the address that the net is open, so that its links and a copied address open it as well."""
    set_in_address("net", "open" if st.session_state["net-is-open"] else None)


def draw_net(item: str | None) -> None:
    """The net, once it is opened, where any item is drawn; the path of the chosen item is highlighted."""
    if not answers.cached(drawn_items, ITEMS):
        return
    label = (
        "The net of all evidence" if item is None else f"The net, with the path of {plain(item)}"
    )
    is_open = st.session_state["net-is-open"] = "net" in st.query_params
    with st.expander(label, key="net-is-open", on_change=keep_net_in_address, type="compact"):
        if is_open:
            figure = answers.cached_figure(chain, "evidence/picture", item=item)
            elements.chart(figure, net_text(item), "chain", on_point=choose_pressed_item)


def draw_choice_of_item(known: dict[str, str]) -> None:
    """The field in which any item is found."""
    with st.container(width=600):
        draw_choice("item", "Follow an item", known, "Any item, by its code or its words")


addresses = current_addresses()
known = answers.cached(names, ITEMS)
item = choice_in_address("item", "Item", known)

if not known:
    fragment.draw(
        blocks.verdict(f"No evidence is known as of {day(current_question().as_of)}."), "evidence"
    )
elif item is None:
    page = answers.cached(overall, ITEMS, "evidence/links", CONFLICTS, arguments=(addresses,))
    fragment.draw(page, "evidence")
    draw_choice_of_item(known)
    draw_net(item)
else:
    here = (item, addresses)
    fragment.draw(answers.cached(what_it_is, ITEMS, arguments=here), "item")
    draw_net(item)
    path = answers.cached(its_path, "evidence/path", CONFLICTS, arguments=here, item=item)
    fragment.draw(path, "path")
    draw_choice_of_item(known)
    elements.table(answers.cached(path_table, "evidence/path", arguments=(item,), item=item))
if known:
    for table in answers.cached(tables, ITEMS, "evidence/findings"):
        elements.table(table)
