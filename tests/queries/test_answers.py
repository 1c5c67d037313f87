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


STATUSES = ("met", "on_track", "behind", "no_data", "no_target")
SIDES = [f"{side}_{code}" for side in ("old", "new") for code in STATUSES]


def test_the_headline_counts_each_status_of_each_side_without_the_retired(
    open_ledger: OpenLedger,
) -> None:
    of = {"met": "ABC", "on_track": "DE", "behind": "F", "no_data": "GHIJ", "no_target": "KLMNO"}
    retired = {"retired_on": "2021-01-01"}
    codes = {code: status for status, letters in of.items() for code in letters}
    values = {"met": 100, "on_track": 60, "behind": 1, "no_target": 1}
    ledger = open_ledger(
        indicators=[
            *({"indicator": code} for code in codes),
            *({"indicator": f"{code}-gone", **retired} for code in codes),
        ],
        targets=[
            {"indicator": f"{code}{end}"}
            for code, status in codes.items() for end in ("", "-gone") if status != "no_target"
        ],
        results=[
            {"indicator": f"{code}{end}", "value": values[status]}
            for code, status in codes.items() for end in ("", "-gone") if status in values
        ],
    )  # fmt: skip
    assert rows(ledger, "meeting/headline", *SIDES) == [(3, 2, 1, 4, 5) * 2]
    ledger.upload(
        project=[{"planned_end": "2023-06-30"}],
        results=[{"indicator": "F", "value": 100, "reported_on": "2021-02-01"}],
        indicators=[{"indicator": "A", **retired}],
    )
    assert rows(ledger, "meeting/headline", *SIDES) == [(3, 2, 1, 4, 5, 3, 2, 0, 4, 5)]
    assert rows(ledger, "meeting/headline", "old_project_end", "new_project_end") == [
        (pd.Timestamp(2022, 12, 31), pd.Timestamp(2023, 6, 30))
    ]


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
