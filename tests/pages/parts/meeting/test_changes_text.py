"""What changed, in words, by hand: rows that differ in each thing that chooses a word."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pages.parts.meeting import changes_text

END = date(2022, 12, 31)


def plain(expected: str) -> str:
    """As a reader sees it: without the signs of Markdown."""
    return expected.replace("**", "").replace("\\", "")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Trained: 40 → 50; ▼ behind → ▲ on track (a new figure)."),
        ({"is_status_change": False, "new_status": "behind"}, "Trained: 40 → 50; still ▼ behind (a new figure)."),
        ({"old_value": 50.0}, "Trained: 50, as before; ▼ behind → ▲ on track (a new figure)."),
        ({"old_value": None, "new_value": None}, "Trained: no data, as before; ▼ behind → ▲ on track (a new figure)."),
        ({"old_value": None, "old_status": None}, "Trained: no data → 50; not there → ▲ on track (a new figure)."),
    ],
)  # fmt: skip
def test_an_indicator_is_described_with_what_differs(known: dict[str, Any], expected: str) -> None:
    row: Any = {"title": "Trained", "unit": "people", "old_value": 40.0, "new_value": 50.0, "old_status": "behind",
           "new_status": "on_track", "is_status_change": True, "moved_by": "a new figure", **known}  # fmt: skip
    assert plain(changes_text.indicator_text(row)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Trained to 31 December 2022: 50 %."),
        ({"is_late": True}, "Trained to 31 December 2022: 50 %. Reported late."),
        ({"sex": "women"}, "Trained to 31 December 2022, women: 50 %."),
        ({"country": "VNM"}, "Trained to 31 December 2022, VNM: 50 %."),
        ({"sex": "not_recorded", "country": "VNM"}, "Trained to 31 December 2022, not recorded, VNM: 50 %."),
        ({"kind": "withdrawn", "new_value": None, "is_late": True},
         "Trained to 31 December 2022: 40 % no longer stands."),
        ({"kind": "corrected"}, "Trained to 31 December 2022: 40 % → 50 %."),
        ({"kind": "corrected", "note": "Anew"}, "Trained to 31 December 2022: 40 % → 50 %. “Anew”"),
    ],
)  # fmt: skip
def test_a_figure_is_described_with_whom_it_counts_and_its_change(
    known: dict[str, Any], expected: str
) -> None:
    row: Any = {"title": "Trained", "unit": "percent", "old_value": 40.0, "new_value": 50.0, "sex": "total",
           "country": None, "period_end": END, "kind": "new", "is_late": False, "note": None, **known}  # fmt: skip
    assert plain(changes_text.figure_text(row)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Trained (target): 40 by 31 December 2022 → 50. Reason: More came."),
        ({"reason": None, "new_due": END}, "Trained (target): 40 by 31 December 2022 → 50 by 31 December 2022. "
         "No reason is stated."),
        ({"sex": "women", "kind": "milestone", "change": "new"}, "Trained (milestone, women): set to 50."),
        ({"change": "withdrawn"}, "Trained (target): 40 by 31 December 2022 no longer stands."),
    ],
)  # fmt: skip
def test_a_target_is_described_with_its_kind_its_day_and_its_reason(
    known: dict[str, Any], expected: str
) -> None:
    row: Any = {"title": "Trained", "unit": "people", "old_value": 40.0, "new_value": 50.0, "old_due": END,
           "new_due": None,
           "kind": "target", "sex": "total", "change": "revised", "reason": "More came.", **known}  # fmt: skip
    assert plain(changes_text.target_text(row)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"kind": "rescheduled"}, "1.1 Do it: no deadline → 31 December 2022."),
        ({"kind": "rescheduled", "old_deadline": END, "new_deadline": None},
         "1.1 Do it: 31 December 2022 → no deadline."),
        ({"kind": "other", "new_state": "not_started"}, "1.1 Do it: due later → due soon."),
        ({"kind": "other"}, "1.1 Do it: not started → ongoing."),
        ({"kind": "completed", "new_state": "completed"}, "1.1 Do it: not started → completed."),
        ({"kind": "cancelled", "new_state": "cancelled"}, "1.1 Do it: not started → cancelled."),
        ({"kind": "new", "old_state": None}, "1.1 Do it: new → ongoing."),
        ({"kind": "other", "new_state": None}, "1.1 Do it: not started → no longer listed."),
        ({"kind": "newly overdue"}, "1.1 Do it: newly overdue, due 31 December 2022."),
    ],
)  # fmt: skip
def test_an_action_is_described_by_the_kind_of_its_change(
    known: dict[str, Any], expected: str
) -> None:
    row: Any = {"action": "1.1", "title": "Do it", "old_deadline": None, "new_deadline": END,
           "old_state": "not_started",
           "new_state": "ongoing", "old_reading": "due later", "new_reading": "due soon", **known}  # fmt: skip
    assert plain(changes_text.action_text(row)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (date(2022, 9, 30), END, "The end of the project moved from 30 September 2022 to 31 December 2022."),
        (None, END, "The end of the project moved to 31 December 2022."),
        (END, END, ""),
        (END, None, ""),
        (None, None, ""),
    ],
)  # fmt: skip
def test_the_end_of_the_project_is_stated_where_it_changed(
    old: date | None, new: date | None, expected: str
) -> None:
    headline = pd.DataFrame({"old_project_end": [old], "new_project_end": [new]}, dtype=object)
    assert plain(changes_text.project_end_text(headline)) == expected


def test_the_first_eight_lines_are_shown_and_the_rest_is_a_list_of_its_own() -> None:
    first, rest = changes_text.lists([str(number) for number in range(10)])
    assert first.split("\n") == [f"- {number}" for number in range(8)]
    assert rest == "- 8\n- 9"


def test_a_conflict_is_described_with_its_change() -> None:
    row: Any = {
        "conflict": "K1",
        "subject": "Two days",
        "change": "resolved",
        "shown": "1 May",
        "other": "2 May",
    }
    text = "K1: Two days was resolved. Shown: 1 May; elsewhere: 2 May."
    assert plain(changes_text.conflict_text(row)) == text
