"""What changed, as sections: corrections apart from new figures, targets with their reasons, actions by kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.content.action_changes import ACTIONS
from reports.content.blocks import Cell, Section
from reports.content.changes import CHANGE_QUESTIONS, UNCHANGED, change_sections
from tests.reports.meetings import empty, paper


def section(title: str, answers: Mapping[str, Sequence[Mapping[str, Any]]]) -> Section:
    found = {each.title: each for each in change_sections(paper(answers).frames)}
    return found[title]


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_a_corrected_figure_has_both_values_and_is_not_among_the_new_ones() -> None:
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


def test_a_figure_of_an_indicator_that_moved_is_counted_and_not_listed_again() -> None:
    found = section("New figures", {})
    assert found.items == ()
    assert found.sentence.endswith("1 stands above, as that of an indicator that moved.")


def test_a_target_in_another_unit_is_not_called_none() -> None:
    answers: dict[str, list[dict[str, Any]]] = {
        "meeting/indicator_changes": [
            {
                "old_target": None,
                "new_target": None,
                "target_in_other_unit": 9.0,
                "target_other_unit": "SEK",
            }
        ],
    }
    (row,) = section("Indicators that moved", answers).rows
    assert row.cells[5] == Cell("SEK 9", "other unit")


def test_an_action_that_changed_in_another_way_has_both_readings() -> None:
    reads = {"kind": "other", "old_reading": "later", "new_reading": "due_soon"}
    begun = {**reads, "old_state": "not_started"}
    found = section(
        "Actions of the management response", {"meeting/action_changes": [reads, begun]}
    )
    assert found.sentence == (
        "1 action: 1 ongoing, as at the last meeting. 1 action changed: 2 otherwise changed."
    )
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
        {"kind": "newly_overdue", "action": "1.2"},
        {"kind": "new", "action": "1.3", "old_state": None, "old_deadline": None},
    ]
    answers = {"meeting/action_changes": actions, "meeting/actions_to_decide": []}
    found = section("Actions of the management response", answers)
    assert found.sentence.removeprefix("1 action: 1 ongoing, as at the last meeting. ") == (
        "3 actions changed: 1 rescheduled, 1 newly overdue and 1 new. Newly overdue: 1.2."
    )
    assert found.rows[0].group == "Rescheduled"
    assert found.rows[0].cells[2].text == "A and B"
    assert found.rows[0].cells[4] == Cell("30 Sep 2021", "was 30 Jun 2021")
    new = section("New actions", answers)
    assert new.items == (
        Cell("1.3 Train the partners", "Project manager, ongoing, by 30 Jun 2021"),
    )


def test_a_resolved_conflict_is_listed_and_an_opened_one_is_among_those_open() -> None:
    conflicts: list[dict[str, Any]] = [{"change": "resolved"}, {"conflict": "K02"}]
    found = section("Conflicts between sources", {"meeting/conflict_changes": conflicts})
    assert texts(found) == [["K01", "Total and parts", "50", "48", "The parts add up to 48."]]
    assert "1 resolved and 1 opened" in found.sentence


def test_only_the_figure_of_all_that_an_indicator_moved_by_is_not_listed_again() -> None:
    half = {"period_start": date(2021, 1, 1), "period_end": date(2021, 6, 30)}
    figures: list[dict[str, Any]] = [
        {},
        {"sex": "women"},
        {"country": "VNM"},
        {"new_value": 51.0},
        {**half, "is_late": False},
        {"indicator": "B", "title": "Rate", "unit": "percent", "is_late": False},
        {"indicator": "B", "title": "Rate", "kind": "corrected", "old_value": 1.0},
    ]
    answers: dict[str, list[dict[str, Any]]] = {
        "meeting/figure_changes": figures,
        "meeting/indicator_changes": [{}, {"indicator": "C", "new_value": 7.0}],
    }
    found = section("New figures", answers)
    assert found.sentence == (
        "6 figures came in, 4 of them for a period that had ended by the last meeting. "
        "1 stands above, as that of an indicator that moved; the other 5 are listed."
    )
    assert found.items == (
        Cell(
            "People reached",
            "women 50; VNM, total 50; total 51 (1 Jan 2020 – 31 Dec 2020, reported late)",
        ),
        Cell("People reached", "total 50 (1 Jan 2021 – 30 Jun 2021)"),
        Cell("Rate", "total 50 % (1 Jan 2020 – 31 Dec 2020)"),
    )


def test_one_more_figure_is_in_the_singular_and_no_late_figures_are_not_mentioned() -> None:
    figures: list[dict[str, Any]] = [
        {"is_late": False}, {"is_late": False, "sex": "men", "period_start": None},
    ]  # fmt: skip
    found = section("New figures", {"meeting/figure_changes": figures})
    assert found.sentence == (
        "2 figures came in. 1 stands above, as that of an indicator that moved; "
        "the other 1 is listed."
    )
    assert found.items == (Cell("People reached", "men 50 (31 Dec 2020)"),)


def test_a_correction_has_its_note_or_its_day() -> None:
    figures: list[dict[str, Any]] = [
        {"kind": "corrected", "old_value": 50.0, "new_value": 48.0, "unit": "percent"},
        {
            "kind": "withdrawn",
            "old_value": 7.0,
            "new_value": None,
            "note": "Too early",
            "sex": "men",
        },
        {"kind": "new"},
    ]
    found = section(
        "Figures corrected or withdrawn after the fact", {"meeting/figure_changes": figures}
    )
    assert found.sentence == "2 figures that had been reported before changed."
    assert [row[1:] for row in texts(found)] == [
        ["50 %", "48 %", "reported on 15 January 2021"],
        ["7", "withdrawn", "Too early"],
    ]
    assert [row.cells[0].note.split(",")[0] for row in found.rows] == ["total", "men"]


def test_indicators_that_moved_have_each_its_earlier_value_and_what_moved_them() -> None:
    moved: list[dict[str, Any]] = [
        {"old_status": "no_data", "new_status": "behind"},
        {"indicator": "B", "title": "Rate", "unit": "percent", "moved_by": "a revised target",
         "old_value": 40.0, "old_period_end": date(2020, 6, 30), "old_target": 80.0, "new_target": 80.0,
         "old_status": "behind", "new_status": "behind", "is_status_change": False},
        {"indicator": "C", "title": "Raised", "unit": "USD", "old_target": None, "new_target": None,
         "new_period_end": date(2021, 6, 30), "old_status": None, "new_status": "no_target",
         "is_status_change": True, "target_in_other_unit": 9.0, "target_other_unit": "SEK"},
        {"indicator": "D", "title": "Lost", "old_target": 9.0, "new_target": None,
         "moved_by": "a revised target", "old_status": "met", "new_status": "no_target"},
        {"indicator": "E", "title": "Free", "old_target": None, "new_target": None},
        {"indicator": "F", "title": "New", "old_target": None, "new_target": 5.0},
    ]  # fmt: skip
    answers = {"meeting/indicator_changes": moved}
    found = section("Indicators that moved", answers)
    assert found.sentence == "6 indicators moved; 5 of them changed status."
    assert [(row.cells[0].text, row.cells[4].note) for row in found.rows] == [
        ("People reached", ""), ("Rate", "a revised target"), ("Raised", ""), ("Lost", "a revised target"),
        ("Free", ""), ("New", ""),
    ]  # fmt: skip
    cell = {row.cells[0].text: row.cells for row in found.rows}
    assert cell["Rate"][1] == Cell("40 %", "30 Jun 2020")
    assert cell["Rate"][3] == Cell("50 %", "31 Dec 2020", "bold")
    assert {title: cells[5] for title, cells in cell.items()} == {
        "People reached": Cell("100", "was 120"), "Raised": Cell("SEK 9", "other unit"),
        "Free": Cell("–"), "New": Cell("5"), "Rate": Cell("80 %"), "Lost": Cell("none", "was 9"),
    }  # fmt: skip
    assert {
        title: cells[6] for title, cells in cell.items() if title in ("Rate", "Raised", "Lost")
    } == {
        "Rate": Cell("▼ behind", "", "behind"),
        "Raised": Cell("◇ no target", "was not there", "no_target"),
        "Lost": Cell("◇ no target", "was met", "no_target"),
    }


def test_the_end_of_the_project_is_listed_only_where_it_moved() -> None:
    def sentences_of_end(**ends: Any) -> list[str]:
        frames = paper({"meeting/project_end": [ends]}).frames
        return [
            each.sentence for each in change_sections(frames) if each.title == "End of the project"
        ]

    end = date(2022, 12, 31)
    assert sentences_of_end() == ["It moved from 30 September 2022 to 31 December 2022."]
    assert sentences_of_end(old_project_end=None) == ["It moved to 31 December 2022."]
    assert sentences_of_end(old_project_end=end, new_project_end=end) == []
    assert sentences_of_end(new_project_end=None) == []


def test_targets_of_every_change_kind_and_sex_are_each_in_their_group() -> None:
    targets: list[dict[str, Any]] = [
        {"change": "withdrawn", "new_value": None, "reason": None, "note": "Too far"},
        {"change": "new", "kind": "milestone", "new_due": None},
        {"change": "revised", "sex": "men", "old_due": None},
        {"change": "withdrawn", "kind": "baseline", "new_value": None, "unit": "percent"},
        {"change": "new", "sex": "not_recorded", "new_value": 7.0},
    ]
    revised = section("Targets revised", {"meeting/target_changes": targets})
    assert revised.sentence == "3 targets changed."
    assert [(row.group, row.cells[0].note) for row in revised.rows] == [
        ("Withdrawn", ""), ("Withdrawn", "baseline"), ("Revised", "men"),
    ]  # fmt: skip
    assert [row.cells[1:3] for row in revised.rows] == [
        (Cell("120", "by 31 Dec 2022"), Cell("none")),
        (Cell("120 %", "by 31 Dec 2022"), Cell("none")),
        (Cell("120"), Cell("100", "by 31 Dec 2022")),
    ]
    assert texts(revised)[0][3] == "Too far"
    new = section("New targets", {"meeting/target_changes": targets})
    assert new.sentence == "2 targets became known."
    assert new.items == (
        Cell("People reached", "milestone: 100"),
        Cell("People reached", "not recorded: 7 by 31 Dec 2022"),
    )


def test_actions_of_every_kind_are_each_in_their_group_and_counted_once() -> None:
    actions: list[dict[str, Any]] = [
        {"action": "2.1", "kind": "completed", "new_state": "completed"},
        {"action": "2.2", "kind": "rescheduled", "new_deadline": None},
        {"action": "2.1", "kind": "rescheduled", "new_deadline": date(2021, 7, 31)},
        {"action": "2.3", "kind": "newly_overdue"},
        {"action": "2.4", "kind": "newly_unreported"},
        {"action": "2.5", "kind": "newly_unreported"},
        {"action": "3.1", "kind": "new", "responsible": None, "new_deadline": None},
        {"action": "3.2", "kind": "new"},
    ]
    decide: list[dict[str, Any]] = [{"action": "3.2"}, {"action": "2.3"}]
    answers = {"meeting/action_changes": actions, "meeting/actions_to_decide": decide}
    found = section("Actions of the management response", answers)
    assert found.sentence.removeprefix("1 action: 1 ongoing, as at the last meeting. ") == (
        "7 actions changed: 1 completed, 2 rescheduled, 1 newly overdue, "
        "2 newly past their deadline, nothing reported and 2 new. "
        "Newly overdue: 2.3. Newly past its deadline, nothing reported: 2.4 and 2.5."
    )
    assert [(row.group, row.cells[0].text) for row in found.rows] == [
        ("Completed", "2.1"), ("Rescheduled", "2.2"), ("Rescheduled", "2.1"),
    ]  # fmt: skip
    assert [row.cells[3:] for row in found.rows] == [
        (Cell("completed", "was ongoing"), Cell("30 Jun 2021")),
        (Cell("ongoing"), Cell("none", "was 30 Jun 2021")),
        (Cell("ongoing"), Cell("31 Jul 2021", "was 30 Jun 2021")),
    ]
    new = section("New actions", answers)
    assert new.sentence == "2 actions became known. Listed under what must be decided: 3.2."
    assert new.items == (Cell("3.1 Train the partners", "ongoing, no deadline"),)


def test_resolved_conflicts_are_grouped_by_how_they_changed() -> None:
    conflicts: list[dict[str, Any]] = [
        {"change": "resolved"},
        {"conflict": "K02"},
        {"conflict": "K03", "change": "withdrawn", "subject": "Two days"},
        {"conflict": "K04", "change": "resolved", "explanation": "One was wrong."},
    ]
    found = section("Conflicts between sources", {"meeting/conflict_changes": conflicts})
    assert found.sentence == (
        "4 conflicts between sources changed: 2 resolved, 1 opened and 1 withdrawn. "
        "Those opened stand among the conflicts still open."
    )
    assert [(row.group, row.cells[0].text) for row in found.rows] == [
        ("Resolved", "K01"), ("Resolved", "K04"), ("Withdrawn", "K03"),
    ]  # fmt: skip
    settled = section("Conflicts between sources", {"meeting/conflict_changes": conflicts[:1]})
    assert settled.sentence == "1 conflict between sources changed: 1 resolved."


def test_an_indicator_and_an_action_that_are_gone_are_stated_as_gone() -> None:
    gone = {"new_status": None, "old_status": "met", "new_value": None}
    moved = section("Indicators that moved", {"meeting/indicator_changes": [gone]})
    assert moved.rows[0].cells[6] == Cell("not there", "was met")
    withdrawn = {"kind": "withdrawn", "new_state": None, "new_deadline": None}
    actions = section("Actions of the management response", {"meeting/action_changes": [withdrawn]})
    assert actions.rows[0].group == "Withdrawn"
    assert actions.rows[0].cells[3] == Cell("no longer listed", "was ongoing")


def test_a_section_that_has_a_sentence_of_its_own_is_not_empty() -> None:
    opened: dict[str, list[dict[str, Any]]] = {
        "meeting/action_changes": [{"kind": "newly_overdue"}],
        "meeting/figure_changes": [{}],
    }
    for title in ("Actions of the management response", "New figures", "Conflicts between sources"):
        found = section(title, opened)
        assert (found.rows, found.items, found.is_empty) == ((), (), False), title


def test_how_far_the_actions_are_is_counted_at_both_meetings() -> None:
    states: list[dict[str, Any]] = [
        {"state": "completed", "old_actions": 0, "new_actions": 3},
        {"state": "not_reported", "old_actions": 5, "new_actions": 4},
    ]

    def sentence(counted: list[dict[str, Any]]) -> str:
        answers = {"meeting/action_states": counted, "meeting/action_changes": []}
        return section(ACTIONS, answers).sentence

    assert sentence(states) == (
        "7 actions: 3 completed and 4 not reported; at the last meeting 5 not reported."
    )
    assert (
        sentence([{"old_actions": 0}]) == "1 action: 1 ongoing; at the last meeting none was known."
    )
    assert sentence([{}]) == "1 action: 1 ongoing, as at the last meeting."


def test_where_actions_only_became_known_their_section_does_not_count_them_twice() -> None:
    new = [{"kind": "new", "action": f"1.{number}"} for number in range(9)]
    late = [{"kind": "newly_unreported", "action": f"1.{number}"} for number in range(9)]
    assert section(ACTIONS, {"meeting/action_changes": new}).sentence == (
        "1 action: 1 ongoing, as at the last meeting."
    )
    assert section(ACTIONS, {"meeting/action_changes": late}).sentence == (
        "1 action: 1 ongoing, as at the last meeting. "
        "9 actions changed: 9 newly past their deadline, nothing reported."
    ), "So many are listed among what must be decided, and not named."


def test_what_did_not_change_is_one_sentence_at_the_end() -> None:
    nothing: dict[str, list[dict[str, Any]]] = {
        name: [] for name in CHANGE_QUESTIONS if name != "meeting/status_counts"
    }
    same = {"old_project_end": None, "new_project_end": None}
    (found,) = change_sections(paper({**nothing, "meeting/project_end": [same]}).frames)
    assert (found.title, found.is_empty) == (UNCHANGED, True)
    assert found.sentence == (
        "No indicator moved: every figure, target and status is as it was; no key action was completed, rescheduled "
        "or newly late; no target was revised or withdrawn; no figure was corrected or withdrawn; no new figure came "
        "in; no conflict between sources was opened or resolved."
    )
    assert change_sections(empty().frames)[0].sentence.startswith("This project has no indicator.")
    few = {"meeting/target_changes": [], "meeting/status_counts": [{"unmoved": 7}, {"unmoved": 15}]}
    assert section(UNCHANGED, few).sentence == (
        "22 indicators did not move. No target was revised or withdrawn; no figure was corrected or withdrawn."
    )
    assert [each.title for each in change_sections(paper().frames)] == [
        "Indicators that moved", ACTIONS, "End of the project", "Targets revised", "New figures",
        "Conflicts between sources", UNCHANGED,
    ]  # fmt: skip
