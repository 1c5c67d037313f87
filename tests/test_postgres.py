"""The PostgreSQL of the tests: one in a run, which ends with it, in whatever way it ends."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.postgres import PATIENCE, ROOT, Postgres, shared

ASKED_TWICE = """
import sys
from tests.postgres import run_of_tests, shared
with run_of_tests():
    print(shared().folder, shared().folder, flush=True)
    sys.stdin.read()
"""


def test_all_workers_of_a_run_are_given_the_same(postgres: Postgres) -> None:
    assert shared().folder == postgres.folder


@pytest.mark.parametrize("killed", [False, True])
def test_a_run_leaves_none_behind(killed: bool) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", ASKED_TWICE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdin is not None
    assert run.stdout is not None
    first, again = run.stdout.readline().split()
    assert first == again
    assert Path(first, "data").is_dir()

    if killed:
        run.kill()
    run.communicate()

    give_up = time.monotonic() + PATIENCE
    while Path(first).exists() and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not Path(first).exists()
