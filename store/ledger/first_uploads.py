"""First uploads of many projects: read and checked together, since planning a query takes longer than executing it.

Each is then written in a transaction of its own. An upload with faults, or with files out of the ordinary, is not:
`store.ledger.upload` uploads it by itself, and reports its faults.
"""

from collections.abc import Sequence

import duckdb
import pandas as pd

from store.checks import projects_at_fault
from store.contract.description import contract
from store.faults import Overtaken
from store.ledger.upload import Upload, in_write_transaction, newest_entry, write
from store.reading.cells import make_tables
from store.reading.plain import PlainFile, read_plain, stage_together
from store.rules.effects import first_effect_counts
from store.rules.overlay import overlay_first_uploads, type_rows
from store.rules.pending import PENDING

# How many projects are read at once.
TOGETHER = 50


class FirstUploads:
    """The first uploads of some projects, read and checked; none of them is written until `upload`.

    without_faults: the projects without faults, which `upload` accepts.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, uploads: Sequence[Upload]) -> None:
        """cursor: its own, which then has the typed rows. uploads: one for each project, each new to the store."""
        self._cursor = cursor
        read = {upload.project: _read(upload) for upload in uploads}
        plain = {project: files for project, files in read.items() if files is not None}
        make_tables(cursor)
        stage_together(cursor, [(project, file) for project in plain for file in plain[project]])
        type_rows(cursor, contract())
        overlay_first_uploads(cursor, list(plain), PENDING)
        self.without_faults = frozenset(plain) - projects_at_fault(cursor)
        self._counts = dict(list(_counts(cursor).groupby("project")))

    def upload(self, upload: Upload) -> int:
        """Write one without faults in a transaction of its own; gives back its revision.

        Raises `Overtaken` where the project has an entry by now: it must then be uploaded by itself.
        """
        counts = self._counts[upload.project].drop(columns="project")

        def write_next(revision: int) -> int:
            if newest_entry(self._cursor, upload.project):
                raise Overtaken
            write(self._cursor, upload, set(counts["kind"]), counts, revision)
            return revision

        return in_write_transaction(self._cursor, write_next)


def _read(upload: Upload) -> list[PlainFile] | None:
    """The files of an upload; None where any of them needs the ordinary readers."""
    files: list[PlainFile] = []
    for original in upload.files:
        file = read_plain(original.name, original.path)
        if file is None:
            return None
        files.append(file)
    return files


def _counts(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    of_all = " union all ".join(
        f"select project, '{kind}' as kind, in_file, effect, row_count from ({first_effect_counts(file)})"
        for kind, file in contract().items()
    )
    return cursor.execute(f"{of_all} order by all").df()
