"""What must be decided, in words, by hand: rows that differ in each thing that chooses a word."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pages.parts.meeting import decisions_text

NONE_OF_IT = {"split": "none"}


def plain(expected: str) -> str:
    """As a reader sees it: without the signs of Markdown."""
    return expected.replace("**", "").replace("\\", "")


def to_do(code: str, unit: str | None, **known: Any) -> dict[str, Any]:
    return {"action": code, "title": "Do it", "unit": unit, "why": "overdue", "state": "ongoing",
            "deadline": date(2021, 6, 30), **known}  # fmt: skip


def test_actions_stand_under_each_unit_and_those_of_nobody_under_none() -> None:
    rows = pd.DataFrame(
        [
            to_do("1.1", "Legal"),
            to_do("1.2", None),
            to_do("1.1", "The team"),
            to_do("1.3", "Legal", why="due before the next meeting", state="not_started"),
        ]
    )
    assert plain(decisions_text.actions_by_unit_text(rows)).split("\n\n") == [
        "Legal (2 actions)",
        "- 1.1 Do it: overdue, 30 June 2021; ongoing.\n"
        "- 1.3 Do it: due before the next meeting, 30 June 2021; not started.",
        "No unit named (1 action)",
        "- 1.2 Do it: overdue, 30 June 2021; ongoing.",
        "The team (1 action)",
        "- 1.1 Do it: overdue, 30 June 2021; ongoing.",
    ]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "R1 Train, priority 2: 3 actions, nothing reported; next deadline 31 December 2021."),
        ({"priority": None, "actions": 1}, "R1 Train: 1 action, nothing reported; next deadline 31 December 2021."),
        ({"next_deadline": None}, "R1 Train, priority 2: 3 actions, nothing reported."),
    ],
)  # fmt: skip
def test_a_silent_recommendation_is_described_with_what_is_known(
    known: dict[str, Any], expected: str
) -> None:
    row: Any = {"recommendation": "R1", "title": "Train", "priority": 2.0, "actions": 3,
           "next_deadline": date(2021, 12, 31), **known}  # fmt: skip
    assert plain(decisions_text.silent_text(row)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Trained: 10 of 50 not recorded: sex is recorded for 80 %."),
        ({"coverage": None, "split": "part"}, "Trained: 10 of 50 not recorded."),
        ({"coverage": 0.0}, "Trained: 10 of 50 not recorded: sex is recorded for 0 %."),
        (NONE_OF_IT, "Trained: 50, not split by sex."),
    ],
)
def test_the_coverage_of_sex_is_stated_as_far_as_it_is_known(
    known: dict[str, Any], expected: str
) -> None:
    row: Any = {"title": "Trained", "value": 50.0, "not_recorded": 10.0, "coverage": 0.8, "split": "split",
           **known}  # fmt: skip
    assert plain(decisions_text.not_recorded_text(row)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Trained: USD 50 on 31 December 2020 leads to about USD 150.1 by 31 December 2022, "
             "against a target of USD 100: reaches the target."),
        ({"target": None}, "Trained: USD 50 on 31 December 2020 leads to about USD 150.1 by 31 December 2022."),
        ({"why_not": "One figure only."}, "Trained: One figure only."),
    ],
)  # fmt: skip
def test_a_projection_is_stated_or_why_there_is_none(known: dict[str, Any], expected: str) -> None:
    row: Any = {"title": "Trained", "unit": "USD", "value": 50.0, "period_end": date(2020, 12, 31), "target": 100.0,
           "projected_value": 150.1, "projected_on": date(2022, 12, 31), "projected_status": "reaches the target",
           "why_not": None, **known}  # fmt: skip
    assert plain(decisions_text.outlook_text(row)) == expected


def test_a_conflict_has_what_is_shown_before_what_is_stated_elsewhere() -> None:
    row: Any = {"conflict": "K1", "subject": "Two days", "shown": "1 May", "other": "2 May"}
    assert (
        plain(decisions_text.conflict_text(row)) == "K1: Two days. Shown: 1 May. Elsewhere: 2 May."
    )
    assert (
        plain(decisions_text.behind_text({"title": "Trained", "reading": "4 a month."}))
        == "Trained: 4 a month."
    )
