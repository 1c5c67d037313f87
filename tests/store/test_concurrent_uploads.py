"""Uploads at once: each is stored whole or refused with its reason; none is lost or mixed with another."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest

from store import Overtaken, Preview, Refused, Store, Upload, upload_files
from tests.conftest import OpenLedger
from tests.engines import Engine, Lake
from tests.sample_ledgers import SampleLedger, write_project
from tests.store.numbered_uploads import BY, NOW, Kept, expected, kept, upload_of
from tests.store.store_process import StoreProcess

MANY = 20

# To compare costs more where every question goes to a server; the first always wins, and the others come again.
PREVIEWS = {"duckdb": MANY, "ducklake": 5}


@pytest.fixture
def ledger(open_ledger: OpenLedger) -> SampleLedger:
    return open_ledger(indicators=[{}])


def at_once(work: Iterable[Callable[[], int]]) -> list[int | str]:
    """What each gives back, or why it was refused or overtaken; all begin at the same moment."""
    todo = list(work)
    start = Barrier(len(todo))

    def begin(do: Callable[[], int]) -> int | str:
        start.wait()
        try:
            return do()
        except Refused as refused:
            return str(refused)
        except Overtaken:
            return "overtaken"

    with ThreadPoolExecutor(len(todo)) as pool:
        return list(pool.map(begin, todo))


def uploading(store: Store, upload: Upload) -> Callable[[], int]:
    return lambda: upload_files(store.cursor(), upload)


def confirming(preview: Preview) -> Callable[[], int]:
    note = preview.upload.note
    return lambda: preview.confirm(by=BY, note=note, at=NOW)


def since(store: Store) -> dict[int, Kept]:
    """What came after the first start."""
    return {revision: entry for revision, entry in kept(store).items() if revision > 1}


def of(uploads: Iterable[Upload], revisions: Iterable[int | str]) -> dict[int | str, Kept]:
    """What the store must hold of these uploads with these revisions."""
    pairs = zip(revisions, uploads, strict=True)
    return {revision: expected(upload.files, upload.note) for revision, upload in pairs}


def without_sources(upload: Upload) -> Upload:
    """What is left rests on nothing."""
    return replace(upload, files=tuple(file for file in upload.files if file.name[0] != "s"))


def test_of_20_uploads_at_once_each_is_stored_whole_or_refused_with_its_reason(
    ledger: SampleLedger, tmp_path: Path
) -> None:
    good = [upload_of(number, tmp_path) for number in range(MANY - 2)]
    bad = [without_sources(upload_of(number, tmp_path)) for number in (MANY - 2, MANY - 1)]
    sentence = at_once(uploading(ledger.store, upload) for upload in [*good, *bad])
    revisions, why_not = sentence[:-2], [str(text).splitlines()[0] for text in sentence[-2:]]
    assert sorted(map(str, revisions), key=int) == [str(number) for number in range(2, MANY)]
    assert since(ledger.store) == of(good, revisions)
    assert ledger.store.revision() == MANY - 1
    assert why_not == [
        f'portfolio.csv, row 2, column source: "s{number}-0" is not in sources.csv. '
        "Add it there, or write a code that is."
        for number in (MANY - 2, MANY - 1)
    ]


def test_what_was_compared_before_another_came_in_is_overtaken_and_then_confirmed_again(
    ledger: SampleLedger, engine: Engine, tmp_path: Path
) -> None:
    uploads = [upload_of(number, tmp_path) for number in range(PREVIEWS[engine.name])]
    previews = [Preview(ledger.store, upload) for upload in uploads]
    first, *others = [confirming(preview) for preview in previews]
    revisions = [first()]
    for confirm in others:
        with pytest.raises(Overtaken):
            confirm()
        revisions.append(confirm())
    assert revisions == list(range(2, len(uploads) + 2))
    assert since(ledger.store) == of(uploads, revisions)
    for preview in previews:
        preview.close()


def test_of_those_who_confirm_at_once_one_is_first_and_all_end_in(
    ledger: SampleLedger, tmp_path: Path
) -> None:
    uploads = [upload_of(number, tmp_path) for number in range(4)]
    waiting = {number: Preview(ledger.store, upload) for number, upload in enumerate(uploads)}
    revisions: dict[int, int | str] = {}
    while waiting:
        text = at_once(confirming(preview) for preview in waiting.values())
        came_in = {
            number: text for number, text in zip(waiting, text, strict=True) if text != "overtaken"
        }
        assert len(came_in) == 1
        revisions |= came_in
        for number in came_in:
            waiting.pop(number).close()
    assert sorted(map(str, revisions.values())) == ["2", "3", "4", "5"]
    assert since(ledger.store) == of(uploads, [revisions[number] for number in range(4)])


def test_a_double_click_is_one_upload(ledger: SampleLedger, tmp_path: Path) -> None:
    upload = upload_of(1, tmp_path)
    preview = Preview(ledger.store, upload)
    assert at_once([confirming(preview)] * 2) == [2, 2]
    assert preview.confirm(by=BY, note="A third click.", at=NOW) == 2
    assert since(ledger.store) == of([upload], [2])
    preview.close()


def test_a_reader_sees_whole_uploads_only(ledger: SampleLedger, tmp_path: Path) -> None:
    """One who asks for all there is, and one who asks question after question at one revision."""
    uploads = [upload_of(number, tmp_path) for number in range(6)]
    over = Event()

    def count(kind: str, revision: str) -> str:
        return f"(select count(*) from current_{kind}(['tiny'], $as_of, {revision}))"

    def look() -> Iterator[tuple[int, int, int]]:
        while not over.is_set():
            newest = "(select max(revision) from ledger.head)"
            yield ledger.row(
                f"select {newest}, {count('sources', '999')}, {count('portfolio', '999')}"
            )
            at = ledger.store.revision()
            kinds = [
                ledger.row(f"select {count(kind, '$revision')}", revision=at)
                for kind in ("sources", "portfolio")
            ]
            yield (at, kinds[0], kinds[1])

    with ThreadPoolExecutor(1) as pool:
        seen = pool.submit(lambda: set(look()))
        try:
            text = at_once(uploading(ledger.store, upload) for upload in uploads)
        finally:
            over.set()
    assert set(text) == {2, 3, 4, 5, 6, 7}
    whole = {(1 + number, 1 + 3 * number, 2 * number) for number in range(7)}
    assert seen.result() <= whole
    assert next(look(), (7, 19, 12)) in whole


@pytest.fixture
def processes(lake: Lake, tmp_path: Path) -> Iterator[list[StoreProcess]]:
    """Four, on one store of the second engine."""
    address = lake.empty_address()
    opened = [StoreProcess(address, tmp_path) for _ in range(4)]
    yield opened
    for process in opened:
        process.kill()
    lake.forget(address)


def test_four_processes_write_five_uploads_each(
    processes: list[StoreProcess], tmp_path: Path
) -> None:
    project = write_project(tmp_path / "data", {"indicators": [{}]})
    for process in processes:
        process.send("open", project.parent)
    assert [process.answer() for process in processes] == [1, 1, 1, 1]
    for number, process in enumerate(processes):
        process.send("upload_at_once", list(range(number * 5, number * 5 + 5)))
    revisions = [revision for process in processes for revision in process.answer()]
    assert sorted(revisions) == list(range(2, MANY + 2))
    uploads = [upload_of(number, tmp_path) for number in range(MANY)]
    for process in processes:
        found = process.do("look")
        assert len(found.pop(1).originals) == len(list(project.iterdir()))
        assert found == of(uploads, revisions)
