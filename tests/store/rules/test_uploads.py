"""The history: every entry of a project, what it did, and whether its rows count."""

from datetime import datetime

from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, SampleLedger, reverse_at_once
from tests.store.previews import BY, confirmed, preview

LINE = """
    select revision, kind, upload, files, counts, last_word
    from upload_history($projects, $revision) order by revision
"""
NUMBERS = """
    select revision, added, corrected, revised, updated, withdrawn, confirmed, turned
    from upload_history($projects, $revision) order by revision
"""


def turned(ledger: SampleLedger, upload: int, kind: str) -> int:
    return reverse_at_once(
        ledger.store, ledger.project, upload, kind, by=BY, note="A turn.", at=NOW
    )


def test_the_history_numbers_what_each_entry_did_and_says_what_counts(
    open_ledger: OpenLedger,
) -> None:
    ledger = open_ledger(targets=[{}], results=[{}, {"sex": "women", "value": 20}], actions=[{}])
    first = ledger.row("select files, counts, last_word from upload_history($projects, 1)")
    assert first[0].split(", ") == sorted(path.name for path in ledger.folder.iterdir())
    assert first[1:] == (True, None)

    later = {"reported_on": "2021-02-01"}
    second = confirmed(
        preview(
            ledger,
            results=[
                {**later, "value": 60},
                {**later, "sex": "women", "value": None, "qualifier": "withdrawn"},
                {**later, "sex": "men", "value": 30},
            ],
            targets=[{**later, "value": 120}],
            actions=[{**later, "status": "ongoing"}],
            sources=[{}],
        )
    )
    undone, redone = turned(ledger, second, "undo"), turned(ledger, second, "redo")
    files = "actions.csv, results.csv, sources.csv, targets.csv"
    entries = [
        (second, "upload", None, files, True, redone),
        (undone, "undo", second, None, None, None),
        (redone, "redo", second, None, None, None),
    ]
    assert ledger.rows(LINE)[1:] == entries
    assert ledger.rows(LINE, revision=undone)[1:] == [(*entries[0][:4], False, undone), entries[1]]
    assert ledger.rows(LINE, revision=second)[1:] == [(*entries[0][:4], True, None)]
    assert ledger.rows(NUMBERS)[1:] == [
        (second, 1, 1, 1, 1, 1, 1, None),
        (undone, None, None, None, None, None, None, 5),
        (redone, None, None, None, None, None, None, 5),
    ]


def test_an_entry_has_its_author_time_and_reason(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    found = preview(ledger, results=[{"sex": "men"}])
    at = datetime(2021, 8, 2, 9, 30)
    revision = found.confirm(by=BY, note="It's *the* men's.", at=at)
    sql = f"select entered_at, entered_by, note, bytes from upload_history($projects, {revision})"
    size = found.upload.files[0].path.stat().st_size
    assert ledger.rows(f"{sql} where revision = {revision}") == [
        (at, BY, "It's *the* men's.", size)
    ]


def test_a_project_has_its_own_history(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.project = "other"
    assert ledger.rows(LINE) == []
    revision = ledger.upload(project=[{"code": "other"}], sources=[{}])
    assert ledger.rows(LINE) == [(revision, "upload", None, "project.csv, sources.csv", True, None)]
