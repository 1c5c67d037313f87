"""Every source, rule, conflict and gap; every file to download; whom to ask."""

import pandas as pd
import streamlit as st

from pages.parts.about import conflict_list, gaps_text, rules_text
from pages.parts.shared import earlier_rules_text, elements, print_only
from pages.parts.shared.tables import Table
from store import contract
from web import answers
from web.question import current_question
from wording.dates import day
from wording.figures import number, qualified
from wording.markdown import plain, where
from wording.text import blank

UPLOADS = {"revision": "Upload", "brought_on": "Brought on", "name": "File"}


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
        end += f" (an extension known since {day(it['extended_on'])}; first planned to {day(it['planned_end'])})"
    note = "" if blank(it["note"]) else f" {plain(it['note'])}"
    return [*sentences, f"**The project** runs from {day(it['start'])} {end}.{note}"]


def difference_texts(found: pd.DataFrame) -> list[str]:
    """Which totals their parts miss, a sentence each."""
    return [
        f"**{plain(one['title'])}** {where(one['place'], one['period_end'], one['is_date_assumed'])}: "
        f"the stated total is {qualified(one['stated_total'], 'people', one['qualifier'])}, its parts add up to "
        f"{number(one['sum_of_parts'])}, a difference of {number(abs(one['difference']))}."
        for one in found.to_dict("records")
    ]


def draw_gaps(known: pd.DataFrame, text: str, on_paper: str) -> None:
    """What is not known: a sentence, and each gap in a table, or on paper in a list."""
    if known.empty:
        st.markdown("Every indicator has a figure, a target and a baseline.")
        return
    st.markdown(text)
    print_only.on_paper(on_paper, "gaps")
    csv = answers.as_csv("about/gaps")
    elements.table(Table(known, csv, "gaps", gaps_text.COLUMNS, "All gaps"))


def draw_earlier_rules(changed: pd.DataFrame, texts: list[str], in_words: pd.DataFrame) -> None:
    """What reads otherwise than under the earlier rules, and why; at the address `about#earlier-rules`."""
    st.header(earlier_rules_text.TITLE, anchor="earlier-rules")
    st.markdown(earlier_rules_text.GENERAL)
    if changed.empty:
        st.markdown("In this project nothing reads otherwise as of this date.")
        return
    for text in texts:
        st.markdown(f"- {text}")
    csv = answers.as_csv("about/read_otherwise")
    title = "What reads otherwise, as a table"
    elements.table(Table(in_words, csv, "read-otherwise", earlier_rules_text.COLUMNS, title))


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
differences = answers.cached(difference_texts, "about/differences")
gaps = answers.answer("about/gaps")
gap_text = answers.cached(gaps_text.gap_text, "about/gaps")
gap_list = answers.cached(gaps_text.gap_list, "about/gaps")
uploads = answers.answer("about/uploads")
changed = answers.answer("about/read_otherwise")
texts_of_changes = answers.cached(earlier_rules_text.change_texts, "about/read_otherwise")
changed_in_words = answers.cached(earlier_rules_text.in_words, "about/read_otherwise")

elements.heading(
    "About the data", "Where does every figure come from, how is it judged, and what is not known?"
)
st.header("Sources", anchor=False)
for text in sources:
    st.markdown(text)
st.header("Where the sources disagree", anchor=False)
conflict_list.draw(known_conflicts)
for text in differences:
    st.markdown(text)
st.header("What is not known", anchor=False)
draw_gaps(gaps, gap_text, gap_list)
st.header("How figures are judged", anchor=False)
for rule in rules_text.RULES:
    st.markdown(f"- {rule}")
draw_earlier_rules(changed, texts_of_changes, changed_in_words)
st.header("Files to download", anchor=False)
draw_files(uploads)
