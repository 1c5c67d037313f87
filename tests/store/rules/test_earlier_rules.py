"""What reads otherwise than under the rules before November 2026."""

from tests.conftest import OpenLedger
from tests.store.rules.cases import Compare, case

OTHERWISE = """
    select code, earlier, now, because, last_status from read_otherwise($projects, $as_of, $revision)
"""


def test_each_reason_has_what_was_read_and_what_is_read_now(compare: Compare) -> None:
    baseline = {"kind": "baseline", "value": 200}
    cases = {
        "the due date passed": case(
            ("behind", "not_reported", "not_reported", "on_track"),
            results=[{"value": 99}], targets=[{"due": "2021-07-31"}],
        ),
        "nothing is known of a target": case(
            ("no_target", "target_not_in_source", "target_not_in_source", None), results=[{}]
        ),
        "a target in another unit": case(
            ("no_target", "target_in_other_unit", "target_in_other_unit", None),
            results=[{}], targets=[{"unit": "SEK"}],
        ),
        "neither target nor figure": case(("no_target", "no_data", "no_data", None), indicators=[{}]),
        "to fall from nothing that is known": case(
            ("on_track", "not_judged", "not_judged", None),
            indicators=[{"direction": "decrease"}], results=[{}], targets=[{"value": 10}],
        ),
        "a level before its due date": case(
            ("behind", "on_track", "level", None),
            indicators=[{"measure": "level"}], results=[{}], targets=[{}],
        ),
        "less than its target": case(
            ("met", "on_track", "qualifier", None),
            results=[{"value": 100, "qualifier": "less_than"}], targets=[{}],
        ),
        "on track": case([], results=[{"value": 60}], targets=[{}]),
        "behind": case([], results=[{"value": 1}], targets=[{}]),
        "met": case([], results=[{"value": 100}], targets=[{}, baseline]),
        "known to have no target": case(
            [], results=[{}], targets=[{"value": None, "qualifier": "none"}]
        ),
        "no figure": case([], targets=[{}]),
        "retired": case([], indicators=[{"retired_on": "2021-01-31"}], results=[{}]),
    }  # fmt: skip
    compare(OTHERWISE, cases)


def test_an_action_last_reported_before_its_deadline_was_called_overdue(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        actions=[
            {"action": "1.1", "status": "ongoing", "deadline": "2021-07-31"},
            {"action": "1.2", "status": "ongoing", "deadline": "2021-07-31", "reported_on": "2021-07-31"},
            {"action": "1.3", "status": "not_reported", "deadline": "2021-07-31"},
        ]
    )  # fmt: skip
    assert ledger.rows(OTHERWISE) == [("1.1", "overdue", "last_reported", "last_reported", None)]
