"""How a status comes about, by hand: rows that differ in each thing that chooses a word."""

from typing import Any

import pytest

from pages.parts.results.formula import formula_text, origin_text
from tests.pages.parts.shared.test_figure_text import ELSEWHERE, row


def test_the_formula_has_the_numbers_and_states_from_when_and_from_what() -> None:
    text = (
        "<b>● on track</b>: 50 on 31 December 2020 against a target of 100 due 31 December 2022. "
        "Achievement = (value − baseline) ÷ (target − baseline) = (50 − 20) ÷ (100 − 20) = "
        "<b>37.5 %</b>; expected by then: <b>25 %</b>"
    )
    assert formula_text(row()) == f"{text}, counted from 1 January 2020."
    assert formula_text(row(measure="level")) == f"{text}, a level."
    bare = formula_text(row(baseline=None, baseline_used=0.0))
    assert bare.endswith(
        "(50 − 0) ÷ (100 − 0) = <b>37.5 %</b>; expected by then: <b>25 %</b>, counted from "
        "1 January 2020. No baseline is stated; it counts as zero."
    )
    unseen = row(baseline=None, baseline_used=0.0, baseline_gap="not_in_source")
    assert formula_text(unseen).endswith("The baseline is not in the sources; it counts as zero.")


@pytest.mark.parametrize(
    ("known", "wording"),
    [
        (ELSEWHERE, "No status: the target is stated as SEK 9, and nothing is converted without a stated rate."),
        ({"status": "no_target", "target": None}, "No status: there is no target."),
        ({"status": "target_not_in_source", "target": None}, "No status: the target is not in the sources."),
        ({"status": "no_data", "value": None}, "No status: there is no figure."),
        ({"achievement": None}, "<b>● on track</b>: 50 on 31 December 2020 against a target of 100 "
         "due 31 December 2022. No ratio: the baseline is equal to the target."),
        ({"achievement": None, "baseline": None, "status": "not_judged", "why_not_judged": "no_baseline"},
         "<b>◇ not judged (no baseline is known)</b>: 50 on 31 December 2020 against a target of 100 "
         "due 31 December 2022. No ratio: the baseline is not known."),
    ],
)  # fmt: skip
def test_without_a_ratio_the_formula_states_why(known: dict[str, Any], wording: str) -> None:
    assert formula_text(row(**known)) == wording


@pytest.mark.parametrize(
    ("known", "to_upload", "wording"),
    [
        ({}, "", "Row 7 of results.csv, upload 2."),
        ({}, "/u?n=", 'Row 7 of results.csv, <a href="/u?n=2">upload 2</a>.'),
        ({"in_file": "<b>.csv"}, "", "Row 7 of &lt;b&gt;.csv, upload 2."),
        ({"in_row": None}, "", "The newest of its rows came with upload 2."),
        ({"revision": None}, "/u?n=", ""),
    ],
)
def test_the_row_of_a_figure_is_stated_as_far_as_it_is_known(
    known: dict[str, Any], to_upload: str, wording: str
) -> None:
    assert origin_text(row(**known), to_upload) == wording
