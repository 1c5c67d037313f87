"""Where the project stands: every indicator with a target, as a section of a paper."""

from datetime import date
from typing import Any

from charts.svg.bullet import bullet
from reports.content.blocks import Drawing, Section
from reports.content.indicators import indicators_against_targets
from tests.reports.meetings import paper


def texts(found: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def drawings(found: Section, heading: str) -> list[Drawing | None]:
    """What is drawn in the column `heading`, row by row."""
    at = [column.heading for column in found.columns].index(heading)
    return [row.cells[at].drawing for row in found.rows]


def test_a_bullet_is_that_of_the_pages_and_an_indicator_without_a_figure_has_none() -> None:
    found = indicators_against_targets(
        paper({"overview/bullets": [{}, {"value": None, "status": "no_data"}]}).frames
    )
    first, second = drawings(found, "Progress")
    assert first is not None
    assert first.svg == bullet(0.5, 0.667, "behind")
    assert second is None
    assert texts(found) == [
        ["People reached", "50 of 100", "", "50 %", "31 Dec 2020", "▼ behind"],
        ["People reached", "no data of 100", "", "", "", "○ no data"],
    ]


def test_a_trend_is_drawn_where_any_indicator_has_two_dates() -> None:
    trends = [{"value": 20.0, "period_end": date(2019, 12, 31)}, {}]
    found = indicators_against_targets(
        paper({"overview/bullets": [{}, {"indicator": "B"}], "results/trends": trends}).frames
    )
    first, second = drawings(found, "Trend")
    assert first is not None
    assert first.svg.startswith("<svg")
    assert first.alt_text == "People reached: 2 figures, from 20 (31 Dec 2019) to 50 (31 Dec 2020)."
    assert second is None


def test_when_targets_are_due_is_said_once_where_it_is_the_same_day() -> None:
    one = indicators_against_targets(paper({"overview/bullets": [{}, {}]}).frames)
    assert one.sentence.endswith(" All targets are due by 31 Dec 2022.")
    assert one.rows[0].cells[1].note == ""
    two = indicators_against_targets(
        paper({"overview/bullets": [{}, {"due": date(2021, 6, 30)}]}).frames
    )
    assert "are due by" not in two.sentence
    assert [row.cells[1].note for row in two.rows] == ["by 31 Dec 2022", "by 30 Jun 2021"]


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
        " All targets are due by 31 Dec 2022."
    )
    assert indicators_against_targets(
        paper({"meeting/status_counts": []}).frames
    ).sentence.startswith("All indicators now: none; at the last meeting: none.")
    same = [{"old_indicators": 1, "new_indicators": 1}]
    found = indicators_against_targets(paper({"meeting/status_counts": same}).frames)
    assert found.sentence.startswith("All indicators now: 1 behind; at the last meeting the same.")


def test_indicators_that_differ_have_each_its_own_drawing_text_and_share() -> None:
    lines: list[dict[str, Any]] = [
        {},
        {"title": "Rate", "unit": "percent", "value": 90.0, "target": 80.0, "expected_value": None,
         "expected_share": None, "achievement": 1.125, "status": "met", "due": None},
        {"title": "Down", "value": 3.0, "target": 0.0, "expected_value": 2.04, "achievement": 0.7},
        {"title": "Aimless", "target": None, "achievement": None, "status": "no_target"},
        {"title": "Below", "value": -5.0, "target": 10.0, "expected_value": 4.0, "achievement": -0.5},
    ]  # fmt: skip
    found = indicators_against_targets(paper({"overview/bullets": lines}).frames)
    assert [drawn and drawn.alt_text for drawn in drawings(found, "Progress")] == [
        "People reached: 50 of 100 on 31 December 2020, 66.7 expected by then; behind.",
        "Rate: 90 % of 80 % on 31 December 2020; met.",
        "Down: 3 of 0 on 31 December 2020, 2 expected by then; behind.",
        None,
        "Below: -5 of 10 on 31 December 2020, 4 expected by then; behind.",
    ]
    assert [[row[1], *row[3:]] for row in texts(found)] == [
        ["50 of 100", "50 %", "31 Dec 2020", "▼ behind"],
        ["90 % of 80 %", "112.5 %", "31 Dec 2020", "✔ met"],
        ["3 of 0", "70 %", "31 Dec 2020", "▼ behind"],
        ["50", "", "31 Dec 2020", "◇ no target"],
        ["-5 of 10", "-50 %", "31 Dec 2020", "▼ behind"],
    ]
