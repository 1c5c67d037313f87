"""Questions answered on tiny projects whose rows differ in what a question filters, parts or names by."""

from datetime import date
from typing import Any

import pandas as pd

from queries import Parameter, ask
from tests.conftest import OpenLedger
from tests.sample_ledgers import SampleLedger


def rows(
    ledger: SampleLedger, name: str, *columns: str, **given: Parameter
) -> list[tuple[Any, ...]]:
    """The answer at the newest revision, of these columns."""
    whole: dict[str, Parameter] = {
        "projects": ["tiny"], "as_of": date(2021, 8, 1), "revision": ledger.store.revision(),
        "since": date(2021, 8, 1), "since_revision": 1, **given,
    }  # fmt: skip
    frame = ask(ledger.store, name, whole)[list(columns)]
    known = frame.astype(object).where(frame.notna(), None)
    return list(known.itertuples(index=False, name=None))


def test_each_status_of_each_side_is_counted_without_the_retired(
    open_ledger: OpenLedger,
) -> None:
    of = {
        "met": "ABC", "on_track": "DE", "behind": "F", "no_data": "GHIJ", "target_not_in_source": "KLMNO",
        "not_reported": "PQ",
    }  # fmt: skip
    retired = {"retired_on": "2021-01-01"}
    codes = {code: status for status, letters in of.items() for code in letters}
    values = {
        "met": 100,
        "on_track": 60,
        "behind": 1,
        "target_not_in_source": 1,
        "not_reported": 99,
    }
    due = {"not_reported": "2021-07-31"}
    ledger = open_ledger(
        indicators=[
            *({"indicator": code} for code in codes),
            *({"indicator": f"{code}-gone", **retired} for code in codes),
        ],
        targets=[
            {"indicator": f"{code}{end}", "due": due.get(status)}
            for code, status in codes.items() for end in ("", "-gone") if status != "target_not_in_source"
        ],
        results=[
            {"indicator": f"{code}{end}", "value": values[status]}
            for code, status in codes.items() for end in ("", "-gone") if status in values
        ],
    )  # fmt: skip
    counts = (
        "status", "old_indicators", "new_indicators", "old_last_on_track", "new_last_on_track",
        "new_last_behind",
    )  # fmt: skip
    assert rows(ledger, "meeting/status_counts", *counts) == [
        ("behind", 1, 1, 0, 0, 0),
        ("not_reported", 2, 2, 2, 2, 0),
        ("no_data", 4, 4, 0, 0, 0),
        ("on_track", 2, 2, 0, 0, 0),
        ("met", 3, 3, 0, 0, 0),
        ("target_not_in_source", 5, 5, 0, 0, 0),
    ]
    ledger.upload(
        project=[{"planned_end": "2023-06-30"}],
        results=[
            {"indicator": "F", "value": 100, "reported_on": "2021-02-01"},
            {"indicator": "P", "value": 1, "reported_on": "2021-02-01"},
        ],
        indicators=[{"indicator": "A", **retired}],
    )
    assert rows(ledger, "meeting/status_counts", *counts) == [
        ("behind", 1, 0, 0, 0, 0),
        ("not_reported", 2, 2, 2, 1, 1),
        ("no_data", 4, 4, 0, 0, 0),
        ("on_track", 2, 2, 0, 0, 0),
        ("met", 3, 3, 0, 0, 0),
        ("target_not_in_source", 5, 5, 0, 0, 0),
    ]
    assert rows(
        ledger, "overview/status_counts", "status", "indicators", "last_on_track", "last_behind"
    ) == [
        ("not_reported", 2, 1, 1),
        ("no_data", 4, 0, 0),
        ("on_track", 2, 0, 0),
        ("met", 3, 0, 0),
        ("target_not_in_source", 5, 0, 0),
    ]
    assert rows(ledger, "meeting/not_reported", "indicator", "last_status") == [
        ("P", "behind"), ("Q", "on_track"),
    ]  # fmt: skip
    assert rows(ledger, "meeting/project_end", "old_project_end", "new_project_end") == [
        (pd.Timestamp(2022, 12, 31), pd.Timestamp(2023, 6, 30))
    ]


def test_the_actions_of_each_state_and_the_indicators_that_did_not_move_are_counted(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(
        indicators=[{"indicator": code} for code in "ABC"] + [{"indicator": "D", "retired_on": "2021-01-01"}],
        results=[{"indicator": code} for code in "ABCD"],
        recommendations=[{}],
        actions=[{"action": f"1.{number}", "status": "ongoing"} for number in range(3)],
    )  # fmt: skip
    ledger.upload(
        results=[{"indicator": "A", "value": 60, "reported_on": "2021-07-01"}],
        actions=[
            {
                "action": "1.0",
                "status": "completed",
                "evidence": "Minutes",
                "reported_on": "2021-07-01",
            },
            {"action": "1.7", "status": "cancelled", "reported_on": "2021-07-01"},
        ],
    )
    given: dict[str, Parameter] = {"since": date(2021, 5, 1), "since_revision": 1}
    assert rows(ledger, "meeting/action_states", "state", "old_actions", "new_actions", **given) == [
        ("completed", 0, 1), ("ongoing", 3, 2), ("cancelled", 0, 1),
    ]  # fmt: skip
    assert rows(ledger, "meeting/status_counts", "new_indicators", "unmoved", **given) == [(3, 2)]


def test_a_conflict_about_the_response_names_the_recommendation_that_it_touches(
    open_ledger: OpenLedger,
) -> None:
    about = {
        "K1": ("actions", "2.1"), "K2": ("recommendations", "R1"), "K3": ("evaluations", "mid-term"),
        "K4": ("results", "A"), "K5": ("actions", "2.1"),
    }  # fmt: skip
    ledger = open_ledger(
        recommendations=[{}, {"recommendation": "R2"}],
        actions=[{}, {"action": "2.1", "recommendation": "R2"}],
        results=[{}],
        evaluations=[{}],
        conflicts=[
            {"conflict": code, "file": file, "key": key,
             "resolved_on": "2021-02-01" if code == "K1" else None}
            for code, (file, key) in about.items()
        ],
    )  # fmt: skip
    assert rows(ledger, "actions/conflicts", "conflict", "recommendation") == [
        ("K2", "R1"), ("K3", None), ("K5", "R2"), ("K1", "R2"),
    ]  # fmt: skip
