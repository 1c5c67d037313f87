"""What must be decided and where it leads, as sections."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.content.blocks import Cell, Section
from reports.content.decisions import (
    DECISION_QUESTIONS,
    MOST_SPELLED_OUT,
)
from reports.content.outlook import EXTRAPOLATION_NOTE, OUTLOOK_QUESTIONS, outlook_sections
from tests.reports.meetings import decision_sections, paper


def section(title: str, answers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    frames = paper(answers).frames
    ahead = outlook_sections(frames, has_room=True)
    found = {each.title: each for each in (*decision_sections(frames), *ahead)}
    return found[title]


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


LATE: dict[str, Any] = {"why": "unreported", "state": "not_reported"}


def test_each_action_is_listed_once_under_its_reason_with_who_and_drawn_by_unit() -> None:
    actions: list[dict[str, Any]] = [
        {"unit": "A", "action": "1", "why": "overdue"},
        {"unit": "B", "action": "1", "why": "overdue"},
        {"unit": "A", "action": "2", "why": "due_before_meeting"},
        {"unit": "A", "action": "3", "why": "due_before_meeting", "deadline": None},
        {"unit": None, "action": "4", "why": "due_before_meeting"},
    ]
    found = section("Actions past their deadline and due", {"meeting/actions_to_decide": actions})
    assert [(row.group, row.cells[0].text, row.cells[2].text, row.cells[4].text) for row in found.rows] == [
        ("1 overdue", "1", "A and B", "30 Jun 2021"),
        ("3 due before the next meeting", "2", "A", "30 Jun 2021"),
        ("3 due before the next meeting", "3", "A", "none"),
        ("3 due before the next meeting", "4", "no unit named", "30 Jun 2021"),
    ]  # fmt: skip
    assert found.sentence == (
        "4 actions to decide on: 1 overdue and 3 due before the next meeting."
    )
    assert found.chart is not None
    assert found.chart.labels == ("A", "B", "No unit named")
    assert found.chart.series == (
        ("overdue", (1.0, 1.0, 0.0)),
        ("due before the next meeting", (2.0, 0.0, 1.0)),
    )
    assert found.chart.sentences == (
        "A: 1 overdue and 2 due before the next meeting.",
        "B: 1 overdue.",
        "No unit named: 1 due before the next meeting.",
    )


def test_an_action_that_was_last_reported_before_its_deadline_says_when() -> None:
    last = {"why": "last_reported", "reported_on": date(2021, 1, 15)}
    actions = [{**last, "action": f"1.{number}"} for number in range(4)]
    found = section("Actions past their deadline and due", {"meeting/actions_to_decide": actions})
    assert found.rows[0].cells[3] == Cell(
        "ongoing", "past its deadline, last reported ongoing on 15 January 2021"
    )
    assert found.rows[0].group == "4 past their deadline, last reported before it"


def test_few_conflicts_have_both_readings_and_many_their_subjects() -> None:
    title = "Conflicts between sources still open"
    few = section(title, {"meeting/open_conflicts": [{}, {"conflict": "K02"}]})
    assert texts(few) == [[code, "Total and parts", "50", "48"] for code in ("K01", "K02")]
    assert few.rows[0].cells[0].note == "new"
    lines = [{"conflict": f"K{n}"} for n in range(MOST_SPELLED_OUT + 1)]
    many = section(title, {"meeting/open_conflicts": lines})
    assert [item.text for item in many.items][-1] == f"K{MOST_SPELLED_OUT} Total and parts"


def test_an_extrapolation_is_called_one_and_where_there_is_none_the_reason_is_given() -> None:
    lines = [
        {},
        {"why_not": "One figure only."},
        {"title": "Trained", "why_not": "One figure only."},
    ]
    answers = {"meeting/outlook": lines}
    leads = section("Where the pace so far leads", answers)
    assert leads.sentence == "At the pace so far, 1 of 1 target is reached when due."
    assert leads.legend == EXTRAPOLATION_NOTE
    assert texts(section("Not extrapolated", answers)) == [
        ["One figure only.", "People reached; Trained."]
    ]


def test_a_figure_that_is_not_split_says_so() -> None:
    lines = [{"split": "none", "coverage": None, "not_recorded": 50.0}, {}]
    found = section(
        "Sex not recorded, where it is most missing", {"meeting/sex_not_recorded": lines}
    )
    assert texts(found)[0][2:] == ["50", "31 Dec 2020", "no split by sex"]


def test_what_is_not_known_of_a_row_is_stated_beside_rows_of_which_it_is() -> None:
    silent = section(
        "Recommendations without a report on any action",
        {
            "meeting/silent_recommendations": [
                *({"recommendation": f"R{number}"} for number in range(3)),
                {"priority": None, "next_deadline": None},
            ]
        },
    )
    assert [row[2:] for row in texts(silent)][2:] == [
        ["1", "3", "30 Nov 2021"], ["none", "3", "none"],
    ]  # fmt: skip
    ahead = section(
        "Where the pace so far leads",
        {"meeting/outlook": [{}, {"target": None, "unit": "USD", "projected_status": "no target"}]},
    )
    assert [row[2:] for row in texts(ahead)] == [
        ["4.17", "about 150.1", "100", "Reaches the target"],
        ["USD 4.17", "about USD 150.1", "–", "No target"],
    ]
    assert ahead.rows[0].cells[3].note == "on 31 Dec 2022"


def test_how_far_sex_is_recorded_is_listed_for_each_indicator() -> None:
    lines: list[dict[str, Any]] = [
        {},
        {"title": "Half", "coverage": 0.5, "split": "part", "not_recorded": 25.0},
        {"title": "None", "coverage": 0.0, "split": "none", "not_recorded": 50.0},
        {"title": "Unknown", "coverage": None, "split": "part", "not_recorded": 1.0},
    ]
    found = section(
        "Sex not recorded, where it is most missing", {"meeting/sex_not_recorded": lines}
    )
    assert found.sentence == "4 indicators count people whose sex is not recorded."
    splits = ["recorded for 80 %", "recorded for 50 %", "no split by sex", "no split by sex"]
    assert [row[4] for row in texts(found)] == splits


def test_only_a_conflict_opened_since_the_last_meeting_is_new() -> None:
    title = "Conflicts between sources still open"
    changes = [{"conflict": "K1"}, {"conflict": "K2", "change": "resolved"}]
    lines = [{"conflict": f"K{n}"} for n in range(MOST_SPELLED_OUT)]
    answers = {"meeting/open_conflicts": lines, "meeting/conflict_changes": changes}
    few = section(title, answers)
    assert few.items == ()
    assert [row.cells[0].text for row in few.rows if row.cells[0].note == "new"] == ["K1"]
    assert few.rows[0].cells[2:] == (Cell("50", "A report"), Cell("48", "A letter"))
    many = section(title, {**answers, "meeting/open_conflicts": [*lines, {"conflict": "K99"}]})
    assert "in 7 places;" in many.sentence
    assert " 1 is new since the last meeting. The page has both readings" in many.sentence
    assert many.rows == ()


def test_where_there_is_room_many_conflicts_have_both_readings_too() -> None:
    lines = [{"conflict": f"K{n}"} for n in range(MOST_SPELLED_OUT + 1)]
    frames = paper({"meeting/open_conflicts": lines}).frames
    found = decision_sections(frames, has_room=True)[-1]
    assert found.sentence == (
        "The sources disagree in 7 places; the figures show the first reading."
    )
    assert found.rows[-1].cells == (
        Cell("K6"), Cell("Total and parts"), Cell("50", "A report"), Cell("48", "A letter"),
    )  # fmt: skip


def test_which_targets_the_pace_does_not_reach_in_time_is_told_with_how_far_it_leads() -> None:
    def sentence(lines: list[dict[str, Any]]) -> str:
        return section("Where the pace so far leads", {"meeting/outlook": lines}).sentence

    short = {"reaches_target": False, "projected_value": 60.4, "unit": "percent"}
    late = {"reaches_target": False, "title": "Trained", "target_qualifier": "about"}
    assert sentence([{}, short, {"target": None, "reaches_target": None}, late]) == (
        "At the pace so far, 1 of 3 targets is reached when due. Not: People reached (about 60.4 % of 100 % by 31 Dec "
        "2022) and Trained (about 150.1 of about 100 by 31 Dec 2022)."
    )
    assert sentence([{"reaches_target": None}]) == ""
    assert sentence([late] * 5).endswith("and 2 more.")


def test_of_nothing_one_sentence_says_so_and_what_the_project_has_not_is_named() -> None:
    nothing: dict[str, list[dict[str, Any]]] = {
        name: [] for name in (*DECISION_QUESTIONS, *OUTLOOK_QUESTIONS)
    }

    def sentences(answers: dict[str, list[dict[str, Any]]]) -> list[str]:
        frames = paper({**nothing, **answers}).frames
        found = (*decision_sections(frames), *outlook_sections(frames))
        assert all(each.is_empty for each in found)
        return [each.sentence for each in found]

    assert sentences({"meeting/status_counts": [{}], "actions/recommendations": [{}]}) == [
        "Nothing must be decided. No indicator is behind; no indicator’s due date has passed without a report; no "
        "action is past its deadline, and none is due soon; no recommendation is without a report; "
        "no figure counts people whose sex is not recorded; no conflict between sources is open.",
        "No indicator is cumulative.",
    ]
    decide, ahead = sentences({})
    assert decide.startswith(
        "Nothing must be decided. This project has no indicator. This project has no recommendation. No "
        "indicator’s due date"
    )
    assert ahead == "This project has no indicator."


def test_of_many_without_an_extrapolation_for_one_reason_the_first_are_named() -> None:
    lines = [{"title": f"Number {number}", "why_not": "One figure only."} for number in range(6)]
    found = section("Not extrapolated", {"meeting/outlook": lines})
    assert texts(found) == [["One figure only.", "Number 0; Number 1; Number 2; and 3 more."]]
    few = section("Not extrapolated", {"meeting/outlook": lines[:4]})
    assert texts(few)[0][1] == "Number 0; Number 1; Number 2; Number 3."


def test_each_reason_for_no_extrapolation_is_listed_once() -> None:
    lines = [
        {"title": "One", "why_not": "One figure only."},
        {"title": "Two", "why_not": "It fell."},
        {"title": "Three", "why_not": "One figure only."},
        {"title": "Four"},
    ]
    answers = {"meeting/outlook": lines}
    assert section("Not extrapolated", answers).sentence.startswith("For 3 cumulative indicators")
    assert texts(section("Not extrapolated", answers)) == [
        ["One figure only.", "One; Three."],
        ["It fell.", "Two."],
    ]
    assert [row[0] for row in texts(section("Where the pace so far leads", answers))] == ["Four"]
    drawn = {each.title for each in outlook_sections(paper({"meeting/outlook": [{}]}).frames)}
    assert "Not extrapolated" not in drawn
