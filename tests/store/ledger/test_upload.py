"""An upload is written whole or not at all, with who and when, and its original files."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from store import Refused, Store, Upload, contract, open_store, upload_files
from store import original as kept_original
from store.ledger.originals import originals, unpacked
from store.ledger.upload import PIECE, fingerprint
from tests.conftest import OpenLedger
from tests.sample_ledgers import Row

SOURCES = "source,title,author,published,kind"
EVERY_TABLE = ["head", "entry", "file", "file_piece", *contract()]


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    cursor = store.cursor()
    return {
        table: cursor.execute(f"from ledger.{table} order by all").fetchall()
        for table in EVERY_TABLE
    }


def test_nothing_of_a_refused_upload_is_stored(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    before = contents(ledger.store)
    good_and_bad: list[Row] = [
        {"value": 60, "reported_on": "2021-02-01"},
        {"value": "12%", "sex": "women"},
    ]
    assert len(ledger.faults(indicators=[{"title": "Other"}], results=good_and_bad)) == 1
    assert contents(ledger.store) == before


def test_after_a_refused_upload_the_next_one_is_the_next_revision(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    assert ledger.faults(results=[{"value": "12%"}])
    assert ledger.upload(results=[{"value": 60, "reported_on": "2021-02-01"}]) == 2


def test_every_fault_of_every_file_is_reported_at_once(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    text = ledger.faults(
        actions=[{"action": "1.1", "recommendation": "R9", "deadline": "2021-02-30"}],
        results=[{"value": "12%"}, {"sex": "woman", "indicator": "Z"}],
        targets=[{"kind": "goal"}],
    )
    assert [line.split(":")[0] for line in text] == [
        "actions.csv, row 2, column deadline",
        "actions.csv, row 2, column recommendation",
        "results.csv, row 2, column value",
        "results.csv, row 3, column indicator",
        "results.csv, row 3, column sex",
        "targets.csv, row 2, column kind",
    ]


def test_an_upload_has_its_author_time_and_reason(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    path = ledger.text("evaluations.csv", ",".join(contract()["evaluations"].column_names))
    when = datetime(2021, 8, 2, 9, 30)
    upload = Upload("tiny", originals([path]), "ann@example.org", "Second try.", when)
    revision = upload_files(ledger.store.cursor(), upload)
    assert ledger.rows(f"from ledger.entry where revision = {revision}") == [
        (revision, "tiny", "upload", None, when, "ann@example.org", "Second try.")
    ]


def test_every_row_names_its_upload_file_and_row(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}, {"sex": "women"}])
    sql = "select project, revision, in_file, in_row from ledger.results order by in_row"
    assert ledger.rows(sql) == [("tiny", 1, "results.csv", 2), ("tiny", 1, "results.csv", 3)]


def test_the_original_is_kept_byte_for_byte(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    original = ledger.folder.joinpath("framework.csv").read_bytes()
    assert kept_original(ledger.store, "tiny", 1, "framework.csv") == original
    sql = "select sha256, bytes from ledger.file where name = 'framework.csv'"
    assert ledger.row(sql) == (hashlib.sha256(original).hexdigest(), len(original))


def test_a_large_original_is_kept_in_pieces(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    rows = "".join(f"s{number},{'x' * 100},,,\n" for number in range(20_000))
    path = ledger.text("sources.csv", f"{SOURCES}\n{rows}")
    revision = ledger.upload(path)
    pieces = ledger.rows(
        f"select piece, content from ledger.file_piece where revision = {revision} order by piece"
    )
    assert [number for number, _ in pieces] == [0, 1, 2]
    assert [len(unpacked(content)) for _, content in pieces[:2]] == [PIECE, PIECE]
    assert sum(len(content) for _, content in pieces) < path.stat().st_size / 10
    assert kept_original(ledger.store, "tiny", revision, "sources.csv") == path.read_bytes()


def test_an_original_that_was_kept_as_it_is_is_given_back_too(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    text = ledger.folder.joinpath("framework.csv").read_bytes()
    cursor = ledger.store.cursor()
    as_it_is = "update ledger.file_piece set content = $text where name = 'framework.csv'"
    cursor.execute(as_it_is, {"text": text})
    assert kept_original(ledger.store, "tiny", 1, "framework.csv") == text


def test_a_number_is_kept_to_its_last_digit(open_ledger: OpenLedger) -> None:
    value = "123456789012345678.123456"
    ledger = open_ledger(results=[{"value": value}])
    assert str(ledger.row("select value from ledger.results")) == value


@pytest.mark.parametrize("value", ["0", "-5", "12.50", "007"])
def test_numbers_that_are_accepted(open_ledger: OpenLedger, value: str) -> None:
    ledger = open_ledger(results=[{"value": value}])
    assert float(ledger.row("select value from ledger.results")) == float(value)


def test_a_file_with_no_rows_is_accepted_and_has_none(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    assert ledger.upload(results=[]) == 2
    assert ledger.row("select count(*) from ledger.results") == 1


def test_an_upload_for_a_new_project_must_contain_the_project(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.project = "other"
    assert ledger.faults(sources=[{}]) == [
        "project.csv: is missing or empty. Every project has one row there."
    ]


def test_references_do_not_reach_into_another_project(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(indicators=[{"indicator": "A"}])
    ledger.project = "other"
    text = ledger.faults(project=[{"code": "other"}], sources=[{}], results=[{"indicator": "A"}])
    assert text == [
        'results.csv, row 2, column indicator: "A" is not in indicators.csv. '
        "Add it there, or write a code that is."
    ]


def test_references_reach_what_counts_and_what_comes_with_them(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    added = ledger.upload(indicators=[{"indicator": "N"}], results=[{"indicator": "N"}])
    ledger.enter("undo", added)
    text = ledger.faults(results=[{"indicator": "N"}])
    assert text[0].startswith('results.csv, row 2, column indicator: "N" is not in indicators.csv.')


def test_the_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\r\n")
    assert fingerprint(path) == hashlib.sha256(b"a\r\n").hexdigest()


def test_a_refusal_lists_its_faults_one_a_line(open_ledger: OpenLedger) -> None:
    ledger = open_ledger(results=[{}])
    with pytest.raises(Refused) as refused:
        ledger.upload(results=[{"value": "12%"}, {"value": "many", "sex": "men"}])
    assert str(refused.value).splitlines() == [str(fault) for fault in refused.value.faults]
    assert str(refused.value).splitlines()[0] == (
        'results.csv, row 2, column value: "12%" is not a number. '
        "Write 12: the unit is in indicators.csv."
    )


def test_uploads_at_once_wait_for_each_other(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    paths = [
        ledger.text("sources.csv", f"{SOURCES}\ns{number},A source,,,\n") for number in range(6)
    ]

    def bring(path: Path) -> int:
        upload = Upload(
            "tiny", originals([path]), "team@example.org", "At once.", datetime(2021, 8, 1)
        )
        return upload_files(ledger.store.cursor(), upload)

    with ThreadPoolExecutor(len(paths)) as pool:
        revisions = sorted(pool.map(bring, paths))
    assert revisions == [2, 3, 4, 5, 6, 7]
    assert ledger.row("select count(*) from ledger.sources where title = 'A source'") == 6


def test_a_store_takes_in_all_that_another_was_given(tmp_path: Path, crest_store: Store) -> None:
    """Restored from its own originals, a store answers the same."""
    folder = tmp_path / "data" / "crest"
    folder.mkdir(parents=True)
    for name, content in (
        crest_store.cursor().execute("select name, content from ledger.file_piece").fetchall()
    ):
        folder.joinpath(name).write_bytes(unpacked(content))
    again = open_store(Path(":memory:"), tmp_path / "data", now=datetime(2030, 1, 1))
    tables = list(contract())
    first, second = contents(crest_store), contents(again)
    again.close()
    assert [first[table] for table in tables] == [second[table] for table in tables]
