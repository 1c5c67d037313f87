"""Figures as a reader sees them: one style, with their unit and the word of their source."""

from datetime import date

import pandas as pd
import pytest

from wording.dates import day, short_day
from wording.figures import computed, number, qualified


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1266.0, "number", "1,266"),
        (0.0, "number", "0"),
        (140420.0, "people", "140,420"),
        (86.2, "percent", "86.2 %"),
        (4615580.0, "USD", "USD 4,615,580"),
        (140159.72, "USD", "USD 140,159.72"),
        (1.0, "USD", "USD 1"),
        (12.0, "months", "12 months"),
        (1.0, "hours", "1 hour"),
        (2.0, "hours", "2 hours"),
        (3.0, "ton", "3 ton"),
        (3.0, "TONS", "3 TONS"),
        (3.0, None, "3"),
        (None, "months", "no data"),
        (float("nan"), "people", "no data"),
    ],
)
def test_a_figure_is_written_with_its_unit(
    value: float | None, unit: str | None, text: str
) -> None:
    assert number(value, unit) == text


@pytest.mark.parametrize(
    ("value", "qualifier", "text"),
    [
        (3700.0, "about", "about 3,700"),
        (3700.0, "at_least", "at least 3,700"),
        (3700.0, "more_than", "more than 3,700"),
        (3700.0, "less_than", "less than 3,700"),
        (3700.0, "up_to", "up to 3,700"),
        (3700.0, "exact", "3,700"),
        (3700.0, None, "3,700"),
        (0.0, "about", "about 0"),
        (None, "about", "no data"),
        (float("nan"), "about", "no data"),
    ],
)
def test_a_figure_has_the_word_of_its_source_before_it(
    value: float | None, qualifier: str | None, text: str
) -> None:
    assert qualified(value, "people", qualifier) == text


@pytest.mark.parametrize(
    ("qualifiers", "text"),
    [
        (("exact", "exact"), "6,480"),
        (("exact", None), "6,480"),
        (("exact", "not_in_source"), "6,480"),
        (("up_to", "exact"), "about 6,480"),
        (("exact", "about"), "about 6,480"),
    ],
)
def test_what_is_computed_of_figures_is_as_exact_as_they_are(
    qualifiers: tuple[str | None, ...], text: str
) -> None:
    assert computed(6480.0, "people", *qualifiers) == text


def test_dates_are_written_out_or_short() -> None:
    assert day(date(2021, 7, 1)) == day(pd.Timestamp("2021-07-01")) == "1 July 2021"
    assert short_day(pd.Timestamp("2021-07-01")) == "1 Jul 2021"
    assert day(pd.NaT) == day(None) == short_day(None) == ""
