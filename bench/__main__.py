"""`make bench`: measures what a reader waits for, says what became slower, and keeps it in bench/results.json.

    python -m bench                      every part, each in a process of its own
    python -m bench pages start          these parts
    python -m bench portfolio --projects 50
    python -m bench --try                every part once and small, to see that it works: nothing is kept

Ends with 1 where something takes more than is allowed.
"""

import logging
import subprocess
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from datetime import datetime

from streamlit.logger import set_log_level

from bench.parts import (
    first_sight,
    four_charts,
    large_project,
    memory,
    pages,
    papers,
    portfolio,
    small_upload,
    start,
    upload,
)
from bench.results import Figure, keep, slower

# In the order in which they run: what a reader waits for most often comes first.
PARTS: dict[str, Callable[[Namespace], Iterator[Figure]]] = {
    "pages": lambda given: pages.measure(given.repetitions),
    "four-charts": lambda given: four_charts.measure(given.repetitions),
    "first-sight": lambda given: first_sight.measure(given.repetitions),
    "large-project": lambda given: large_project.measure(given.repetitions),
    "start": lambda given: start.measure(given.repetitions),
    "small-upload": lambda given: small_upload.measure(3 * given.repetitions),
    "papers": lambda given: papers.measure(given.repetitions),
    "memory": lambda given: memory.measure(given.judged),
    "million": lambda given: upload.measure(rows=given.rows),
    "million-lake": lambda given: upload.measure(rows=given.rows, on_lake=True),
    "portfolio": lambda given: portfolio.measure(given.repetitions, given.projects),
}

REPETITIONS = 3
SMALL = {"repetitions": 1, "judged": 4, "rows": 10_000, "projects": 8}
LARGE = {
    "repetitions": REPETITIONS,
    "judged": memory.PROJECTS,
    "rows": upload.ROWS,
    "projects": portfolio.PROJECTS,
}


def main() -> int:
    """Measure the parts that were named, or all; 1 where something takes more than is allowed."""
    given = arguments()
    if len(given.parts) == 1:
        return measure(given.parts[0], given)
    options = [word for word in sys.argv[1:] if word not in PARTS]
    failed = [part for part in given.parts or PARTS if run_apart(part, options)]
    if failed:
        print(f"More than is allowed, or not measured: {', '.join(failed)}.")
    return 1 if failed else 0


def arguments() -> Namespace:
    """The arguments; sizes that were not named are those with limits, or small ones with `--try`."""
    parser = ArgumentParser(
        "python -m bench", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--try", dest="is_try", action="store_true", help="once and small")
    for name in LARGE:
        parser.add_argument(f"--{name}", type=int)
    given = parser.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is called {', '.join(sorted(unknown))}: one of {', '.join(PARTS)}")
    for name, size in (SMALL if given.is_try else LARGE).items():
        if getattr(given, name) is None:
            setattr(given, name, size)
    return given


def run_apart(part: str, options: list[str]) -> int:
    """Measure a part in a process of its own, without anything left of the one before it."""
    return subprocess.run([sys.executable, "-m", "bench", part, *options], check=False).returncode


def measure(part: str, given: Namespace) -> int:
    """Print each figure of a part as it is there, then what became slower; 1 where one is more than is allowed."""
    set_log_level(logging.ERROR)
    figures = []
    print(f"— {part}", flush=True)
    for figure in PARTS[part](given):
        figures.append(figure)
        print(figure.line(), flush=True)
    if all(getattr(given, name) == size for name, size in LARGE.items()):
        for sentence in slower(part, figures):
            print(f"Slower than when it was kept: {sentence}")
        keep(part, figures, datetime.now())
    else:
        print("Nothing is kept: the sizes are not those that are held to.")
    over = [figure.name for figure in figures if figure.over()]
    if over:
        print("\n  - ".join([f"More than is allowed, {len(over)} of {len(figures)}:", *over]))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
