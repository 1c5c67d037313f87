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


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1266.0, "people", "1,266"),
        (86.2, "percent", "86.2 %"),
        (4615580.0, "USD", "USD 4,615,580"),
        (12.0, "months", "12 months"),
        (1.0, "months", "1 month"),
        (3.0, "ton", "3 ton"),
        (3.0, "TONS", "3 TONS"),
        (3.0, None, "3"),
        (0.0, "number", "0"),
        (None, "months", "no data"),
    ],
)
def test_a_number_has_its_unit_as_a_reader_expects_it(
    value: float | None, unit: str | None, said: str
) -> None:
    assert words.number(value, unit) == said


def test_one_and_many_are_told_apart() -> None:
    assert words.count(2, "action") == "2 actions"
    assert words.count(0, "action") == "0 actions"
    assert words.count(1, "indicator is", "indicators are") == "1 indicator is"
    assert words.count(1200, "indicator is", "indicators are") == "1,200 indicators are"
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"


def test_codes_become_words_and_what_is_no_code_stays() -> None:
    assert [words.status(code) for code in ("met", "behind", "other", None)] == [
        "✔ met", "▼ behind", "other", "",
    ]  # fmt: skip
    assert [words.state(code) for code in ("not_reported", "ongoing", "other", None)] == [
        "not reported", "ongoing", "other", "",
    ]  # fmt: skip
    assert words.headed("use of an NDA") == "Use of an NDA"
    assert words.text("  a\n b ") == "a b"
    assert [words.blank(cell) for cell in (None, float("nan"), "", 0, " ")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    frame = pd.DataFrame({"one": [1, 2], "two": ["a", "b"]})
    assert words.rows(frame) == [{"one": 1, "two": "a"}, {"one": 2, "two": "b"}]
