"""`make mutants`: change the product in one small place at a time, and see whether a test fails.

Each mutant is tried in a copy of the tree, with the tests that mirror its file. One that no test sees is
printed as `survived`: the tests lack something, or it belongs into `equivalent.py` with its reason.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path
from queue import Queue
from typing import NamedTuple

import duckdb

from tests.mutants.mutant import Mutant
from tests.mutants.running import run
from tests.mutants.sample import ROOT, SHARES, drawn, tests_of

NOT_COPIED = (".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")
# A change that nothing can run with says nothing about the tests: another one is drawn for it.
NOT_RUN = re.compile(
    r"Binder Error|Parser Error|unsupported operand|SyntaxError|NameError|Catalog Error"
)


class Outcome(NamedTuple):
    """Whether a mutant was `caught`, `survived` or `does not run`, and the test that caught it."""

    mutant: Mutant
    word: str
    test: str = ""


def main() -> int:
    """Try a sample; gives back 1 where fewer are caught than were asked for."""
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("--seed", type=int, default=1, help="another seed, another sample")
    asked.add_argument(
        "--sample", type=int, default=40, help="how many, half of them in charts and reports"
    )
    asked.add_argument(
        "--only", default="", help="files whose path begins so, such as charts/trend.py"
    )
    asked.add_argument(
        "--wide", action="store_true", help="where its own tests pass, ask those of its room too"
    )
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--least", type=float, default=0.95, help="the part that must be caught")
    chosen = asked.parse_args()
    caught: list[Outcome] = []
    survived: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.workers) as pool:
        trees: Queue[Path] = Queue()
        for number in range(chosen.workers):
            tree = Path(folder) / str(number)
            shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*NOT_COPIED))
            trees.put(tree)
        tried = [
            pool.submit(_first_that_runs, trees, order, chosen.wide) for order in _orders(chosen)
        ]
        for done in as_completed(tried):
            if (outcome := done.result()) is not None:
                (survived if outcome.word == "survived" else caught).append(outcome)
                print(f"{outcome.word:9}{outcome.mutant}  {outcome.test}", flush=True)
    return _summed_up(caught, survived, chosen.least)


def _orders(chosen: argparse.Namespace) -> Iterator[list[Mutant]]:
    """For each of the sample, the mutants to try until one runs."""
    orders = drawn(chosen.seed, chosen.only)
    rooms = [room for room, order in orders.items() if (not chosen.only or _some(orders, room))]
    whole = sum(SHARES[room] for room in rooms)
    for room in rooms:
        for _ in range(round(chosen.sample * SHARES[room] / whole)):
            if order := list(islice(orders[room], 4)):
                yield order


def _some(orders: dict[str, Iterator[Mutant]], room: str) -> bool:
    first = next(orders[room], None)
    if first is not None:
        rest = orders[room]
        orders[room] = (one for many in ((first,), rest) for one in many)
    return first is not None


def _first_that_runs(trees: "Queue[Path]", order: list[Mutant], is_wide: bool) -> Outcome | None:
    tree = trees.get()
    try:
        outcomes = (_tried(tree, mutant, is_wide) for mutant in order)
        return next((outcome for outcome in outcomes if outcome.word != "does not run"), None)
    finally:
        trees.put(tree)


def _tried(tree: Path, mutant: Mutant, is_wide: bool) -> Outcome:
    """The result of the tests for a mutant. A test that fails without it, too, proves nothing, and ends the sample."""
    file = tree / mutant.path
    kept = file.read_text(encoding="utf-8")
    changed = mutant.made()
    if mutant.path.endswith(".sql") and not _is_sql(changed):
        return Outcome(mutant, "does not run")
    for step in tests_of(mutant.path)[: None if is_wide else 1]:
        file.write_text(changed, encoding="utf-8")
        passed, output = run(tree, step)
        file.write_text(kept, encoding="utf-8")
        if passed:
            continue
        if NOT_RUN.search(output) or "error during collection" in output:
            return Outcome(mutant, "does not run")
        failed = re.search(r"^(?:FAILED|ERROR) (\S+(?:\[.*\])?)", output, re.M)
        if output and not failed:
            raise RuntimeError(f"no test is named as failed:\n{output[-2000:]}")
        test = failed[1] if failed else "it hangs"
        if failed and not run(tree, [test.split("[")[0]])[0]:
            sys.exit(f"{test} fails without a mutant:\n{output[-2000:]}")
        return Outcome(mutant, "caught", test)
    return Outcome(mutant, "survived")


def _is_sql(text: str) -> bool:
    try:
        duckdb.extract_statements(text)
    except duckdb.ParserException:
        return False
    return True


def _summed_up(caught: list[Outcome], survived: list[Outcome], least: float) -> int:
    tried = len(caught) + len(survived)
    print(f"\n{len(caught)} of {tried} caught.")
    for rooms in (("charts/", "reports/", "wording/"), ("store/", "queries/", "web/", "pages/")):
        seen = [outcome for outcome in caught if outcome.mutant.path.startswith(rooms)]
        unseen = [outcome for outcome in survived if outcome.mutant.path.startswith(rooms)]
        print(f"  {len(seen)} of {len(seen) + len(unseen)} in {', '.join(rooms)}")
    return int(len(caught) < least * tried)


if __name__ == "__main__":
    sys.exit(main())
