"""What must be decided and where it leads, as sections."""

from collections.abc import Mapping, Sequence
from typing import Any

from reports.chapters import Section
from reports.decisions import EXTRAPOLATED, MOST_SPELLED_OUT, decisions, outlook, standing
from tests.reports.meetings import paper


def section(title: str, answers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    frames = paper(answers).frames
    found = {each.title: each for each in (*decisions(frames), *outlook(frames))}
    return found[title]


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_a_bullet_has_its_numbers_and_an_indicator_without_a_figure_has_none() -> None:
    found = standing(paper({"overview/bullets": [{}, {"value": None, "status": "no_data"}]}).frames)
    first, second = found.bars
    assert first is not None
    assert (first.value, first.target, first.expected, first.status) == (50, 100, 66.7, "behind")
    assert second is None
    assert texts(found)[1] == ["People reached", "no data", "100", "", "○ no data"]
    assert found.chart is not None
    assert found.chart.series[0] == ("Figure", (50.0,))


def test_a_true_zero_is_a_bar_and_a_target_of_zero_has_no_share() -> None:
    zero = standing(paper({"overview/bullets": [{"value": 0.0}]}).frames)
    assert zero.bars[0] is not None
    down = standing(paper({"overview/bullets": [{"value": 3.0, "target": 0.0}]}).frames)
    assert down.bars[0] is not None
    assert down.chart is not None
    assert down.chart.labels == ()


def test_actions_stand_by_unit_the_most_pressing_first_and_are_counted_once() -> None:
    actions = [
        {"unit": "A", "action": "2", "why": "due before the next meeting"},
        {"unit": "A", "action": "1", "why": "overdue"},
        {"unit": "B", "action": "1", "why": "overdue"},
    ]
    found = section("Actions overdue and due, by unit", {"meeting/actions_to_decide": actions})
    assert [(row.group, row.cells[0].text) for row in found.rows] == [
        ("A: overdue", "1"),
        ("A: due before the next meeting", "2"),
        ("B: overdue", "1"),
    ]
    assert found.sentence.startswith("2 actions to decide on: 1 overdue and 1 due before")
    assert found.chart is not None
    assert found.chart.series == (
        ("overdue", (1.0, 1.0)),
        ("due before the next meeting", (1.0, 0.0)),
    )


def test_a_pace_that_cannot_be_told_is_a_dash() -> None:
    answers = {"meeting/behind": [{"pace_needed": None}]}
    found = section("Indicators behind, and the pace that is needed", answers)
    assert texts(found)[0][3:5] == ["4.17", "–"]


def test_few_conflicts_have_both_readings_and_many_their_subjects() -> None:
    title = "Conflicts between sources still open"
    few = section(title, {})
    assert texts(few) == [["K01", "Total and parts", "50", "48"]]
    assert few.rows[0].cells[0].note == "new"
    lines = [{"conflict": f"K{n}"} for n in range(MOST_SPELLED_OUT + 1)]
    many = section(title, {"meeting/open_conflicts": lines})
    assert [item.text for item in many.items][-1] == f"K{MOST_SPELLED_OUT} Total and parts"


def test_an_extrapolation_is_said_to_be_one_and_what_has_none_says_why() -> None:
    lines = [
        {},
        {"why_not": "One figure only."},
        {"title": "Trained", "why_not": "One figure only."},
    ]
    answers = {"meeting/outlook": lines}
    assert section("Where the pace so far leads", answers).sentence == EXTRAPOLATED
    assert texts(section("Not extrapolated", answers)) == [
        ["One figure only.", "People reached; Trained."]
    ]


def test_a_figure_that_is_not_split_says_so() -> None:
    lines = [{"split": "none", "coverage": None, "not_recorded": 50.0}]
    found = section(
        "Sex not recorded, where it is most missing", {"meeting/sex_not_recorded": lines}
    )
    assert texts(found)[0][2:] == ["50", "31 Dec 2020", "no split by sex"]
