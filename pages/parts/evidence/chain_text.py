"""The items of evidence in words: what each is, what it rests on, and what rests on it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.parts.actions.response_text import source_text
from pages.parts.shared import conflicts
from pages.parts.shared.tables import Table, table_of
from web.address_state import set_in_address
from wording.codes import READING_WORD, RESPONSE_WORD, STATE_WORD, reading_text
from wording.dates import day
from wording.markdown import plain
from wording.text import blank, count, listed

Row = dict[Hashable, Any]

KIND_WORD = {
    "question": "evaluation question",
    "finding": "finding",
    "conclusion": "conclusion",
    "lesson": "lesson",
    "recommendation": "recommendation",
    "operational_recommendation": "operational recommendation",
    "action": "action",
    "unexpected_result": "unexpected result",
    "toc_area": "area of the theory of change",
}

SIDE_WORD = {"before": "it rests on this", "itself": "chosen", "after": "this rests on it"}

DRAWN_KINDS = ("question", "finding", "conclusion", "lesson", "recommendation", "action")

# The headings of the items of a kind that come before or after the chosen one.
BEFORE = {
    "recommendation": "The recommendation it serves",
    "conclusion": "The conclusions it rests on",
    "finding": "The findings it rests on",
    "question": "The evaluation questions behind it",
}
AFTER = {
    "finding": "The findings that answer it",
    "conclusion": "The conclusions that rest on it",
    "lesson": "The lessons that rest on it",
    "recommendation": "The recommendations that follow, and management's response",
    "action": "The actions that management promised, and their state",
    "operational_recommendation": "How the evaluators would put this into practice",
}

FINDINGS = {
    "item": "Finding", "title": "What was found", "criterion": "Criterion", "questions": "Questions",
    "conclusions": "Conclusions", "lessons": "Lessons", "recommendations": "Recommendations",
    "actions": "Actions", "source_title": "Source", "place": "Place",
}  # fmt: skip
PATH = {
    "side": "Relation", "steps": "Steps away", "item": "Item", "kind": "Kind", "title": "Title",
    "response": "Response", "state": "State", "reading": "Timing", "deadline": "Deadline",
    "source_title": "Source", "place": "Place",
}  # fmt: skip
ITEMS = {
    "item": "Item", "kind": "Kind", "title": "Title", "criterion": "Criterion", "response": "Response",
    "state": "State", "reading": "Timing", "note": "Note", "source_title": "Source", "place": "Place",
}  # fmt: skip

# Columns whose codes become words.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KIND_WORD, "side": SIDE_WORD, "response": RESPONSE_WORD, "state": STATE_WORD,
    "reading": READING_WORD,
}  # fmt: skip

Link = tuple[str, str]


class ChainText(NamedTuple):
    """All items in words: their names, the findings that lead to nothing, the items without links, and the tables."""

    names: dict[str, str]
    has_picture: bool
    dead_ends: str
    dead_end_links: list[Link]
    unlinked: str
    unlinked_links: list[Link]
    operational: list[tuple[str, str]]
    conflicts: list[str]
    findings: Table
    items: Table
    item_list: str


class ItemText(NamedTuple):
    """One item in words: what it is, what rests on it and what it rests on, by kind, the nearest first."""

    title: str
    text: str
    conflicts: list[str]
    is_drawn: bool
    after: list[tuple[str, str, list[Link]]]
    before: list[tuple[str, str, list[Link]]]
    recommendation: str
    path: Table


def describe_chain(
    items: pd.DataFrame,
    findings: pd.DataFrame,
    operational: pd.DataFrame,
    conflict_rows: pd.DataFrame,
) -> ChainText:
    """The texts and tables of all items, of the answers to evidence/items, findings, operational and conflicts."""
    names = items["item"] + " " + items["title"]
    alone = items[~items["is_linked"]]
    dead_end_links = findings[~findings["leads_to_conclusion"].astype(bool)]
    return ChainText(
        names=dict(zip(items["item"], names, strict=True)),
        has_picture=bool(items["kind"].isin(DRAWN_KINDS).any()),
        dead_ends=dead_ends_text(items),
        dead_end_links=_links(dead_end_links, lessons_text),
        unlinked=unlinked_text(alone),
        unlinked_links=_links(alone, outcome_text),
        operational=[
            operational_text(group)
            for _, group in operational.groupby("recommendation", sort=False)
        ],
        conflicts=conflicts.conflict_texts(conflict_rows.drop_duplicates("conflict")),
        findings=table_of(
            findings, "Every finding, back to its questions and forward", FINDINGS, CODE_WORDS
        ),
        items=table_of(items, "Every item", ITEMS, CODE_WORDS),
        item_list="What the codes stand for:\n\n"
        + "\n".join("- " + names[items["kind"].isin(DRAWN_KINDS)].map(plain)),
    )


def describe_item(
    items: pd.DataFrame, path: pd.DataFrame, conflict_rows: pd.DataFrame, item: str
) -> ItemText:
    """The texts and the table of `item`, of the answers to evidence/items, path and conflicts."""
    (row,) = items[items["item"] == item].to_dict("records")
    serves = path[path["kind"] == "recommendation"]["item"]
    has_response = row["kind"] in ("recommendation", "action") and len(serves)
    return ItemText(
        title=f"{plain(item)} {plain(row['title'])}",
        text=item_text(row),
        conflicts=conflicts.conflict_texts(conflict_rows[conflict_rows["item"] == item]),
        is_drawn=row["kind"] in DRAWN_KINDS,
        after=_by_kind(path[path["side"] == "after"], AFTER),
        before=_by_kind(path[path["side"] == "before"], BEFORE),
        recommendation=str(serves.iloc[0]) if has_response else "",
        path=table_of(path, f"The path of {item}", PATH, CODE_WORDS),
    )


def draw_links(rows: Sequence[Link], key: str, head: str = "") -> None:
    """A list of items on this page, each with its code and its label, under `head`.

    They are buttons: a link to the page that it is on would not change the page's address.
    """
    with st.container(key=f"links-{key}", gap=None):
        if head:
            st.markdown(f"**{head}**")
        for item, label in rows:
            st.button(
                label,
                key=f"to-{key}-{item}",
                type="tertiary",
                on_click=set_in_address,
                args=("item", item),
            )


def choose_pressed_item() -> None:
    """Choose the item at which a reader pressed in the picture."""
    points = st.session_state["chain"]["selection"]["points"]
    picked = [point["customdata"][0] for point in points if point.get("customdata")]
    if picked:
        set_in_address("item", str(picked[0]))


def outcome_text(row: Row) -> str:
    """What management answered to a recommendation, or how far an action is, to follow its title."""
    if not blank(row["response"]):
        rank = "" if blank(row["priority"]) else f", priority {int(row['priority'])}"
        return f" · {RESPONSE_WORD[row['response']]}{rank}"
    if blank(row["state"]):
        return ""
    reading = reading_text(row["reading"], row["state"], row["last_reported"])
    timing = "" if row["reading"] == row["state"] else f", {reading}"
    due = "" if blank(row["deadline"]) else f" ({day(row['deadline'])})"
    return f" · {STATE_WORD[row['state']]}{timing}{due}"


def item_text(row: Row) -> str:
    """An item in paragraphs of Markdown: kind, note, response or state, source and place."""
    kind = KIND_WORD[row["kind"]].capitalize()
    criterion = "" if blank(row["criterion"]) else f" · criterion: {plain(row['criterion'])}"
    paragraphs = [
        f"{kind}{criterion}{outcome_text(row)}",
        "" if blank(row["note"]) else plain(row["note"]),
        source_text(row["source_title"], row["place"], row["published"]),
    ]
    if not blank(row["response_summary"]):
        where = source_text(row["response_source_title"], row["response_place"], row["answered_on"])
        paragraphs += [f"**Management:** {plain(row['response_summary'])}", where]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def dead_ends_text(items: pd.DataFrame) -> str:
    """How many findings lead to no conclusion, and which: a few sentences."""
    findings = items[items["kind"] == "finding"]
    if findings.empty:
        return "No finding is known as of this date."
    dead_end_links = findings[~findings["leads_to_conclusion"].astype(bool)]
    if dead_end_links.empty:
        return f"Each of the {count(len(findings), 'finding')} leads to a conclusion."
    verb = "leads" if len(dead_end_links) == 1 else "lead"
    text = f"{len(dead_end_links)} of {count(len(findings), 'finding')} {verb} to no conclusion (dotted)"
    lesson = codes(dead_end_links[dead_end_links["leads_to_lesson"].astype(bool)])
    to_lessons = (
        f" {listed(lesson)} {'leads' if len(lesson) == 1 else 'lead'} to a lesson."
        if lesson
        else ""
    )
    return f"{text}: {listed(codes(dead_end_links))}.{to_lessons}"


def unlinked_text(alone: pd.DataFrame) -> str:
    """Which items are linked to nothing, by kind, of those rows; empty where there is none."""
    parts = [
        f"{count(len(group), KIND_WORD[str(kind)], _plural(str(kind)))} ({listed(codes(group))})"
        for kind, group in alone.groupby("kind", sort=False)
    ]
    return f"The report links {listed(parts)} to nothing else." if parts else ""


def lessons_text(row: Row) -> str:
    """The lessons that rest on a finding, to follow its title."""
    if blank(row["lessons"]):
        return ""
    lessons = str(row["lessons"]).split(", ")
    word = "lesson" if len(lessons) == 1 else "lessons"
    return f" · leads to {word} {listed([plain(code) for code in lessons])}"


def operational_text(operational: pd.DataFrame) -> tuple[str, str]:
    """The operational recommendations of one recommendation: its name, and they as a Markdown list."""
    rows = operational.to_dict("records")
    name = f"**{plain(rows[0]['recommendation'])}** {plain(rows[0]['recommendation_title'])}"
    text = "\n".join(
        f"- **{plain(row['item'])}** {plain(row['title'])}. {plain(row['note'])} "
        f"{source_text(row['source_title'], row['place'], row['published'])}"
        for row in rows
    )
    return f"{name} · {count(len(rows), 'operational recommendation')}", text


def codes(items: pd.DataFrame) -> list[str]:
    """The codes of items, for Markdown."""
    return [plain(code) for code in items["item"]]


def _links(rows: pd.DataFrame, describe: Callable[[Row], str]) -> list[Link]:
    """Each item with its label: code, title, and the text that `describe` makes."""
    return [
        (str(row["item"]), f"**{plain(row['item'])}** {plain(row['title'])}{describe(row)}")
        for row in rows.to_dict("records")
    ]


def _by_kind(rows: pd.DataFrame, heads: Mapping[str, str]) -> list[tuple[str, str, list[Link]]]:
    """The items of each kind that occurs: the kind, its heading, and a link to each item."""
    kinds = [kind for kind in heads if (rows["kind"] == kind).any()]
    return [(kind, heads[kind], _links(rows[rows["kind"] == kind], outcome_text)) for kind in kinds]


def _plural(kind: str) -> str:
    return "areas of the theory of change" if kind == "toc_area" else f"{KIND_WORD[kind]}s"
