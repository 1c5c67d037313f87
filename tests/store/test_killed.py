"""A process is killed at any point of a first start, a confirmation, an undo and the end: see `make soak`."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.ledger.originals import originals
from tests.engines import Engine
from tests.sample_ledgers import write_project
from tests.store.numbered_uploads import Kept, expected, turned, upload_of
from tests.store.store_process import StoreProcess

# Each of these is killed so often in one round. A start takes longer on the second engine.
KILLS = {
    "duckdb": {"open": 4, "confirm": 8, "undo": 3, "redo": 3, "close": 2},
    "ducklake": {"open": 1, "confirm": 2, "undo": 1, "redo": 1},
}

MADE = {"duckdb": 20, "ducklake": 3}

SOAK = [pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 52)]


class Killing:
    """One round of kills, and what the store must hold after each: what was confirmed, and nothing by halves."""

    def __init__(self, engine: Engine, folder: Path, seed: int) -> None:
        self.engine, self.folder = engine, folder
        self.random = random.Random(seed)
        self.data = write_project(folder / "data", {"indicators": [{}]}).parent
        files = originals(sorted((self.data / "tiny").iterdir()))
        self.first = expected(files, "The files of data/tiny as they are on disk.")
        self.address = engine.new_address(folder)
        self.known: dict[int, Kept] = {}
        self.took: dict[str, float] = {}
        self.number = 0
        self.process = StoreProcess(self.address, folder)

    def all_goes_well(self) -> None:
        """Do everything once, so that it is known how long it takes."""
        self.done("open", self.data)
        self.known[1] = self.first
        for name in ("confirm", "undo", "redo"):
            self.go_well(name)
        if "close" in KILLS[self.engine.name]:
            self.done("close")
            self.process.do("open")
        assert self.process.do("look") == self.known

    def done(self, name: str, *given: object) -> Any:
        answer = self.process.do(name, *given)
        self.took.setdefault(name, self.process.took)
        return answer

    def next(self, name: str) -> tuple[tuple[object, ...], Kept]:
        """The arguments of the next upload, undo or redo, and what the store must hold of it."""
        self.number += 1
        note = f"Number {self.number}."
        if name == "confirm":
            large = self.random.random() < 0.2
            files = upload_of(self.number, self.folder, large=large).files
            assert self.process.do("read", self.number, large) == []
            return (note,), expected(files, note)
        brought = [number for number, kept in self.known.items() if kept.kind == "upload"]
        texts = {kept.upload: kept.kind for kept in self.known.values() if kept.upload}
        undone = {upload for upload in brought if texts.get(upload) == "undo"}
        # What came at the first start cannot be undone: the others rest on it.
        able = undone if name == "redo" else {*brought[1:]} - undone
        if not able:
            self.go_well("undo" if name == "redo" else "redo")
            return self.next(name)
        upload = self.random.choice(sorted(able))
        return (upload, note), turned(self.known[upload], name, note, upload)

    def go_well(self, name: str) -> None:
        given, kept = self.next(name)
        self.known[len(self.known) + 1] = kept
        assert self.done(name, *given) == len(self.known)

    def kill(self, name: str, share: float) -> str:
        """Kill it during a command, after this share of its time; gives back the result."""
        if name == "open":
            return self._kill_first_start(share)
        given, kept = ((), None) if name == "close" else self.next(name)
        revision = len(self.known) + 1
        text = self._kill_during(self.process, share, name, *given)
        self.process = StoreProcess(self.address, self.folder)
        newest = self.process.do("open")
        found = self.process.do("look")
        if kept and (text or revision in found):
            self.known[revision] = kept
            assert text in (None, (revision,))
        assert found == self.known
        assert newest == len(self.known)
        return "answered" if text else "in" if revision == len(self.known) else "not in"

    def _kill_first_start(self, share: float) -> str:
        """Another store, since that of the round is there already."""
        self.number += 1
        folder = self.folder / f"start-{self.number}"
        address = self.engine.new_address(folder)
        text = self._kill_during(StoreProcess(address, folder), share, "open", self.data)
        again = StoreProcess(address, folder)
        again.do("open")
        found = again.do("look")
        assert found == {1: self.first} if text else found in ({}, {1: self.first})
        again.do("upload_data", self.data)
        assert again.do("look") == {1: self.first}
        again.kill()
        return "answered" if text else "in" if found else "not in"

    def _kill_during(
        self, process: StoreProcess, share: float, name: str, *given: object
    ) -> tuple[Any] | None:
        """Adapts to how long a command takes as the load of the machine changes."""
        delay = share * self.took[name]
        text = process.kill_after(delay, name, *given)
        self.took[name] = process.took if text else max(delay, self.took[name])
        return text


@pytest.fixture
def killing(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> Iterator[Killing]:
    killing = Killing(engine, tmp_path, request.param)
    yield killing
    killing.process.kill()


@pytest.mark.parametrize("killing", [1, *SOAK], indirect=True)
def test_killed_at_any_point_a_store_opens_again_with_all_of_an_upload_or_none(
    killing: Killing, record_property: Callable[[str, object], None]
) -> None:
    killing.all_goes_well()
    # Spread over the time that it takes and half as long again: before, within and after.
    kills = [
        (name, (number + killing.random.random()) / times * 1.5)
        for name, times in KILLS[killing.engine.name].items()
        for number in range(times)
    ]
    killing.random.shuffle(kills)
    came_out = Counter((name, killing.kill(name, share)) for name, share in kills)
    assert came_out.total() == len(kills)
    record_property("came out", sorted(came_out.items()))


@pytest.mark.parametrize("seed", [1, *SOAK])
def test_killed_while_an_empty_store_is_made_it_is_made_by_the_next_who_opens_it(
    engine: Engine, tmp_path: Path, seed: int
) -> None:
    """That takes so little of a first start that kills of the whole of it would hardly ever meet it."""
    chance = random.Random(seed)
    well = StoreProcess(engine.new_address(tmp_path / "well"), tmp_path)
    assert well.do("make") == 0
    well.kill()
    for number in range(MADE[engine.name]):
        address = engine.new_address(tmp_path / str(number))
        StoreProcess(address, tmp_path).kill_after(chance.random() * well.took, "make")
        again = StoreProcess(address, tmp_path)
        assert again.do("make") == 0
        assert again.do("look") == {}
        again.kill()
