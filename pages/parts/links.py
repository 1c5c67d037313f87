"""How the items of evidence are said: what each is, what it rests on, and what rests on it."""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.promises import origin
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

FINDING_COLUMNS = {
    "item": "Finding",
    "title": "What was found",
    "criterion": "Criterion",
    "questions": "Questions",
    "conclusions": "Conclusions",
    "lessons": "Lessons",
    "recommendations": "Recommendations",
    "actions": "Actions",
    "source_title": "Source",
    "place": "Place",
}

PATH_COLUMNS = {
    "side": "Relation",
    "steps": "Steps away",
    "item": "Item",
    "kind": "Kind",
    "title": "Title",
    "response": "Response",
    "state": "State",
    "reading": "Timing",
    "deadline": "Deadline",
    "source_title": "Source",
    "place": "Place",
}

ITEM_COLUMNS = {
    "item": "Item",
    "kind": "Kind",
    "title": "Title",
    "criterion": "Criterion",
    "response": "Response",
    "state": "State",
    "reading": "Timing",
    "note": "Note",
    "source_title": "Source",
    "place": "Place",
}


def ways(rows: pd.DataFrame, key: str, says: Callable[[Row], str], head: str = "") -> None:
    """A list of ways to items on this page: code and title of each, and what `says` tells of it.

    It stands under `head`, which is Markdown. They are buttons: a link to the very page that it stands on
    would not change the page's address.
    """
    with st.container(key=f"links-{key}", gap=None):
        if head:
            st.markdown(head)
        for row in rows.to_dict("records"):
            item = str(row["item"])
            label = f"**{plain(item)}** {plain(row['title'])}{says(row)}"
            st.button(label, key=f"to-{key}-{item}", type="tertiary", on_click=go_to, args=(item,))


def go_to(item: str | None) -> None:
    """Choose an item, or none, in the page's address."""
    if item is None:
        st.query_params.pop("item", None)
    else:
        st.query_params["item"] = item


def pick() -> None:
    """Choose the item at which a reader pressed in the picture."""
    points = st.session_state["chain"]["selection"]["points"]
    picked = [point["customdata"][0] for point in points if point.get("customdata")]
    if picked:
        go_to(str(picked[0]))


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


def unlinked(items: pd.DataFrame) -> str:
    """Which items are linked to nothing, by kind; empty where there is none."""
    alone = items[~items["is_linked"]]
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


def practice(operational: pd.DataFrame) -> str:
    """Operational recommendations as a Markdown list, each with its note, source and place."""
    return "\n".join(
        f"- **{plain(row['item'])}** {plain(row['title'])}. {plain(row['note'])} "
        f"{origin(row['source_title'], row['place'], row['published'])}"
        for row in operational.to_dict("records")
    )


def recommendation_of(path: pd.DataFrame) -> str:
    """The recommendation on the path of an action, or that of its own path."""
    return str(path[path["kind"] == "recommendation"]["item"].iloc[0])


def codes(items: pd.DataFrame) -> list[str]:
    """The codes of items, for Markdown."""
    return [plain(code) for code in items["item"]]


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """A copy of `rows` with words for codes of kind, side, response and state."""
    words = {"kind": KIND_WORD, "side": SIDE_WORD, "response": RESPONSE_WORD, "state": STATE_WORD}
    return rows.assign(
        **{name: rows[name].map(word) for name, word in words.items() if name in rows}
    )


def _many(kind: str) -> str:
    return "areas of the theory of change" if kind == "toc_area" else f"{KIND_WORD[kind]}s"
