"""The figures of the portfolio in words: a list of single figures, a sentence for what is drawn."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from charts.portfolio import DRAWN, topic
from pages.parts.shared import conflicts, elements
from pages.parts.shared.tables import Table
from queries.rows import PortfolioRow
from reports.csv import csv_for_people
from reports.headline.figures import figure_title
from web import answers
from wording.figures import qualified
from wording.markdown import plain, where
from wording.text import blank, capitalised

FIGURES = {
    "measure": "Measure", "category": "Of what", "value": "Figure", "unit": "Unit",
    "basis": "Basis", "conflicts": "Conflicts", "as_at": "Figure of",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

SHOWN = 4

Row = dict[Any, Any]

# The texts of the conflicts, by section of the page and topic.
ConflictTexts = dict[tuple[str, str], list[str]]


class TopicText(NamedTuple):
    """The figures of a topic, as a file too, and their texts in Markdown; a text is empty where there is none."""

    figures: pd.DataFrame
    csv: bytes
    facts: str
    derived: str
    words: str
    sentence: str


def describe_topics(figures: pd.DataFrame) -> dict[str, TopicText]:
    """Rows of funding/portfolio with their texts, by topic, in their order."""
    return {str(name): _describe_topic(rows) for name, rows in figures.groupby("topic", sort=False)}


def _describe_topic(figures: pd.DataFrame) -> TopicText:
    """The single figures, reported or derived, the rows without a value, and the measures that are drawn."""
    rows = figures.to_dict("records")
    facts = [row for row in rows if row["shape"] == "fact"]
    measures: dict[str, list[Row]] = {}
    for row in rows:
        if row["shape"] in DRAWN:
            measures.setdefault(row["measure"], []).append(row)
    return TopicText(
        figures,
        csv_for_people(figures),
        facts="\n".join(f"- {fact_text(row)}" for row in facts if row["basis"] != "derived"),
        derived="\n".join(f"- {fact_text(row)}" for row in facts if row["basis"] == "derived"),
        words="\n\n".join(words_text(row) for row in rows if row["shape"] == "words"),
        sentence=" ".join(_sentence(slices) for slices in measures.values()),
    )


def draw_topic(name: str, texts: TopicText, conflict_texts: list[str]) -> None:
    """One topic of the portfolio: its figures, its chart, the conflicts that touch it, and its table."""
    st.subheader(plain(capitalised(name)), anchor=False)
    draw_text("\n".join(part for part in (texts.facts, texts.derived) if part))
    draw_text(texts.words)
    draw_chart(name, texts)
    conflicts.draw_texts(conflict_texts, "about these figures")
    draw_table(name, texts)


def draw_text(text: str) -> None:
    """`text`, where there is any."""
    if text:
        st.markdown(text)


def draw_chart(name: str, texts: TopicText) -> None:
    """The chart of the measures with several slices or points, if there are any."""
    if texts.sentence:
        figure = answers.cached_figure(topic, "funding/portfolio", only=("topic", name))
        elements.chart(figure, texts.sentence, f"topic-{name}")


def draw_table(name: str, texts: TopicText) -> None:
    """All figures of the topic, with source, place, date and note."""
    title = f"{plain(capitalised(name))} as a table"
    elements.table(Table(texts.figures, texts.csv, f"portfolio-{name}", FIGURES, title))


def conflicts_by_section(found: pd.DataFrame) -> ConflictTexts:
    """The texts of the rows of funding/conflicts, by section and topic; no topic is an empty one."""
    text: ConflictTexts = {}
    for row in found.to_dict("records"):
        topic_of_row = "" if blank(row["topic"]) else str(row["topic"])
        text.setdefault((row["section"], topic_of_row), []).append(conflicts.conflict_text(row))
    return text


def fact_text(row: Row) -> str:
    """One figure in Markdown, with its place and date; how it was computed where it was."""
    known = where(row["place"], row["as_at"], row["is_date_assumed"])
    text = f"{plain(figure_title(row))}: **{value_text(row)}** {known}."
    return f"{text} Derived: {plain(row['note'])}" if row["basis"] == "derived" else text


def words_text(row: Row) -> str:
    """A row without a value, in Markdown: what it is of, and its note."""
    name = row["measure"] if blank(row["category"]) else row["category"]
    note = "No figure is in the text." if blank(row["note"]) else plain(row["note"])
    return f"**{plain(capitalised(name))}**  \n{note} {where(row['place'], row['as_at'], row['is_date_assumed'])}"


def value_text(row: Row | PortfolioRow) -> str:
    """`more than 92 %`: a figure with the word its source puts before it."""
    return plain(qualified(row["value"], row["unit"], row["qualifier"]))


def _sentence(rows: list[Row]) -> str:
    name = f"**{plain(capitalised(rows[0]['measure']))}**"
    dated = where("", rows[0]["as_at"], rows[0]["is_date_assumed"])
    if rows[0]["shape"] == "range":
        ends = " to ".join(
            f"{value_text(row)} ({plain(row['category'])})" for row in (rows[0], rows[-1])
        )
        return f"{name}: from {ends}; how the others lie between is not in the text {dated}."
    if rows[0]["shape"] == "part":
        known = next(row for row in rows if not blank(row["value"]))
        return (
            f"{name}: {plain(known['category'])} {value_text(known)}; the rest is not in the text "
            f"{dated}."
        )
    sentences = [
        f"{'in all' if blank(row['category']) else plain(row['category'])} {value_text(row)}"
        for row in rows
    ]
    more = f", and {len(sentences) - SHOWN} more" if len(sentences) > SHOWN else ""
    return f"{name}: {', '.join(sentences[:SHOWN])}{more} {dated}."
