"""Every source, rule, conflict and gap; every file to download; whom to ask."""

import pandas as pd
import streamlit as st

from pages.parts.about import gaps_text
from pages.parts.shared import conflicts, elements, print_only
from pages.parts.shared.tables import Table
from store import contract, threshold
from web import answers
from web.question import current_question
from wording.dates import day
from wording.figures import number
from wording.markdown import plain
from wording.text import blank, count

CONFLICTS = {
    "conflict": "Code", "subject": "Subject", "shown": "Shown", "shown_place": "Where",
    "other": "Elsewhere", "other_place": "Where else", "explanation": "What disagrees, and why the one is shown",
    "is_resolved": "Settled", "resolved_on": "Settled on", "file": "Touches the file", "key": "Touches the row",
    "shown_title": "Source", "other_title": "Other source", "reported_on": "Known since",
}  # fmt: skip

UPLOADS = {"revision": "Upload", "brought_on": "Brought on", "name": "File"}

RULES = (
    "**As of a date** means known by that date and true by it. Nothing is overwritten: a correction is a later "
    "row, and the earlier one stays in the history.",
    "**Status** is judged by the total alone. *Met*: the value has reached the target. *Behind*: the due date has "
    "passed, or less was achieved than expected. *On track*: neither. Without a target or a figure there is no status.",
    "**Achievement** = (value − baseline) ÷ (target − baseline). A baseline that is not stated counts as zero.",
    "**Expected by now**: a straight line from the start through the milestones to the target, read on the date of "
    "the figure. A level, such as a satisfaction rate, is met or behind.",
    "**Share of women** = women ÷ all whose sex is recorded, never without its coverage. People are never summed "
    "over indicators, since the same person may be in several.",
    "**Totals** are shown as stated. Where the parts miss the total, both are shown, with the difference.",
    "**Money** is shown in the currency of the source. Nothing is converted without a stated rate.",
    "**Actions** have a state, as reported, and a timing, by the date. Past its deadline with nothing reported is "
    "unknown, not failure. *Overdue* is past its deadline and reported as not done.",
    "**Partners** under a non-disclosure agreement are not named. "
    f"Counts below {threshold('least_partnerships')} are merged.",
)


def source_texts(project: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """The documents that the figures come from, whom to ask, and how long the project runs."""
    sentences = []
    for one in sources.to_dict("records"):
        by = "" if blank(one["author"]) else f" {plain(one['author'])}."
        published = "" if blank(one["published"]) else f" {day(one['published'])}."
        sentences.append(f"**{plain(one['title'])}.**{by}{published} Cited as `{one['source']}`.")
    it = project.iloc[0]
    if not blank(it["contact"]):
        sentences.append(f"**Whom to ask:** {plain(it['contact'])}.")
    end = f"to {day(it['end_in_force'])}"
    if it["is_extended"]:
        end += f" (extended on {day(it['extended_on'])}; first planned to {day(it['planned_end'])})"
    return [*sentences, f"**The project** runs from {day(it['start'])} {end}."]


def difference_texts(found: pd.DataFrame) -> list[str]:
    """Which totals their parts miss, a sentence each."""
    return [
        f"**{plain(one['title'])}** ({plain(one['place'])}): the stated total is {number(one['stated_total'])}, "
        f"its parts add up to {number(one['sum_of_parts'])}, a difference of {number(abs(one['difference']))}."
        for one in found.to_dict("records")
    ]


def conflict_texts(known: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The conflicts that are open, and those that were settled, a text each."""
    return (
        conflicts.conflict_texts(known[~known["is_resolved"].astype(bool)]),
        conflicts.conflict_texts(known[known["is_resolved"].astype(bool)]),
    )


def draw_conflicts(known: pd.DataFrame, texts: tuple[list[str], list[str]]) -> None:
    """Where the sources disagree: the conflicts that are open and those that were settled, over their table."""
    if known.empty:
        st.markdown(f"No conflict was known by {day(current_question().as_of)}.")
        return
    open_ones, settled = texts
    st.markdown(
        f"{count(len(known), 'place')} where the sources disagree with each other or with themselves; "
        f"{len(settled)} settled since. The dashboard shows the one and names the other."
    )
    conflicts.draw_texts(open_ones, "that are open")
    conflicts.draw_texts(settled, "that were settled since")
    csv = answers.as_csv("about/conflicts")
    elements.table(Table(known, csv, "conflicts", CONFLICTS, "All conflicts as a table"))


def draw_gaps(known: pd.DataFrame, text: str, on_paper: str) -> None:
    """What is not known: a sentence, and each gap in a table, or on paper in a list."""
    if known.empty:
        st.markdown("Every indicator has a figure, a target and a baseline.")
        return
    st.markdown(text)
    print_only.on_paper(on_paper, "gaps")
    csv = answers.as_csv("about/gaps")
    elements.table(Table(known, csv, "gaps", gaps_text.COLUMNS, "All gaps"))


def draw_files(uploads: pd.DataFrame) -> None:
    """Every file of the project with its rows in force, to download, and the uploads that they are from."""
    st.markdown(
        f"The rows that stand as of {day(current_question().as_of)}, one file each, with the columns of the contract."
    )
    grid = st.grid(min_column_width=170)
    for name, file in contract().items():
        with grid.cell():
            st.download_button(
                f"{name}.csv", answers.file_for_people(name), f"{name}.csv", "text/csv", key=f"file-{name}",
                on_click="ignore", help=plain(file.description), width="stretch",
            )  # fmt: skip
    csv = answers.as_csv("about/uploads")
    elements.table(Table(uploads, csv, "uploads", UPLOADS, "What brought the rows in"))


sources = answers.cached(source_texts, "frame/project", "about/sources")
known_conflicts = answers.answer("about/conflicts")
texts_of_conflicts = answers.cached(conflict_texts, "about/conflicts")
differences = answers.cached(difference_texts, "about/differences")
gaps = answers.answer("about/gaps")
gap_text = answers.cached(gaps_text.gap_text, "about/gaps")
gap_list = answers.cached(gaps_text.gap_list, "about/gaps")
uploads = answers.answer("about/uploads")

elements.heading(
    "About the data", "Where does every figure come from, how is it judged, and what is not known?"
)
st.header("Sources", anchor=False)
for text in sources:
    st.markdown(text)
st.header("Where the sources disagree", anchor=False)
draw_conflicts(known_conflicts, texts_of_conflicts)
for text in differences:
    st.markdown(text)
st.header("What is not known", anchor=False)
draw_gaps(gaps, gap_text, gap_list)
st.header("How figures are judged", anchor=False)
for rule in RULES:
    st.markdown(f"- {rule}")
st.header("Files to download", anchor=False)
draw_files(uploads)
