"""How much memory a hundred judged projects take, as DuckDB measures it, and that the setting bounds it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import queries
from bench.parts.portfolio import write_projects
from bench.results import Figure
from store import Store, open_store

NOW = datetime(2021, 9, 1, 12, 0)
DAY = date(2021, 8, 31)
MEBIBYTE = 1024 * 1024
PROJECTS = 100
UNBOUNDED, BOUND = 2**40, 32 * MEBIBYTE

ASKED = sorted(
    path.relative_to(queries.FOLDER).with_suffix("").as_posix()
    for path in queries.FOLDER.rglob("*.sql")
    if path.parent.name not in ("frame", *queries.FOR_THE_TEAM)
)


def measure(projects: int) -> Iterator[Figure]:
    """The memory of so many projects, of which every question of every page was asked, without a bound and with one."""
    with TemporaryDirectory() as folder:
        data = Path(folder, "data")
        write_projects(data, projects)
        store = open_store(Path(folder, "results.duckdb"), data, now=NOW, memory=UNBOUNDED)
        for path in sorted(data.iterdir()):
            ask_everything(store, path.name)
        taken = store.judged.memory() / MEBIBYTE
        yield Figure(f"memory of {projects} judged projects", {"memory": taken}, "MiB")
        store.judged.limit_memory(BOUND)
        yield Figure(
            f"the same, with RESULTS_MEMORY_MB={BOUND // MEBIBYTE}",
            {"memory": store.judged.memory() / MEBIBYTE},
            "MiB",
            BOUND / MEBIBYTE,
        )
        store.close()


def ask_everything(store: Store, project: str) -> None:
    """Ask every question of the pages that visitors read, with nothing chosen."""
    revision = store.revision()
    every: dict[str, queries.Parameter] = {
        "projects": [project],
        "as_of": DAY,
        "day": DAY,
        "revision": revision,
        "since": date(2020, 12, 31),
        "since_revision": revision,
    }
    for name in ASKED:
        given = {of: every.get(of) for of in queries.read_question(name)[1]}
        queries.ask(store, name, given)
