"""Undo and redo: the rows before count again, and nothing is deleted."""

import pytest

from store import Overtaken, Refused, Reversal, ReversalRequest, preview_reversal, reverse
from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, SampleLedger, reverse_at_once
from tests.store.previews import BY, contents, counts, tuples

VALUES = "select sex, value from current_results($projects, $as_of, $revision) order by sex"
LATER = {"reported_on": "2021-02-01"}


def turned(ledger: SampleLedger, upload: int, kind: str) -> int:
    return reverse_at_once(
        ledger.store, ledger.project, upload, kind, by=BY, note="Taken back.", at=NOW
    )


def previewed(ledger: SampleLedger, upload: int) -> Reversal:
    return preview_reversal(ledger.store, ledger.project, upload, NOW.date())


def refused(ledger: SampleLedger, upload: int, kind: str) -> list[str]:
    """The faults of an undo or redo that is refused; the ledger is unchanged."""
    before = contents(ledger)
    with pytest.raises(Refused) as text:
        turned(ledger, upload, kind)
    assert contents(ledger) == before
    return [str(fault) for fault in text.value.faults]


def test_after_an_undo_the_rows_before_count_again_and_after_a_redo_not(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(targets=[{}], results=[{}, {"sex": "women", "value": 20}])
    rows: list[Row] = [{**LATER, "value": 100}, {**LATER, "sex": "men", "value": 80}]
    second = ledger.upload(results=rows)
    before = contents(ledger)
    found = previewed(ledger, second)
    assert contents(ledger) == before, "a turn that is weighed is not written"
    assert (found.kind, found.faults) == ("undo", ())
    assert counts(found.effect) == [("results.csv", "changed", 1), ("results.csv", "gone", 1)]
    assert tuples(found.effect.indicators, "indicator", "old_value", "old_status", "new_value") == [
        ("A", 100, "met", 50)
    ]
    period = "A · 2020-01-01 · 2020-12-31"
    assert tuples(found.effect.rows, "in_row", "key", "effect", "name", "old", "new")[:2] == [
        (2, f"{period} · total", "changed", "value", "100", "50"),
        (2, f"{period} · total", "changed", "reported_on", "2021-02-01", "2021-01-15"),
    ]

    third = turned(ledger, second, "undo")
    assert ledger.rows(VALUES) == [("total", 50), ("women", 20)]
    assert ledger.rows(VALUES, revision=second) == [("men", 80), ("total", 100), ("women", 20)]
    kept = "select in_file, effect, row_count from ledger.effect where revision = $revision order by all"
    assert ledger.rows(kept) == counts(found.effect)
    assert ledger.rows("from ledger.entry where revision = $revision") == [
        (third, "tiny", "undo", second, NOW, BY, "Taken back.")
    ]

    again = previewed(ledger, second)
    assert (again.kind, again.faults) == ("redo", ())
    assert counts(again.effect) == [("results.csv", "back", 1), ("results.csv", "changed", 1)]
    fourth = turned(ledger, second, "redo")
    assert ledger.rows(VALUES) == ledger.rows(VALUES, revision=second)
    assert ledger.rows(kept) == counts(again.effect)
    assert ledger.rows(VALUES, revision=third) == [("total", 50), ("women", 20)]
    assert turned(ledger, second, "undo") == fourth + 1
    assert ledger.row("select count(*) from ledger.results") == 4


def test_what_a_later_file_also_said_stays(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    rows: list[Row] = [{**LATER, "value": 60}, {"sex": "women", "value": 20}]
    second, third = ledger.upload(results=rows), ledger.upload(results=rows[:1])
    assert counts(previewed(ledger, second).effect) == [("results.csv", "gone", 1)]
    turned(ledger, second, "undo")
    assert ledger.rows(VALUES) == [("total", 60)]
    assert counts(previewed(ledger, third).effect) == [("results.csv", "changed", 1)]
    turned(ledger, third, "undo")
    assert ledger.rows(VALUES) == [("total", 50)]


def test_an_upload_that_only_confirmed_takes_nothing_with_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{}])
    assert previewed(ledger, second).effect.changes_nothing
    turned(ledger, second, "undo")
    assert ledger.rows(VALUES) == [("total", 50)]


def test_an_undone_withdrawal_puts_the_figure_in_force_again(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{**LATER, "value": None, "qualifier": "withdrawn"}])
    assert counts(previewed(ledger, second).effect) == [("results.csv", "back", 1)]
    turned(ledger, second, "undo")
    assert ledger.rows(VALUES) == [("total", 50)]


def test_what_is_done_already_is_refused_with_a_sentence(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{**LATER, "value": 60}])
    assert refused(ledger, second, "redo") == ["upload 2: counts already. Nothing was changed."]
    third = turned(ledger, second, "undo")
    assert refused(ledger, second, "undo") == ["upload 2: is undone already. Nothing was changed."]
    assert refused(ledger, third, "undo") == [
        "upload 3: is no upload of tiny. The history lists them."
    ]
    for upload in (0, 99, -1):
        with pytest.raises(Refused, match=f"upload {upload}: is no upload of tiny."):
            previewed(ledger, upload)


def test_an_upload_of_another_project_is_none_of_this_one(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    other = SampleLedger(ledger.store, ledger.folder, ledger.uploads / "other", "other")
    theirs = other.upload(project=[{"code": "other"}], sources=[{}])
    assert refused(ledger, theirs, "undo") == [
        f"upload {theirs}: is no upload of tiny. The history lists them."
    ]
    second = ledger.upload(results=[], sources=[{"source": "second"}])
    third = turned(ledger, second, "undo")
    assert other.rows("select revision from active_uploads($projects, $revision)") == [(theirs,)]
    assert third == theirs + 2


def test_an_undo_is_refused_while_other_rows_rest_on_it(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    second = ledger.upload(indicators=[{"indicator": "N"}])
    third = ledger.upload(results=[{"indicator": "N"}])
    sentences = [
        'results.csv, row 2, column indicator: "N" is not in indicators.csv. '
        "Add it there, or write a code that is."
    ]
    assert [str(fault) for fault in previewed(ledger, second).faults] == sentences
    assert refused(ledger, second, "undo") == sentences
    turned(ledger, third, "undo")
    assert previewed(ledger, second).faults == ()
    turned(ledger, second, "undo")
    assert refused(ledger, third, "redo") == sentences


def test_the_upload_of_the_project_stays(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    (text,) = [line for line in refused(ledger, 1, "undo") if line.startswith("project.csv")]
    assert text == "project.csv: is missing or empty. Every project has one row there."


def test_a_redo_is_refused_where_it_would_now_overlap(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"measure": "period"}])
    half = {"period_start": "2020-01-01", "period_end": "2020-06-30"}
    second = ledger.upload(results=[half])
    turned(ledger, second, "undo")
    ledger.upload(results=[{}])
    found = previewed(ledger, second)
    assert found.kind == "redo"
    assert [fault.file for fault in found.faults] == ["results.csv"]
    assert "overlap" in found.faults[0].message
    assert refused(ledger, second, "redo") == [str(fault) for fault in found.faults]


def test_an_undo_whose_effect_has_changed_since_it_was_shown_is_refused(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{**LATER, "value": 60}])
    seen = previewed(ledger, second)
    assert seen.compared_with == second
    third = ledger.upload(results=[{"sex": "women", "value": 20}])
    before = contents(ledger)
    undo = ReversalRequest("tiny", second, "undo", BY, "Taken back.", NOW)
    with pytest.raises(Overtaken):
        reverse(ledger.store, undo, compared_with=seen.compared_with)
    assert contents(ledger) == before

    anew = previewed(ledger, second).compared_with
    assert anew == third
    assert reverse(ledger.store, undo, compared_with=anew) == third + 1


def test_an_entry_of_another_project_overtakes_no_undo_or_redo(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{**LATER, "value": 60}])
    seen = previewed(ledger, second).compared_with
    SampleLedger(ledger.store, ledger.folder, ledger.uploads / "other", "other").upload(
        project=[{"code": "other"}], sources=[{}]
    )
    undo = ReversalRequest("tiny", second, "undo", BY, "Back.", NOW)
    reverse(ledger.store, undo, compared_with=seen)
    assert ledger.rows(VALUES) == [("total", 50)]


def test_after_an_undo_or_redo_the_next_upload_is_accepted(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    second = ledger.upload(results=[{**LATER, "value": 60}])
    previewed(ledger, second)
    turned(ledger, second, "undo")
    assert ledger.upload(results=[{**LATER, "value": 70}]) == 4
    assert ledger.rows(VALUES) == [("total", 70)]
