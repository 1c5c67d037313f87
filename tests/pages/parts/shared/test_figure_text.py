"""How a figure is said, by hand: rows that differ in each thing that chooses a word."""

from datetime import date
from typing import Any

import pytest

from pages.parts.shared import figure_text


def row(**known: Any) -> Any:
    """A row of results/indicator_progress, as far as it is read here."""
    return {
        "value": 50.0, "unit": "people", "qualifier": "exact", "target": 100.0, "status": "on_track",
        "target_qualifier": "exact", "target_other_qualifier": None, "baseline_qualifier": "exact",
        "target_in_other_unit": None, "target_other_unit": None, "derived_as": None, "basis": "reported",
        "period_end": date(2020, 12, 31), "conflicts": None, "difference": None, "due": date(2022, 12, 31),
        "achievement": 0.375, "expected_share": 0.25, "baseline": 20.0, "baseline_used": 20.0,
        "counted_from": date(2020, 1, 1), "measure": "cumulative", "source": "r", "source_title": "report",
        "place": "page 3",
        "reported_on": date(2021, 1, 15), "revision": 2, "in_file": "results.csv", "in_row": 7,
        "baseline_gap": None, "last_status": None, "why_not_judged": None, "could_turn": False,
        "not_reported_since": None, "is_date_assumed": False, **known,
    }  # fmt: skip


ELSEWHERE: dict[str, Any] = {
    "target": None, "status": "target_in_other_unit", "target_in_other_unit": 9.0, "target_other_unit": "SEK",
}  # fmt: skip


@pytest.mark.parametrize(
    ("known", "reached", "status"),
    [
        ({}, "50 of 100", "● on track"),
        ({"qualifier": "more_than", "status": "behind"}, "more than 50 of 100", "▼ behind"),
        ({"target_qualifier": "at_least"}, "50 of at least 100", "● on track"),
        ({"value": None, "status": "no_data"}, "no data of 100", "○ no data"),
        ({"target": None, "status": "no_target"}, "50", "◇ no target"),
        (ELSEWHERE, "50 (target stated as SEK 9)", "◇ target in another unit"),
        ({**ELSEWHERE, "target": 100.0, "status": "met"}, "50 of 100", "✔ met"),
        ({"target": None, "status": "target_not_in_source"}, "50", "◇ target not in the sources"),
        (
            {"status": "not_reported", "last_status": "behind"},
            "50 of 100",
            "□ not reported since 31 December 2020 (last: behind, 31 December 2020)",
        ),
        (
            {"status": "not_judged", "why_not_judged": "no_baseline"},
            "50 of 100",
            "◇ not judged (no baseline is known)",
        ),
        (
            {"qualifier": "at_least", "status": "behind", "could_turn": True},
            "at least 50 of 100",
            "▼ behind (“at least” could turn it)",
        ),
        (
            {"not_reported_since": date(2020, 12, 31)},
            "50 of 100",
            "● on track (not reported since 31 December 2020)",
        ),
    ],
)
def test_a_figure_is_stated_with_its_target_and_its_status(
    known: dict[str, Any], reached: str, status: str
) -> None:
    assert (
        figure_text.reached_text(row(**known)),
        figure_text.progress_status_text(row(**known)),
    ) == (
        reached,
        status,
    )
