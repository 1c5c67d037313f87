"""What is a date."""

import pytest

from tests.conftest import OpenWorld


@pytest.mark.parametrize(
    "value",
    [
        "2021-02-30",
        "2021-02-29",
        "2021-13-01",
        "2021-00-10",
        "2021-7-1",
        "31/07/2021",
        "07/31/2021",
        "31.07.2021",
        "2021/07/31",
        "2021-07",
        "2021",
        "20210731",
        "2021-07-31 ",
        "2021-07-31 00:00:00",
        "31 July 2021",
        "44408",  # what a spreadsheet makes of a date
        "tomorrow",
        "-infinity",
    ],
)
def test_text_for_a_date(open_world: OpenWorld, value: str) -> None:
    world = open_world()
    assert world.faults(actions=[{"deadline": value}], recommendations=[{}], evaluations=[{}]) == [
        f'actions.csv, row 2, column deadline: "{value}" is not a date. Write it as YYYY-MM-DD.'
    ]


@pytest.mark.parametrize("value", ["2021-07-31", "2020-02-29", "1999-12-31", None])
def test_dates_and_blanks_are_taken_in(open_world: OpenWorld, value: str | None) -> None:
    world = open_world(actions=[{"deadline": value}])
    assert world.row("select deadline::varchar from ledger.actions") == value
