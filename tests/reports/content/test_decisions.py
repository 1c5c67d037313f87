"""What must be decided and where it leads, as sections."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.content.blocks import Cell, Section
from reports.content.decisions import (
    DECISION_QUESTIONS,
    MOST_SPELLED_OUT,
    decision_sections,
)
from reports.content.indicators import indicators_against_targets
from reports.content.outlook import EXTRAPOLATION_NOTE, OUTLOOK_QUESTIONS, outlook_sections
from tests.reports.meetings import paper


def section(title: str, answers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    frames = paper(answers).frames
    found = {each.title: each for each in (*decision_sections(frames), *outlook_sections(frames))}
    return found[title]


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_a_bullet_has_its_numbers_and_an_indicator_without_a_figure_has_none() -> None:
    found = indicators_against_targets(
        paper({"overview/bullets": [{}, {"value": None, "status": "no_data"}]}).frames
    )
    first, second = found.bars
    assert first is not None
    assert (first.value, first.target, first.expected, first.status) == (50, 100, 66.7, "behind")
    assert second is None
    assert texts(found)[1] == ["People reached", "no data", "100", "", "○ no data"]
    assert found.chart is not None
    assert found.chart.series[0] == ("Figure", (50.0,))


def test_a_true_zero_is_a_bar_and_a_target_of_zero_has_no_share() -> None:
    zero = indicators_against_targets(paper({"overview/bullets": [{"value": 0.0}]}).frames)
    assert zero.bars[0] is not None
    down = indicators_against_targets(
        paper({"overview/bullets": [{"value": 3.0, "target": 0.0}]}).frames
    )
    assert down.bars[0] is not None
    assert down.chart is not None
    assert down.chart.labels == ()


def test_actions_are_listed_by_unit_the_most_urgent_first_and_counted_once() -> None:
    actions = [
        {"unit": "A", "action": "2", "why": "due_before_meeting"},
        {"unit": "A", "action": "1", "why": "overdue"},
        {"unit": "B", "action": "1", "why": "overdue"},
    ]
    found = section(
        "Actions past their deadline and due, by unit", {"meeting/actions_to_decide": actions}
    )
    assert [(row.group, row.cells[0].text) for row in found.rows] == [
        ("A: 1 overdue", "1"),
        ("A: 1 due before the next meeting", "2"),
        ("B: 1 overdue", "1"),
    ]
    assert found.sentence.startswith("2 actions to decide on: 1 overdue and 1 due before")
    assert found.chart is not None
    assert found.chart.series == (
        ("overdue", (1.0, 1.0)),
        ("due before the next meeting", (1.0, 0.0)),
    )


def test_a_pace_that_is_not_known_is_a_dash() -> None:
    answers = {"meeting/behind": [{"pace_needed": None}]}
    found = section("Indicators behind, and the pace that is needed", answers)
    assert texts(found)[0][3:5] == ["4.17", "–"]


def test_an_indicator_not_reported_since_its_due_date_has_its_last_figure_and_status() -> None:
    found = section("Indicators not reported since their due date", {})
    assert found.sentence == (
        "The due date of 1 indicator has passed without a report: whether the target was reached is not known."
    )
    assert found.rows[0].cells == (
        Cell("Partners trained"),
        Cell("24", "30 Sep 2020"),
        Cell("25", "by 30 Jun 2021"),
        Cell(
            "□ not reported since 30 September 2020",
            "last: on track, 30 September 2020",
            "not_reported",
        ),
    )


def test_an_action_that_was_last_reported_before_its_deadline_says_when() -> None:
    actions = [{"why": "last_reported", "reported_on": date(2021, 1, 15)}]
    found = section(
        "Actions past their deadline and due, by unit", {"meeting/actions_to_decide": actions}
    )
    assert found.rows[0].cells[2] == Cell(
        "ongoing", "past its deadline, last reported ongoing on 15 January 2021"
    )
    assert "1 past its deadline, last reported before it" in found.sentence


def test_few_conflicts_have_both_readings_and_many_their_subjects() -> None:
    title = "Conflicts between sources still open"
    few = section(title, {})
    assert texts(few) == [["K01", "Total and parts", "50", "48"]]
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
    assert section("Where the pace so far leads", answers).sentence == EXTRAPOLATION_NOTE
    assert texts(section("Not extrapolated", answers)) == [
        ["One figure only.", "People reached; Trained."]
    ]


def test_a_figure_that_is_not_split_says_so() -> None:
    lines = [{"split": "none", "coverage": None, "not_recorded": 50.0}]
    found = section(
        "Sex not recorded, where it is most missing", {"meeting/sex_not_recorded": lines}
    )
    assert texts(found)[0][2:] == ["50", "31 Dec 2020", "no split by sex"]


def test_statuses_are_counted_at_both_meetings_each_in_its_own_words() -> None:
    counts = [
        {
            "status": "not_reported",
            "new_indicators": 6,
            "new_last_on_track": 4,
            "new_last_behind": 2,
        },
        {"status": "on_track", "new_indicators": 3},
        {"status": "met", "old_indicators": 1, "new_indicators": 2},
        {"status": "no_target", "old_indicators": 4, "new_indicators": 0},
        {"status": "target_not_in_source", "new_indicators": 5},
    ]
    found = indicators_against_targets(
        paper({"meeting/status_counts": counts, "overview/bullets": [{}]}).frames
    )
    assert found.sentence == (
        "All indicators now: 2 met, 3 on track, 6 not reported (last: 4 on track, 2 behind) and "
        "5 with target not in the sources; at the last meeting: 1 met and 4 with no target."
    )
    assert indicators_against_targets(paper({"meeting/status_counts": []}).frames).sentence == (
        "All indicators now: none; at the last meeting: none."
    )


def test_indicators_that_differ_have_each_its_own_bar_text_and_share() -> None:
    lines: list[dict[str, Any]] = [
        {},
        {"title": "Rate", "unit": "percent", "value": 90.0, "target": 80.0, "expected_value": None,
         "status": "met", "due": None},
        {"title": "Fall", "value": 0.0, "target": 0.0, "status": "met"},
        {"title": "Down", "value": 3.0, "target": 0.0, "expected_value": 2.04, "status": "behind"},
        {"title": "Aimless", "target": None, "status": "no_target"},
        {"title": "Below", "value": -5.0, "target": 10.0, "expected_value": 4.0, "status": "behind"},
    ]  # fmt: skip
    found = indicators_against_targets(paper({"overview/bullets": lines}).frames)
    assert [bar and (bar.value, bar.target, bar.expected, bar.status) for bar in found.bars] == [
        (50, 100, 66.7, "behind"), (90, 80, None, "met"), None, (3, 0, 2.04, "behind"), None,
        (-5, 10, 4, "behind"),
    ]  # fmt: skip
    assert found.chart is not None
    assert found.chart.labels == ("People reached", "Rate", "Below")
    assert found.chart.series == (
        ("Figure", (50.0, 112.5, -50.0)),
        ("Expected by then", (66.7, None, 40.0)),
    )
    assert found.chart.sentences == (
        "People reached: 50 of 100 on 31 December 2020, 66.7 expected by then; behind.",
        "Rate: 90 % of 80 % on 31 December 2020; met.",
        "Below: -5 of 10 on 31 December 2020, 4 expected by then; behind.",
    )
    assert [row.cells[2:4] for row in found.rows[:4]] == [
        (Cell("100", "by 31 Dec 2022"), Cell("", "expected 66.7")),
        (Cell("80 %"), Cell("")),
        (Cell("0", "by 31 Dec 2022"), Cell("", "expected 66.7")),
        (Cell("0", "by 31 Dec 2022"), Cell("", "expected 2")),
    ]
    assert [row.cells[4].style for row in found.rows[:2]] == ["behind", "met"]


def test_actions_of_every_urgency_and_unit_are_counted_listed_and_drawn() -> None:
    silent, both_silent = (
        "past its deadline, nothing reported",
        "2 past their deadline, nothing reported",
    )
    soon = "due before the next meeting"
    actions: list[dict[str, Any]] = [
        {
            "unit": None,
            "action": "3",
            "why": "due_before_meeting",
            "deadline": None,
            "state": "not_started",
        },
        {"unit": "A", "action": "2", "why": "unreported", "state": "not_reported"},
        {"unit": "A", "action": "1", "why": "overdue"},
        {"unit": "A", "action": "4", "why": "unreported", "state": "not_reported"},
    ]
    found = section(
        "Actions past their deadline and due, by unit", {"meeting/actions_to_decide": actions}
    )
    assert found.sentence.startswith(
        f"4 actions to decide on: 1 overdue, {both_silent} and 1 {soon}. One that"
    )
    assert [(row.group, row.cells[0].text, row.cells[2].text, row.cells[3].text) for row in found.rows] == [
        (f"No unit named: 1 {soon}", "3", "not started", "none"),
        ("A: 1 overdue", "1", "ongoing", "30 Jun 2021"),
        (f"A: {both_silent}", "2", "not reported", "30 Jun 2021"),
        (f"A: {both_silent}", "4", "not reported", "30 Jun 2021"),
    ]  # fmt: skip
    assert found.chart is not None
    assert found.chart.labels == ("No unit named", "A")
    assert found.chart.sentences == (
        f"No unit named: 1 {soon}.",
        f"A: 1 overdue and {both_silent}.",
    )
    assert found.chart.series == (("overdue", (0, 1)), (silent, (0, 2)), (soon, (1, 0)))


def test_what_is_not_known_of_a_row_is_stated_beside_rows_of_which_it_is() -> None:
    behind = section(
        "Indicators behind, and the pace that is needed",
        {"meeting/behind": [{}, {"pace_so_far": None, "due": None, "unit": "percent"}]},
    )
    assert behind.sentence == "2 indicators are behind."
    assert [row.cells[2] for row in behind.rows] == [Cell("100", "by 31 Dec 2022"), Cell("100 %")]
    assert [row[3:5] for row in texts(behind)] == [["4.17", "2.08"], ["–", "2.08 %"]]
    silent = section(
        "Recommendations without a report on any action",
        {"meeting/silent_recommendations": [{}, {"recommendation": "R3", "priority": None, "next_deadline": None}]},
    )  # fmt: skip
    assert [row[2:] for row in texts(silent)] == [["1", "3", "30 Nov 2021"], ["none", "3", "none"]]
    ahead = section(
        "Where the pace so far leads",
        {"meeting/outlook": [{}, {"target": None, "unit": "USD", "projected_status": "no target"}]},
    )
    assert [row[2:] for row in texts(ahead)] == [
        ["4.17", "about 150.1", "100", "Reaches the target"],
        ["USD 4.17", "about USD 150.1", "–", "No target"],
    ]
    assert ahead.rows[0].cells[3].note == "on 31 Dec 2022"


def test_how_far_sex_is_recorded_is_listed_and_drawn_for_each_indicator() -> None:
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
    assert found.chart is not None
    assert found.chart.series == (
        ("Recorded", (80.0, 50.0, 0.0, 0.0)),
        ("Not recorded", (20.0, 50.0, 100.0, 100.0)),
    )
    assert found.chart.sentences[1:3] == ("Half: recorded for 50 %.", "None: no split by sex.")


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
    assert "in 13 places;" in many.sentence
    assert " 1 is new since the last meeting. The page has both readings" in many.sentence
    assert many.rows == ()


def test_where_there_is_room_many_conflicts_have_both_readings_too() -> None:
    lines = [{"conflict": f"K{n}"} for n in range(MOST_SPELLED_OUT + 1)]
    frames = paper({"meeting/open_conflicts": lines}).frames
    found = decision_sections(frames, has_room=True)[-1]
    assert found.sentence == (
        "The sources disagree in 13 places; the figures show the first reading."
    )
    assert found.rows[-1].cells == (
        Cell("K12"), Cell("Total and parts"), Cell("50", "A report"), Cell("48", "A letter"),
    )  # fmt: skip


def test_of_nothing_each_section_has_a_sentence_and_what_the_project_has_not_is_named() -> None:
    nothing: dict[str, list[dict[str, Any]]] = {
        name: [] for name in (*DECISION_QUESTIONS, *OUTLOOK_QUESTIONS)
    }

    def sentences(answers: dict[str, list[dict[str, Any]]]) -> list[str]:
        frames = paper({**nothing, **answers}).frames
        found = (*decision_sections(frames), *outlook_sections(frames))
        assert all(each.is_empty for each in found)
        return [each.sentence for each in found]

    assert sentences({"meeting/status_counts": [{}], "actions/recommendations": [{}]}) == [
        "No indicator is behind.",
        "No due date has passed without a report.",
        "No action is past its deadline, and none is due before the next meeting.",
        "There is no recommendation of which nothing is reported.",
        "No figure counts people whose sex is not recorded.",
        "No conflict between sources is open.",
        "No indicator is cumulative.",
    ]
    none = sentences({})
    assert none[0] == none[-1] == "This project has no indicator."
    assert none[3] == "This project has no recommendation."


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
