"""What came in before: originals byte for byte, and what an entry did on its day."""

import random

import pytest

from store import effect_then, original, preview_reversal
from store.ledger.originals import Original
from store.ledger.upload import PIECE, Upload
from store.preview.preview import Preview
from tests.conftest import OpenLedger
from tests.sample_ledgers import NOW, Row, reverse_at_once
from tests.store.previews import (
    BY,
    confirmed,
    counts,
    effect_of,
    preview,
    tuples,
    written_separately,
)

LATER = {"reported_on": "2021-02-01"}
HEAD = "source,title,author,published,kind"


def test_an_original_is_given_back_byte_for_byte(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    names = ["../../x.csv", "a;b'.csv", "Résumé 2021 (1).csv", "C:\\x\\sources.csv"]
    files = [
        Original(name, written_separately(ledger, "sources", [{"source": f"s{number}"}]))
        for number, name in enumerate(names)
    ]
    upload = Upload("tiny", tuple(files), BY, "Odd names.", NOW)
    revision = confirmed(Preview(ledger.store, upload))
    for file in files:
        assert original(ledger.store, "tiny", revision, file.name) == file.path.read_bytes()
    first = ledger.folder / "framework.csv"
    assert original(ledger.store, "tiny", 1, first.name) == first.read_bytes()
    assert original(ledger.store, "tiny", 1, "sources.csv") != files[0].path.read_bytes()


def test_a_large_original_with_any_bytes_is_put_together_again(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    noise = (
        random.Random(3).randbytes(3 * PIECE).translate(None, b"\r\n\"',;\t|\0").decode("latin-1")
    )
    cells = [noise[start : start + 10_000] for start in range(0, len(noise), 10_000)]
    rows = "".join(f's{number},A report,,,"{cell}"\r\n' for number, cell in enumerate(cells))
    text = f"\ufeff{HEAD}\r\n{rows}".encode()
    path = ledger.text("large.csv", text)
    revision = ledger.upload(path)
    assert len(text) > 3 * PIECE
    assert original(ledger.store, "tiny", revision, "large.csv") == text


def test_an_original_that_is_not_there_is_reported(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    for project, revision, name in [
        ("tiny", 1, "other.csv"),
        ("tiny", 2, "sources.csv"),
        ("other", 1, "sources.csv"),
        ("tiny", 1, "' or true --"),
    ]:
        with pytest.raises(KeyError):
            original(ledger.store, project, revision, name)


def test_the_effect_of_an_entry_is_shown_as_it_was_on_its_day(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(targets=[{}], results=[{}])
    rows: list[Row] = [{**LATER, "value": 100}, {"sex": "women", "value": 100}]
    found = preview(ledger, results=rows)
    effect, second = effect_of(found), confirmed(found)
    undoing = preview_reversal(ledger.store, "tiny", second, NOW.date()).effect
    third = reverse_at_once(ledger.store, "tiny", second, "undo", by=BY, note="Wrong.", at=NOW)
    ledger.upload(results=[{"value": 70, "reported_on": "2021-03-01"}])

    for revision, upload, expected in [(second, None, effect), (third, second, undoing)]:
        then = effect_then(ledger.store, "tiny", revision, upload, NOW.date())
        assert counts(then) == counts(expected)
        names = ("key", "effect", "name", "old", "new")
        assert tuples(then.rows, *names) == tuples(expected.rows, *names)
        sides = ("indicator", "old_value", "old_status", "new_value", "new_status")
        assert tuples(then.indicators, *sides) == tuples(expected.indicators, *sides)
