"""What came in before: originals byte for byte, and what an entry did on its day."""

import random

import pytest

from store import contract, effect_then, original, preview_turn
from store.door import PIECE, Upload
from store.originals import Original
from store.preview import Preview
from tests.conftest import OpenWorld
from tests.store.weighing import BY, confirmed, counts, effect_of, preview, told, written_apart
from tests.worlds import NOW, Row, turn_at_once

LATER = {"reported_on": "2021-02-01"}
HEAD = ",".join(contract()["sources"].column_names)


def test_an_original_is_given_back_byte_for_byte(open_world: OpenWorld) -> None:
    world = open_world()
    names = ["../../x.csv", "a;b'.csv", "Résumé 2021 (1).csv", "C:\\x\\sources.csv"]
    files = [
        Original(name, written_apart(world, "sources", [{"source": f"s{number}"}]))
        for number, name in enumerate(names)
    ]
    upload = Upload("tiny", tuple(files), BY, "Odd names.", NOW)
    revision = confirmed(Preview(world.store, upload))
    for file in files:
        assert original(world.store, "tiny", revision, file.name) == file.path.read_bytes()
    first = world.folder / "framework.csv"
    assert original(world.store, "tiny", 1, first.name) == first.read_bytes()
    assert original(world.store, "tiny", 1, "sources.csv") != files[0].path.read_bytes()


def test_a_large_original_with_any_bytes_is_put_together_again(open_world: OpenWorld) -> None:
    world = open_world()
    noise = (
        random.Random(3).randbytes(3 * PIECE).translate(None, b"\r\n\"',;\t|\0").decode("latin-1")
    )
    cells = [noise[start : start + 10_000] for start in range(0, len(noise), 10_000)]
    rows = "".join(f's{number},A report,,,"{cell}"\r\n' for number, cell in enumerate(cells))
    text = f"\ufeff{HEAD}\r\n{rows}".encode()
    path = world.text("large.csv", text)
    revision = world.upload(path)
    assert len(text) > 3 * PIECE
    assert original(world.store, "tiny", revision, "large.csv") == text


def test_an_original_that_is_not_there_is_told(open_world: OpenWorld) -> None:
    world = open_world()
    for project, revision, name in [
        ("tiny", 1, "other.csv"),
        ("tiny", 2, "sources.csv"),
        ("other", 1, "sources.csv"),
        ("tiny", 1, "' or true --"),
    ]:
        with pytest.raises(KeyError):
            original(world.store, project, revision, name)


def test_the_effect_of_an_entry_is_shown_as_it_was_on_its_day(open_world: OpenWorld) -> None:
    world = open_world(targets=[{}], results=[{}])
    rows: list[Row] = [{**LATER, "value": 100}, {"sex": "women", "value": 100}]
    found = preview(world, results=rows)
    effect, second = effect_of(found), confirmed(found)
    undoing = preview_turn(world.store, "tiny", second, NOW.date()).effect
    third = turn_at_once(world.store, "tiny", second, "undo", by=BY, note="Wrong.", at=NOW)
    world.upload(results=[{"value": 70, "reported_on": "2021-03-01"}])

    for revision, upload, expected in [(second, None, effect), (third, second, undoing)]:
        then = effect_then(world.store, "tiny", revision, upload, NOW.date())
        assert counts(then) == counts(expected)
        names = ("key", "effect", "name", "old", "new")
        assert told(then.rows, *names) == told(expected.rows, *names)
        sides = ("indicator", "old_value", "old_status", "new_value", "new_status")
        assert told(then.indicators, *sides) == told(expected.indicators, *sides)
