"""The effect of an entry: all its rows counted, those that change something shown first."""

from typing import Any

import pandas as pd

from store import every_row_of_reversal, every_row_then
from store.preview.effect import SHOWN
from tests.conftest import OpenLedger
from tests.store.previews import confirmed, counts, effect_of, preview, tuples


def test_only_so_many_rows_are_shown_those_that_change_something_first(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(sources=[{"source": "s0"}, {"source": "s1"}])
    added = [{"source": f"n{number}"} for number in range(SHOWN + 5)]
    changed = {"source": "s1", "title": "Another title"}
    effect = effect_of(preview(ledger, sources=[*added, {"source": "s0"}, changed]))
    assert counts(effect) == [
        ("sources.csv", "confirmed", 1),
        ("sources.csv", "new", SHOWN + 5),
        ("sources.csv", "updated", 1),
    ]
    shown = tuples(effect.rows, "in_row", "key", "effect", "name", "old", "new")
    assert shown[0] == (SHOWN + 8, "s1", "updated", "title", "A report", "Another title")
    assert len({row[0] for row in shown}) == SHOWN
    assert {row[2] for row in shown[1:]} == {"new"}


def test_every_row_is_reported_where_it_is_asked_for_before_and_after_and_of_an_undo(
    open_ledger: OpenLedger,
) -> None:
    codes = [f"s{number}" for number in range(SHOWN + 5)]
    ledger = open_ledger(sources=[{"source": code} for code in codes])
    found = preview(ledger, sources=[{"source": code, "title": "Another"} for code in codes])
    sides = ("in_row", "key", "effect", "name", "old", "new")

    def differences(effect: str, old: str, new: str) -> list[tuple[Any, ...]]:
        return [(at, code, effect, "title", old, new) for at, code in enumerate(codes, 2)]

    expected = differences("updated", "A report", "Another")
    assert tuples(pd.concat(found.every_row()), *sides) == expected
    assert tuples(effect_of(found).rows, *sides) == expected[:SHOWN]
    second = confirmed(found)
    assert tuples(pd.concat(every_row_then(ledger.store, "tiny", second, None)), *sides) == expected
    undoing = every_row_of_reversal(ledger.store, "tiny", second)
    assert tuples(pd.concat(undoing), *sides) == differences("changed", "Another", "A report")


def test_files_are_reported_in_the_order_of_the_contract(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    effect = effect_of(preview(ledger, evidence=[{}], sources=[{"source": "second"}]))
    kinds = [kind for (kind,) in tuples(effect.rows, "kind")]
    assert kinds == sorted(kinds, key=["sources", "evidence"].index)


def test_what_cannot_be_judged_otherwise_is_not_asked(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}], actions=[{}])
    effect = effect_of(preview(ledger, portfolio=[{}]))
    assert (len(effect.indicators), len(effect.actions)) == (0, 0)
    assert list(effect.indicators)[:3] == ["indicator", "title", "unit"]
    assert list(effect.actions)[:2] == ["action", "title"]


def test_text_of_a_file_stays_text(open_ledger: OpenLedger) -> None:
    title = "'); drop table ledger.entry; --"
    ledger = open_ledger(evaluations=[{"title": title}])
    effect = effect_of(preview(ledger, evaluations=[{"title": f"{title}  *bold*"}]))
    assert tuples(effect.rows, "name", "old", "new") == [("title", title, f"{title}  *bold*")]
