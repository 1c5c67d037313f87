"""The answer of the page Management response, by hand: counts that differ in each thing that chooses a word."""

from typing import Any

import pandas as pd
import pytest

from pages.parts.actions.verdict import (
    accepted_text,
    past_text,
    progress_text,
    ranking_text,
    verdict,
)
from pages.parts.shared.timing_text import DUE_SOON
from tests.pages.reading import html_text

NONE = dict.fromkeys(
    (
        "actions", "completed", "ongoing", "not_started", "not_reported", "cancelled", "overdue", "unknown",
        "last_reported", "unreported", "due_soon", "after_window",
    ),
    0,
)  # fmt: skip


def counts(**known: int) -> "pd.Series[Any]":
    """A row of actions/headline."""
    return pd.Series({**NONE, "next_deadline": None, **known}, dtype=object)


def recommendations(*responses: str) -> pd.DataFrame:
    ranks = ["the same", "lower than the evaluators' urgency", None]
    return pd.DataFrame(
        {
            "recommendation": [f"R{number}" for number in range(1, len(responses) + 1)],
            "response": responses,
            "priority_against_urgency": [ranks[number % 3] for number in range(len(responses))],
        }
    )


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        (["accepted"] * 3, "Management accepted 3 of 3 recommendations."),
        (["accepted", "partially_accepted"], "Management accepted 1 of 2 recommendations, and 1 in part."),
        (["partially_accepted"], "Management accepted in part 1 of 1 recommendation."),
        (["partially_accepted", "rejected"], "Management accepted in part 1 of 2 recommendations, and rejected 1."),
        (["rejected", "rejected"], "Management rejected 2 of 2 recommendations."),
        (
            ["accepted", "accepted", "partially_accepted", "rejected", "pending"],
            "Management accepted 2 of 5 recommendations, 1 in part, and rejected 1. No response is known yet to 1.",
        ),
        (["pending", "pending"], "Management has not yet responded to the 2 recommendations."),
    ],
)  # fmt: skip
def test_what_management_answered_is_counted_by_its_answer(
    responses: list[str], expected: str
) -> None:
    assert accepted_text(recommendations(*responses)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "No action is known yet."),
        (
            {"actions": 9, "completed": 1, "ongoing": 2, "not_started": 3, "cancelled": 1, "not_reported": 2},
            "Of its 9 actions 1 is completed, 2 are under way, 3 are not started and 1 is cancelled; on 2 nothing is "
            "reported yet.",
        ),
        ({"actions": 2, "ongoing": 2}, "Of its 2 actions 2 are under way."),
        (
            {"actions": 3, "ongoing": 1, "last_reported": 1, "not_reported": 2, "unreported": 1},
            "Of its 3 actions 1 was under way when last reported; on 2 nothing is reported.",
        ),
        ({"actions": 4, "not_reported": 4}, "On none of its 4 actions anything is reported yet."),
        ({"actions": 4, "not_reported": 4, "unreported": 1}, "On none of its 4 actions anything is reported."),
        ({"actions": 1, "not_reported": 1}, "On its only action nothing is reported yet."),
        ({"actions": 1, "completed": 1}, "Its only action is completed."),
        ({"actions": 1, "ongoing": 1, "last_reported": 1}, "Its only action was under way when last reported."),
    ],
)  # fmt: skip
def test_how_far_the_actions_are(known: dict[str, int], expected: str) -> None:
    assert progress_text(counts(**known)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"actions": 5}, ""),
        ({"actions": 5, "overdue": 1}, "1 is overdue: past the deadline and reported as not done."),
        ({"actions": 5, "unknown": 1}, "1 is past its deadline, and what became of it is not known."),
        ({"actions": 5, "unknown": 5}, "All 5 are past their deadline, and what became of them is not known."),
        (
            {"actions": 5, "overdue": 2, "unknown": 3},
            "2 are overdue: past the deadline and reported as not done. "
            "3 are past their deadline, and what became of them is not known.",
        ),
    ],
)  # fmt: skip
def test_what_is_past_its_deadline(known: dict[str, int], expected: str) -> None:
    assert past_text(counts(**known)) == expected


def test_recommendations_are_compared_where_both_ranks_are_known() -> None:
    asked = recommendations(*["accepted"] * 4)
    assert ranking_text(asked) == (
        "Management’s priority is the same as the evaluators’ urgency for R1 and R4 and lower for R2."
    )
    none = asked.assign(priority_against_urgency=None)
    assert ranking_text(none).startswith("There is no priority of management’s yet")


def test_the_legend_has_what_there_is() -> None:
    known = {"actions": 6, "ongoing": 1, "not_reported": 5, "due_soon": 2, "after_window": 1}
    headline = pd.DataFrame([counts(**known)]).assign(next_deadline=pd.Timestamp("2021-12-31"))
    lines = html_text(verdict(recommendations("accepted"), headline)).splitlines()

    assert lines[1:-1] == [
        "✔ 0 completed", "● 1 ongoing", "□ 5 not reported", f"2 {DUE_SOON}", "next deadline 31 Dec 2021",
        "1 deadline lies after the time that the evaluators recommended (+ days)",
    ]  # fmt: skip


def test_without_an_action_there_is_no_bar() -> None:
    html = verdict(recommendations("pending"), pd.DataFrame([counts()]))
    assert "<svg" not in html
    assert "completed" not in html
