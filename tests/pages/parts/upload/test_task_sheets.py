"""The sheets that people fill in: what is in them before, and what a typed value makes of a row."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import queries
from pages.parts.upload.task_sheets import actions_sheet, every_sheet, last_month, results_sheet
from store import contract, filled_template
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

TODAY = date(2021, 11, 27)

INDICATORS: list[Row] = [
    {"indicator": "A", "title": "People reached"},
    {"indicator": "B", "title": "Events", "unit": "number", "measure": "period"},
    {"indicator": "C", "title": "Never reported"},
    {"indicator": "D", "title": "Retired", "retired_on": "2021-01-01"},
]
RESULTS: list[Row] = [
    {"indicator": "A", "period_end": "2020-06-30", "country": "VNM", "value": 1},
    {"indicator": "A", "sex": "women", "value": 30, "qualifier": "about"},
    {"indicator": "A", "value": 50},
    {"indicator": "B", "period_start": "2020-12-01", "value": 3},
    {"indicator": "D", "value": 9},
]


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2021-11-27", "2021-10-01", "2021-10-31"),
        ("2021-11-01", "2021-10-01", "2021-10-31"),
        ("2021-10-31", "2021-09-01", "2021-09-30"),
        ("2022-01-15", "2021-12-01", "2021-12-31"),
        ("2024-03-01", "2024-02-01", "2024-02-29"),
    ],
)
def test_the_period_is_the_last_month_that_is_over(today: str, first: str, last: str) -> None:
    assert last_month(date.fromisoformat(today)) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.fixture
def results_book(open_ledger: OpenLedger) -> Workbook:
    ledger = open_ledger(
        indicators=INDICATORS, results=RESULTS, targets=[{"indicator": "A", "value": 100}]
    )
    given: dict[str, queries.Parameter] = {"projects": ["tiny"], "as_of": TODAY, "revision": 1}
    figures = queries.ask(ledger.store, "upload/results_to_report", given)
    sources = filled_template(ledger.store, "sources", "tiny")
    return load_workbook(BytesIO(results_sheet(figures, sources, TODAY)))


def column(sheet: Any, name: str) -> list[Any]:
    (place,) = [cell.column for cell in sheet[1] if cell.value == name]
    return [row[place - 1].value for row in sheet.iter_rows(min_row=2)]


def test_there_is_a_row_for_each_figure_as_it_was_last_reported(results_book: Workbook) -> None:
    sheet = results_book["results"]
    names = ("(indicator)", "(title)", "(unit)", "(country)", "(sex)", "(last figure)", "(target)")
    assert list(zip(*(column(sheet, name) for name in names), strict=True)) == [
        ("A", "People reached", "people", None, "total", "50", "100"),
        ("A", "People reached", "people", None, "women", "about 30", None),
        ("B", "Events", "number", None, "total", "3", None),
        ("C", "Never reported", "people", None, "total", None, None),
    ]
    assert {cell.value for cell in sheet[1]} >= set(contract()["results"].column_names)


def test_a_row_is_filled_in_by_its_value_and_by_what_is_said_once(results_book: Workbook) -> None:
    sheet = results_book["results"]
    head = {cell.value: cell.column_letter for cell in sheet[1]}
    value, read_me, since = head["value"], "'Read me'!", head["(counted from)"]
    typed = {
        name: column(sheet, name)[1]
        for name in ("indicator", "sex", "period_start", "period_end", "source")
    }
    assert typed == {
        "indicator": f'=IF(${value}3="","",${head["(indicator)"]}3)',
        "sex": f'=IF(${value}3="","",${head["(sex)"]}3)',
        "period_start": f'=IF(${value}3="","",IF(${since}3="",{read_me}$B$2,${since}3))',
        "period_end": f'=IF(${value}3="","",{read_me}$B$3)',
        "source": f'=IF(${value}3="","",IF({read_me}$B$5="","",{read_me}$B$5))',
    }
    fields = [
        (row[0].value, row[1].value)
        for row in results_book["Read me"].iter_rows(min_row=2, max_row=5)
    ]
    assert [(label, day and day.date()) for label, day in fields] == [
        ("First day of the period", date(2021, 10, 1)),
        ("Last day of the period", date(2021, 10, 31)),
        ("Known since", TODAY),
        ("Source", None),
    ]


def test_what_is_counted_since_the_start_keeps_its_first_day(results_book: Workbook) -> None:
    counted_from = column(results_book["results"], "(counted from)")
    assert [day and day.date() for day in counted_from] == [
        date(2020, 1, 1), date(2020, 1, 1), None, date(2020, 1, 1),
    ]  # fmt: skip


def test_a_change_of_an_action_is_known_since_the_day_of_the_sheet(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        actions=[{"deadline": "2021-12-31", "comment": "Begun"}, {"action": "1.2"}]
    )
    rows = {
        name: filled_template(ledger.store, name, "tiny")
        for name in ("actions", "recommendations", "sources")
    }
    made = BytesIO(actions_sheet(rows["actions"], rows["recommendations"], rows["sources"], TODAY))
    sheet, shown = load_workbook(made)["actions"], load_workbook(made, data_only=True)["actions"]

    assert column(sheet, "action") == ["1.1", "1.2"]
    assert column(sheet, "(recommendation)") == ["Do better", "Do better"]
    assert column(sheet, "(comment)") == ["Begun", None]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    same = ",".join(
        f"${letters[name]}2=${letters[f'({name})']}2"
        for name in ("status", "deadline", "comment", "evidence")
    )
    assert (
        column(sheet, "reported_on")[0]
        == f"=IF(AND({same}),${letters['(last report)']}2,'Read me'!$B$2)"
    )
    assert [day.date() for day in column(shown, "reported_on")] == [date(2021, 1, 15)] * 2


def test_all_files_offer_the_codes_of_the_sheets_that_they_refer_to(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(indicators=[{}], results=[{}])
    rows = {name: filled_template(ledger.store, name, "tiny") for name in contract()}
    sheet = load_workbook(BytesIO(every_sheet(rows)))["results"]
    offered = {
        str(one.sqref).split(":")[0][:-1]: one.formula1
        for one in sheet.data_validations.dataValidation
    }
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    assert offered[letters["indicator"]] == "'indicators'!$A$2:$A$1002"
    assert offered[letters["source"]] == "'sources'!$A$2:$A$1002"
    assert offered[letters["basis"]] == '"reported,derived"'
