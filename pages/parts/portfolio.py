"""The figures of the portfolio in words: a list of what stands alone, a sentence for what is drawn."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from charts.portfolio import DRAWN, topic
from charts.text import headed
from pages.parts import asking, conflicts, show
from pages.parts.words import missing, plain, qualified, where

FIGURES = {
    "measure": "Measure", "category": "Of what", "value": "Figure", "unit": "Unit",
    "qualifier": "Wording", "basis": "Basis", "conflicts": "Conflicts", "as_at": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

NAMED = 4

Row = dict[Any, Any]


class Told(NamedTuple):
    """What is said of the figures of a topic, in Markdown; empty where there is nothing to say."""

    facts: str
    derived: str
    words: str
    says: str


def tell(figures: pd.DataFrame) -> Told:
    """What is said of rows of funding/portfolio: what stands alone, reported or derived, and what is drawn."""
    rows = figures.to_dict("records")
    facts = [row for row in rows if row["shape"] == "fact"]
    measures: dict[str, list[Row]] = {}
    for row in rows:
        if row["shape"] in DRAWN:
            measures.setdefault(row["measure"], []).append(row)
    return Told(
        facts="\n".join(f"- {fact(row)}" for row in facts if row["basis"] != "derived"),
        derived="\n".join(f"- {fact(row)}" for row in facts if row["basis"] == "derived"),
        words="\n\n".join(in_words(row) for row in rows if row["shape"] == "words"),
        says=" ".join(_sentence(slices) for slices in measures.values()),
    )


def draw_topic(name: str) -> None:
    """One topic of the portfolio: its figures, its chart, the conflicts that touch it, and its table."""
    told = asking.made(tell, "funding/portfolio", topic=name)
    st.subheader(plain(headed(name)), anchor=False)
    draw_words("\n".join(part for part in (told.facts, told.derived) if part))
    draw_words(told.words)
    draw_spread(told, name)
    found = asking.made(conflicts.told, "funding/conflicts", section="portfolio", topic=name)
    conflicts.list_told(found, "about these figures")
    draw_table(name)


def draw_words(text: str) -> None:
    """What is told, where there is anything."""
    if text:
        st.markdown(text)


def draw_spread(told: Told, name: str) -> None:
    """The chart of the measures with several slices or points, if there are any."""
    if told.says:
        show.chart(
            asking.draw(topic, "funding/portfolio", topic=name), told.says, f"topic-{name}"
        )


def draw_table(name: str) -> None:
    """All figures of the topic, with source, place, date and note."""
    figures = asking.ask("funding/portfolio", topic=name)
    csv = asking.as_csv("funding/portfolio", topic=name)
    show.table(figures, csv, f"portfolio-{name}", FIGURES, f"{plain(headed(name))} as a table")


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
