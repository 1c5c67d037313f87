"""The page Board meeting and every paper set what is said once: matters and sections whole, with their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from queries import Parameter, ask
from reports.content.action_changes import ACTIONS, states_text
from reports.content.answers import Frames
from reports.content.blocks import Section
from reports.content.changes import MOVED, change_sections
from reports.content.decisions import parts_of_matters
from reports.content.matters import agenda
from reports.content.meeting import QUESTIONS, chapters
from reports.content.opening import opening
from reports.content.outlook import EXTRAPOLATION_NOTE, outlook_sections
from reports.content.paper import Paper, Side
from reports.content.rows import ActionStateRow
from reports.content.verdict import verdict_text
from reports.rows import rows_of
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
            "It moved from 30 September 2022 to 31 December 2022.",
            "All indicators now: 4 met, 4 on track, 2 behind, 1 with target in another unit and "
            "14 with target not in the sources; at the last meeting: 25 with no data.",
            "140,420", "USD 4,615,580", "SEK 52,086,020", "86.2 %",
            "women 54,687; men 51,195; not recorded 34,538",
            "3 resolved and 16 opened",
            "6 matters to decide",
            "Civil society organisations engaged: 1 of 18",
            "10.3 expected by 30 Sep 2020 (date assumed); 17 more needed in 27 months, so far 1 in 36 months.",
            "6 actions due before the next meeting",
            "The sources disagree on 16 figures, dates or statuses",
            "16 are new since the last meeting.",
            "Sex is not recorded for 34,538 of 140,420",
            "recorded for 75 %",
            "Only one figure is known, of 30 September 2020: a pace needs two.",
        ),
        ("brief.pdf", "brief.pptx"): ("27 indicators moved; 27 of them changed status.",),
        ("page",): ("K15", "576 women + 660 men + 156 not recorded = 1,392"),
        ("results.xlsx",): ("140,420", "4,615,580", "52,086,020"),
        ("matrix.docx",): ("1.1", "30 November 2021", "Project manager"),
        ("deadlines.ics",): ("20211130", "1.1 Share the evaluation's results"),
    },
    "tiny": {
        EVERYWHERE: (
            "9 matters to decide",
            "▼ behind", "was on track",
            "2 targets changed.", "120", "More money came.", "Too far.",
            "milestone: 20 by 31 Dec 2021", "12 by 30 Jun 2022",
            "3 figures that had been reported before changed.",
            "total, 1 Jan 2020 – 31 Dec 2020", "Counted anew.", "withdrawn", "Counted twice.",
            "7 figures came in, 1 of them for a period that had ended by the last meeting.",
            "women 40; men 20; not recorded 10", "VNM, total 2", "reported late",
            "6 actions changed: 1 completed, 1 newly overdue, 1 newly past its deadline, last reported before it, "
            "2 rescheduled, 1 new and 1 otherwise changed. "
            "Newly overdue: 1.1. Newly past its deadline, last reported before it: 1.5.",
            "last: on track, 31 December 2020", "Posters put up: 9 of 10", "last figure 31 Dec 2020, on track.",
            "was 31 Dec 2021", "due later → due soon", "The office, not reported, by 30 Nov 2021",
            "2 conflicts between sources changed: 1 resolved and 1 opened.",
            "15.2 expected by 30 Jun 2021; 44 more needed in 9 months, so far 5 in 18 months.",
            "Overdue, ongoing; The team.", "last reported ongoing on 15 January 2021",
            "Due soon, not reported; no unit named.",
            "2 recommendations: nothing is reported on any action", "R2 Say nothing; R3 Plan nothing.",
            "no split by sex", "recorded for 86 %",
            "The sources disagree on 2 figures, dates or statuses", "1 is new since the last meeting.",
            "2 May", "Another",
        ),
        ("brief.pdf", "brief.pptx"): (
            "7 indicators moved; 4 of them changed status.", "a revised target",
            "not reported since 31 December 2020",
        ),
        ("results.xlsx",): ("| 60 |", "| 120 |", "Counted twice.", "rescheduled"),
        ("matrix.docx",): ("1.2 Put it off", "31 March 2022", "Completed", "Overdue",
                           "last reported ongoing on 15 January 2021"),
        ("deadlines.ics",): ("20220331", "1.2 Put it off", "20210820", "2.1 Be silent"),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Board:
    """A board's meeting: the text of its page and of each paper, and the answers that they are made from."""

    texts: dict[str, str]
    paper: Paper

    @property
    def frames(self) -> Frames:
        """The answers."""
        return self.paper.frames


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
        last, this = (date.fromisoformat(BETWEEN[which][day]) for day in ("since", "as_of"))
        paper = Paper(which, "", Side(last, 1), Side(this, 1), None, "", frames)
        boards[which] = Board({"page": page, **papers_of(which)}, paper)
    return which, boards[which]


def asked_of(which: str) -> dict[str, Parameter]:
    revision = the_store().revision()
    days = {name: date.fromisoformat(text) for name, text in BETWEEN[which].items()}
    since_revision = the_store().revision() if which == "crest" else 1
    return {
        "projects": [which], "revision": revision, "since_revision": since_revision, "next_meeting": None, **days,
    }  # fmt: skip


def papers_of(which: str) -> dict[str, str]:
    client = TestClient(Starlette(routes=routes("", lambda: NOW, "overview")))
    return {
        name: text_of(name, client.get(f"/papers/{which}/{name}", params=BETWEEN[which]).content)
        for name in KINDS
    }


def close(text: str) -> str:
    """A text without its spaces, since a line may end anywhere."""
    return "".join(text.split())


def texts_of(section: Section, *, on_page: bool = False) -> Iterator[str]:
    """All that a section says; on the page, its lines leave out what another part of them says."""
    yield from (section.title, section.sentence)
    for item in section.items:
        yield from (item.text, item.note)
    for row in section.rows:
        yield row.group
        for column, cell in zip(section.columns, row.cells, strict=True):
            if not (on_page and column.on_line == "left out"):
                yield from (cell.text, cell.note)


def texts_of_page(frames: Frames) -> Iterator[str]:
    """All that the page says of the same answers: drawings stand for two sentences and for the heads of its tables."""
    yield verdict_text(frames)
    for matter in agenda(frames).shown:
        yield from (matter.text, matter.why, matter.when)
    for section in parts_of_matters(frames, has_room=True).values():
        rows = tuple(replace(row, group="") for row in section.rows)
        yield from texts_of(replace(section, title="", sentence="", rows=rows), on_page=True)
    states = states_text(rows_of(frames["meeting/action_states"], ActionStateRow))
    for section in change_sections(frames):
        if section.title == MOVED:
            yield from (cell.text for row in section.rows for cell in row.cells[:-1])
            yield from (row.cells[-1].note for row in section.rows)
        elif section.is_empty:
            yield section.sentence
        else:
            said = section.sentence.removeprefix(states if section.title == ACTIONS else "")
            yield from texts_of(replace(section, sentence=said), on_page=True)
    for section in outlook_sections(frames, has_room=True):
        said = section.sentence.removesuffix(EXTRAPOLATION_NOTE)
        yield from texts_of(replace(section, title="", sentence=said), on_page=True)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_what_is_said_once_is_set_whole(board: tuple[str, Board], name: str) -> None:
    _, made = board
    if name == "page":
        said = list(texts_of_page(made.frames))
    else:
        # The only section of a chapter has the chapter's title.
        sections = [
            each if len(chapter.sections) > 1 else replace(each, title=chapter.title)
            for chapter in chapters(made.paper)
            for each in chapter.sections
        ]
        said = [text for section in sections for text in texts_of(section)]
    text = close(made.texts[name])
    assert [each for each in said if close(each) not in text] == []


def test_the_matters_have_the_same_order_everywhere(board: tuple[str, Board]) -> None:
    _, made = board
    matters = [close(matter.text) for matter in agenda(made.frames).shown]
    assert len(matters) >= 5
    for name in EVERYWHERE:
        # A paper names some of the same things before.
        before = "matterstodecide" if name == "page" else "themostpressingfirst"
        _, _, text = close(made.texts[name]).partition(before)
        places = [text.index(matter) for matter in matters]
        assert places == sorted(places), name


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


def test_a_ledger_with_a_row_in_every_list_leaves_nothing_unchanged(
    board: tuple[str, Board],
) -> None:
    which, made = board
    unchanged = [each.sentence for each in change_sections(made.frames) if each.is_empty]
    assert unchanged == {
        "crest": ["No target was revised or withdrawn; no figure was corrected or withdrawn."],
        "tiny": [],
    }[which]  # fmt: skip


def test_both_papers_begin_with_the_same_verdict_and_numbers_in_large_type(
    board: tuple[str, Board],
) -> None:
    _, made = board
    said = opening(made.paper)
    numbers = [(each.digits, each.name, *each.notes) for each in said.figures]
    assert numbers
    for name in ("brief.pdf", "brief.pptx"):
        text = close(made.texts[name])
        assert close(said.verdict) in text
        assert close(said.meeting) in text
        for part in (text for number in numbers for text in number):
            assert close(part) in text, (name, part)
