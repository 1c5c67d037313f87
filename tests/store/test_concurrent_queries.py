"""Threads that upload, undo and ask at once: every answer is the one that the rules give by themselves."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

import queries
from store import Store, Upload, open_store, upload_files
from store.ledger.originals import originals
from tests.conftest import MakeProject
from tests.engines import NOW
from tests.queries.test_heads import NAMES
from tests.sample_ledgers import filled, reverse_at_once, write_file

FIRST = date(2019, 12, 31)
READERS = 4

# So little that what was judged is forgotten again and again.
MEMORY = 4 * 1024 * 1024

ASKED = [name for name in NAMES if not name.startswith("history/")]

Answer = tuple[str, dict[str, Any], str]


@pytest.mark.parametrize("seconds", [4, pytest.param(60, marks=pytest.mark.soak)])
def test_each_answer_is_that_of_the_rules_alone(
    tmp_path: Path, make_project: MakeProject, seconds: int
) -> None:
    codes = ("one", "two")
    for code in codes:
        make_project(
            tmp_path / "data", code, results=[{"value": 10}], targets=[{}],
            actions=[{"deadline": "2021-06-30"}], partnerships=[{}],
        )  # fmt: skip
    store = open_store(tmp_path / "results.duckdb", tmp_path / "data", now=NOW, memory=MEMORY)
    until = monotonic() + seconds
    with ThreadPoolExecutor() as threads:
        writers = [threads.submit(write, store, code, tmp_path / code, until) for code in codes]
        readers = [threads.submit(read, store, seed, until) for seed in range(READERS)]
        answers = [answer for reader in readers for answer in reader.result()]
        assert all(writer.result() > 1 for writer in writers)
    assert len(answers) > seconds
    for name, given, answer in answers:
        assert answer == anew(store, name, given), (name, given)
    store.close()


def write(store: Store, code: str, folder: Path, until: float) -> int:
    """Upload one figure after the other, and undo every third; gives back how many were uploaded."""
    number = 0
    while monotonic() < until:
        number += 1
        known = date(2021, 2, 1) + timedelta(days=number)
        row = filled("results", {"value": 10 + number, "reported_on": known})
        path = write_file(
            folder / str(number),
            "results",
            [{**row, "period_end": f"2020-{number % 12 + 1:02}-28"}],
        )
        upload = Upload(code, originals([path]), "team", "A test.", NOW)
        revision = upload_files(store.cursor(), upload)
        if number % 3 == 0:
            reverse_at_once(store, code, revision, "undo")
    return number


def read(store: Store, seed: int, until: float) -> list[Answer]:
    """Ask any question as of any day and at any revision, and keep what was answered."""
    chance, answers = random.Random(seed), []
    while monotonic() < until:
        name = chance.choice(ASKED)
        as_of = FIRST + timedelta(days=chance.randrange(900))
        revision = store.revision() - chance.randrange(2)
        every: dict[str, Any] = {
            "projects": [chance.choice(("one", "two"))], "as_of": as_of, "day": as_of,
            "revision": revision, "since": as_of - timedelta(days=100), "since_revision": max(revision - 3, 1),
            "indicator": "A",
        }  # fmt: skip
        given = {of: every.get(of) for of in queries.read_question(name)[1]}
        sql, _ = queries.read_question(name)
        answers.append((name, given, str(sorted(map(str, store.ask(sql, given).fetchall())))))
    return answers


def anew(store: Store, name: str, given: dict[str, Any]) -> str:
    """The answer of the rules themselves, when nobody writes any more."""
    rows = store.cursor().execute(queries.read_question(name)[0], given).fetchall()
    return str(sorted(map(str, rows)))
