"""The board's meeting: what must be decided, what changed between two dates, and where the pace leads."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import MakeProject
from tests.meetings import two_meetings
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, html_text, links, words

BETWEEN = {"since": "2021-03-01", "as_of": "2021-08-01"}

# What a reader sees between the two meetings, line by line and in this order.
LINES = (
    "4 matters to decide. 2 indicators moved, 1 figure was corrected; 2 of 3 actions are under way, 1 past its "
    "deadline.",
    "To decide",
    "1.1 Do it A new date, help, or an end?",
    "Overdue, ongoing; The team.",
    "due 30 Jun 2021",
    "1 recommendation: nothing is reported on any action Who reports, and by when?",
    "R2 Say nothing.",
    "2.1 Be silent Is help needed to be in time?",
    "Due soon, not reported; no unit named.",
    "Sex is not recorded for any of 60 How will it be recorded?",
    "People trained, 30 Jun 2021.",
    "No indicator is behind; no indicator’s due date has passed without a report; no conflict between sources is open.",
    "What changed",
    "People trained 50 31 Dec 2020 60 30 Jun 2021 +10 a revised target 120 was 100 ● on track",
    "Groups *engaged* <b> 9 31 Dec 2020 8 31 Dec 2020 −1 a corrected figure 10 ● on track",
    "○ 1 Mar 2021 ● 1 Aug 2021, each in per cent of the way to the target now in force; thick line: the target. No "
    "conflict between sources was opened or resolved.",
    "Actions of the management response",
    "1 Mar 2021",
    "2 ongoing and 1 not reported",
    "1 Aug 2021",
    "2 ongoing and 1 not reported",
    "3 actions changed: 1 newly overdue, 1 rescheduled and 1 otherwise changed. Newly overdue: 1.1.",
    "Rescheduled",
    "1.2 Put it off",
    "ongoing · Deadline 31 Mar 2022 (was 31 Dec 2021)",
    "Otherwise changed",
    "2.1 Be silent",
    "not reported (due later → due soon) · Deadline 20 Aug 2021",
    "Targets revised",
    "People trained",
    "Last meeting 100 (by 31 Dec 2022) · Now 120 (by 31 Dec 2022) · Reason: More money came.",
    "Figures corrected or withdrawn after the fact",
    "Groups *engaged* <b> (total, 1 Jan 2020 – 31 Dec 2020)",
    "Last meeting 9 · Now 8 · Counted anew.",
    "New figures",
    "2 figures came in, 1 of them for a period that had ended by the last meeting. 1 stands above, as that of an "
    "indicator that moved; the other 1 is listed.",
    "total 20 (1 Jan 2019 – 31 Dec 2019, reported late)",
    "What is compared",
    "All indicators now: 2 on track; at the last meeting the same.",
    "Where the pace leads",
    "No cumulative indicator carries an extrapolation.",
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


def test_says_what_must_be_decided_then_what_changed_then_where_the_pace_leads(
    open_meeting: Callable[..., AppTest],
) -> None:
    between = words(open_meeting(**BETWEEN))
    following = iter(between.splitlines())
    assert [line for line in LINES if line not in following] == []
    assert "99" not in between, "An upload that is undone changed nothing."


def test_there_is_no_chart_to_explore_and_no_table_before_it_is_opened(
    open_meeting: Callable[..., AppTest],
) -> None:
    at = open_meeting(**BETWEEN)
    assert not figures(at)
    assert not at.dataframe
    opened = open_meeting(**BETWEEN, rows="true")
    assert "Indicators that moved: 2 rows as a table" in words(opened)
    assert [
        list(table.value["Now" if "Now" in table.value else "new_value"])
        for table in opened.dataframe[:1]
    ] == [[60, 8]]


def test_each_matter_leads_to_the_page_with_more_on_it(read_page: ReadPage) -> None:
    at = read_page("meeting.py", as_of="2021-07-31", next_meeting="2021-12-31")
    ways = dict(links(at))
    assert (
        ways["Civil society organisations engaged: 1 of 18"] == "as_of=2021-07-31&indicator=x-csos"
    )
    assert ways["6 actions due before the next meeting"] == "as_of=2021-07-31"
    assert ways["The sources disagree on 16 figures, dates or statuses"].endswith("&conflict=K15")
    assert "Sex is not recorded for 34,538 of 140,420" in ways
    shown = words(at)
    assert (
        "10.3 expected by 30 Sep 2020 (date assumed); 17 more needed in 27 months, so far 1 in 36 months."
        in shown
    )
    assert (
        "Project manager: 1.1, 1.2, 1.3, 1.4 and 1.5; Migration management (HQ) and Regional project team: 4.1."
        in shown
    )


def test_the_matters_are_numbered_and_what_one_is_made_of_is_folded_below_it(
    read_page: ReadPage,
) -> None:
    at = read_page("meeting.py", as_of="2026-11-26")
    (page,) = [html for html in fragments(at) if "<h1>" in html]
    listed = page.split('<ol class="matters">')[1].split("</ol>")[0]
    assert re.findall(r'<span class="sign " aria-hidden="true">(\d+)</span>', listed) == [
        str(place) for place in range(1, 11)
    ]
    shown = words(at)
    verdict = "10 matters to decide. 6 indicators moved; 2 of 20 actions are under way, 20 past their deadline."
    assert verdict in shown
    assert (
        "18 actions past their deadline, nothing reported A new date, help, or an end?\n"
        "Project manager: 9; Regional project team: 6; others: 3. All 18, with who and by when\n"
        in shown
    )
    assert (
        "5.4 Publish short descriptions of all partnership projects on the CREST website\n"
        "Project management team · not reported · Deadline 31 Mar 2022" in shown
    )
    assert shown.count("5.4 Publish") == 1, "Each action once."
    assert "overdue" not in shown.lower()


def test_more_than_ten_matters_lead_to_where_the_others_are(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    codes = [f"I{number}" for number in range(12)]
    data = make_project(
        tmp_path / "data",
        indicators=[{"indicator": code, "title": f"Number {code}"} for code in codes],
        targets=[{"indicator": code} for code in codes],
        results=[{"indicator": code, "value": 1} for code in codes],
    )
    at = open_page("meeting.py", data=data, as_of="2021-08-01")
    shown = words(at)
    assert "13 matters to decide. No indicator moved." in shown
    assert "… and 3 more behind." in shown
    assert dict(links(at))["3 more behind"] == "as_of=2021-08-01&status=behind"


def test_of_many_indicators_that_moved_those_whose_status_changed_are_shown(
    read_page: ReadPage,
) -> None:
    at = read_page("meeting.py", as_of="2021-07-31", since="2020-12-31")
    (page,) = [html for html in fragments(at) if "<h1>" in html]
    shown, _, folded = page.partition("<summary>17 more indicators that moved</summary>")
    assert shown.split("What changed")[1].count("<tr>") == 11, "A head and ten rows."
    assert folded.split("</table>")[0].count("<tr>") == 18
    first = html_text(shown.split("<tbody>")[1]).splitlines()[:3]
    assert first == [
        "Partnerships with implementing partners for joint initiatives no data 1 30 Sep 2020* a new target 3 ▼ behind "
        "(was no data)",
        "Civil society organisations engaged no data 1 30 Sep 2020* a new target 18 ▼ behind (was no data)",
        "Action plans by private sector partners, gender included no data 8 30 Sep 2020* a new target 10 ● on track "
        "(was no data)",
    ]
    assert "* The source does not state the date" in folded


@pytest.fixture
def moves(tmp_path: Path, make_project: MakeProject) -> Path:
    """Indicators that moved in every way between the ends of 2020 and of June 2021."""
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-15"}
    later = {"reported_on": "2021-07-15"}
    return make_project(
        tmp_path / "data",
        indicators=[
            {"indicator": "A", "title": "Grew"},
            {"indicator": "B", "title": "Days <i>waited</i>", "unit": "percent", "measure": "level",
             "direction": "decrease"},
            {"indicator": "C", "title": "Corrected", "unit": "USD"},
            {"indicator": "D", "title": "Aimless"},
            {"indicator": "E", "title": "Rounded"},
            {"indicator": "F", "title": "Gone"},
            {"indicator": "G", "title": "Same"},
        ],
        targets=[
            {"indicator": "A", "value": 100},
            {"indicator": "B", "kind": "baseline", "value": 40, "due": "2020-01-01"},
            {"indicator": "B", "value": 20},
            *({"indicator": code, "value": 100} for code in "CEFG"),
        ],
        results=[
            {"indicator": "A", "value": 0},
            {"indicator": "A", "value": 300, **half},
            {"indicator": "B", "value": 30},
            {"indicator": "B", "value": 35, **half},
            {"indicator": "C", "value": 50},
            {"indicator": "C", "value": 40, "note": "Counted twice.", **later},
            {"indicator": "D", "value": 5},
            {"indicator": "D", "value": 7, **half},
            {"indicator": "E", "value": 50, "qualifier": "about"},
            {"indicator": "E", "value": 60, **half},
            {"indicator": "F", "value": 50},
            {"indicator": "F", "value": None, "qualifier": "withdrawn", "note": "A mistake.", **later},
            {"indicator": "G", "value": 50},
        ],
    )  # fmt: skip


def test_each_change_has_both_values_the_difference_and_its_cause(
    open_page: OpenPage, moves: Path
) -> None:
    at = open_page("meeting.py", data=moves, since="2021-02-01", as_of="2021-08-01")
    shown = words(at).splitlines()
    assert [line for line in shown if " 31 Dec 2020 " in line and "·" not in line] == [
        "Days <i>waited</i> 30 % 31 Dec 2020 35 % 30 Jun 2021 +5 % 20 % ▼ behind (was on track)",
        "Gone 50 31 Dec 2020 no data a figure withdrawn 100 ○ no data (was on track)",
        "Grew 0 31 Dec 2020 300 30 Jun 2021 +300 100 ✔ met (was behind)",
        "Corrected USD 50 31 Dec 2020 USD 40 31 Dec 2020 −10 a corrected figure USD 100 ● on track",
        "Rounded about 50 31 Dec 2020 60 30 Jun 2021 100 ● on track",
        "Aimless 5 31 Dec 2020 7 30 Jun 2021 +2 – ◇ target not in the sources",
    ]  # fmt: skip
    assert "6 indicators moved, 1 figure was corrected and 1 withdrawn" in words(at)
    assert any("1 indicator did not move." in line for line in shown)


def test_a_change_is_drawn_on_the_one_scale_and_without_a_target_there_is_none(
    open_page: OpenPage, moves: Path
) -> None:
    at = open_page("meeting.py", data=moves, since="2021-02-01", as_of="2021-08-01")
    (page,) = [html for html in fragments(at) if "<h1>" in html]
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page)
    drawn = {html_text(row.partition("</th>")[0]): row for row in rows}
    assert drawn.keys() == {"Days <i>waited</i>", "Gone", "Grew", "Corrected", "Rounded", "Aimless"}
    assert 'cx="32%"' in drawn["Days <i>waited</i>"], (
        "Half of the way from 40 to 20 at the last meeting,"
    )
    assert 'cx="16%"' in drawn["Days <i>waited</i>"], "and a quarter now."
    assert "<path" in drawn["Grew"], "What is beyond the scale is an arrow."
    assert drawn["Gone"].count("<circle") == 1
    assert "<svg" not in drawn["Aimless"]
    assert "<i>waited" not in page


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
    assert (
        "No indicator moved: every figure, target and status is as it was; no target was revised or withdrawn; no "
        "figure was corrected or withdrawn; no new figure came in; no conflict between sources was opened or resolved."
        in shown
    )
    assert (
        "4 matters to decide. No indicator moved; 2 of 3 actions are under way, 1 past its deadline."
        in shown
    )


def test_a_frozen_address_shows_what_it_showed(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(revision="2", since_revision="1", **BETWEEN)
    shown = words(at)
    assert "Frozen at revision 2" in shown
    assert "beside what is known by 1 August 2021 (revision 2)" in shown
    assert "More money came" not in shown
    assert "People trained 50 31 Dec 2020 60 30 Jun 2021 +10 100 ● on track" in shown


def test_to_freeze_puts_both_sides_into_the_address(open_meeting: Callable[..., AppTest]) -> None:
    at = open_meeting(**BETWEEN)
    (freeze,) = [button for button in at.button if button.label == "Freeze"]
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


def test_the_papers_are_in_one_menu_each_by_its_own_address(
    open_meeting: Callable[..., AppTest],
) -> None:
    (menu,) = [html for html in fragments(open_meeting(**BETWEEN)) if "/papers/" in html]
    found = re.findall(
        r'<a href="([^"?]+)\?([^"]+)" target="_blank" rel="noopener">([^<]+)</a>', menu
    )
    assert [(address, words) for address, _, words in found] == [
        ("/papers/tiny/brief.pdf", "Meeting brief (PDF)"),
        ("/papers/tiny/brief.pptx", "Slides (PowerPoint)"),
        ("/papers/tiny/matrix.docx", "Management response matrix (Word)"),
        ("/papers/tiny/results.xlsx", "Figures (Excel)"),
        ("/papers/tiny/deadlines.ics", "Deadlines (calendar)"),
    ]
    assert {unescape(query).partition("&rules")[0] for _, query, _ in found} == {
        "since=2021-03-01&since_revision=1&as_of=2021-08-01&revision=6"
    }


def test_where_crests_ledger_does_not_reach_back_it_is_stated(read_page: ReadPage) -> None:
    shown = words(read_page("meeting.py", as_of="2021-07-31"))
    assert "5 matters to decide. No indicator moved; 2 of 20 actions are under way." in shown
    assert "This dashboard's ledger does not reach back to 18 July 2021" in shown
    assert "It moved from 30 September 2022 to 31 December 2022." in shown
    assert "18 Jul 2021\nno action known yet\n31 Jul 2021\n2 ongoing and 18 not reported" in shown
    assert (
        "20 actions became known.\nNew actions, one by one\n1.1 Share the evaluation's results with all key "
        "informants\nProject manager, not reported, by 30 Nov 2021" in shown
    )
    assert "Only one figure is known, of 30 September 2020: a pace needs two." in shown


def test_an_empty_project_is_described_in_sentences(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    shown = words(open_page("meeting.py", data=make_project(tmp_path / "data")))
    assert "Nothing must be decided. No indicator moved." in shown
    assert shown.count("This project has no indicator.") == 3
    assert shown.count("This project has no recommendation.") == 1
    assert "no action is past its deadline, and none is due soon" in shown
    assert "<table" not in "".join(fragments(open_page("meeting.py", data=tmp_path / "data")))


def test_whose_sex_is_not_recorded_is_stated_as_on_the_page_gender(read_page: ReadPage) -> None:
    shown = words(read_page("meeting.py", as_of="2021-07-31"))
    assert (
        "Sex is not recorded for 34,538 of 140,420 How will it be recorded?\n"
        "Migrant workers reached indirectly, 30 Sep 2020; and in 6 other indicators, 4 without any split by sex."
        in shown
    )
    assert (
        "Migrant workers reached indirectly\nPeople 140,420 · Sex not recorded 34,538 · as at 30 Sep 2020 · recorded "
        "for 75 %" in shown
    )
    assert (
        "Migrant workers interviewed in labour supply chain mappings\nPeople more than 550 · Sex not recorded more "
        "than 550 · as at 31 Dec 2019 · no split by sex" in shown
    )
    assert "0%" not in shown
