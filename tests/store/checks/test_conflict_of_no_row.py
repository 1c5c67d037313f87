"""A conflict that touches a row names one that is there."""

import pytest

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

EVERYTHING: dict[str, list[Row]] = {
    "results": [{"country": "VNM"}, {"indicator": "B", "sex": "women"}],
    "targets": [{"unit": "SEK"}, {"kind": "milestone", "due": "2021-12-31"}],
    "portfolio": [{}, {"category": "pilot"}],
    "partnerships": [{}],
    "actions": [{}],
    "evidence_links": [{}],
}


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("results", "A;2020-01-01;2020-12-31;VNM;total"),
        ("results", "B;2020-01-01;2020-12-31;;women"),
        ("targets", "A;target;total;SEK"),
        ("targets", "A;milestone;total;;2021-12-31"),
        ("portfolio", "partnerships;partnerships by phase;;2020-12-31"),
        ("portfolio", "partnerships;partnerships by phase;pilot;2020-12-31"),
        ("project", "tiny"),
        ("sources", "report"),
        ("framework", "goal"),
        ("indicators", "A"),
        ("partnerships", "P1"),
        ("evaluations", "mid-term"),
        ("recommendations", "R1"),
        ("actions", "1.1"),
        ("evidence", "F1"),
        ("evidence_links", "F1;C1;derived_from"),
        (None, None),
    ],
)
def test_keys_that_are_there(open_ledger: OpenLedger, file: str | None, key: str | None) -> None:
    ledger = open_ledger(**EVERYTHING)
    assert ledger.faults(conflicts=[{"file": file, "key": key}]) == []


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("results", "A;2020-01-01;2020-12-31;;total"),
        ("results", "A"),
        ("targets", "A;target;total;"),
        ("indicators", "Z"),
        ("outcomes", "A"),
    ],
)
def test_keys_that_are_not_there(open_ledger: OpenLedger, file: str, key: str) -> None:
    ledger = open_ledger(**EVERYTHING)
    assert ledger.faults(conflicts=[{"file": file, "key": key}]) == [
        f'conflicts.csv, row 2, column key: "{key}" is no key of {file}.csv. '
        'Write the key columns of that row, joined with ";".'
    ]


def test_a_file_without_a_key(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.faults(conflicts=[{"file": "results", "key": None}]) == [
        "conflicts.csv, row 2, column key: blank is no key of results.csv. "
        'Write the key columns of that row, joined with ";".'
    ]


@pytest.mark.parametrize(
    "also_touches",
    [
        "results:B;2020-01-01;2020-12-31;;women",
        "actions:1.1; results:A;2020-01-01;2020-12-31;VNM;total;partnerships:P1",
        "portfolio:partnerships;partnerships by phase;;2020-12-31;evidence_links:F1;C1;derived_from",
        "",
    ],
)
def test_it_may_touch_further_rows(open_ledger: OpenLedger, also_touches: str) -> None:
    ledger = open_ledger(**EVERYTHING)
    assert ledger.faults(conflicts=[{"also_touches": also_touches}]) == []


@pytest.mark.parametrize(
    ("also_touches", "fault"),
    [
        ("actions:1.1;actions:9.9", '"9.9" is no key of actions.csv. '),
        ("results:A;2020-01-01", '"A;2020-01-01" is no key of results.csv. '),
        ("conflicts:K1", '"K1" is no key of conflicts.csv. '),
    ],
)
def test_further_rows_that_are_not_there(
    open_ledger: OpenLedger, also_touches: str, fault: str
) -> None:
    ledger = open_ledger(**EVERYTHING)
    assert ledger.faults(conflicts=[{"also_touches": also_touches}]) == [
        f"conflicts.csv, row 2, column also_touches: {fault}"
        'Write the key columns of that row, joined with ";".'
    ]


def test_a_further_row_without_its_file(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(**EVERYTHING)
    assert ledger.faults(conflicts=[{"also_touches": "1.1;actions:1.1"}]) == [
        'conflicts.csv, row 2, column also_touches: "1.1" names no file. '
        "Write each row as its file, a colon and its key: actions:1.1."
    ]
