"""Files that are brought and staged, without a store: `bring({"results.csv": text}).rows("results", "value")`."""

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

from store.contract import contract
from store.faults import in_order
from store.originals import Original
from store.staging import Limits, Reading, Staged, stage
from tests.worlds import Row, filled


@dataclass(frozen=True)
class Brought:
    """What was staged of some files, and what was said of them."""

    staged: Staged
    cursor: duckdb.DuckDBPyConnection

    @property
    def said(self) -> list[str]:
        """The faults, as a reader sees them."""
        return [str(fault) for fault in in_order(self.staged.faults)]

    @property
    def remarks(self) -> list[str]:
        """What is said of all tables that were recognised."""
        return [said for table in self.staged.tables for said in table.remarks]

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


def bring(
    files: Mapping[str, Content] | Sequence[tuple[str, Content]],
    *,
    reading: Reading = Reading(),  # noqa: B008 (it cannot be changed)
    answered: Mapping[str, Reading] = MappingProxyType({}),
    limits: Limits = Limits(),  # noqa: B008
    told: list[str] | None = None,
) -> Brought:
    """Stage files with these names and contents; as pairs where a name comes twice.

    `reading` is answered about each of them that `answered` does not name.

    What `stage` tells on the way is added to `told`.
    """
    cursor = _connection().cursor()
    with TemporaryDirectory() as folder:
        originals = []
        pairs = files.items() if isinstance(files, Mapping) else files
        for place, (name, content) in enumerate(pairs):
            path = Path(folder) / f"brought {place}"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            originals.append(Original(name, path, answered.get(name, reading)))
        tell = (told if told is not None else []).append
        return Brought(stage(cursor, originals, limits=limits, tell=tell), cursor)


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def csv_of(kind: str, *rows: Row, separator: str = ",", end: str = "\n") -> str:
    """A file of the contract with these rows, filled up as in the tiny worlds."""
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
    """The rows of a sheet: the columns of a file of the contract, and rows filled up as in the tiny worlds.

    What is filled up is text, save for numbers.
    """
    columns = contract()[kind].column_names
    full = [{**filled(kind, {}), **row} for row in rows]
    return [[*columns], *([row.get(name) for name in columns] for row in full)]
