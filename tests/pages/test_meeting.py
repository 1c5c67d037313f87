"""The board's meeting: what changed between two dates, and what must be decided."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.meetings import two_meetings
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import words

BETWEEN = {"since": "2021-03-01", "as_of": "2021-08-01"}

LINES = (
    "All indicators now: 2 on track; at the last meeting: 2 on track.",
    "2 indicators moved; 0 of them changed status.",
    "A new figure and a revised target",
    "People trained · Last meeting 50 (31 Dec 2020) · Now 60 (30 Jun 2021) · Target 120 (was 100) · ▲ on track",
    "Revised",
    "People trained · Last meeting 100 (by 31 Dec 2022) · Now 120 (by 31 Dec 2022) · Reason: More money came.",
    "Groups *engaged* <b> (total, 1 Jan 2020 – 31 Dec 2020) · Last meeting 9 · Now 8 · Counted anew.",
    "2 figures came in, 1 of them for a period that had ended by the last meeting.",
    "People trained · total 20 (1 Jan 2019 – 31 Dec 2019, reported late)",
    "3 actions changed: 1 newly overdue, 1 rescheduled and 1 otherwise changed. Newly overdue: 1.1.",
    "Rescheduled",
    "1.2 Put it off · ongoing · Deadline 31 Mar 2022 (was 31 Dec 2021)",
    "2.1 Be silent · not reported (due later → due soon) · Deadline 20 Aug 2021",
    "No conflict between sources was opened or resolved.",
    "No indicator is behind. No due date has passed without a report. No conflict between sources is open.",
    "The team: 1 overdue",
    "1.1 Do it · ongoing · Deadline 30 Jun 2021",
    "No unit named: 1 due before the next meeting",
    "2.1 Be silent · not reported · Deadline 20 Aug 2021",
    "R2 Say nothing · Priority 1 · Actions 1 · Next deadline 20 Aug 2021",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A store with two meetings in it, and its data: to read, never to write."""
    return two_meetings(tmp_path_factory.mktemp("meetings"))


@pytest.fixture
def open_meeting(open_page: OpenPage, made: tuple[str, Path]) -> Callable[..., AppTest]:
    """Open the page between two meetings."""
    store, data = made
    return lambda **asked_for: open_page("meeting.py", data=data, store=store, **asked_for)


def test_states_which_dates_are_compared(open_meeting: Callable[..., AppTest]) -> None:
    between = words(open_meeting(**BETWEEN))
    text = "What was known by 1 March 2021 (revision 1) beside what is known by 1 August 2021 (revision 6)."
    assert text in between
    assert "does not reach back" not in between


def test_reads_out_what_changed_and_what_must_be_decided(
    open_meeting: Callable[..., AppTest],
) -> None:
    between = words(open_meeting(**BETWEEN))
    for line in LINES:
        assert line in between
    assert "99" not in between, "An upload that is undone changed nothing."


@pytest.mark.parametrize(
    "asked_for",
    [
        {"as_of": "1990-01-01"},
        {"as_of": "2010-07-31", "since": "1990-01-01", "next_meeting": "2015-07-30"},
    ],
)
def test_a_meeting_of_long_ago_opens(
    open_meeting: Callable[..., AppTest], asked_for: dict[str, str]
) -> None:
    at = open_meeting(**asked_for)
    assert "No indicator moved" in words(at)
    assert asked_for.items() <= {name: at.query_params[name] for name in asked_for}.items()


def test_a_date_beside_itself_has_no_change(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(since="2021-08-01", as_of="2021-08-01")
    shown = words(at)
    for sentence in (
        "No indicator moved: every figure, target and status is as it was.",
        "No target was revised or withdrawn. No figure was corrected or withdrawn. No new figure came in. "
        "No key action was completed, rescheduled or newly late.",
    ):
        assert sentence in shown


def test_a_frozen_address_shows_what_it_showed(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(revision="2", since_revision="1", **BETWEEN)
    shown = words(at)
    assert "Frozen at revision 2" in shown
    assert "beside what is known by 1 August 2021 (revision 2)" in shown
    assert "More money came" not in shown
    assert "People trained · Last meeting 50 (31 Dec 2020) · Now 60 " in shown


def test_to_freeze_puts_both_sides_into_the_address(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(**BETWEEN)
    (freeze,) = [button for button in at.button if button.label == "Freeze this address"]
    freeze.click().run()
    carried = {
        name: at.query_params[name] for name in ("since", "as_of", "since_revision", "revision")
    }
    assert carried == {
        "since": "2021-03-01", "as_of": "2021-08-01", "since_revision": "1", "revision": "6",
    }  # fmt: skip
    (thaw,) = [button for button in at.button if button.label == "Unfreeze"]
    thaw.click().run()
    assert "revision" not in at.query_params


def test_a_revision_can_be_chosen(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(**BETWEEN)
    at.number_input(key="revision-number").set_value(2).run()
    assert at.query_params["revision"] == "2"
    assert "More money came" not in words(at)
    assert at.number_input(key="since_revision-number").value == 1


def test_this_meeting_is_chosen_among_the_days_of_reports(
    open_meeting: Callable[..., AppTest],
) -> None:
    at = open_meeting(**BETWEEN)
    this = at.selectbox(key="as_of-report")
    assert this.options == ["1 August 2021", "31 July 2021", "15 January 2021", "1 January 2020"]
    this.select_index(1).run()
    assert at.query_params["as_of"] == "2021-07-31"
    assert "beside what is known by 31 July 2021 (revision 6)" in words(at)


def test_later_entries_are_stated_and_can_be_excluded(
    open_meeting: Callable[..., AppTest],
) -> None:
    at = open_meeting(since="2021-03-01", as_of="2021-07-31")
    text = "What was entered after 31 July 2021 counts as well, where it was reported by then"
    assert text in words(at)
    (only,) = [button for button in at.button if button.label.startswith("Show only what")]
    only.click().run()
    assert at.query_params["revision"] == "1"
    assert text not in words(at)
    assert "beside what is known by 31 July 2021 (revision 1)" in words(at)


def test_a_last_meetings_revision_after_this_ones_is_dropped_with_a_warning(
    open_meeting: Callable[..., AppTest],
) -> None:
    at = open_meeting(revision="2", since_revision="5", **BETWEEN)
    assert "The last meeting's revision, 5, is after this one's, 2. It was dropped." in words(at)
    assert "since_revision" not in at.query_params


@pytest.mark.parametrize(
    ("asked_for", "shown"),
    [
        ({"since": "yesterday"}, "since is “yesterday”, which is no date. Write it as YYYY-MM-DD. It was dropped."),
        ({"since": "2021-09-01"}, "The last meeting, 1 September 2021, is after this one, 31 July 2021."),
        ({"revision": "7"}, "revision is “7”. The store has the revisions 1 to 1. It was dropped."),
        ({"since_revision": "x"}, "since_revision is “x”. The store has the revisions 1 to 1. It was dropped."),
        ({"next_meeting": "2021-07-31"}, "is not after this one, 31 July 2021. It was dropped."),
        ({"next_meeting": "2099-01-01"}, "1 January 2099, is more than 5 years after this one. It was dropped."),
    ],
)  # fmt: skip
def test_invalid_parameters_of_the_address_are_dropped_with_a_warning(
    read_page: ReadPage, asked_for: dict[str, Any], shown: str
) -> None:
    at = read_page("meeting.py", as_of="2021-07-31", **asked_for)
    assert shown in words(at)
    assert not set(asked_for) & set(at.query_params)


def test_where_crests_ledger_does_not_reach_back_it_is_stated(read_page: ReadPage) -> None:
    shown = words(read_page("meeting.py", as_of="2021-07-31"))
    assert "This dashboard's ledger does not reach back to 18 July 2021" in shown
    assert "It moved from 30 September 2022 to 31 December 2022." in shown
    assert "20 actions became known." in shown
    assert (
        "1.2 Present CREST within IOM and update its learning folder, in Asia and beyond · "
        "Project manager, not reported, by 31 Dec 2021" in shown
    )


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    shown = words(open_page("meeting.py", data=make_project(tmp_path / "data")))
    assert shown.count("This project has no indicator.") == 3
    assert shown.count("This project has no recommendation.") == 1
    assert "No action is past its deadline, and none is due before the next meeting." in shown


def test_the_tiles_state_what_the_brief_states(read_page: ReadPage) -> None:
    at = read_page("meeting.py", as_of="2021-12-31", since="2020-12-31")
    counts = [metric.value for metric in at.metric]
    assert [f"{value} {metric.label}" for value, metric in zip(counts, at.metric, strict=True)] == [
        "27 indicators moved",
        "2 indicators behind",
        "0 indicators not reported since the due date",
        "6 actions to decide on",
        "3 recommendations without a report on any action",
        "16 conflicts still open",
    ]


def test_whose_sex_is_not_recorded_is_stated_as_on_the_page_gender(read_page: ReadPage) -> None:
    shown = words(read_page("meeting.py", as_of="2021-07-31"))
    assert (
        "Migrant workers reached indirectly · People 140,420 · Sex not recorded 34,538 · as at 30 Sep 2020 · "
        "recorded for 75 %" in shown
    )
    assert (
        "Migrant workers interviewed in labour supply chain mappings · People more than 550 · "
        "Sex not recorded more than 550 · as at 31 Dec 2019 · no split by sex" in shown
    )
    assert "0%" not in shown
