"""The words of the management response, by hand: rows that differ in each thing that chooses a word or a list."""

from typing import Any

import pandas as pd
import pytest

from pages.parts.actions import response_text
from pages.parts.shared.timing_text import DUE_SOON
from queries.rows import ActionStatusRow
from reports.rows import rows_of


def plain(expected: str) -> str:
    """As a reader sees it: without the signs of Markdown."""
    return expected.replace("**", "").replace("\\", "")


def due(code: str, timing: str | None, **known: object) -> dict[str, object]:
    """A row of actions/status, as far as it is read here."""
    return {
        "action": code, "title": "Do it", "recommendation": "R1",
        "timing": timing, "state": "ongoing", "reading": timing, "deadline": "2021-12-31",
        "days_past": None, "days_left": None,
        "responsible": "The team;Legal", "support": None, "comment": None, "evidence": None,
        "note": None, "source_title": "A report", "place": None, "reported_on": "2021-07-31", **known,
    }  # fmt: skip


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows))
    days = [name for name in ("deadline", "reported_on", "recommended_end") if name in made]
    return made.assign(**{name: pd.to_datetime(made[name]) for name in days})


# One of each timing, with and without a report, so that a list that takes in too much or too little is seen.
EVERY = (
    due("1.1", "past_deadline", reading="overdue", deadline="2021-06-30", days_past=31),
    due("1.2", "past_deadline", reading="unreported", state="not_reported", deadline="2021-07-30", days_past=1),
    due("1.3", "past_deadline", reading="overdue", deadline="2021-05-31", days_past=61),
    due("1.4", "due_soon", deadline="2021-08-15", days_left=15),
    due("1.5", "due_soon", state="not_reported", deadline="2021-08-01", days_left=1),
    due("1.6", "later", state="not_reported", days_left=153),
    due("1.7", "later", days_left=153),
    due("1.8", "no_deadline", state="not_reported", deadline=None),
    due("1.9", None, state="completed", reading="completed", deadline="2021-01-31"),
    due("2.1", "past_deadline", reading="last_reported", deadline="2021-07-21", days_past=10,
        reported_on="2021-05-01"),
)  # fmt: skip


def test_each_action_is_in_the_lists_that_it_belongs_to_and_in_no_other() -> None:
    assert plain(response_text.pressing_text(frame(*EVERY))).split("\n") == [
        "- Overdue, reported as not done: 2 actions: 1.3 (31 May 2021, 61 days ago); "
        "1.1 (30 June 2021, 31 days ago).",
        "- Past its deadline, last reported ongoing on 1 May 2021: 2.1 (21 July 2021, 10 days ago).",
        "- Past its deadline, nothing reported: 1 action: 1.2 (30 July 2021, 1 day ago).",
        f"- {DUE_SOON.capitalize()}: 2 actions: 1.5 (1 August 2021, 1 day left); "
        "1.4 (15 August 2021, 15 days left).",
        "- Nothing reported, deadline still to come: 2 actions: 1.5 (1 August 2021, 1 day left); "
        "1.6 (31 December 2021, 153 days left).",
        "- No deadline: 1.8.",
        "",
        "Nothing reported means unknown: it does not mean that nothing was done.",
    ]


def test_lists_without_an_action_are_none_and_needless_sentences_are_left_out() -> None:
    assert plain(response_text.pressing_text(frame(EVERY[6], EVERY[8]))).split("\n") == [
        "- Overdue, reported as not done: none.",
        "- Past its deadline, nothing reported: none.",
        f"- {DUE_SOON.capitalize()}: none.",
        "- Nothing reported, deadline still to come: none.",
    ]


def headline(**known: object) -> "pd.Series[Any]":
    counts: dict[str, object] = {
        "actions": 9, "in_all": 9, "completed": 1, "ongoing": 2, "not_started": 3, "cancelled": 0,
        "not_reported": 4, "unknown": 5, "overdue": 6, "due_soon": 7,
        "next_deadline": pd.Timestamp("2021-12-31"), "days_to_next": 8,
    }  # fmt: skip
    return pd.Series({**counts, **known}, dtype=object)


def test_each_tile_has_its_own_count() -> None:
    assert response_text.tiles(headline()) == [
        ("9", "key actions"),
        ("1", "completed"),
        ("2", "ongoing"),
        ("5", "past their deadline, nothing reported since: unknown"),
        ("6", "overdue: past their deadline, reported as not done"),
        ("7", DUE_SOON),
        ("8 days", "to the next deadline, 31 December 2021"),
    ]
    last = response_text.tiles(headline(next_deadline=pd.NaT))[-1]
    assert last == ("none", "next deadline: no deadline is still to come")
    assert response_text.tiles(headline(days_to_next=1))[-1][0] == "1 day"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "As last reported, of 9 key actions, 1 is completed, 2 are ongoing and 3 are not started; "
             "for 4 nothing has been reported."),
        ({"completed": 0, "cancelled": 1, "ongoing": 0, "not_reported": 0, "in_all": 12},
         "As last reported, of 9 key actions chosen (12 in all), none is completed, 3 are not started "
         "and 1 is cancelled."),
        ({"actions": 0}, ""),
    ],
)  # fmt: skip
def test_progress_counts_each_state_in_its_own_words(
    known: dict[str, object], expected: str
) -> None:
    assert response_text.progress_text(headline(**known)) == expected


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        (["accepted", "accepted", "partially_accepted", "rejected", "pending"],
         "Management accepted 2 of 5 recommendations, partially accepted 1 and rejected 1. "
         "No response is known yet to 1."),
        (["rejected"], "Management rejected 1 of 1 recommendation."),
        (["pending", "pending"], "Management has not yet responded to the 2 recommendations."),
    ],
)  # fmt: skip
def test_what_management_answered_is_counted_by_its_answer(
    responses: list[str], expected: str
) -> None:
    assert response_text.accepted_text(pd.DataFrame({"response": responses})) == expected


def test_recommendations_are_compared_where_both_ranks_are_known() -> None:
    rows = pd.DataFrame(
        {
            "recommendation": ["R1", "R2", "R3", "R4"],
            "priority_against_urgency": ["the same", "lower than urgency", None, "the same"],
        }
    )
    text = "Management's priority is the same as the evaluators' urgency for R1 and R4 and lower for R2."
    assert response_text.ranking_text(rows) == text
    assert response_text.ranking_chart_text(rows).startswith(f"{text} Where a line falls")
    none = rows.assign(priority_against_urgency=None)
    assert response_text.ranking_text(none).startswith("There is no priority of management's yet")
    assert response_text.ranking_chart_text(none) == ""


def test_why_no_action_is_shown_names_only_what_was_chosen() -> None:
    expected = response_text.no_actions_text(headline(), "1 August 2021", "Legal", "")
    assert plain(expected) == "None of the 9 key actions belongs to “Legal”."
    both = plain(response_text.no_actions_text(headline(in_all=1), "1 August 2021", "Legal", "R1"))
    assert both == "None of the 1 key action belongs to “Legal” and “R1”."
    nothing = response_text.no_actions_text(headline(in_all=0), "1 August 2021", "Legal")
    assert nothing == "No key action is known as of 1 August 2021."


def test_deadlines_after_the_time_recommended_stand_by_recommendation_and_by_day() -> None:
    def late(code: str, action: str, deadline: str, days: int) -> dict[str, object]:
        end = {"R1": "2021-10-31", "R2": "2021-11-30"}[code]
        return {"recommendation": code, "action": action, "deadline": deadline,
                "days_after_window": days, "recommended_end": end}  # fmt: skip

    rows = frame(
        late("R2", "2.1", "2021-12-01", 1),
        late("R1", "1.2", "2021-12-31", 61),
        late("R1", "1.1", "2021-11-30", 30),
        late("R1", "1.3", "2021-12-31", 61),
    )
    assert plain(response_text.after_window_text(rows)).split("\n") == [
        "4 deadlines fall after it:",
        "",
        "- R2, recommended until 30 November 2021: 2.1 (1 December 2021, 1 day later).",
        "- R1, recommended until 31 October 2021: 1.1 (30 November 2021, 30 days later); "
        "1.2 and 1.3 (31 December 2021, 61 days later).",
    ]
    assert response_text.after_window_text(rows.iloc[:1]).startswith("1 deadline falls after it")
    assert response_text.deadlines_text(rows).startswith(
        "Deadlines run from 30 November 2021 to 31 December 2021. "
    )
    assert response_text.deadlines_text(rows.iloc[:0]) == ""


def test_the_unit_with_most_actions_is_named_with_them() -> None:
    rows = pd.DataFrame({"title": ["Legal", "The team"], "actions": [3, 1]})
    assert (
        response_text.units_text(rows, "lead")
        == "**In the lead:** 2 units, most often Legal (3 actions)."
    )
    assert response_text.units_text(rows.iloc[1:], "lead").endswith(
        "1 unit, most often The team (1 action)."
    )
    assert response_text.units_text(rows.iloc[:0], "lead") == ""


def test_an_action_shows_its_timing_with_the_days_that_it_has() -> None:
    rows = rows_of(frame(*EVERY), ActionStatusRow)
    timings = [
        plain(response_text.action_text(row)).split("State: ")[1].split("  \n")[0] for row in rows
    ]
    assert timings == [
        "ongoing · Timing: overdue by 31 days, reported as not done",
        "not reported · Timing: past its deadline, nothing reported (by 1 day)",
        "ongoing · Timing: overdue by 61 days, reported as not done",
        "ongoing · Timing: due soon, 15 days left",
        "not reported · Timing: due soon, 1 day left",
        "not reported · Timing: due later, 153 days left",
        "ongoing · Timing: due later, 153 days left",
        "not reported · Timing: no deadline",
        "completed",
        "ongoing · Timing: past its deadline, last reported ongoing on 1 May 2021 (by 10 days)",
    ]
    two = frame(
        due("2.1", None, deadline=None, responsible=None),
        due("2.2", None, comment="Begun", evidence="Minutes", note="Late", support="A;B", place="page 3"),
    )  # fmt: skip
    bare, full = rows_of(two, ActionStatusRow)
    assert plain(response_text.action_text(bare)).split("  \n") == [
        "2.1 Do it", "Lead: none stated · Support: none stated",
        "Deadline: none stated · State: ongoing", ":gray[Source: A report (31 July 2021).]",
    ]  # fmt: skip
    assert plain(response_text.action_text(full)).split("  \n") == [
        "2.2 Do it", "Lead: The team, Legal · Support: A, B",
        "Deadline: 31 December 2021 · State: ongoing", "Comment: Begun", "Evidence: Minutes",
        "Note: Late", ":gray[Source: A report, page 3 (31 July 2021).]",
    ]  # fmt: skip
    every = frame(*EVERY)
    every.loc[:1, "recommendation"] = "R9"
    by_code = response_text.action_texts(every)
    first_two = rows_of(every.iloc[:2], ActionStatusRow)
    assert by_code["R9"] == "\n\n".join(response_text.action_text(row) for row in first_two)
    assert "\n\n".join(by_code.values()).count("\n\n") == len(EVERY) - 1
    assert response_text.action_texts(every.iloc[:0]) == {}
