"""The figures of the portfolio in words: a list of what stands alone, a sentence for what is drawn."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from charts.portfolio import DRAWN, topic
from charts.text import headed
from pages.parts import asking, conflicts, show
from pages.parts.words import missing, plain, qualified, where
from reports.csv import csv_for_people

FIGURES = {
    "measure": "Measure", "category": "Of what", "value": "Figure", "unit": "Unit",
    "qualifier": "Wording", "basis": "Basis", "conflicts": "Conflicts", "as_at": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

NAMED = 4

Row = dict[Any, Any]

# What is said of the conflicts, by section of the page and topic.
Disputed = dict[tuple[str, str], list[str]]


class Topic(NamedTuple):
    """The figures of a topic, as a file too, and what is said of them in Markdown; empty where nothing is."""

    figures: pd.DataFrame
    csv: bytes
    facts: str
    derived: str
    words: str
    says: str


def by_topic(figures: pd.DataFrame) -> dict[str, Topic]:
    """Rows of funding/portfolio and what is said of them, by topic, in their order."""
    return {str(name): _told(rows) for name, rows in figures.groupby("topic", sort=False)}


def _told(figures: pd.DataFrame) -> Topic:
    """What stands alone, reported or derived, what there are only words for, and what is drawn."""
    rows = figures.to_dict("records")
    facts = [row for row in rows if row["shape"] == "fact"]
    measures: dict[str, list[Row]] = {}
    for row in rows:
        if row["shape"] in DRAWN:
            measures.setdefault(row["measure"], []).append(row)
    return Topic(
        figures,
        csv_for_people(figures),
        facts="\n".join(f"- {fact(row)}" for row in facts if row["basis"] != "derived"),
        derived="\n".join(f"- {fact(row)}" for row in facts if row["basis"] == "derived"),
        words="\n\n".join(in_words(row) for row in rows if row["shape"] == "words"),
        says=" ".join(_sentence(slices) for slices in measures.values()),
    )


def draw_topic(name: str, told: Topic, disputed: list[str]) -> None:
    """One topic of the portfolio: its figures, its chart, the conflicts that touch it, and its table."""
    st.subheader(plain(headed(name)), anchor=False)
    draw_words("\n".join(part for part in (told.facts, told.derived) if part))
    draw_words(told.words)
    draw_spread(name, told)
    conflicts.list_told(disputed, "about these figures")
    draw_table(name, told)


def draw_words(text: str) -> None:
    """What is told, where there is anything."""
    if text:
        st.markdown(text)


def draw_spread(name: str, told: Topic) -> None:
    """The chart of the measures with several slices or points, if there are any."""
    if told.says:
        figure = asking.draw(topic, "funding/portfolio", only=("topic", name))
        show.chart(figure, told.says, f"topic-{name}")


def draw_table(name: str, told: Topic) -> None:
    """All figures of the topic, with source, place, date and note."""
    title = f"{plain(headed(name))} as a table"
    show.table(told.figures, told.csv, f"portfolio-{name}", FIGURES, title)


def by_section(found: pd.DataFrame) -> Disputed:
    """What is said of the rows of funding/conflicts, by section and topic; no topic is an empty one."""
    told: Disputed = {}
    for row in found.to_dict("records"):
        topic_of_row = "" if missing(row["topic"]) else str(row["topic"])
        told.setdefault((row["section"], topic_of_row), []).append(conflicts.said(row))
    return told


def fact(row: Row) -> str:
    """One figure in Markdown, with its place and date; how it was computed where it was."""
    said = f"{_named(row)}: **{value(row)}** {where(row['place'], row['as_at'])}."
    return f"{said} Derived: {plain(row['note'])}" if row["basis"] == "derived" else said


def in_words(row: Row) -> str:
    """A row without a value, in Markdown: what it is of, and what its note says."""
    name = row["measure"] if missing(row["category"]) else row["category"]
    note = "No figure is in the text." if missing(row["note"]) else plain(row["note"])
    return f"**{plain(headed(name))}**  \n{note} {where(row['place'], row['as_at'])}"


def value(row: Row) -> str:
    """`more than 92 %`: a figure with the word its source puts before it."""
    return plain(qualified(row["value"], row["unit"], row["qualifier"]))


def _named(row: Row) -> str:
    name = plain(headed(row["measure"]))
    return name if missing(row["category"]) else f"{name}: {plain(row['category'])}"


def _sentence(rows: list[Row]) -> str:
    name = f"**{plain(headed(rows[0]['measure']))}**"
    if rows[0]["shape"] == "range":
        ends = " to ".join(
            f"{value(row)} ({plain(row['category'])})" for row in (rows[0], rows[-1])
        )
        return f"{name}: from {ends}; how the others lie between is not in the text."
    if rows[0]["shape"] == "part":
        known = next(row for row in rows if not missing(row["value"]))
        return f"{name}: {plain(known['category'])} {value(known)}; the rest is not in the text."
    said = [
        f"{'in all' if missing(row['category']) else plain(row['category'])} {value(row)}"
        for row in rows
    ]
    more = f", and {len(said) - NAMED} more" if len(said) > NAMED else ""
    return f"{name}: {', '.join(said[:NAMED])}{more}."
