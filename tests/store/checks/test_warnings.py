"""Warnings: what must be seen before an upload is confirmed. They stop nothing."""

from datetime import datetime

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger
from tests.store.previews import confirmed, preview

NEXT_YEAR = {"period_start": "2020-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-15"}
LATER = {"reported_on": "2021-02-01"}
SLIP = "Check the decimal point and the unit."
HAPPENED = "It says when something happened: check it."


def warnings(ledger: SampleLedger, at: datetime = NOW, **files: list[Row]) -> list[str]:
    found = preview(ledger, at=at, **files)
    assert found.faults == ()
    return [str(warning) for warning in found.warnings]


def differs(row: int, total: object, parts: object, column: str = "value") -> str:
    return (
        f"results.csv, row {row}, column {column}: the stated total is {total}, its parts add up to "
        f"{parts}. Both would be shown, with the difference."
    )


def test_warnings_stop_nothing_and_are_reported_again_after_it_was_overtaken(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    text = (
        "results.csv, row 2, column value: falls from 50 (2020-12-31) to 40, and A is cumulative. "
        "Check whether it is the figure of one period."
    )
    found = preview(ledger, results=[{**NEXT_YEAR, "value": 40}])
    assert [str(warning) for warning in found.warnings] == [text]
    assert confirmed(found) == 2


# A cumulative figure falls


def test_a_cumulative_figure_that_is_equal_or_rises_does_not_fall(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    for value in (50, "50.0", 51):
        assert warnings(ledger, results=[{**NEXT_YEAR, "value": value}]) == []
    (text,) = warnings(ledger, results=[{**NEXT_YEAR, "value": "49.999999"}])
    assert "falls from 50 (2020-12-31) to 49.999999" in text


def test_levels_and_periods_may_fall(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[
            {"indicator": "L", "measure": "level"},
            {"indicator": "P", "measure": "period"},
            {"indicator": "D", "measure": "level", "direction": "decrease"},
        ],
        results=[{"indicator": code, "value": 50} for code in ("L", "P", "D")],
    )
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-15"}
    rows: list[Row] = [{**half, "indicator": code, "value": 40} for code in ("L", "P", "D")]
    assert warnings(ledger, results=rows) == []


def test_an_earlier_period_that_is_reported_late_is_more_than_the_next(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    early = {"period_end": "2020-06-30", "reported_on": "2021-07-15"}
    assert warnings(ledger, results=[{**early, "value": 50}]) == []
    assert warnings(ledger, results=[{**early, "value": 60}]) == [
        "results.csv, row 2, column value: is more than the 50 of 2020-12-31, and A is cumulative. "
        "Check both."
    ]


def test_a_fall_within_one_file_is_reported_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    (text,) = warnings(ledger, results=[{"value": 50}, {**NEXT_YEAR, "value": 40}])
    assert text.startswith("results.csv, row 3, column value: falls from 50")


def test_countries_and_sexes_fall_apart_from_each_other(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}, {"sex": "women", "value": 50}])
    rows: list[Row] = [
        {**NEXT_YEAR, "country": "KEN", "value": 40},
        {**NEXT_YEAR, "sex": "men", "value": 40},
    ]
    assert warnings(ledger, results=rows) == []


def test_a_correction_is_compared_with_the_figures_then_next_to_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}, {**NEXT_YEAR, "value": 80}])
    rows: list[Row] = [
        {"value": 70, "reported_on": "2021-07-15"},
        {**NEXT_YEAR, "value": 60},
    ]
    (text,) = warnings(ledger, results=rows)
    assert text.startswith("results.csv, row 3, column value: falls from 70 (2020-12-31) to 60")
    assert warnings(ledger, results=[{"value": 70, "reported_on": "2021-07-15"}]) == []


def test_a_correction_below_the_earlier_value_is_reported_where_no_earlier_fault_reports_it(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{"value": 50}, {**NEXT_YEAR, "value": 80}])
    text = (
        "is corrected from 50 to 30, and A is cumulative. Check whether it is the figure of one "
        "period."
    )
    assert warnings(ledger, results=[{**LATER, "value": 30}]) == [
        f"results.csv, row 2, column value: {text}"
    ]
    (still_above,) = warnings(ledger, results=[{**NEXT_YEAR, "value": 60}])
    assert "corrected from 80 to 60" in still_above
    (below_both,) = warnings(ledger, results=[{**NEXT_YEAR, "value": 40}])
    assert "falls from 50 (2020-12-31) to 40" in below_both
    assert warnings(ledger, results=[{**LATER, "value": 50}]) == []
    assert (
        warnings(ledger, indicators=[{"measure": "level"}], results=[{**LATER, "value": 30}]) == []
    )


def test_the_measure_is_the_one_that_comes_with_the_figures(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    rows: list[Row] = [{**NEXT_YEAR, "value": 40}]
    assert warnings(ledger, indicators=[{"measure": "level"}], results=rows) == []


# More than tenfold, less than a tenth


@pytest.mark.parametrize(
    ("last", "value", "word"),
    [
        (50, 500, None),
        (50, "500.000001", "more than tenfold"),
        (50, 5, None),
        (50, "4.999999", "less than a tenth of"),
        (50, 0, "less than a tenth of"),
        (0, 500, None),
        (-50, -500, None),
        (-50, 501, "more than tenfold"),
    ],
)
def test_a_figure_far_from_the_last_is_reported_beyond_tenfold(
    open_ledger: OpenLedger, last: int, value: object, word: str | None
) -> None:
    ledger = open_ledger(indicators=[{"measure": "level"}], results=[{"value": last}])
    text = f"is {value}, {word} the last figure, {last}. {SLIP}"
    expected = [] if word is None else [f"results.csv, row 2, column value: {text}"]
    assert warnings(ledger, results=[{**NEXT_YEAR, "value": value}]) == expected


def test_a_correction_is_compared_with_what_it_corrects(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        indicators=[{"measure": "level"}],
        results=[{"value": 50}, {**NEXT_YEAR, "value": 5000}],
    )
    assert warnings(ledger, results=[{**NEXT_YEAR, "value": 4999}]) == []
    assert warnings(ledger, results=[{**NEXT_YEAR, "value": 50}]) == [
        f"results.csv, row 2, column value: is 50, less than a tenth of the last figure, 5000. {SLIP}"
    ]


def test_the_first_figure_and_a_blank_one_are_far_from_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"measure": "level"}, {"indicator": "B"}], results=[{}])
    rows: list[Row] = [{**NEXT_YEAR, "value": None}, {"indicator": "B", "value": 999999}]
    assert warnings(ledger, results=rows) == []


@pytest.mark.parametrize(
    ("file", "column", "key"),
    [
        ("targets", "value", {}),
        ("targets", "value", {"kind": "baseline", "sex": "women", "unit": "USD"}),
        ("targets", "value", {"kind": "milestone", "due": "2021-12-31"}),
        ("portfolio", "value", {"category": "signed"}),
        ("partnerships", "contribution_usd", {}),
    ],
)
def test_every_file_with_figures_compares_them_with_the_earlier_one_of_their_key(
    open_ledger: OpenLedger, file: str, column: str, key: Row
) -> None:
    def of(value: object) -> dict[str, list[Row]]:
        return {file: [{**key, **LATER, column: value}]}

    ledger = open_ledger(**{file: [{**key, column: 50}]})
    for value, word in ((501, "more than tenfold"), ("4.99", "less than a tenth of")):
        assert warnings(ledger, NOW, **of(value)) == [
            f"{file}.csv, row 2, column {column}: is {value}, {word} the last figure, 50. {SLIP}"
        ]
    for unremarkable in (500, 5, None):
        assert warnings(ledger, NOW, **of(unremarkable)) == []


def test_a_target_or_partnership_of_another_key_is_far_from_nothing(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        targets=[{"value": 50}],
        partnerships=[{"contribution_usd": 50}, {"partnership": "P2"}],
    )
    others: list[Row] = [
        {"kind": "baseline", "value": 999},
        {"sex": "women", "value": 999},
        {"unit": "USD", "value": 999},
    ]
    assert warnings(ledger, targets=others) == []
    of_others: list[Row] = [
        {**LATER, "partnership": "P2", "contribution_usd": 999},
        {"partnership": "P3", "contribution_usd": 999},
    ]
    assert warnings(ledger, partnerships=of_others) == []


def test_a_portfolio_figure_of_a_new_day_is_compared_with_that_of_the_day_before(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(portfolio=[{"value": 3}])
    later = {"as_at": "2021-06-30", "reported_on": "2021-07-15", "value": 31}
    assert warnings(ledger, portfolio=[{**later, "value": 30}]) == []
    assert warnings(ledger, portfolio=[later]) == [
        f"portfolio.csv, row 2, column value: is 31, more than tenfold the last figure, 3. {SLIP}"
    ]
    assert warnings(ledger, portfolio=[{**later, "category": "ongoing"}]) == []
    assert warnings(ledger, portfolio=[{**later, "unit": "people"}]) == []


# Parts and their total


def test_parts_that_miss_their_total_are_reported_as_the_rule_finds_them(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        indicators=[{}, {"indicator": "B", "unit": "percent"}, {"indicator": "C"}],
        results=[{"value": 50}, {"indicator": "C", "value": 10}, {"indicator": "C", "sex": "men"}],
    )
    sexes = ("women", "men", "another_gender", "not_recorded")
    parts: list[Row] = [{"sex": sex, "value": 13} for sex in sexes]
    of_percent: list[Row] = [
        {"indicator": "B", "sex": sex, "value": 60} for sex in ("total", *sexes[:2])
    ]
    assert warnings(ledger, results=[{"sex": "women", "value": 50}]) == []
    found = preview(ledger, results=[*parts, *of_percent])
    assert [str(warning) for warning in found.warnings] == [differs(2, 50, 52)]
    confirmed(found)
    rule = """
        select indicator, stated_total, sum_of_parts
        from part_differences($projects, date '9999-12-31', $revision) order by indicator
    """
    current_before = ("C", 10, 50)
    assert ledger.rows(rule) == [("A", 50, 52), current_before]
    assert warnings(ledger, results=[{**LATER, "value": 51}]) == [differs(2, 51, 52)]
    assert warnings(ledger, results=[{**LATER, "value": 52}]) == []


def test_a_part_that_is_withdrawn_leaves_a_total_that_is_missed(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[
            {"value": 50},
            {"sex": "women", "value": 20},
            {"sex": "men", "value": 30},
        ]
    )
    withdrawn = {**LATER, "value": None, "qualifier": "withdrawn"}
    assert warnings(ledger, results=[{**withdrawn, "sex": "men"}]) == [differs(2, 50, 20)]
    assert warnings(ledger, results=[withdrawn]) == []


def test_countries_have_parts_of_their_own(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 50}])
    rows: list[Row] = [{"country": "KEN", "sex": "women", "value": 20}]
    assert warnings(ledger, results=rows) == []
    rows += [{"country": "KEN", "value": 30}]
    assert warnings(ledger, results=rows) == [differs(3, 30, 20)]


# Dates to come


def test_what_is_known_or_true_only_later_is_reported_from_the_next_day_on(
    open_ledger: OpenLedger,
) -> None:
    files: dict[str, list[Row]] = {
        "results": [{"period_end": "2021-07-31", "reported_on": "2021-08-01"}],
        "portfolio": [{"as_at": "2021-08-01", "reported_on": "2021-08-01"}],
        "targets": [{"reported_on": "2021-08-01", "due": "2030-12-31"}],
        "actions": [{"reported_on": "2021-08-01", "deadline": "2030-12-31"}],
    }
    ledger = open_ledger(indicators=[{}], recommendations=[{}], evidence=[{"item": "R1"}])
    assert warnings(ledger, at=datetime(2021, 8, 1, 0, 0), **files) == []
    rest = "which is in the future. Until then it is not shown as of today."
    assert warnings(ledger, at=datetime(2021, 7, 31, 23, 59), **files) == [
        f"actions.csv, row 2, column reported_on: is 2021-08-01, {rest}",
        f"portfolio.csv, row 2, column as_at: is 2021-08-01, {rest}",
        f"portfolio.csv, row 2, column reported_on: is 2021-08-01, {rest}",
        f"results.csv, row 2, column reported_on: is 2021-08-01, {rest}",
        f"targets.csv, row 2, column reported_on: is 2021-08-01, {rest}",
    ]


@pytest.mark.parametrize(
    ("file", "column", "row"),
    [
        ("project", "extended_on", {"extended_end": "2030-12-31"}),
        ("sources", "published", {}),
        ("targets", "due", {"kind": "baseline"}),
        ("partnerships", "signed", {}),
        ("partnerships", "ended", {}),
        ("conflicts", "resolved_on", {}),
    ],
)
def test_what_is_said_to_have_happened_is_reported_from_the_next_day_on(
    open_ledger: OpenLedger, file: str, column: str, row: Row
) -> None:
    ledger = open_ledger(indicators=[{}])
    rows: dict[str, list[Row]] = {file: [{**row, column: "2021-08-01"}]}
    assert warnings(ledger, datetime(2021, 8, 1, 0, 0), **rows) == []
    assert warnings(ledger, datetime(2021, 7, 31, 23, 59), **rows) == [
        f"{file}.csv, row 2, column {column}: is 2021-08-01, which is in the future. {HAPPENED}"
    ]


@pytest.mark.parametrize(
    ("conducted", "is_told"),
    [
        ("2020-2021", False),
        ("until 2021-07", False),
        ("2021-07-31", False),
        ("In the spring, with 3000 interviews", False),
        ("2021-2022", True),
        ("2021-06 to 2021-09", True),
        ("2021-08-01", True),
    ],
)
def test_an_evaluation_is_conducted_in_the_years_months_or_days_that_its_text_names(
    open_ledger: OpenLedger, conducted: str, is_told: bool
) -> None:
    text = f"evaluations.csv, row 2, column conducted: is {conducted}, which is in the future. {HAPPENED}"
    sentence = warnings(
        open_ledger(), datetime(2021, 7, 31, 12, 0), evaluations=[{"conducted": conducted}]
    )
    assert sentence == ([text] if is_told else [])


def test_what_is_planned_may_lie_ahead(open_ledger: OpenLedger) -> None:
    ahead = "2030-12-31"
    files: dict[str, list[Row]] = {
        "project": [{"planned_end": ahead, "extended_end": ahead, "extended_on": "2021-01-01"}],
        "indicators": [{"retired_on": ahead}],
        "targets": [{"due": ahead}, {"kind": "milestone", "due": ahead}],
        "recommendations": [{"recommended_start": ahead, "recommended_end": ahead}],
        "actions": [{"deadline": ahead}],
    }
    ledger = open_ledger(recommendations=[{}])
    assert warnings(ledger, NOW, **files) == []


# A withdrawal of nothing


def test_a_withdrawal_of_what_is_not_in_force_names_its_key(open_ledger: OpenLedger) -> None:
    milestone = {"kind": "milestone", "due": "2021-12-31"}
    ledger = open_ledger(results=[{}], targets=[{"due": "2022-12-31"}, milestone], portfolio=[{}])
    gone = {**LATER, "value": None, "qualifier": "withdrawn"}
    standing: dict[str, list[Row]] = {
        "results": [gone],
        "targets": [{**gone, "due": "2023-12-31"}, {**gone, **milestone}],
        "portfolio": [gone],
    }
    assert warnings(ledger, at=NOW, **standing) == []
    others: dict[str, list[Row]] = {
        "results": [{**gone, "sex": "women"}],
        "targets": [{**gone, **milestone, "due": "2022-06-30"}, {**gone, "sex": "men"}],
        "portfolio": [{**gone, "category": "ongoing"}],
    }

    def withdraws(file: str, row: int, key: str) -> str:
        text = f"withdraws {key}, which does not stand. Check its key."
        return f"{file}.csv, row {row}, column qualifier: {text}"

    assert warnings(ledger, at=NOW, **others) == [
        withdraws("portfolio", 2, "partnerships · partnerships by phase · ongoing · 2020-12-31"),
        withdraws("results", 2, "A · 2020-01-01 · 2020-12-31 · women"),
        withdraws("targets", 2, "A · milestone · total · 2022-06-30"),
        withdraws("targets", 3, "A · target · men"),
    ]


def test_what_a_file_adds_and_withdraws_was_in_force_between(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{}])
    rows: list[Row] = [{}, {**LATER, "value": None, "qualifier": "withdrawn"}]
    assert warnings(ledger, results=rows) == []
    before = {**rows[1], "reported_on": "2021-01-01"}
    (text,) = warnings(ledger, results=[rows[0], before])
    assert text.startswith("results.csv, row 3, column qualifier: withdraws A")
