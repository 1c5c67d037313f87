"""Tiny projects that pages are opened on: their rows are written straight into a store, as those of `open_ledger`."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from store import Store
from tests.sample_ledgers import Row, begin, complete_files, connected, write_project
from web.clock import now


class SampleProjects:
    """The projects that a test has written, and the files that they have."""

    def __init__(self) -> None:
        self._rows: dict[Path, dict[str, list[dict[str, object]]]] = {}
        self._files: dict[Path, bytes] = {}

    def write(self, data: Path, files: Mapping[str, Iterable[Row]], code: str) -> None:
        """Write the project `code` into the folder `data`."""
        rows = complete_files(files, code)
        project = write_project(data, rows, code)
        self._rows[project] = rows
        self._files |= {path: path.read_bytes() for path in project.iterdir()}

    def begin(self, address: Path, data: Path) -> None:
        """Write all projects in `data` into a new store, unless one of their files was written by other means.

        A page reads those itself when it opens the store. It reads everything with `RESULTS_SAMPLE_LEDGERS=checked`.
        """
        found = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
        if os.environ.get("RESULTS_SAMPLE_LEDGERS") == "checked" or not found:
            return
        if any(self._files.get(path) != content for path, content in found.items()):
            return
        store = Store(connected(str(address)), address)
        try:
            for project in sorted(data.iterdir()):
                begin(store, project, self._rows[project], now())
        finally:
            store.close()
