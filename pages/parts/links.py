"""How the items of evidence are said: what each is, what it rests on, and what rests on it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.parts import conflicts
from pages.parts.choosing import go_to
from pages.parts.promises import origin
from pages.parts.sheets import Sheet, sheet
from pages.parts.words import (
    RESPONSE_WORD,
    STATE_WORD,
    count,
    day,
    listed,
    missing,
    plain,
)

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

IN_PICTURE = ("question", "finding", "conclusion", "lesson", "recommendation", "action")

# What stands over the items of a kind that lie before or after the chosen one.
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
WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KIND_WORD, "side": SIDE_WORD, "response": RESPONSE_WORD, "state": STATE_WORD,
}  # fmt: skip

Way = tuple[str, str]


class Told(NamedTuple):
    """All items in words: their names, what leads to nothing, what stands alone, and the tables."""

    names: dict[str, str]
    any_drawn: bool
    dead_ends: str
    ending: list[Way]
    unlinked: str
    alone: list[Way]
    practice: list[tuple[str, str]]
    conflicts: list[str]
    findings: Sheet
    items: Sheet
    written_out: str


class Followed(NamedTuple):
    """One item in words: what it is, what rests on it and what it rests on, by kind, the nearest first."""

    title: str
    said: str
    conflicts: list[str]
    is_drawn: bool
    after: list[tuple[str, str, list[Way]]]
    before: list[tuple[str, str, list[Way]]]
    recommendation: str
    path: Sheet


def tell(
    items: pd.DataFrame, findings: pd.DataFrame, operational: pd.DataFrame, known: pd.DataFrame
) -> Told:
    """What is said of all items, of the answers to evidence/items, findings, operational and conflicts."""
    names = items["item"] + " " + items["title"]
    alone = items[~items["is_linked"]]
    ending = findings[~findings["leads_to_conclusion"].astype(bool)]
    return Told(
        names=dict(zip(items["item"], names, strict=True)),
        any_drawn=bool(items["kind"].isin(IN_PICTURE).any()),
        dead_ends=dead_ends(items),
        ending=_ways(ending, taught),
        unlinked=unlinked(alone),
        alone=_ways(alone, became),
        practice=[
            practice(group) for _, group in operational.groupby("recommendation", sort=False)
        ],
        conflicts=conflicts.told(known.drop_duplicates("conflict")),
        findings=sheet(
            findings, "Every finding, back to its questions and forward", FINDINGS, WORDS
        ),
        items=sheet(items, "Every item", ITEMS, WORDS),
        written_out="What the codes stand for:\n\n"
        + "\n".join("- " + names[items["kind"].isin(IN_PICTURE)].map(plain)),
    )


def follow(items: pd.DataFrame, path: pd.DataFrame, known: pd.DataFrame, item: str) -> Followed:
    """What is said of `item`, of the answers to evidence/items, path and conflicts."""
    (row,) = items[items["item"] == item].to_dict("records")
    serves = path[path["kind"] == "recommendation"]["item"]
    has_response = row["kind"] in ("recommendation", "action") and len(serves)
    return Followed(
        title=f"{plain(item)} {plain(row['title'])}",
        said=whole(row),
        conflicts=conflicts.told(known[known["item"] == item]),
        is_drawn=row["kind"] in IN_PICTURE,
        after=_by_kind(path[path["side"] == "after"], AFTER),
        before=_by_kind(path[path["side"] == "before"], BEFORE),
        recommendation=str(serves.iloc[0]) if has_response else "",
        path=sheet(path, f"The path of {item}", PATH, WORDS),
    )


def ways(rows: Sequence[Way], key: str, head: str = "") -> None:
    """A list of ways to items on this page, each with its code and its label, under `head`.

    They are buttons: a link to the very page that it stands on would not change the page's address.
    """
    with st.container(key=f"links-{key}", gap=None):
        if head:
            st.markdown(f"**{head}**")
        for item, label in rows:
            st.button(
                label, key=f"to-{key}-{item}", type="tertiary", on_click=go_to, args=("item", item)
            )


def pick() -> None:
    """Choose the item at which a reader pressed in the picture."""
    points = st.session_state["chain"]["selection"]["points"]
    picked = [point["customdata"][0] for point in points if point.get("customdata")]
    if picked:
        go_to("item", str(picked[0]))


def became(row: Row) -> str:
    """What management answered to a recommendation, or how far an action is, to stand behind its title."""
    if not missing(row["response"]):
        rank = "" if missing(row["priority"]) else f", priority {int(row['priority'])}"
        return f" · {RESPONSE_WORD[row['response']]}{rank}"
    if missing(row["state"]):
        return ""
    timing = "" if row["reading"] == row["state"] else f", {plain(row['reading'])}"
    due = "" if missing(row["deadline"]) else f" ({day(row['deadline'])})"
    return f" · {STATE_WORD[row['state']]}{timing}{due}"


def whole(row: Row) -> str:
    """An item, whole, in paragraphs of Markdown: kind, note, response or state, source and place."""
    kind = KIND_WORD[row["kind"]].capitalize()
    criterion = "" if missing(row["criterion"]) else f" · criterion: {plain(row['criterion'])}"
    paragraphs = [
        f"{kind}{criterion}{became(row)}",
        "" if missing(row["note"]) else plain(row["note"]),
        origin(row["source_title"], row["place"], row["published"]),
    ]
    if not missing(row["response_summary"]):
        where = origin(row["response_source_title"], row["response_place"], row["answered_on"])
        paragraphs += [f"**Management:** {plain(row['response_summary'])}", where]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def dead_ends(items: pd.DataFrame) -> str:
    """How many findings lead to no conclusion, and which: a few sentences."""
    findings = items[items["kind"] == "finding"]
    if findings.empty:
        return "No finding is known as of this date."
    ending = findings[~findings["leads_to_conclusion"].astype(bool)]
    if ending.empty:
        return f"Each of the {count(len(findings), 'finding')} leads to a conclusion."
    verb = "leads" if len(ending) == 1 else "lead"
    said = f"{len(ending)} of {count(len(findings), 'finding')} {verb} to no conclusion (dotted)"
    lesson = codes(ending[ending["leads_to_lesson"].astype(bool)])
    taught = (
        f" {listed(lesson)} {'leads' if len(lesson) == 1 else 'lead'} to a lesson."
        if lesson
        else ""
    )
    return f"{said}: {listed(codes(ending))}.{taught}"


def unlinked(alone: pd.DataFrame) -> str:
    """Which items are linked to nothing, by kind, of those rows; empty where there is none."""
    parts = [
        f"{count(len(group), KIND_WORD[str(kind)], _many(str(kind)))} ({listed(codes(group))})"
        for kind, group in alone.groupby("kind", sort=False)
    ]
    return f"The report links {listed(parts)} to nothing else." if parts else ""


def taught(row: Row) -> str:
    """The lessons that rest on a finding, to stand behind its title."""
    if missing(row["lessons"]):
        return ""
    lessons = str(row["lessons"]).split(", ")
    word = "lesson" if len(lessons) == 1 else "lessons"
    return f" · leads to {word} {listed([plain(code) for code in lessons])}"


def practice(operational: pd.DataFrame) -> tuple[str, str]:
    """The operational recommendations of one recommendation: its name, and they as a Markdown list."""
    rows = operational.to_dict("records")
    name = f"**{plain(rows[0]['recommendation'])}** {plain(rows[0]['recommendation_title'])}"
    said = "\n".join(
        f"- **{plain(row['item'])}** {plain(row['title'])}. {plain(row['note'])} "
        f"{origin(row['source_title'], row['place'], row['published'])}"
        for row in rows
    )
    return f"{name} · {count(len(rows), 'operational recommendation')}", said


def codes(items: pd.DataFrame) -> list[str]:
    """The codes of items, for Markdown."""
    return [plain(code) for code in items["item"]]


def _ways(rows: pd.DataFrame, says: Callable[[Row], str]) -> list[Way]:
    """Each item with its label: code, title, and what `says` tells of it."""
    return [
        (str(row["item"]), f"**{plain(row['item'])}** {plain(row['title'])}{says(row)}")
        for row in rows.to_dict("records")
    ]


def _by_kind(rows: pd.DataFrame, heads: Mapping[str, str]) -> list[tuple[str, str, list[Way]]]:
    """The items of each kind that occurs: the kind, what stands over them, and the way to each."""
    kinds = [kind for kind in heads if (rows["kind"] == kind).any()]
    return [(kind, heads[kind], _ways(rows[rows["kind"] == kind], became)) for kind in kinds]


def _many(kind: str) -> str:
    return "areas of the theory of change" if kind == "toc_area" else f"{KIND_WORD[kind]}s"
