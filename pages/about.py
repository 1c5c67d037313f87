"""Every source, rule, conflict and gap; every file to download; whom to ask."""

import streamlit as st

from pages.parts.about.answer import answer
from pages.parts.about.conflict_list import COLUMNS, conflict_list
from pages.parts.about.gaps import COLUMNS as GAP_COLUMNS
from pages.parts.about.gaps import gaps
from pages.parts.about.rules_text import rules
from pages.parts.about.sources import sources
from pages.parts.shared import citation, elements
from pages.parts.shared.earlier_rules_text import COLUMNS as OTHERWISE_COLUMNS
from pages.parts.shared.earlier_rules_text import earlier_rules, in_words
from pages.parts.shared.html import blocks, fragment
from pages.parts.shared.html.addresses import current_addresses
from pages.parts.shared.tables import Table
from store import contract
from web import answers
from web.address_state import choice_in_address
from web.question import current_question
from wording.markdown import plain

UPLOADS = {"revision": "Upload", "brought_on": "Brought on", "name": "File"}


def draw_files() -> None:
    """Every file of the project with its rows in force, to choose and download."""
    titles = {name: f"{name}.csv: {file.title}" for name, file in contract().items()}
    with st.container(key="not-printed-files", horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "File to download", list(titles), format_func=titles.__getitem__, width=320
        )
        st.download_button(
            f"Download {name}.csv", answers.file_for_people(name), f"{name}.csv", "text/csv", key="file",
            on_click="ignore", help=plain(contract()[name].description), icon=":material/download:",
        )  # fmt: skip


def draw_tables() -> None:
    """The same as tables, to copy and download; those that have no row are left out."""
    otherwise = answers.cached(in_words, "about/read_otherwise")
    for name, rows, columns, title in (
        ("conflicts", answers.answer("about/conflicts"), COLUMNS, "All conflicts as a table"),
        ("gaps", answers.answer("about/gaps"), GAP_COLUMNS, "All gaps as a table"),
        ("read_otherwise", otherwise, OTHERWISE_COLUMNS, "What reads otherwise, as a table"),
        ("uploads", answers.answer("about/uploads"), UPLOADS, "The uploads that the rows are from"),
    ):
        if len(rows):
            csv = answers.as_csv(f"about/{name}")
            elements.table(Table(rows, csv, name.replace("_", "-"), columns, title))


addresses = current_addresses()
as_of = current_question().as_of
known = set(answers.answer("about/conflicts")["conflict"])
conflict = choice_in_address("conflict", "conflict", known) or ""
cited = citation.frozen_address("about") if conflict else ""

found = answers.cached(
    answer, "about/sources", "about/conflicts", "about/gaps", "frame/reporting_dates", arguments=(as_of,)
)  # fmt: skip
documents = answers.cached(sources, "about/sources", "frame/project")
disagreement = answers.cached(
    conflict_list, "about/conflicts", "about/differences", arguments=(addresses, conflict, cited)
)  # fmt: skip
unknown = answers.cached(gaps, "about/gaps", arguments=(addresses,))
otherwise = answers.cached(earlier_rules, "about/read_otherwise")

fragment.draw(blocks.joined([found, documents, disagreement, unknown, rules(), otherwise]), "about")
draw_files()
draw_tables()
