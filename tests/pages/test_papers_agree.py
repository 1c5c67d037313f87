"""The page Board meeting and every paper set what is said once: each section whole, with the numbers of the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from queries import Parameter, ask
from reports.content.blocks import Section
from reports.content.changes import change_sections
from reports.content.decisions import decision_sections
from reports.content.meeting import QUESTIONS, chapters
from reports.content.outlook import outlook_sections
from tests.conftest import CREST_DATA
from tests.meetings import two_meetings
from tests.pages.conftest import OpenPage
from tests.pages.reading import words
from tests.what_readers_get.papers import text_of
from web.answers import the_store
from web.routes.addresses import routes
from web.routes.papers import KINDS

NOW = datetime(2021, 9, 1, 12)
BETWEEN: dict[str, dict[str, Any]] = {
    "crest": {"since": "2020-12-31", "as_of": "2021-08-31", "next_meeting": "2021-12-31"},
    "tiny": {"since": "2021-03-01", "as_of": "2021-08-01"},
}
EVERYWHERE = ("page", "brief.pdf", "brief.pptx")

# The numbers and words of both ledgers, and where they stand. A bar is where a cell of a workbook ends.
STATED = {
    "crest": {
        EVERYWHERE: (
            "27 indicators moved; 27 of them changed status.",
            "It moved from 30 September 2022 to 31 December 2022.",
            "All indicators now: 4 met, 4 on track, 2 behind, 1 with target in another unit and "
            "14 with target not in the sources; at the last meeting: 25 with no data.",
            "140,420", "USD 4,615,580", "SEK 52,086,020", "86.2 %",
            "women 54,687; men 51,195; not recorded 34,538",
            "3 resolved and 16 opened",
            "16 are new since the last meeting.",
            "1 by 30 September 2020, where 10.28 was expected; the target is 18 by 31 December 2022.",
            "6 actions to decide on: 6 due before the next meeting.",
            "recorded for 75 %",
            "Only one figure is known, of 30 September 2020: a pace needs two.",
        ),
        ("page",): ("K15", "576 women + 660 men + 156 not recorded = 1,392"),
        ("results.xlsx",): ("140,420", "4,615,580", "52,086,020"),
        ("matrix.docx",): ("1.1", "30 November 2021", "Project manager"),
        ("deadlines.ics",): ("20211130", "1.1 Share the evaluation's results"),
    },
    "tiny": {
        EVERYWHERE: (
            "7 indicators moved; 4 of them changed status.",
            "A new figure and a revised target", "▼ behind", "was on track",
            "2 targets changed.", "120", "More money came.", "Too far.",
            "milestone: 20 by 31 Dec 2021", "12 by 30 Jun 2022",
            "3 figures that had been reported before changed.",
            "total, 1 Jan 2020 – 31 Dec 2020", "Counted anew.", "withdrawn", "Counted twice.",
            "7 figures came in, 1 of them for a period that had ended by the last meeting.",
            "women 40; men 20; not recorded 10", "VNM, total 2", "reported late",
            "6 actions changed: 1 completed, 1 newly overdue, 1 newly past its deadline, last reported before it, "
            "2 rescheduled, 1 new and 1 otherwise changed. "
            "Newly overdue: 1.1. Newly past its deadline, last reported before it: 1.5.",
            "not reported since 31 December 2020", "last: on track, 31 December 2020", "Posters put up",
            "was 31 Dec 2021", "due later → due soon", "The office, not reported, by 30 Nov 2021",
            "2 conflicts between sources changed: 1 resolved and 1 opened.",
            "6 by 30 June 2021, where 15.21 was expected; the target is 50 by 31 March 2022.",
            "3 actions to decide on: 1 overdue, 1 past its deadline, last reported before it and 1 due before the next "
            "meeting.",
            "The team: 1 overdue", "last reported ongoing on 15 January 2021",
            "No unit named: 1 due before the next meeting",
            "Nothing was reported on any action of 2 recommendations.",
            "no split by sex", "recorded for 86 %",
            "The sources disagree in 2 places; the figures show the first reading. 1 is new since the last meeting.",
            "2 May", "Another",
        ),
        ("results.xlsx",): ("| 60 |", "| 120 |", "Counted twice.", "rescheduled"),
        ("matrix.docx",): ("1.2 Put it off", "31 March 2022", "Completed", "Overdue",
                           "last reported ongoing on 15 January 2021"),
        ("deadlines.ics",): ("20220331", "1.2 Put it off", "20210820", "2.1 Be silent"),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Board:
    """A board's meeting: the text of its page and of each paper, and the sections that they set."""

    texts: dict[str, str]
    of_page: tuple[Section, ...]
    of_papers: tuple[Section, ...]


@pytest.fixture(scope="module")
def boards() -> Iterator[dict[str, Board]]:
    """Those that were read already."""
    yield {}
    st.cache_resource.clear()


@pytest.fixture(params=["crest", "tiny"])
def board(
    request: pytest.FixtureRequest, open_page: OpenPage, tmp_path: Path, boards: dict[str, Board]
) -> tuple[str, Board]:
    """CREST's, and that of a project which has a row in every list."""
    which = request.param
    if which not in boards:
        store, data = None, CREST_DATA
        if which == "tiny":
            store, data = two_meetings(tmp_path / "made", every_list=True)
        page = words(open_page("meeting.py", data=data, store=store, **BETWEEN[which]))
        frames = {name: ask(the_store(), name, asked_of(which)) for name in QUESTIONS}
        page_sections = (
            *change_sections(frames),
            *decision_sections(frames, has_room=True),
            *outlook_sections(frames),
        )
        paper_sections = [each for chapter in chapters(frames) for each in chapter.sections]
        boards[which] = Board(
            {"page": page, **papers_of(which)}, page_sections, tuple(paper_sections)
        )
    return which, boards[which]


def asked_of(which: str) -> dict[str, Parameter]:
    revision = the_store().revision()
    days = {name: date.fromisoformat(text) for name, text in BETWEEN[which].items()}
    since_revision = the_store().revision() if which == "crest" else 1
    return {
        "projects": [which], "revision": revision, "since_revision": since_revision, "next_meeting": None, **days,
    }  # fmt: skip


def papers_of(which: str) -> dict[str, str]:
    client = TestClient(Starlette(routes=routes("", lambda: NOW)))
    return {
        name: text_of(name, client.get(f"/papers/{which}/{name}", params=BETWEEN[which]).content)
        for name in KINDS
    }


def close(text: str) -> str:
    """A text without its spaces, since a line may end anywhere."""
    return "".join(text.split())


def texts_of(sections: Sequence[Section], *, on_page: bool) -> Iterator[str]:
    """All that sections say; on the page, empty ones have no heading, and its tables have what a line leaves out."""
    for section in sections:
        yield section.sentence
        if not (on_page and section.is_empty):
            yield section.title
        for item in section.items:
            yield from (item.text, item.note)
        for row in section.rows:
            yield row.group
            for column, cell in zip(section.columns, row.cells, strict=True):
                if not (on_page and column.on_line == "left out"):
                    yield from (cell.text, cell.note)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_every_section_is_set_whole(board: tuple[str, Board], name: str) -> None:
    _, made = board
    sections = made.of_page if name == "page" else made.of_papers
    # The bullets of the first chapter are drawn on slides, and not written.
    kept = [each for each in sections if name != "brief.pptx" or not each.bars]
    text = close(made.texts[name])
    missing = [each for each in texts_of(kept, on_page=name == "page") if close(each) not in text]
    assert missing == []


def test_the_numbers_and_words_of_the_ledger_stand_where_they_belong(
    board: tuple[str, Board],
) -> None:
    which, made = board
    missing = [
        (name, stated)
        for names, all_stated in STATED[which].items()
        for name in names
        for stated in all_stated
        if close(stated) not in close(made.texts[name])
    ]
    assert missing == []


def test_a_ledger_with_a_row_in_every_list_leaves_no_section_empty(
    board: tuple[str, Board],
) -> None:
    which, made = board
    empty = [section.title for section in made.of_page if section.is_empty]
    assert (
        empty
        == {
            "crest": [
                "Targets revised",
                "Figures corrected or withdrawn after the fact",
                "Actions of the management response",
                "Indicators not reported since their due date",
                "Where the pace so far leads",
            ],
            "tiny": [],
        }[which]
    )


def test_the_numbers_in_large_type_are_the_same(board: tuple[str, Board]) -> None:
    which, made = board
    numbers = {
        "crest": ("27 indicators moved", "2 indicators behind", "0 indicators not reported since the due date",
                  "6 actions to decide on",
                  "3 recommendations without a report on any action", "16 conflicts still open"),
        "tiny": ("7 indicators moved", "2 indicators behind", "1 indicator not reported since the due date",
                 "3 actions to decide on",
                 "2 recommendations without a report on any action", "2 conflicts still open"),
    }[which]  # fmt: skip
    for number in numbers:
        amount, _, label = number.partition(" ")
        assert close(number) in close(made.texts["brief.pdf"])
        assert close(number) in close(made.texts["brief.pptx"])
        assert {amount, label} <= set(made.texts["page"].split("\n"))
