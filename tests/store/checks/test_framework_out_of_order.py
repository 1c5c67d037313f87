"""An objective has no parent, an outcome is under the objective, an output under an outcome."""

from tests.conftest import OpenLedger
from tests.sample_ledgers import Row


def result(code: str, level: str, parent: str | None) -> Row:
    return {"result": code, "level": level, "parent": parent}


def test_results_under_the_wrong_result(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    rows = [
        result("goal", "objective", None),  # row 2: in order
        result("1", "outcome", "goal"),  # row 3: in order
        result("1.1", "output", "1"),  # row 4: in order
        result("2", "outcome", None),  # row 5
        result("3", "outcome", "1"),  # row 6
        result("1.2", "output", "goal"),  # row 7
        result("1.3", "output", "1.1"),  # row 8
        result("top", "objective", "goal"),  # row 9
    ]
    sentences = [line.removeprefix("framework.csv, ") for line in ledger.faults(framework=rows)]
    assert sentences == [
        "row 5, column parent: is blank. Name the result above this outcome.",
        'row 6, column parent: is outcome "1", which cannot stand above an outcome.',
        'row 7, column parent: is objective "goal", which cannot stand above an output.',
        'row 8, column parent: is output "1.1", which cannot stand above an output.',
        "row 9, column parent: is filled for an objective. "
        "Leave it blank: nothing stands above it.",
    ]


def test_a_parent_is_what_the_latest_upload_says(open_ledger: OpenLedger) -> None:
    tree = [
        result("goal", "objective", None),
        result("1", "outcome", "goal"),
        result("2", "output", "1"),
    ]
    ledger = open_ledger(framework=tree)
    mended = [result("2", "outcome", "goal"), result("2.1", "output", "2")]
    assert ledger.faults(framework=mended) == []
