"""The reporting year of a day, by the last day of that year."""

import pytest

from store import Store


@pytest.mark.parametrize(
    ("day", "year_end", "expected"),
    [
        pytest.param("2020-09-30", "09-30", "2020-09-30", id="its last day"),
        pytest.param("2020-10-01", "09-30", "2021-09-30", id="its first day"),
        pytest.param("2020-12-31", "12-31", "2020-12-31", id="the calendar year ends"),
        pytest.param("2021-01-01", "12-31", "2021-12-31", id="the calendar year begins"),
        pytest.param("2020-02-29", "02-29", "2020-02-29", id="leap day in a leap year"),
        pytest.param("2021-02-28", "02-29", "2021-02-28", id="leap day in another year"),
        pytest.param("2021-03-01", "02-29", "2022-02-28", id="after the leap day"),
        pytest.param("2020-03-01", "02-28", "2021-02-28", id="28 February in a leap year"),
        pytest.param("2020-02-29", "02-28", "2021-02-28", id="29 February after the 28th"),
        pytest.param("2021-04-30", "04-31", "2021-04-30", id="a day its month lacks"),
    ],
)
def test_a_day_belongs_to_the_reporting_year_that_ends_next(
    crest_store: Store, day: str, year_end: str, expected: str
) -> None:
    sql = "select reporting_year_end_of($day::date, $year_end)::varchar"
    found = crest_store.cursor().execute(sql, {"day": day, "year_end": year_end}).fetchone()
    assert found == (expected,)
