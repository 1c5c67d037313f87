"""Earlier values: every row of a figure, the reporting years, the dates of reports."""

import pytest

from tests.conftest import OpenLedger

VERSIONS = """
    select value, reported_on::varchar, stands
    from result_versions($projects, $as_of, $revision)
    order by reported_on, revision
"""
REPORT = {"period_end": "2020-12-31", "value": 50, "reported_on": "2021-01-15"}


def test_every_row_of_a_figure_is_kept_and_one_is_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    ledger.upload(results=[{**REPORT, "value": 55}])
    ledger.upload(results=[{**REPORT, "value": 60, "reported_on": "2021-03-01"}])
    assert ledger.rows(VERSIONS) == [
        (50, "2021-01-15", False),
        (55, "2021-01-15", False),
        (60, "2021-03-01", True),
    ]


def test_the_first_value_after_one_that_was_not_seen_is_seen(open_ledger: OpenLedger) -> None:
    unseen = {**REPORT, "value": None, "qualifier": "not_in_source", "reported_on": "2021-01-01"}
    ledger = open_ledger(
        results=[unseen, REPORT, {**REPORT, "value": 60, "reported_on": "2021-03-01"}]
    )
    seen = "select value, is_seen from result_versions($projects, $as_of, $revision) order by reported_on"
    assert ledger.rows(seen) == [(None, False), (50, True), (60, False)]


def test_of_two_rows_only_the_one_known_by_the_date_is_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT, {**REPORT, "value": 60, "reported_on": "2021-03-01"}])
    assert ledger.rows(VERSIONS, "2021-02-28") == [(50, "2021-01-15", True)]


def test_a_confirmation_and_a_withdrawal_are_in_the_history(open_ledger: OpenLedger) -> None:
    withdrawn = {"value": None, "qualifier": "withdrawn", "reported_on": "2021-05-01"}
    ledger = open_ledger(
        results=[REPORT, {**REPORT, "reported_on": "2021-03-01"}, {**REPORT, **withdrawn}]
    )
    assert ledger.rows(VERSIONS) == [
        (50, "2021-01-15", False),
        (50, "2021-03-01", False),
        (None, "2021-05-01", True),
    ]


def test_an_undone_row_is_in_no_history(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT])
    undone = ledger.upload(results=[{**REPORT, "value": 60, "reported_on": "2021-03-01"}])
    ledger.enter("undo", undone)
    assert ledger.rows(VERSIONS) == [(50, "2021-01-15", True)]


def test_a_row_of_each_key_is_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[REPORT, {**REPORT, "sex": "women"}, {**REPORT, "country": "VNM"}])
    assert [row[2] for row in ledger.rows(VERSIONS)] == [True, True, True]


# By reporting year


BY_YEAR = """
    select period_end::varchar, year_end::varchar, value, closes_year
    from figures_by_year($projects, $as_of, $revision)
    order by period_end, period_start
"""


def test_a_year_closes_with_its_last_and_longest_figure(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        project=[{"reporting_year_end": "09-30"}],
        results=[
            {"period_end": "2020-06-30", "value": 10},
            {"period_end": "2020-09-30", "value": 20},
            {"period_start": "2020-07-01", "period_end": "2020-09-30", "value": 8},
            {"period_end": "2020-10-01", "value": 21},
        ],
    )
    assert ledger.rows(BY_YEAR) == [
        ("2020-06-30", "2020-09-30", 10, False),
        ("2020-09-30", "2020-09-30", 20, True),
        ("2020-09-30", "2020-09-30", 8, False),
        ("2020-10-01", "2021-09-30", 21, True),
    ]


def test_each_country_and_the_whole_close_a_year_of_their_own(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{"value": 3}, {"country": "VNM"}, {"country": "MYS"}])
    assert [row[3] for row in ledger.rows(BY_YEAR)] == [True, True, True]


# When something was reported


REPORTED = "select file, reported_on::varchar from everything_reported($projects, $revision)"


def test_every_dated_report_is_listed_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        results=[REPORT, {**REPORT, "sex": "women"}],
        targets=[{"reported_on": "2020-01-01"}],
        portfolio=[{"reported_on": "2021-02-01"}],
        partnerships=[{"reported_on": "2021-03-01"}],
        recommendations=[{"reported_on": "2021-04-01"}],
        actions=[{"reported_on": "2021-05-01"}],
        judgements=[{"reported_on": "2021-06-01"}],
    )
    assert sorted(ledger.rows(REPORTED)) == [
        ("actions", "2021-05-01"),
        ("judgements", "2021-06-01"),
        ("partnerships", "2021-03-01"),
        ("portfolio", "2021-02-01"),
        ("recommendations", "2021-04-01"),
        ("results", "2021-01-15"),
        ("targets", "2020-01-01"),
    ]


def test_an_undone_report_is_not_listed(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.enter("undo", ledger.upload(results=[REPORT], indicators=[{}]))
    assert ledger.rows(REPORTED) == []


# The project in force


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2021-07-30", ("2022-09-30", False)), ("2021-07-31", ("2022-12-31", True))],
)
def test_an_extension_counts_from_the_day_it_was_known(
    open_ledger: OpenLedger, as_of: str, expected: tuple[str, bool]
) -> None:
    ledger = open_ledger(
        project=[
            {
                "planned_end": "2022-09-30",
                "extended_end": "2022-12-31",
                "extended_on": "2021-07-31",
            }
        ]
    )
    sql = """
        select end_in_force::varchar, is_extended
        from project_in_force($projects, $as_of, $revision)
    """
    assert ledger.row(sql, as_of) == expected


def test_without_an_extension_the_planned_end_is_in_force(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(project=[{"planned_end": "2022-09-30"}])
    sql = """
        select end_in_force::varchar, is_extended
        from project_in_force($projects, $as_of, $revision)
    """
    assert ledger.row(sql) == ("2022-09-30", False)
