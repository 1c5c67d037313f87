"""A link of evidence leads to an item, or to the key action that carries it out."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row


def test_links_of_evidence_join_two_items(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence=[{"item": "F1"}])
    links: list[Row] = [{"from_item": "F1", "to_item": "C9"}, {"from_item": "F9", "to_item": "F1"}]
    assert ledger.faults(evidence_links=links) == [
        'evidence_links.csv, row 2, column to_item: "C9" is not in evidence.csv, nor an action of actions.csv. '
        "Add it there, or write a code that is.",
        'evidence_links.csv, row 3, column from_item: "F9" is not in evidence.csv. '
        "Add it there, or write a code that is.",
    ]


def test_a_link_may_lead_to_an_action_that_is_there_or_comes_along(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(evidence=[{"item": "R1.a"}], actions=[{"action": "1.1"}])
    links: list[Row] = [{"from_item": "R1.a", "to_item": code} for code in ("1.1", "1.10")]
    assert ledger.faults(actions=[{"action": "1.10"}], evidence_links=links) == []
