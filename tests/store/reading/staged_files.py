"""Files staged without a store: `stage_files({"results.csv": text}).rows("results", "value")`."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import duckdb
import xlsxwriter

from store.contract.description import contract
from store.faults import sorted_faults
from store.ledger.originals import Original
from store.reading.staging import Limits, Reading, Staged, stage
from tests.sample_ledgers import Row, filled


@dataclass(frozen=True)
class StagedFiles:
    """What was staged of some files, with their faults and remarks."""

    staged: Staged
    cursor: duckdb.DuckDBPyConnection

    @property
    def faults(self) -> list[str]:
        """The faults, as a reader sees them."""
        return [str(fault) for fault in sorted_faults(self.staged.faults)]

    @property
    def remarks(self) -> list[str]:
        """The remarks on all tables that were recognised."""
        return [text for table in self.staged.tables for text in table.remarks]

    def rows(self, kind: str, *columns: str) -> list[tuple[Any, ...]]:
        """The staged rows of a kind, by file and row; of these columns, or of all but the project."""
        names = ", ".join(columns) or "* exclude (project)"
        return self.cursor.execute(
            f"select {names} from staged_{kind} order by in_file, in_row"
        ).fetchall()

    def column(self, kind: str, column: str) -> list[Any]:
        """The staged cells of one column, from the first row to the last."""
        return [cell for (cell,) in self.rows(kind, column)]


Content = str | bytes


def stage_files(
    files: Mapping[str, Content] | Sequence[tuple[str, Content]],
    *,
    reading: Reading = Reading(),  # noqa: B008 (it cannot be changed)
    answered: Mapping[str, Reading] = MappingProxyType({}),
    limits: Limits = Limits(),  # noqa: B008
    progress: list[str] | None = None,
) -> StagedFiles:
    """Stage files with these names and contents; as pairs where a name comes twice.

    `reading` is the answer about each file that `answered` does not name.

    The sentences of `stage` on its progress are added to `progress`.
    """
    cursor = _connection().cursor()
    with TemporaryDirectory() as folder:
        originals = []
        pairs = files.items() if isinstance(files, Mapping) else files
        for place, (name, content) in enumerate(pairs):
            path = Path(folder) / f"brought {place}"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            originals.append(Original(name, path, answered.get(name, reading)))
        on_progress = (progress if progress is not None else []).append
        return StagedFiles(stage(cursor, originals, limits=limits, on_progress=on_progress), cursor)


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def csv_of(kind: str, *rows: Row, separator: str = ",", end: str = "\n") -> str:
    """A file of the contract with these rows, filled up as in the sample ledgers."""
    lines = io.StringIO(newline="")
    columns = contract()[kind].column_names
    writer = csv.DictWriter(lines, columns, delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(filled(kind, row) for row in rows)
    return lines.getvalue()


def results(*values: object, separator: str = ";") -> str:
    """A `results.csv` with a row for each of these values."""
    return csv_of("results", *({"value": value} for value in values), separator=separator)


Cell = object | tuple[object, str]


def xlsx(sheets: Mapping[str, Iterable[Iterable[Cell]]]) -> bytes:
    """A workbook with these sheets, each of rows of cells: a value, or a value and the format that shows it.

    A text is written as a text, and one that begins with `=` as a formula whose stored result is the format.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    value, how = cell if isinstance(cell, tuple) else (cell, None)
                    if isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(at, place, value, None, how)
                    elif isinstance(value, str):
                        sheet.write_string(at, place, value)
                    elif value is not None:
                        style = book.add_format({"num_format": how}) if how else None
                        sheet.write(at, place, value, style)
    return content.getvalue()


def sheet_of(kind: str, *rows: Mapping[str, Cell]) -> list[list[Cell]]:
    """The rows of a sheet: the columns of a file of the contract, and rows filled up as in the sample ledgers.

    What is filled up is text, save for numbers.
    """
    columns = contract()[kind].column_names
    full = [{**filled(kind, {}), **row} for row in rows]
    return [[*columns], *([row.get(name) for name in columns] for row in full)]
