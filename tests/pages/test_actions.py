"""Management response: what was promised, by whom, by when, what was done, and how urgent it is to whom."""

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.timing_text import DUE_SOON
from store import threshold
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, fragments, html_text, links, words

ROW = re.compile(r'<tr class="(recommendation|action)"([^>]*)>(.*?)</tr>', re.S)
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.S)


class Shown(NamedTuple):
    """A row of the matrix as a reader sees it. title: with what opens under it; html: of its cells."""

    title: str
    who: str
    state: str
    due: str
    is_marked: bool
    is_open: bool


def one_line(html: str) -> str:
    return " ".join(html_text(html).split())


def matrix(at: AppTest, kind: str = "action") -> dict[str, Shown]:
    """The actions, or the recommendations, by their codes, in the order of the page."""
    found = {}
    for html in fragments(at):
        for of_kind, attributes, body in ROW.findall(html):
            if of_kind == kind:
                code, title, who, state, due = CELL.findall(body)
                found[html_text(code)] = Shown(
                    html_text(title), one_line(who), one_line(state), one_line(due),
                    is_marked='aria-current="true"' in attributes, is_open="<details open>" in title,
                )  # fmt: skip
    return found


def table(at: AppTest, column: str) -> pd.DataFrame:
    """The first table that has a column."""
    return next(frame.value for frame in at.dataframe if column in frame.value)


def test_the_answer_and_its_legend(read_page: ReadPage) -> None:
    lines = words(read_page("actions.py", as_of="2021-07-31")).splitlines()

    answer = lines.index(
        "Management accepted 4 of 5 recommendations, and 1 in part. Of its 20 actions 2 are under way; on 18 nothing "
        "is reported yet."
    )
    assert lines[answer + 1 : answer + 7] == [
        "✔ 0 completed", "● 2 ongoing", "□ 18 not reported", "next deadline 30 Nov 2021",
        "8 deadlines lie after the time that the evaluators recommended (+ days)",
        "Management’s priority is the same as the evaluators’ urgency for R1 and R3, lower for R2 and R4 and higher "
        "for R5.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2021-11-30", "on 18 nothing is reported yet.", id="on the first deadline"),
        pytest.param(
            "2021-12-01",
            "2 are under way; on 18 nothing is reported. 1 is past its deadline, and what became of it is not known.",
            id="the day after",
        ),
        pytest.param(
            "2022-01-01",
            "2 were under way when last reported; on 18 nothing is reported. "
            "6 are past their deadline, and what became of them is not known.",
            id="some are past",
        ),
        pytest.param(
            "2026-11-22",
            "2 were under way when last reported; on 18 nothing is reported. "
            "All 20 are past their deadline, and what became of them is not known.",
            id="all are past",
        ),
    ],
)
def test_the_answer_follows_the_date(read_page: ReadPage, as_of: str, expected: str) -> None:
    (answer,) = [
        line
        for line in words(read_page("actions.py", as_of=as_of)).splitlines()
        if line.startswith("Management accepted")
    ]
    assert answer.endswith(expected)


def test_what_is_due_soon_and_the_next_deadline_are_in_the_legend(read_page: ReadPage) -> None:
    soon = words(read_page("actions.py", as_of="2021-12-30")).splitlines()
    assert f"5 {DUE_SOON}" in soon
    assert "next deadline 31 Dec 2021" in soon
    after = words(read_page("actions.py", as_of="2026-11-22"))
    assert "next deadline" not in after
    assert DUE_SOON not in after


def test_each_action_is_a_row_with_who_state_and_deadline(read_page: ReadPage) -> None:
    rows = matrix(read_page("actions.py", as_of="2021-07-31"))

    assert len(rows) == 20
    first, ongoing, joint = rows["1.1"], rows["4.1"], rows["4.3"]
    assert first.title.startswith("Share the evaluation's results with all key informants\n")
    assert first[1:] == (
        "Project manager", "□ not reported", "30 Nov 2021 · +30 days", False, False,
    )  # fmt: skip
    assert ongoing.who == "Regional project team and Migration management (HQ)"
    assert ongoing.state == "● ongoing reported 31 Jul 2021"
    assert ongoing.due == "31 Dec 2021"
    assert joint.who == "Project manager, Legal and 3 more"
    assert "Lead: Project manager, Legal, Resource management, Accounting, Donor" in joint.title
    assert rows["1.2"].who == "Project manager +4"


def test_each_recommendation_is_a_row_with_both_rankings_and_its_states(
    read_page: ReadPage,
) -> None:
    rows = matrix(read_page("actions.py", as_of="2021-07-31"), "recommendation")

    assert list(rows) == ["R1", "R2", "R3", "R4", "R5"]
    assert rows["R2"].who == "high urgency → priority 2 · partially accepted"
    assert rows["R5"].who == "medium urgency → priority 1 · accepted"
    assert [row.state for row in rows.values()] == [
        "5 not reported", "4 not reported", "1 ongoing and 3 not reported", "1 ongoing and 2 not reported",
        "4 not reported",
    ]  # fmt: skip
    assert rows["R1"].due == "recommended by 31 Oct 2021"


def test_deadlines_after_the_recommended_time_are_marked_with_their_days(
    read_page: ReadPage,
) -> None:
    at = read_page("actions.py", as_of="2021-07-31")

    late = {code: row.due.partition(" · ")[2] for code, row in matrix(at).items() if "+" in row.due}
    assert late == {
        "1.1": "+30 days",
        **dict.fromkeys(("1.2", "1.3", "1.4", "1.5"), "+61 days"),
        **dict.fromkeys(("2.3", "2.4", "3.4"), "+92 days"),
    }
    days = table(at, "days_after_window").set_index("action")["days_after_window"].dropna()
    assert days.to_dict() == {code: int(text.split()[0]) for code, text in late.items()}


def test_what_presses_stands_beside_the_state_with_its_days(read_page: ReadPage) -> None:
    rows = matrix(read_page("actions.py", as_of="2022-01-01"))

    assert rows["1.1"].state == "□ not reported 32 days past its deadline"
    assert rows["1.2"].state == "□ not reported 1 day past its deadline"
    assert rows["4.1"].state == "● ongoing reported 31 Jul 2021 1 day past its deadline"
    assert rows["5.1"].state == "□ not reported"
    assert "Timing: due later, 58 days left" in rows["5.1"].title
    assert "Timing: past its deadline, last reported ongoing on 31 July 2021\n" in rows["4.1"].title
    soon = matrix(read_page("actions.py", as_of="2021-12-30"))["1.2"]
    assert soon.state == "□ not reported due soon, 1 day left"


def test_past_deadline_without_a_report_is_unknown_and_not_called_overdue(
    read_page: ReadPage,
) -> None:
    at = read_page("actions.py", as_of="2026-11-22")

    assert matrix(at)["1.1"].state == "□ not reported 1,818 days past its deadline"
    assert "Timing: past its deadline, nothing reported" in matrix(at)["1.1"].title
    shown = words(at)
    assert "Nothing reported means unknown: it does not mean that nothing was done." in shown
    assert "overdue" not in shown
    early = words(read_page("actions.py", as_of="2021-07-31"))
    assert "Nothing reported means unknown" not in early


def test_the_axis_names_the_date_and_stays_with_the_deadlines_where_that_is_far(
    read_page: ReadPage,
) -> None:
    (near,) = fragments(read_page("actions.py", as_of="2021-07-31"))[-1:]
    (far,) = fragments(read_page("actions.py", as_of="2026-11-22"))[-1:]

    assert ">known by 31 Jul 2021<" in near
    assert near.count("stroke-dasharray") == 20
    assert ">known by 22 Nov 2026 →<" in far
    assert "stroke-dasharray" not in far
    assert ">Jan 2022<" in far
    assert "2026</text>" not in far


def test_what_opens_under_a_recommendation_and_an_action_has_reasons_sources_and_conflicts(
    read_page: ReadPage,
) -> None:
    at = read_page("actions.py", as_of="2021-07-31")
    asked, acted = matrix(at, "recommendation"), matrix(at)

    assert "Why: Without clearer limits neither a strategic focus" in asked["R1"].title
    assert (
        "Difficulty low · impact high · addressed to CREST's management team." in asked["R1"].title
    )
    assert "recommendation 1 (18 July 2021)." in asked["R1"].title
    assert "Management: Will set out how CREST has contributed" in asked["R1"].title
    assert "recommendation 1 (31 July 2021)." in asked["R1"].title
    assert "K25 Recommendation 1: recommended end and deadlines" in asked["R1"].title
    assert "took part in two internal validation workshops" in acted["4.1"].title
    assert "key action 4.1 (31 July 2021)." in acted["4.1"].title
    assert "In support: Regional office, Donor relations" in acted["4.2"].title
    assert "(settled)" in acted["3.4"].title
    shown = words(at)
    assert "The evaluation: Midterm evaluation of CREST" in shown
    assert "Answered by: IOM’s CREST Project Manager" in shown
    ways = dict(links(at))
    assert ways["K25 Recommendation 1: recommended end and deadlines"].endswith("conflict=K25")
    assert ways["K31 Period that the evaluation covers"].endswith("conflict=K31")
    assert [query for label, query in links(at) if label == "What it rests on, in the evidence"] == [
        f"as_of=2021-07-31&item=R{number}" for number in range(1, 6)
    ]  # fmt: skip


def test_an_action_has_an_address_that_opens_and_marks_it(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31", action="3.4")

    rows = matrix(at)
    assert len(rows) == 20
    assert [code for code, row in rows.items() if row.is_marked] == ["3.4"]
    assert [code for code, row in rows.items() if row.is_open] == ["3.4"]
    assert fragments(at)[-1].count("data-named") == 1
    addresses = [query for label, query in links(at) if label == "Address of this action"]
    assert addresses[0] == "as_of=2021-07-31&action=1.1"
    assert len(addresses) == 20


def test_an_action_that_is_not_here_is_dropped_with_a_warning(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31", action="9.9")

    assert "“9.9” as action, which is not here. It was dropped." in words(at)
    assert not any(row.is_marked for row in matrix(at).values())
    assert "data-named" not in fragments(at)[-1]


def test_a_unit_a_state_and_a_recommendation_are_chosen_in_the_address(read_page: ReadPage) -> None:
    def shown(**query: str) -> list[str]:
        return list(matrix(read_page("actions.py", None, as_of="2021-07-31", **query)))

    assert shown(unit="Legal") == ["4.3"]
    assert shown(unit="Reporting officer") == ["5.1"]
    assert shown(state="ongoing") == ["3.4", "4.1"]
    assert shown(recommendation="R4") == ["4.1", "4.2", "4.3"]
    assert shown(recommendation="R4", state="ongoing", unit="Regional project team") == ["4.1"]
    assert shown(recommendation="R1", action="4.3") == ["1.1", "1.2", "1.3", "1.4", "1.5", "4.3"]


def test_what_is_chosen_is_said_and_the_answer_stays_that_of_all(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31", unit="Legal")

    shown = words(at)
    assert "1 of 20 actions shown. Show all" in shown
    assert "Of its 20 actions 2 are under way" in shown
    assert list(matrix(at, "recommendation")) == ["R4"]
    assert matrix(at, "recommendation")["R4"].state == "1 not reported"
    assert list(table(at, "days_after_window")["action"]) == ["4.3"]
    queries = dict(links(at))
    assert queries["Show all"] == "as_of=2021-07-31"
    assert queries["Ongoing"] == "as_of=2021-07-31&unit=Legal&state=ongoing"
    assert queries["Reporting officer"] == "as_of=2021-07-31&unit=Reporting+officer"
    assert queries["Everybody’s actions"] == "as_of=2021-07-31"


def test_a_recommendation_that_is_chosen_is_opened(read_page: ReadPage) -> None:
    rows = matrix(
        read_page("actions.py", as_of="2021-07-31", recommendation="R1"), "recommendation"
    )
    assert [(code, row.is_open) for code, row in rows.items()] == [("R1", True)]


def test_a_choice_that_leaves_nothing_names_itself(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-31", unit="Legal", recommendation="R1")

    assert (
        "None of the 20 actions belongs to “R1 Define CREST's scope and limits more closely, so that it can reach "
        "impact” and “Legal”. Show all" in words(at)
    )
    assert not matrix(at)


@pytest.mark.parametrize(
    ("name", "code", "what"), [("unit", "Kitchen", "unit"), ("state", "lost", "state")]
)
def test_an_unknown_choice_is_dropped_with_a_warning(
    read_page: ReadPage, name: str, code: str, what: str
) -> None:
    at = read_page("actions.py", None, as_of="2021-07-31", **{name: code})

    assert f"“{code}” as {what}, which is not here. It was dropped." in words(at)
    assert len(matrix(at)) == 20


def test_the_same_as_tables(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2026-11-22")

    actions = table(at, "days_after_window").set_index("action").to_dict("index")
    assert len(actions) == 20
    assert (actions["1.1"]["state"], actions["1.1"]["reading"]) == (
        "not reported",
        "past its deadline, nothing reported",
    )
    assert (actions["4.1"]["state"], actions["4.1"]["reading"]) == (
        "ongoing",
        "past its deadline, last reported ongoing on 31 July 2021",
    )
    assert all(row["place"] for row in actions.values())
    asked = table(at, "priority_against_urgency").set_index("recommendation").to_dict("index")
    assert [asked["R4"][name] for name in ("priority", "ongoing", "not_reported")] == [3, 1, 2]
    units = {
        (row["role"], row["title"]): row["actions"] for row in table(at, "role").to_dict("records")
    }
    assert units["lead", "Project manager"] == 11
    assert units["support", "Reporting officer"] == 1
    assert ("lead", "Reporting officer") not in units
    assert not figures(at)


def test_before_the_response_only_the_recommendations_are_known(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-18")

    shown = words(at)
    assert (
        "Management has not yet responded to the 5 recommendations. No action is known yet."
        in shown
    )
    assert "There is no priority of management’s yet to set beside" in shown
    rows = matrix(at, "recommendation")
    assert [row.who for row in rows.values()][-1] == "medium urgency · no response yet"
    assert {row.state for row in rows.values()} == {"no action is known"}
    assert rows["R1"].due == "recommended by 31 Oct 2021"
    assert not matrix(at)
    assert "K22" not in shown
    assert "✔ 0 completed" not in shown


def test_before_the_report_nothing_is_known(read_page: ReadPage) -> None:
    at = read_page("actions.py", as_of="2021-07-17")
    assert "No evaluation recommendation is known as of 17 July 2021." in words(at)
    assert not at.dataframe


def test_an_empty_project_is_described_in_a_sentence(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    at = open_page("actions.py", data=make_project(tmp_path / "data"), as_of="2021-08-01")
    assert "No evaluation recommendation is known as of 1 August 2021." in words(at)


def test_one_action_without_deadline_unit_or_window(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", actions=[{"status": "not_started"}])
    at = open_page("actions.py", data=data, as_of="2021-08-01")

    assert "Its only action is not started." in words(at)
    row = matrix(at)["1.1"]
    assert (row.who, row.due) == ("nobody named", "no deadline")
    assert row.state.startswith("○ not started reported ")
    assert matrix(at, "recommendation")["R1"].due == "no time recommended"
    assert "after the time that the evaluators recommended (+ days)" not in words(at)
    assert "Everybody’s actions" not in words(at)


def test_a_completed_action_names_its_evidence_and_has_no_timing(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    action = {
        "status": "completed",
        "evidence": "Minutes",
        "deadline": "2021-06-30",
        "reported_on": "2021-07-02",
    }
    data = make_project(tmp_path / "data", actions=[action])
    at = open_page("actions.py", data=data, as_of="2021-08-01")

    assert "Its only action is completed." in words(at)
    row = matrix(at)["1.1"]
    assert row.state == "✔ completed reported 2 Jul 2021"
    assert "Evidence: Minutes" in row.title
    assert "Timing" not in row.title


def test_an_action_reported_as_not_done_after_its_deadline_is_overdue(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    late = {"status": "ongoing", "deadline": "2021-06-30", "reported_on": "2021-07-02"}
    data = make_project(
        tmp_path / "data", actions=[late, {"action": "1.2", "deadline": "2022-06-30"}]
    )
    at = open_page("actions.py", data=data, as_of="2021-08-01")

    assert "1 is overdue: past the deadline and reported as not done." in words(at)
    assert matrix(at)["1.1"].state == "● ongoing reported 2 Jul 2021 overdue by 32 days"
    assert "Timing: overdue" in matrix(at)["1.1"].title
    assert threshold("due_soon_days") < 300
    assert "Timing: due later, 333 days left" in matrix(at)["1.2"].title


def test_text_from_files_is_no_markup(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    title = "<img src=x onerror=alert(1)>"
    data = make_project(
        tmp_path / "data",
        recommendations=[
            {"title": title, "rationale": title, "response_summary": title, "note": title, "addressee": title}
        ],
        actions=[{"title": title, "responsible": title, "comment": title, "deadline": "2022-01-01"}],
    )  # fmt: skip
    at = open_page("actions.py", data=data, as_of="2021-08-01", unit=title)

    assert all("<img" not in html for html in fragments(at))
    row = matrix(at)["1.1"]
    assert row.title.startswith(title)
    assert row.who == title
    assert f"Why: {title}" in matrix(at, "recommendation")["R1"].title
