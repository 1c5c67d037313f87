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
        ({}, "50 of 100", "▲ on track"),
        ({"qualifier": "more_than", "status": "behind"}, "more than 50 of 100", "▼ behind"),
        ({"target_qualifier": "at_least"}, "50 of at least 100", "▲ on track"),
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
            "▲ on track (not reported since 31 December 2020)",
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


@pytest.mark.parametrize(
    ("known", "wording"),
    [
        ({}, "reported · as of 31 December 2020"),
        ({"is_date_assumed": True}, "reported · date not stated, taken as 31 December 2020"),
        ({"derived_as": "the sum of 2 countries", "basis": "derived"},
         "derived as the sum of 2 countries · as of 31 December 2020"),
        ({"conflicts": 1.0}, "reported · as of 31 December 2020 · **1 conflict**"),
        ({"conflicts": 2.0, "difference": 0.0}, "reported · as of 31 December 2020 · **2 conflicts**"),
        ({"difference": -1.0}, "reported · as of 31 December 2020 · its parts miss the total"),
        ({"value": None}, ""),
        ({"value": None, "conflicts": 3.0}, "**3 conflicts**"),
    ],
)  # fmt: skip
def test_the_notes_on_a_figure_are_those_that_apply(known: dict[str, Any], wording: str) -> None:
    assert figure_text.figure_notes(row(**known)) == wording


def test_the_formula_has_the_numbers_and_states_from_when_and_from_what() -> None:
    text = (
        "**▲ on track**: 50 on 31 December 2020 against a target of 100 due 31 December 2022. "
        "Achievement = (value − baseline) ÷ (target − baseline) = (50 − 20) ÷ (100 − 20) = "
        "**37.5 %**; expected by then: **25 %**"
    )
    assert figure_text.formula_text(row()) == f"{text}, counted from 1 January 2020."
    assert figure_text.formula_text(row(measure="level")) == f"{text}, a level."
    bare = figure_text.formula_text(row(baseline=None, baseline_used=0.0))
    assert bare.endswith(
        "(50 − 0) ÷ (100 − 0) = **37.5 %**; expected by then: **25 %**, counted from "
        "1 January 2020. No baseline is stated; it counts as zero."
    )
    unseen = row(baseline=None, baseline_used=0.0, baseline_gap="not_in_source")
    assert figure_text.formula_text(unseen).endswith(
        "The baseline is not in the sources; it counts as zero."
    )


@pytest.mark.parametrize(
    ("known", "wording"),
    [
        (ELSEWHERE, "No status: the target is stated as SEK 9, and nothing is converted without a stated rate."),
        ({"status": "no_target", "target": None}, "No status: there is no target."),
        ({"status": "target_not_in_source", "target": None}, "No status: the target is not in the sources."),
        ({"status": "no_data", "value": None}, "No status: there is no figure."),
        ({"achievement": None}, "**▲ on track**: 50 on 31 December 2020 against a target of 100 "
         "due 31 December 2022. No ratio: the baseline is equal to the target."),
        ({"achievement": None, "baseline": None, "status": "not_judged", "why_not_judged": "no_baseline"},
         "**◇ not judged (no baseline is known)**: 50 on 31 December 2020 against a target of 100 "
         "due 31 December 2022. No ratio: the baseline is not known."),
    ],
)  # fmt: skip
def test_without_a_ratio_the_formula_states_why(known: dict[str, Any], wording: str) -> None:
    assert figure_text.formula_text(row(**known)) == wording


@pytest.mark.parametrize(
    ("known", "to_upload", "wording"),
    [
        ({}, "", "Source: report, page 3, known since 15 January 2021; row 7 of results\\.csv, upload 2."),
        ({}, "/u?n=", "Source: report, page 3, known since 15 January 2021; row 7 of results\\.csv, "
         "[upload 2](/u?n=2)."),
        ({"place": None, "in_row": None}, "", "Source: report, known since 15 January 2021; "
         "the newest of its rows came with upload 2."),
        ({"reported_on": None, "revision": None}, "/u?n=", "Source: report, page 3."),
    ],
)  # fmt: skip
def test_the_origin_of_a_figure_is_stated_as_far_as_it_is_known(
    known: dict[str, Any], to_upload: str, wording: str
) -> None:
    assert figure_text.origin_text(row(**known), to_upload) == wording
