"""What was found in the files of an upload while they are read: tables, remarks, warnings and faults."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from store.contract.description import contract
from store.faults import Fault
from store.reading.reading_types import Limits, Reading, Recognised
from store.reading.recognise import Header, header_faults, header_remarks, recognise


@dataclass
class FoundTables:
    """What every reader of files needs, and what all of them found.

    cursor: where the tables `staged_<kind>` are. folder: for temporary copies. reading, questions: the answers about
    the file that is being read, and its open questions. on_progress: is called with a sentence on the progress.
    """

    cursor: duckdb.DuckDBPyConnection
    folder: Path
    reading: Reading
    limits: Limits
    on_progress: Callable[[str], None]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    tables: list[Recognised] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    _columns: dict[str, set[str]] = field(default_factory=dict)
    _unread: set[str] = field(default_factory=set)

    def add_fault(self, in_file: str, row: int | None, message: str) -> None:
        """Add a fault of a file or of one of its rows."""
        self.faults.append(Fault(in_file, row, None, message))

    def add_warning(self, in_file: str, message: str) -> None:
        """Add a warning about a file, which does not stop the upload."""
        self.warnings.append(Fault(in_file, None, None, message))

    def begin_table(self, in_file: str, names: tuple[str, ...], name: str | None) -> Header | None:
        """The header of a table with these column names, whose own name contains the kind `name`.

        None where they fit no file of the contract. The faults of the header are added.
        """
        header = recognise(names, name)
        if header is None:
            return None
        self.faults += header_faults(in_file, header, names)
        there = set(header.places)
        self._columns[header.file.name] = self._columns.get(header.file.name, there) & there
        return header

    def end_table(self, in_file: str, header: Header, rows: int, remarks: tuple[str, ...]) -> None:
        """Add a table whose rows are read."""
        sentences = (*header_remarks(header), *remarks)
        self.tables.append(Recognised(in_file, header.file.name, rows, sentences, header.omitted))

    def add_remark(self, place: int, text: str) -> None:
        """Add a remark to the table that was added as number `place`."""
        table = self.tables[place]
        self.tables[place] = replace(table, remarks=(*table.remarks, text))

    def mark_unread(self, name: str | None) -> None:
        """Note that a file was uploaded whose name contains the kind `name`, and of which nothing can be read."""
        if name:
            self._unread.add(name)

    def columns(self) -> dict[str, tuple[str, ...]]:
        """For each kind that was uploaded, the columns that all its files have, in the contract's order."""
        found = {kind: self._columns.get(kind, set()) for kind in {*self._columns, *self._unread}}
        return {
            kind: tuple(column for column in file.column_names if column in found[kind])
            for kind, file in contract().items()
            if kind in found
        }
