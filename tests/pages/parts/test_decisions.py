"""What must be decided, in words, by hand: rows that differ in each thing that chooses a word."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pages.parts import decisions

NONE_OF_IT = {"split": "none"}


def plain(said: str) -> str:
    """As a reader sees it: without the signs of Markdown."""
    return said.replace("**", "").replace("\\", "")


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
    assert plain(decisions.by_unit(rows)).split("\n\n") == [
        "Legal (2 actions)",
        "- 1.1 Do it: overdue, 30 June 2021; ongoing.\n"
        "- 1.3 Do it: due before the next meeting, 30 June 2021; not started.",
        "No unit named (1 action)",
        "- 1.2 Do it: overdue, 30 June 2021; ongoing.",
        "The team (1 action)",
        "- 1.1 Do it: overdue, 30 June 2021; ongoing.",
    ]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "R1 Train, priority 2: 3 actions, nothing reported; next deadline 31 December 2021."),
        ({"priority": None, "actions": 1}, "R1 Train: 1 action, nothing reported; next deadline 31 December 2021."),
        ({"next_deadline": None}, "R1 Train, priority 2: 3 actions, nothing reported."),
    ],
)  # fmt: skip
def test_a_silent_recommendation_is_told_with_what_is_known(
    known: dict[str, Any], said: str
) -> None:
    row = {"recommendation": "R1", "title": "Train", "priority": 2.0, "actions": 3,
           "next_deadline": date(2021, 12, 31), **known}  # fmt: skip
    assert plain(decisions.silent(row)) == said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Trained: 10 of 50 not recorded: sex is recorded for 80 %."),
        ({"coverage": None, "split": "part"}, "Trained: 10 of 50 not recorded."),
        ({"coverage": 0.0}, "Trained: 10 of 50 not recorded: sex is recorded for 0 %."),
        (NONE_OF_IT, "Trained: 50, not split by sex."),
    ],
)
def test_how_far_sex_is_recorded_is_told_as_far_as_it_is_known(
    known: dict[str, Any], said: str
) -> None:
    row = {"title": "Trained", "value": 50.0, "not_recorded": 10.0, "coverage": 0.8, "split": "split",
           **known}  # fmt: skip
    assert plain(decisions.not_recorded(row)) == said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Trained: USD 50 on 31 December 2020 leads to about USD 150.1 by 31 December 2022, "
             "against a target of USD 100: reaches the target."),
        ({"target": None}, "Trained: USD 50 on 31 December 2020 leads to about USD 150.1 by 31 December 2022."),
        ({"why_not": "One figure only."}, "Trained: One figure only."),
    ],
)  # fmt: skip
def test_where_a_pace_leads_is_told_or_why_it_is_not(known: dict[str, Any], said: str) -> None:
    row = {"title": "Trained", "unit": "USD", "value": 50.0, "period_end": date(2020, 12, 31), "target": 100.0,
           "projected_value": 150.1, "projected_on": date(2022, 12, 31), "projected_status": "reaches the target",
           "why_not": None, **known}  # fmt: skip
    assert plain(decisions.ahead(row)) == said


def test_a_conflict_has_what_is_shown_before_what_is_said_elsewhere() -> None:
    row = {"conflict": "K1", "subject": "Two days", "shown": "1 May", "other": "2 May"}
    assert plain(decisions.conflict(row)) == "K1: Two days. Shown: 1 May. Elsewhere: 2 May."
    assert (
        plain(decisions.behind({"title": "Trained", "reading": "4 a month."}))
        == "Trained: 4 a month."
    )
