"""Days in words: with the word for one that no source states."""

from datetime import date

import pytest

from wording.dates import as_of_day, figure_day, short_day, short_figure_day, starred_day

DAY = date(2021, 7, 1)


@pytest.mark.parametrize(
    ("is_assumed", "long", "sentence", "short", "starred"),
    [
        (True, "date not stated, taken as 1 July 2021", "date not stated, taken as 1 July 2021",
         "1 Jul 2021, assumed", "1 Jul 2021*"),
        (False, "1 July 2021", "as of 1 July 2021", "1 Jul 2021", "1 Jul 2021"),
        (None, "1 July 2021", "as of 1 July 2021", "1 Jul 2021", "1 Jul 2021"),
    ],
)  # fmt: skip
def test_a_day_that_was_assumed_says_so(
    is_assumed: bool | None, long: str, sentence: str, short: str, starred: str
) -> None:
    assert figure_day(DAY, is_assumed) == long
    assert as_of_day(DAY, is_assumed) == sentence
    assert short_figure_day(DAY, is_assumed) == short
    assert starred_day(DAY, is_assumed) == starred


def test_a_blank_day_is_empty() -> None:
    assert (short_day(None), short_day(float("nan"))) == ("", "")
