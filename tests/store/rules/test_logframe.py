"""The objective, its outcomes and their outputs, as a tree in the order in which people count."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

TREE = "select result, depth, outcome from logframe($projects, $as_of, $revision) order by path"


def result(code: str, level: str, parent: str | None) -> Row:
    return {"result": code, "level": level, "parent": parent}


def test_each_result_follows_the_one_above_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        framework=[
            result("1.10", "output", "1"),
            result("10", "outcome", "goal"),
            result("2", "outcome", "goal"),
            result("1.2", "output", "1"),
            result("1", "outcome", "goal"),
            result("goal", "objective", None),
            result("2.1", "output", "2"),
        ]
    )
    assert ledger.rows(TREE) == [
        ("goal", 0, "goal"),
        ("1", 1, "1"),
        ("1.2", 2, "1"),
        ("1.10", 2, "1"),
        ("2", 1, "2"),
        ("2.1", 2, "2"),
        ("10", 1, "10"),
    ]


def test_long_codes_stay_apart(open_ledger: OpenLedger) -> None:
    codes = ["x-private-sector-a", "x-private-sector-b"]
    ledger = open_ledger(
        framework=[
            result("goal", "objective", None),
            *[result(code, "outcome", "goal") for code in codes],
            *[result(f"{code}.1", "output", code) for code in codes],
        ]
    )
    assert [code for code, _, _ in ledger.rows(TREE)] == [
        "goal", "x-private-sector-a", "x-private-sector-a.1",
        "x-private-sector-b", "x-private-sector-b.1",
    ]  # fmt: skip


def test_a_result_that_moves_is_where_the_latest_upload_puts_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(
        framework=[
            result("goal", "objective", None),
            result("1", "outcome", "goal"),
            result("2", "outcome", "goal"),
            result("1.1", "output", "1"),
        ]
    )
    moved = ledger.upload(framework=[result("1.1", "output", "2")])
    assert ledger.rows(TREE)[-1] == ("1.1", 2, "2")
    assert ledger.rows(TREE, revision=moved - 1)[2] == ("1.1", 2, "1")


def test_an_empty_framework_is_an_empty_tree(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.rows(TREE, revision=0) == []
