"""What is a date."""

import pytest

from tests.conftest import OpenLedger

NO_DATES = (
    "2021-02-30",
    "2021-02-29",
    "2021-13-01",
    "2021-00-10",
    "2021-7-1",
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
    "31/31/2021",
    "31/07/21",
)

# Of the ways in which a spreadsheet writes a day, what was probably meant.
MEANT = {
    "31/07/2021": "2021-07-31",
    "07/31/2021": "2021-07-31",
    "31.07.2021": "2021-07-31",
    "31-7-2021": "2021-07-31",
    "3/4/2021": "2021-04-03 or 2021-03-04",
    "4/4/2021": "2021-04-04",
}


def test_text_for_a_date(open_ledger: OpenLedger, subtests: pytest.Subtests) -> None:
    ledger = open_ledger()
    remedies = {**dict.fromkeys(NO_DATES, "it as YYYY-MM-DD"), **MEANT}
    actions = [{"action": f"1.{row}", "deadline": value} for row, value in enumerate(remedies, 2)]
    text = ledger.faults(actions=actions, recommendations=[{}], evaluations=[{}])
    for row, (value, fault) in enumerate(zip(remedies, text, strict=True), start=2):
        with subtests.test(value):
            assert fault == (
                f'actions.csv, row {row}, column deadline: "{value}" is not a date. '
                f"Write {remedies[value]}."
            )


def test_dates_and_blanks_are_accepted(open_ledger: OpenLedger) -> None:
    values = ["2021-07-31", "2020-02-29", "1999-12-31", None]
    ledger = open_ledger()
    actions = [{"action": f"1.{row}", "deadline": value} for row, value in enumerate(values, 2)]
    ledger.upload(actions=actions, recommendations=[{}], evaluations=[{}])
    found = ledger.rows("select deadline::varchar from ledger.actions order by in_row")
    assert found == [(value,) for value in values]
