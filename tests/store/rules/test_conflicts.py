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
