"""Which mutants are tried: a sample by a seed, half of it of charts, reports and wording; and by which tests."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutant import Mutant
from tests.mutants.python import mutants_of_python
from tests.mutants.sql import mutants_of_sql

ROOT = Path(__file__).parents[2]

# Of 40 mutants, how many are of which room; the first that a file is in, counts.
SHARES = {
    "charts": 9,
    "reports": 9,
    "wording": 2,
    "store/rules": 7,
    "store": 4,
    "queries": 4,
    "web": 2,
    "pages/parts": 3,
}


def drawn(seed: int, only: str = "") -> dict[str, Iterator[Mutant]]:
    """The mutants of each room in the order in which this seed has them, one a line of a file.

    `only` leaves those whose path begins with it.
    """
    orders = {}
    for room in SHARES:
        found = [
            mutant for path in files_of(room) if path.startswith(only) for mutant in of_file(path)
        ]
        random.Random(f"{seed} {room}").shuffle(found)
        orders[room] = _one_a_line(found)
    return orders


def _one_a_line(mutants: list[Mutant]) -> Iterator[Mutant]:
    seen = set()
    for mutant in mutants:
        if (mutant.path, mutant.line) not in seen:
            seen.add((mutant.path, mutant.line))
            yield mutant


def files_of(room: str) -> list[str]:
    """The files of Python and SQL in a room, by their paths from the root."""
    found = [*(ROOT / room).rglob("*.py"), *(ROOT / room).rglob("*.sql")]
    paths = sorted(path.relative_to(ROOT).as_posix() for path in found)
    earlier = list(SHARES)[: list(SHARES).index(room)]
    return [path for path in paths if not path.startswith(tuple(f"{other}/" for other in earlier))]


def of_file(path: str) -> list[Mutant]:
    """Every mutant of a file, without those that are known to be equivalent."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = (mutants_of_python if path.endswith(".py") else mutants_of_sql)(path, text)
    return [one for one in found if (one.path, one.before, one.after) not in EQUIVALENT]


def tests_of(path: str) -> list[list[str]]:
    """The tests of a file, then the others of its room: a step is run if the one before it passed."""
    room, *folders, name = path.rsplit(".", 1)[0].split("/")
    if path.startswith("store/commands/"):
        steps = [["tests/store/test_cli.py"]]
    elif room == "queries" and folders:
        page = f"tests/pages/test_{folders[0]}.py"
        steps = [
            ["tests/queries/test_heads.py"],
            [page if folders[0] != "frame" else "tests/pages"],
        ]
    elif room == "pages":
        own = "/".join(["tests", room, *folders, f"test_{name}.py"])
        steps = [[own, *_pages_with(name)[:3]], ["tests/pages"]]
    else:
        steps = _mirrored(["tests", room, *folders], name)
    steps = [[test for test in step if (ROOT / test).exists()] for step in steps]
    return [step for step in steps if step]


def _mirrored(folders: list[str], name: str) -> list[list[str]]:
    """The test of the file's own name, or that of its folder's; then all tests of the folder, or of the next above."""
    steps = [[f"{'/'.join(folders)}/test_{name}.py"]]
    while not (ROOT / "/".join(folders)).is_dir():
        *folders, name = folders
        steps.append([f"{'/'.join(folders)}/test_{name}.py"])
    if (
        not any((ROOT / step[0]).exists() for step in steps)
        or len(folders) > 2
        or folders[1] != "store"
    ):
        steps.append(["/".join(folders)])
    return steps


def _pages_with(part: str) -> list[str]:
    """The tests of the pages that a part of pages is drawn on, in itself or by another part."""
    parts, before = {part}, set[str]()
    while parts != before:
        before = set(parts)
        parts |= {
            path.stem for path in (ROOT / "pages/parts").rglob("*.py") if _looks_to(path, before)
        }
    pages = [path.stem for path in sorted((ROOT / "pages").glob("*.py")) if _looks_to(path, parts)]
    direct = [
        path.stem for path in sorted((ROOT / "pages").glob("*.py")) if _looks_to(path, {part})
    ]
    return [f"tests/pages/test_{page}.py" for page in direct or pages]


def _looks_to(path: Path, parts: set[str]) -> bool:
    text = path.read_text(encoding="utf-8")
    one_of = "|".join(map(re.escape, sorted(parts)))
    folder = r"from pages\.parts\.\w+"
    imports = rf"{folder}\.(?:{one_of}) import|{folder} import [^\n]*\b(?:{one_of})\b"
    return re.search(imports, text) is not None
