"""Words and numbers of the papers, the same as those of the pages."""

import pandas as pd
import pytest

from charts import roles
from charts import text as pages
from reports import words


def test_statuses_states_and_colours_are_those_of_the_pages() -> None:
    assert words.STATUS_WORD == roles.STATUS_WORD
    assert words.STATUS_SHAPE == roles.STATUS_SHAPE
    assert words.STATUS_COLOUR == roles.STATUS
    assert words.STATE_WORD == roles.STATE_WORD
    assert {**roles.SEX_WORD, "total": "total"} == words.SEX_WORD
    assert (words.MAIN, words.QUIET) == (roles.MAIN, roles.QUIET)


@pytest.mark.parametrize("unit", ["number", "people", "percent", "USD", "months"])
@pytest.mark.parametrize("value", [0.0, 1.0, 86.25, 4615580.0, None, float("nan")])
def test_a_number_reads_as_it_does_on_the_page(value: float | None, unit: str) -> None:
    assert words.number(value, unit) == pages.number(value, unit)


def test_dates_and_blanks() -> None:
    assert words.day(pd.Timestamp("2021-07-01")) == "1 July 2021"
    assert words.short_day(pd.Timestamp("2021-07-01")) == "1 Jul 2021"
    assert words.day(pd.NaT) == words.short_day(None) == words.text(float("nan")) == ""
    assert words.listed([]) == ""
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.count(1, "action") == "1 action"
