"""Writes a store as this version makes it, under the name of the version: `python -m tests.store.kept`.

Upload 1 began the project, 2 mended its figure, 3 named another one, and 4 undid 3.
"""

import lzma
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from store import open_store
from tests.sample_ledgers import NOW, SampleLedger, reverse_at_once, write_project
from tests.store.kept import packed


def make(file: Path, folder: Path) -> None:
    """Make the store `file` of a project that is written below `folder`: each figure is invented."""
    project = write_project(folder / "data", {"results": [{"value": 50}], "targets": [{}]})
    store = open_store(file, project.parent, now=NOW)
    ledger = SampleLedger(store, project, folder / "uploads")
    ledger.upload(results=[{"value": 60, "reported_on": "2021-02-15"}])
    third = ledger.upload(results=[{"value": 70, "reported_on": "2021-03-15"}])
    reverse_at_once(store, "tiny", third, "undo")
    store.close()


if __name__ == "__main__":
    (name,) = sys.argv[1:]
    with TemporaryDirectory() as made:
        make(Path(made, "results.duckdb"), Path(made))
        packed(name).write_bytes(lzma.compress(Path(made, "results.duckdb").read_bytes()))
