"""What must be decided: the kinds in their order, each in words, at most ten of them; none is lost."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from reports.content.decisions import DECISION_QUESTIONS, nothing_to_decide
from reports.content.matters import MOST, Agenda, Matter, agenda
from tests.reports.meetings import decision_sections, paper

Answers = Mapping[str, Sequence[Mapping[str, Any]]]

LATE = {"why": "unreported", "state": "not_reported"}


def made(answers: Answers) -> Agenda:
    """The agenda of these answers and of nothing else."""
    nothing: Answers = {name: [] for name in DECISION_QUESTIONS}
    return agenda(paper({**nothing, **answers}).frames)


def only(answers: Answers) -> Matter:
    (matter,) = made(answers).shown
    return matter


def test_what_is_behind_comes_first_and_what_is_not_recorded_last() -> None:
    actions = [{}, {**LATE, "action": "1.2"}, {"why": "due_before_meeting", "action": "1.3"}]
    frames = paper({"meeting/actions_to_decide": actions}).frames
    assert [matter.kind for matter in agenda(frames).shown] == [
        "behind", "overdue", "unreported", "not_reported", "silent", "due_before_meeting", "conflict",
        "sex_not_recorded",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            {"is_date_assumed": True},
            "66.7 expected by 31 Dec 2020 (date assumed); 50 more needed in 24 months, so far 50 in 12 months.",
        ),
        (
            {"baseline_used": 40.0, "months_left": 0.4, "months_so_far": 1.2},
            "66.7 expected by 31 Dec 2020; 50 more needed in 1 month, so far 10 in 1 month.",
        ),
        (
            {"times_the_pace": None},
            "66.7 expected by 31 Dec 2020; 50 more needed in 24 months, so far no progress.",
        ),
        (
            {"value": 90.0, "target": 20.0, "baseline_used": 100.0, "expected_value": 80.0, "unit": "USD"},
            "USD 80 expected by 31 Dec 2020; a fall of USD 70 needed in 24 months, so far a fall of USD 10 in 12 "
            "months.",
        ),
        (
            {"qualifier": "less_than"},
            "66.7 expected by 31 Dec 2020; about 50 more needed in 24 months, so far less than 50 in 12 months.",
        ),
        (
            {"qualifier": "less_than", "baseline_used": 40.0},
            "66.7 expected by 31 Dec 2020; about 50 more needed in 24 months, so far about 10 in 12 months.",
        ),
        (
            {"baseline_qualifier": "about", "baseline_used": 40.0},
            "66.7 expected by 31 Dec 2020; 50 more needed in 24 months, so far about 10 in 12 months.",
        ),
        (
            {"target_qualifier": "at_least"},
            "66.7 expected by 31 Dec 2020; about 50 more needed in 24 months, so far 50 in 12 months.",
        ),
        ({"pace_needed": None, "unit": "percent"}, "66.7 % expected by 31 Dec 2020."),
        ({"pace_needed": None, "expected_value": None}, "The target was due by 31 Dec 2020."),
    ],
)  # fmt: skip
def test_an_indicator_behind_says_by_how_much_and_what_pace_is_needed(
    row: dict[str, Any], why: str
) -> None:
    matter = only({"meeting/behind": [row]})
    assert matter.why == why
    assert (matter.when, matter.page, matter.parameters) == (
        "due 31 Dec 2022", "results", (("indicator", "A"),),
    )  # fmt: skip


def test_an_indicator_is_told_with_its_figure_and_target_and_their_qualifiers() -> None:
    words = {"qualifier": "about", "target_qualifier": "at_least", "unit": "USD"}
    assert (
        only({"meeting/behind": [words]}).text == "People reached: about USD 50 of at least USD 100"
    )
    silent = only({"meeting/not_reported": [{**words, "is_date_assumed": True}]})
    assert silent.text == "Partners trained: about USD 24 of at least USD 25"
    assert silent.why == (
        "Nothing since its due date; last figure 30 Sep 2020 (date assumed), on track."
    )
    assert silent.parameters == (("indicator", "B"),)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({}, "Overdue, ongoing; Project manager."),
        ({"state": "not_started", "unit": None}, "Overdue, not started; no unit named."),
        (LATE, "Past its deadline, nothing reported; Project manager."),
        (
            {"why": "last_reported", "reported_on": date(2021, 1, 15)},
            "Past its deadline, last reported ongoing on 15 January 2021; Project manager.",
        ),
        (
            {"why": "due_before_meeting"},
            "Due before the next meeting, ongoing; Project manager.",
        ),
    ],
)
def test_a_few_actions_are_a_matter_each_with_who(row: dict[str, Any], why: str) -> None:
    matter = only({"meeting/actions_to_decide": [row]})
    assert (matter.text, matter.why) == ("1.1 Train the partners", why)
    assert (matter.when, matter.page) == ("due 30 Jun 2021", "actions")
    assert matter.parameters == (("action", "1.1"),)


def test_where_the_next_meeting_is_not_known_it_is_told_what_is_due_soon() -> None:
    soon: list[dict[str, Any]] = [
        {"why": "due_soon", "action": "1.1"},
        {"why": "due_soon", "action": "1.2"},
    ]
    assert only({"meeting/actions_to_decide": soon}).text == "2 actions due soon"
    frames = paper({"meeting/actions_to_decide": []}).frames
    said = "No action is past its deadline, and none is due"
    assert f"{said} soon." in nothing_to_decide(frames, None)
    assert f"{said} before the next meeting." in nothing_to_decide(frames, date(2021, 12, 1))


def test_an_action_that_several_units_lead_is_one_matter() -> None:
    matter = only({"meeting/actions_to_decide": [{"unit": "A"}, {"unit": "B"}]})
    assert matter.why == "Overdue, ongoing; A and B."


def test_more_than_three_past_their_deadline_are_one_matter_for_each_reason() -> None:
    late = [
        {**LATE, "action": f"2.{number}", "deadline": date(2021, 3, number)}
        for number in range(1, 4)
    ]
    actions: list[dict[str, Any]] = [
        {}, {"action": "1.1", "unit": "B"}, {"action": "1.2", "unit": "B"}, *late,
    ]  # fmt: skip
    overdue, unreported = made({"meeting/actions_to_decide": actions}).shown
    assert (overdue.text, overdue.stands_for) == ("2 actions overdue", 2)
    assert overdue.why == "Project manager and B: 1.1; B: 1.2."
    assert unreported.text == "3 actions past their deadline, nothing reported"
    assert (unreported.why, unreported.when) == (
        "Project manager: 2.1, 2.2 and 2.3.", "from 1 Mar 2021",
    )  # fmt: skip


def test_of_many_actions_it_is_told_how_many_the_units_have_that_lead_most() -> None:
    several = [
        {**LATE, "action": f"1.{number}", "unit": "B" if number else None} for number in range(9)
    ]
    matter = only({"meeting/actions_to_decide": several})
    assert matter.why == "B: 8; no unit named: 1."
    of_four = [
        {**LATE, "action": f"1.{number}", "unit": "ABCD"[min(number % 5, 3)]}
        for number in range(12)
    ]
    assert only({"meeting/actions_to_decide": of_four}).why == "D: 4; A: 3; others: 5."
    of_three = [row for row in of_four if row["unit"] != "D"] + [
        {**LATE, "action": "2.1", "unit": "C"}
    ]
    assert only({"meeting/actions_to_decide": of_three}).why == "A: 3; B: 3; C: 3."


def test_those_due_before_the_next_meeting_are_one_matter() -> None:
    due: list[dict[str, Any]] = [
        {"why": "due_before_meeting", "action": "1.1", "deadline": None},
        {"why": "due_before_meeting", "action": "1.2", "deadline": date(2021, 11, 30)},
    ]
    matter = only({"meeting/actions_to_decide": due})
    assert (matter.text, matter.when) == (
        "2 actions due before the next meeting",
        "from 30 Nov 2021",
    )


def test_recommendations_without_a_report_are_one_matter_unless_their_actions_are_above() -> None:
    silent: list[dict[str, Any]] = [
        {}, *({"recommendation": f"R{number}", "next_deadline": None} for number in range(3, 6)),
    ]  # fmt: skip
    matter = only({"meeting/silent_recommendations": silent})
    assert matter.text == "4 recommendations: nothing is reported on any action"
    assert matter.why.startswith("R2 Record what was agreed; R3 ")
    assert matter.why.endswith("; and 1 more.")
    assert (matter.when, matter.parameters, matter.has_parts) == ("from 30 Nov 2021", (), True)
    assert not only({"meeting/silent_recommendations": silent[:3]}).has_parts, "All are named."
    one: Answers = {"meeting/silent_recommendations": [{}]}
    assert only(one).text == "1 recommendation: nothing is reported on any action"
    assert only(one).parameters == (("recommendation", "R2"),)
    theirs = {**LATE, "recommendation": "R2"}
    assert [each.kind for each in made({**one, "meeting/actions_to_decide": [theirs]}).shown] == [
        "unreported"
    ]
    assert len(made({**one, "meeting/actions_to_decide": [LATE]}).shown) == 2


def test_one_conflict_asks_which_reading_and_several_are_counted() -> None:
    one = only({"meeting/open_conflicts": [{}]})
    assert (one.text, one.why) == (
        "Total and parts: 50, or 48?",
        "The first is shown, by “A report”; the other is by “A letter”.",
    )
    several = only(
        {
            "meeting/open_conflicts": [{}, {"conflict": "K02"}],
            "meeting/conflict_changes": [{}, {"conflict": "K03"}, {"conflict": "K02", "change": "resolved"}],
        }
    )  # fmt: skip
    assert (several.text, several.why) == (
        "The sources disagree on 2 figures, dates or statuses",
        "First: Total and parts: 50, or 48? 1 is new since the last meeting.",
    )
    assert (several.page, several.parameters) == ("about", (("conflict", "K01"),))


def test_people_whose_sex_is_not_recorded_are_told_of_the_largest_figure() -> None:
    rows: list[dict[str, Any]] = [
        {"qualifier": "about"},
        {"split": "none"},
        {"split": "part"},
    ]
    matter = only({"meeting/sex_not_recorded": rows})
    assert (matter.text, matter.why) == (
        "Sex is not recorded for 10 of about 50",
        "People reached, 31 Dec 2020; and in 2 other indicators, 1 without any split by sex.",
    )
    unsplit = only({"meeting/sex_not_recorded": [{"split": "none", "is_date_assumed": True}]})
    assert (unsplit.text, unsplit.why) == (
        "Sex is not recorded for any of 50", "People reached, 31 Dec 2020, assumed.",
    )  # fmt: skip


def test_of_more_than_ten_some_of_every_kind_are_listed_and_the_rest_is_counted() -> None:
    many: Answers = {
        "meeting/behind": [{"indicator": f"B{number}"} for number in range(9)],
        "meeting/not_reported": [{"indicator": f"N{number}"} for number in range(7)],
        "meeting/open_conflicts": [{}],
    }
    found = made(many)
    kinds = [matter.kind for matter in found.shown]
    assert len(kinds) == MOST
    assert [kinds.count(kind) for kind in ("behind", "not_reported", "conflict")] == [5, 4, 1]
    assert len(found) == 17
    assert [matter.parameters[0][1] for matter in found.left_out] == [
        "B5", "B6", "B7", "B8", "N4", "N5", "N6",
    ]  # fmt: skip
    few = made({**many, "meeting/not_reported": [{}]})
    assert [matter.kind for matter in few.shown].count("behind") == 8


def test_papers_list_the_matters_in_their_order_and_those_that_are_left_out_below() -> None:
    behind = [{"title": f"Number {number}"} for number in range(11)]
    frames = paper({"meeting/behind": behind}).frames
    decide, further, *_ = decision_sections(frames)
    assert decide.title == "To decide"
    assert decide.sentence == "16 matters to decide, the most pressing first."
    assert [row.cells[0].text for row in decide.rows] == [str(place) for place in range(1, 11)]
    assert decide.rows[0].cells[1].text == "Number 0: 50 of 100"
    assert further.sentence == "6 more behind."
    assert [item.text for item in further.items][-1] == "Number 10: 50 of 100"
