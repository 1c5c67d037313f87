"""What changed, as sections: corrections apart from new figures, targets with their reasons, actions by kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.changes import changes
from reports.chapters import Cell, Section
from tests.reports.meetings import paper


def section(title: str, answers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    found = {each.title: each for each in changes(paper(answers).frames)}
    return found[title]


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_a_corrected_figure_stands_with_both_values_apart_from_the_new_ones() -> None:
    figures: list[dict[str, Any]] = [
        {"kind": "corrected", "old_value": 50.0, "new_value": 48.0, "note": "Counted twice"},
        {"kind": "withdrawn", "old_value": 7.0, "new_value": None, "country": "VNM"},
        {"sex": "women", "new_value": 20.0, "is_late": False},
    ]
    answers = {"meeting/figure_changes": figures}
    corrected = section("Figures corrected or withdrawn after the fact", answers)
    assert [row[1:3] for row in texts(corrected)] == [["50", "48"], ["7", "withdrawn"]]
    assert texts(corrected)[0][3] == "Counted twice"
    assert corrected.rows[1].cells[0].note == "VNM, total, 1 Jan 2020 – 31 Dec 2020"
    assert section("New figures", answers).items == (
        Cell("People reached", "women 20 (1 Jan 2020 – 31 Dec 2020)"),
    )


def test_a_figure_that_stands_among_the_indicators_is_counted_and_not_said_twice() -> None:
    found = section("New figures", {})
    assert found.items == ()
    assert found.sentence.endswith("1 stands above, as that of an indicator that moved.")


def test_a_target_in_another_unit_is_not_said_to_be_none() -> None:
    answers: dict[str, list[dict[str, Any]]] = {
        "meeting/indicator_changes": [{"old_target": None, "new_target": None}],
        "results/indicator_progress": [{"target_in_other_unit": 9.0, "target_other_unit": "SEK"}],
    }
    (row,) = section("Indicators that moved", answers).rows
    assert row.cells[4] == Cell("SEK 9", "other unit")


def test_an_action_that_only_reads_otherwise_says_how() -> None:
    reads = {"kind": "other", "old_reading": "due later", "new_reading": "due soon"}
    begun = {**reads, "old_state": "not_started"}
    found = section(
        "Actions of the management response", {"meeting/action_changes": [reads, begun]}
    )
    assert found.sentence.startswith("1 action changed: 2 otherwise changed.")
    assert [row.group for row in found.rows] == ["Otherwise changed"] * 2
    assert [row.cells[3] for row in found.rows] == [
        Cell("ongoing", "due later → due soon"),
        Cell("ongoing", "was not started; due later → due soon"),
    ]


def test_a_revised_target_has_its_reason_or_says_that_none_is_stated() -> None:
    targets: list[dict[str, Any]] = [
        {},
        {"reason": None, "kind": "milestone", "sex": "women"},
        {"change": "new"},
    ]
    revised = section("Targets revised", {"meeting/target_changes": targets})
    assert [row[3] for row in texts(revised)] == ["Borders were closed", "no reason stated"]
    assert revised.rows[1].cells[0].note == "milestone, women"
    new = section("New targets", {"meeting/target_changes": targets})
    assert new.items == (Cell("People reached", "100 by 31 Dec 2022"),)


def test_an_action_that_was_rescheduled_has_both_deadlines_and_late_ones_are_named() -> None:
    actions: list[dict[str, Any]] = [
        {"kind": "rescheduled", "new_deadline": date(2021, 9, 30), "responsible": "A;B"},
        {"kind": "newly overdue", "action": "1.2"},
        {"kind": "new", "action": "1.3", "old_state": None, "old_deadline": None},
    ]
    answers = {"meeting/action_changes": actions, "meeting/actions_to_decide": []}
    found = section("Actions of the management response", answers)
    assert found.sentence == (
        "3 actions changed: 1 rescheduled, 1 newly overdue and 1 new. Newly overdue: 1.2."
    )
    assert found.rows[0].group == "Rescheduled"
    assert found.rows[0].cells[2].text == "A and B"
    assert found.rows[0].cells[4] == Cell("30 Sep 2021", "was 30 Jun 2021")
    new = section("New actions", answers)
    assert new.items == (
        Cell("1.3 Train the partners", "Project manager, ongoing, by 30 Jun 2021"),
    )


def test_a_resolved_conflict_is_told_and_an_opened_one_stands_among_those_open() -> None:
    conflicts: list[dict[str, Any]] = [{"change": "resolved"}, {"conflict": "K02"}]
    found = section("Conflicts between sources", {"meeting/conflict_changes": conflicts})
    assert texts(found) == [["K01", "Total and parts", "The parts add up to 48."]]
    assert "1 resolved and 1 opened" in found.sentence
