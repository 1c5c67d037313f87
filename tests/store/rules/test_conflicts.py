"""Conflicts: known from their date, open until they are resolved, and the figure that they touch."""

import pytest

from tests.conftest import OpenLedger

KNOWN = "select is_resolved, indicator from conflicts_known($projects, $as_of, $revision)"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-07-17", []),
        ("2021-07-18", [(False,)]),
        ("2021-07-30", [(False,)]),
        ("2021-07-31", [(True,)]),
    ],
)
def test_a_conflict_is_open_from_its_report_to_its_resolution(
    open_ledger: OpenLedger, as_of: str, expected: list[tuple[bool]]
) -> None:
    ledger = open_ledger(conflicts=[{"reported_on": "2021-07-18", "resolved_on": "2021-07-31"}])
    sql = "select is_resolved from conflicts_known($projects, $as_of, $revision)"
    assert ledger.rows(sql, as_of) == expected


def test_a_conflict_may_be_resolved_by_a_later_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(conflicts=[{"reported_on": "2021-01-15"}])
    ledger.upload(conflicts=[{"reported_on": "2021-06-01", "resolved_on": "2021-06-01"}])
    sql = "select is_resolved from conflicts_known($projects, $as_of, $revision)"
    assert ledger.row(sql, "2021-05-31") is False
    assert ledger.row(sql, "2021-06-01") is True


@pytest.mark.parametrize(
    ("weight", "expected"), [("scope", "scope"), ("wording", "wording"), (None, "figure")]
)
def test_a_conflict_without_a_weight_is_about_a_figure(
    open_ledger: OpenLedger, weight: str | None, expected: str
) -> None:
    ledger = open_ledger(conflicts=[{"weight": weight}])
    assert ledger.row("select weight from conflicts_known($projects, $as_of, $revision)") == expected


def test_the_further_rows_that_a_conflict_touches_are_a_list(open_ledger: OpenLedger) -> None:
    also = "results:A;2020-01-01;2020-12-31;;women;portfolio:money;one partnership: set-up;;2020-12-31"
    ledger = open_ledger(conflicts=[{"also_touches": also}, {"conflict": "K2"}])
    sql = "select touches from conflicts_known($projects, $as_of, $revision) order by conflict"
    assert ledger.rows(sql) == [
        (
            [
                {"file": "results", "key": "A;2020-01-01;2020-12-31;;women"},
                {"file": "portfolio", "key": "money;one partnership: set-up;;2020-12-31"},
            ],
        ),
        ([],),
    ]


@pytest.mark.parametrize(("named", "known"), [("no", ["K2"]), ("yes", ["K1", "K2"])])
@pytest.mark.parametrize(
    "about", [{"file": "partnerships", "key": "P1"}, {"also_touches": "actions:1.1;partnerships:P1"}]
)
def test_a_conflict_about_a_partner_that_may_not_be_named_is_not_known(
    open_ledger: OpenLedger, about: dict[str, object], named: str, known: list[str]
) -> None:
    ledger = open_ledger(
        partnerships=[{"named": named}],
        actions=[{}],
        conflicts=[about, {"conflict": "K2", "also_touches": "actions:1.1"}],
    )
    sql = "select conflict from conflicts_known($projects, $as_of, $revision) order by conflict"
    assert [conflict for (conflict,) in ledger.rows(sql)] == known


@pytest.mark.parametrize(
    ("file", "key", "expected"),
    [
        ("results", "A;2020-01-01;2020-12-31;;total", "A"),
        ("targets", "A;target;total;", "A"),
        ("indicators", "A", "A"),
        ("project", "tiny", None),
        (None, None, None),
    ],
)
def test_a_conflict_names_the_indicator_that_it_touches(
    open_ledger: OpenLedger, file: str | None, key: str | None, expected: str | None
) -> None:
    ledger = open_ledger(results=[{}], targets=[{}], conflicts=[{"file": file, "key": key}])
    assert ledger.row(KNOWN) == (False, expected)
