"""Warnings: what must be seen before an upload is confirmed. They stop nothing."""

from datetime import datetime

import pytest

from tests.conftest import OpenWorld
from tests.store.weighing import confirmed, preview
from tests.worlds import NOW, Row, World

NEXT_YEAR = {"period_start": "2020-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-15"}
LATER = {"reported_on": "2021-02-01"}
SLIP = "Check the decimal point and the unit."
HAPPENED = "It says when something happened: check it."


def warnings(world: World, at: datetime = NOW, **files: list[Row]) -> list[str]:
    found = preview(world, at=at, **files)
    assert found.faults == ()
    return [str(warning) for warning in found.warnings]


def differs(row: int, total: object, parts: object, column: str = "value") -> str:
    return (
        f"results.csv, row {row}, column {column}: the stated total is {total}, its parts add up to "
        f"{parts}. Both would be shown, with the difference."
    )


def test_warnings_stop_nothing_and_are_told_again_after_it_was_overtaken(
    open_world: OpenWorld,
) -> None:
    world = open_world(results=[{"value": 50}])
    said = (
        "results.csv, row 2, column value: falls from 50 (2020-12-31) to 40, and A is cumulative. "
        "Check whether it is the figure of one period."
    )
    found = preview(world, results=[{**NEXT_YEAR, "value": 40}])
    assert [str(warning) for warning in found.warnings] == [said]
    assert confirmed(found) == 2


# A cumulative figure falls


def test_a_cumulative_figure_that_is_equal_or_rises_does_not_fall(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 50}])
    for value in (50, "50.0", 51):
        assert warnings(world, results=[{**NEXT_YEAR, "value": value}]) == []
    (said,) = warnings(world, results=[{**NEXT_YEAR, "value": "49.999999"}])
    assert "falls from 50 (2020-12-31) to 49.999999" in said


def test_levels_and_periods_may_fall(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[
            {"indicator": "L", "measure": "level"},
            {"indicator": "P", "measure": "period"},
            {"indicator": "D", "measure": "level", "direction": "decrease"},
        ],
        results=[{"indicator": code, "value": 50} for code in ("L", "P", "D")],
    )
    half = {"period_start": "2021-01-01", "period_end": "2021-06-30", "reported_on": "2021-07-15"}
    rows: list[Row] = [{**half, "indicator": code, "value": 40} for code in ("L", "P", "D")]
    assert warnings(world, results=rows) == []


def test_an_earlier_period_that_is_reported_late_is_more_than_the_next(
    open_world: OpenWorld,
) -> None:
    world = open_world(results=[{"value": 50}])
    early = {"period_end": "2020-06-30", "reported_on": "2021-07-15"}
    assert warnings(world, results=[{**early, "value": 50}]) == []
    assert warnings(world, results=[{**early, "value": 60}]) == [
        "results.csv, row 2, column value: is more than the 50 of 2020-12-31, and A is cumulative. "
        "Check both."
    ]


def test_a_fall_within_one_file_is_told_once(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    (said,) = warnings(world, results=[{"value": 50}, {**NEXT_YEAR, "value": 40}])
    assert said.startswith("results.csv, row 3, column value: falls from 50")


def test_countries_and_sexes_fall_apart_from_each_other(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 50}, {"sex": "women", "value": 50}])
    rows: list[Row] = [
        {**NEXT_YEAR, "country": "KEN", "value": 40},
        {**NEXT_YEAR, "sex": "men", "value": 40},
    ]
    assert warnings(world, results=rows) == []


def test_a_correction_is_compared_with_what_then_stands_beside_it(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 50}, {**NEXT_YEAR, "value": 80}])
    rows: list[Row] = [
        {"value": 70, "reported_on": "2021-07-15"},
        {**NEXT_YEAR, "value": 60},
    ]
    (said,) = warnings(world, results=rows)
    assert said.startswith("results.csv, row 3, column value: falls from 70 (2020-12-31) to 60")
    assert warnings(world, results=[{"value": 70, "reported_on": "2021-07-15"}]) == []


def test_a_correction_below_what_stood_is_told_where_nothing_before_it_tells_it(
    open_world: OpenWorld,
) -> None:
    world = open_world(results=[{"value": 50}, {**NEXT_YEAR, "value": 80}])
    said = (
        "is corrected from 50 to 30, and A is cumulative. Check whether it is the figure of one "
        "period."
    )
    assert warnings(world, results=[{**LATER, "value": 30}]) == [
        f"results.csv, row 2, column value: {said}"
    ]
    (still_above,) = warnings(world, results=[{**NEXT_YEAR, "value": 60}])
    assert "corrected from 80 to 60" in still_above
    (below_both,) = warnings(world, results=[{**NEXT_YEAR, "value": 40}])
    assert "falls from 50 (2020-12-31) to 40" in below_both
    assert warnings(world, results=[{**LATER, "value": 50}]) == []
    assert (
        warnings(world, indicators=[{"measure": "level"}], results=[{**LATER, "value": 30}]) == []
    )


def test_the_measure_is_the_one_that_comes_with_the_figures(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 50}])
    rows: list[Row] = [{**NEXT_YEAR, "value": 40}]
    assert warnings(world, indicators=[{"measure": "level"}], results=rows) == []


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
def test_a_figure_far_from_the_last_is_told_beyond_tenfold(
    open_world: OpenWorld, last: int, value: object, word: str | None
) -> None:
    world = open_world(indicators=[{"measure": "level"}], results=[{"value": last}])
    said = f"is {value}, {word} the last figure, {last}. {SLIP}"
    expected = [] if word is None else [f"results.csv, row 2, column value: {said}"]
    assert warnings(world, results=[{**NEXT_YEAR, "value": value}]) == expected


def test_a_correction_is_compared_with_what_it_corrects(open_world: OpenWorld) -> None:
    world = open_world(
        indicators=[{"measure": "level"}],
        results=[{"value": 50}, {**NEXT_YEAR, "value": 5000}],
    )
    assert warnings(world, results=[{**NEXT_YEAR, "value": 4999}]) == []
    assert warnings(world, results=[{**NEXT_YEAR, "value": 50}]) == [
        f"results.csv, row 2, column value: is 50, less than a tenth of the last figure, 5000. {SLIP}"
    ]


def test_the_first_figure_and_a_blank_one_are_far_from_nothing(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{"measure": "level"}, {"indicator": "B"}], results=[{}])
    rows: list[Row] = [{**NEXT_YEAR, "value": None}, {"indicator": "B", "value": 999999}]
    assert warnings(world, results=rows) == []


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
def test_every_file_with_figures_compares_them_with_what_stood_for_their_key(
    open_world: OpenWorld, file: str, column: str, key: Row
) -> None:
    def of(value: object) -> dict[str, list[Row]]:
        return {file: [{**key, **LATER, column: value}]}

    world = open_world(**{file: [{**key, column: 50}]})
    for value, word in ((501, "more than tenfold"), ("4.99", "less than a tenth of")):
        assert warnings(world, NOW, **of(value)) == [
            f"{file}.csv, row 2, column {column}: is {value}, {word} the last figure, 50. {SLIP}"
        ]
    for unremarkable in (500, 5, None):
        assert warnings(world, NOW, **of(unremarkable)) == []


def test_a_target_or_partnership_of_another_key_is_far_from_nothing(open_world: OpenWorld) -> None:
    world = open_world(
        targets=[{"value": 50}],
        partnerships=[{"contribution_usd": 50}, {"partnership": "P2"}],
    )
    others: list[Row] = [
        {"kind": "baseline", "value": 999},
        {"sex": "women", "value": 999},
        {"unit": "USD", "value": 999},
    ]
    assert warnings(world, targets=others) == []
    of_others: list[Row] = [
        {**LATER, "partnership": "P2", "contribution_usd": 999},
        {"partnership": "P3", "contribution_usd": 999},
    ]
    assert warnings(world, partnerships=of_others) == []


def test_a_portfolio_figure_of_a_new_day_is_compared_with_that_of_the_day_before(
    open_world: OpenWorld,
) -> None:
    world = open_world(portfolio=[{"value": 3}])
    later = {"as_at": "2021-06-30", "reported_on": "2021-07-15", "value": 31}
    assert warnings(world, portfolio=[{**later, "value": 30}]) == []
    assert warnings(world, portfolio=[later]) == [
        f"portfolio.csv, row 2, column value: is 31, more than tenfold the last figure, 3. {SLIP}"
    ]
    assert warnings(world, portfolio=[{**later, "category": "ongoing"}]) == []
    assert warnings(world, portfolio=[{**later, "unit": "people"}]) == []


# Parts and their total


def test_parts_that_miss_their_total_are_told_as_the_rule_finds_them(
    open_world: OpenWorld,
) -> None:
    world = open_world(
        indicators=[{}, {"indicator": "B", "unit": "percent"}, {"indicator": "C"}],
        results=[{"value": 50}, {"indicator": "C", "value": 10}, {"indicator": "C", "sex": "men"}],
    )
    sexes = ("women", "men", "another_gender", "not_recorded")
    parts: list[Row] = [{"sex": sex, "value": 13} for sex in sexes]
    of_percent: list[Row] = [
        {"indicator": "B", "sex": sex, "value": 60} for sex in ("total", *sexes[:2])
    ]
    assert warnings(world, results=[{"sex": "women", "value": 50}]) == []
    found = preview(world, results=[*parts, *of_percent])
    assert [str(warning) for warning in found.warnings] == [differs(2, 50, 52)]
    confirmed(found)
    rule = """
        select indicator, stated_total, sum_of_parts
        from part_differences($projects, date '9999-12-31', $revision) order by indicator
    """
    standing_before = ("C", 10, 50)
    assert world.rows(rule) == [("A", 50, 52), standing_before]
    assert warnings(world, results=[{**LATER, "value": 51}]) == [differs(2, 51, 52)]
    assert warnings(world, results=[{**LATER, "value": 52}]) == []


def test_a_part_that_is_withdrawn_leaves_a_total_that_is_missed(open_world: OpenWorld) -> None:
    world = open_world(
        results=[
            {"value": 50},
            {"sex": "women", "value": 20},
            {"sex": "men", "value": 30},
        ]
    )
    withdrawn = {**LATER, "value": None, "qualifier": "withdrawn"}
    assert warnings(world, results=[{**withdrawn, "sex": "men"}]) == [differs(2, 50, 20)]
    assert warnings(world, results=[withdrawn]) == []


def test_countries_have_parts_of_their_own(open_world: OpenWorld) -> None:
    world = open_world(results=[{"value": 50}])
    rows: list[Row] = [{"country": "KEN", "sex": "women", "value": 20}]
    assert warnings(world, results=rows) == []
    rows += [{"country": "KEN", "value": 30}]
    assert warnings(world, results=rows) == [differs(3, 30, 20)]


# Dates to come


def test_what_is_known_or_true_only_later_is_told_from_the_next_day_on(
    open_world: OpenWorld,
) -> None:
    files: dict[str, list[Row]] = {
        "results": [{"period_end": "2021-07-31", "reported_on": "2021-08-01"}],
        "portfolio": [{"as_at": "2021-08-01", "reported_on": "2021-08-01"}],
        "targets": [{"reported_on": "2021-08-01", "due": "2030-12-31"}],
        "actions": [{"reported_on": "2021-08-01", "deadline": "2030-12-31"}],
    }
    world = open_world(indicators=[{}], recommendations=[{}], evidence=[{"item": "R1"}])
    assert warnings(world, at=datetime(2021, 8, 1, 0, 0), **files) == []
    rest = "which is in the future. Until then it is not shown as of today."
    assert warnings(world, at=datetime(2021, 7, 31, 23, 59), **files) == [
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
def test_what_is_said_to_have_happened_is_told_from_the_next_day_on(
    open_world: OpenWorld, file: str, column: str, row: Row
) -> None:
    world = open_world(indicators=[{}])
    rows: dict[str, list[Row]] = {file: [{**row, column: "2021-08-01"}]}
    assert warnings(world, datetime(2021, 8, 1, 0, 0), **rows) == []
    assert warnings(world, datetime(2021, 7, 31, 23, 59), **rows) == [
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
    open_world: OpenWorld, conducted: str, is_told: bool
) -> None:
    said = f"evaluations.csv, row 2, column conducted: is {conducted}, which is in the future. {HAPPENED}"
    told = warnings(
        open_world(), datetime(2021, 7, 31, 12, 0), evaluations=[{"conducted": conducted}]
    )
    assert told == ([said] if is_told else [])


def test_what_is_planned_may_lie_ahead(open_world: OpenWorld) -> None:
    ahead = "2030-12-31"
    files: dict[str, list[Row]] = {
        "project": [{"planned_end": ahead, "extended_end": ahead, "extended_on": "2021-01-01"}],
        "indicators": [{"retired_on": ahead}],
        "targets": [{"due": ahead}, {"kind": "milestone", "due": ahead}],
        "recommendations": [{"recommended_start": ahead, "recommended_end": ahead}],
        "actions": [{"deadline": ahead}],
    }
    world = open_world(recommendations=[{}])
    assert warnings(world, NOW, **files) == []


# A withdrawal of nothing


def test_a_withdrawal_of_what_does_not_stand_names_its_key(open_world: OpenWorld) -> None:
    milestone = {"kind": "milestone", "due": "2021-12-31"}
    world = open_world(results=[{}], targets=[{"due": "2022-12-31"}, milestone], portfolio=[{}])
    gone = {**LATER, "value": None, "qualifier": "withdrawn"}
    standing: dict[str, list[Row]] = {
        "results": [gone],
        "targets": [{**gone, "due": "2023-12-31"}, {**gone, **milestone}],
        "portfolio": [gone],
    }
    assert warnings(world, at=NOW, **standing) == []
    others: dict[str, list[Row]] = {
        "results": [{**gone, "sex": "women"}],
        "targets": [{**gone, **milestone, "due": "2022-06-30"}, {**gone, "sex": "men"}],
        "portfolio": [{**gone, "category": "ongoing"}],
    }

    def withdraws(file: str, row: int, key: str) -> str:
        said = f"withdraws {key}, which does not stand. Check its key."
        return f"{file}.csv, row {row}, column qualifier: {said}"

    assert warnings(world, at=NOW, **others) == [
        withdraws("portfolio", 2, "partnerships · partnerships by phase · ongoing · 2020-12-31"),
        withdraws("results", 2, "A · 2020-01-01 · 2020-12-31 · women"),
        withdraws("targets", 2, "A · milestone · total · 2022-06-30"),
        withdraws("targets", 3, "A · target · men"),
    ]


def test_what_a_file_brings_and_withdraws_stood_in_between(open_world: OpenWorld) -> None:
    world = open_world(indicators=[{}])
    rows: list[Row] = [{}, {**LATER, "value": None, "qualifier": "withdrawn"}]
    assert warnings(world, results=rows) == []
    before = {**rows[1], "reported_on": "2021-01-01"}
    (said,) = warnings(world, results=[rows[0], before])
    assert said.startswith("results.csv, row 3, column qualifier: withdraws A")
