"""Every source, rule, conflict and gap; every file to download; whom to ask."""

import pandas as pd
import streamlit as st

from pages.parts import asking, conflicts, gaps, printed, show
from pages.parts.question import asked
from pages.parts.words import count, day, missing, number, plain
from store import contract, threshold

CONFLICTS = {
    "conflict": "Code", "subject": "Subject", "shown": "Shown", "shown_place": "Where",
    "other": "Elsewhere", "other_place": "Where else", "explanation": "What disagrees, and why the one is shown",
    "is_resolved": "Settled", "resolved_on": "Settled on", "file": "Touches the file", "key": "Touches the row",
    "shown_title": "Source", "other_title": "Other source", "reported_on": "Known since",
}  # fmt: skip

FILES = {"revision": "Upload", "brought_on": "Brought on", "name": "File"}

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


def tell_sources(project: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """The documents that the figures come from, whom to ask, and how long the project runs."""
    told = []
    for one in sources.to_dict("records"):
        by = "" if missing(one["author"]) else f" {plain(one['author'])}."
        published = "" if missing(one["published"]) else f" {day(one['published'])}."
        told.append(f"**{plain(one['title'])}.**{by}{published} Cited as `{one['source']}`.")
    it = project.iloc[0]
    if not missing(it["contact"]):
        told.append(f"**Whom to ask:** {plain(it['contact'])}.")
    end = f"to {day(it['end_in_force'])}"
    if it["is_extended"]:
        end += f" (extended on {day(it['extended_on'])}; first planned to {day(it['planned_end'])})"
    return [*told, f"**The project** runs from {day(it['start'])} {end}."]


def tell_differences(found: pd.DataFrame) -> list[str]:
    """Which totals their parts miss, a sentence each."""
    return [
        f"**{plain(one['title'])}** ({plain(one['place'])}): the stated total is {number(one['stated_total'])}, "
        f"its parts add up to {number(one['sum_of_parts'])}, a difference of {number(abs(one['difference']))}."
        for one in found.to_dict("records")
    ]


def tell_conflicts(known: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What is said of the conflicts that are open, and of those that were settled."""
    return (
        conflicts.told(known[~known["is_resolved"].astype(bool)]),
        conflicts.told(known[known["is_resolved"].astype(bool)]),
    )


def draw_conflicts() -> None:
    """Where the sources disagree, and which totals their parts miss."""
    st.header("Where the sources disagree", anchor=False)
    known = asking.ask("about/conflicts")
    if known.empty:
        st.markdown(f"No conflict was known by {day(asked().as_of)}.")
    else:
        open_ones, settled = asking.made(tell_conflicts, "about/conflicts")
        st.markdown(
            f"{count(len(known), 'place')} where the sources disagree with each other or with themselves; "
            f"{len(settled)} settled since. The dashboard shows the one and names the other."
        )
        conflicts.list_told(open_ones, "that are open")
        conflicts.list_told(settled, "that were settled since")
        csv = asking.as_csv("about/conflicts")
        show.table(known, csv, "conflicts", CONFLICTS, "All conflicts as a table")
    for said in asking.made(tell_differences, "about/differences"):
        st.markdown(said)


def draw_gaps() -> None:
    """What is not known."""
    st.header("What is not known", anchor=False)
    known = asking.ask("about/gaps")
    if known.empty:
        st.markdown("Every indicator has a figure, a target and a baseline.")
        return
    st.markdown(asking.made(gaps.told, "about/gaps"))
    printed.on_paper(asking.made(gaps.written_out, "about/gaps"), "gaps")
    show.table(known, asking.as_csv("about/gaps"), "gaps", gaps.COLUMNS, "All gaps")


def draw_files() -> None:
    """Every file of the project as it stands, to download, and the uploads that brought them."""
    st.header("Files to download", anchor=False)
    st.markdown(
        f"The rows that stand as of {day(asked().as_of)}, one file each, with the columns of the contract."
    )
    grid = st.grid(min_column_width=170)
    for name, file in contract().items():
        with grid.cell():
            st.download_button(
                f"{name}.csv", asking.file_for_people(name), f"{name}.csv", "text/csv", key=f"file-{name}",
                on_click="ignore", help=plain(file.description), width="stretch",
            )  # fmt: skip
    uploads = asking.ask("about/uploads")
    show.table(
        uploads, asking.as_csv("about/uploads"), "uploads", FILES, "What brought the rows in"
    )


show.heading(
    "About the data", "Where does every figure come from, how is it judged, and what is not known?"
)
st.header("Sources", anchor=False)
for said in asking.made(tell_sources, "frame/project", "about/sources"):
    st.markdown(said)
draw_conflicts()
draw_gaps()
st.header("How figures are judged", anchor=False)
for rule in RULES:
    st.markdown(f"- {rule}")
draw_files()
