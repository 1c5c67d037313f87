"""The desk at which the files of an upload are read: what was found in them is laid down here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from store.contract import contract
from store.faults import Fault
from store.reading.recognise import Header, header_faults, recognise, said_of
from store.reading.terms import Limits, Reading, Recognised


@dataclass
class Desk:
    """What every reader needs, and what they all lay down.

    cursor: where the tables `staged_<kind>` are. folder: for copies, swept when all is read. reading, questions: what
    was answered about the file that is read, and what it asks. tell: how far it is.
    """

    cursor: duckdb.DuckDBPyConnection
    folder: Path
    reading: Reading
    limits: Limits
    tell: Callable[[str], None]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    tables: list[Recognised] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    _columns: dict[str, set[str]] = field(default_factory=dict)
    _unread: set[str] = field(default_factory=set)

    def complain(self, in_file: str, row: int | None, message: str) -> None:
        """Lay down a fault of a file or of one of its rows."""
        self.faults.append(Fault(in_file, row, None, message))

    def warn(self, in_file: str, message: str) -> None:
        """Lay down what must be seen of a file, though it stops nothing."""
        self.warnings.append(Fault(in_file, None, None, message))

    def sit_down(self, in_file: str, names: tuple[str, ...], name: str | None) -> Header | None:
        """The header of a table with these column names, whose own name says that it is a `name`.

        None where they fit no file of the contract. What is wrong with the header is laid down.
        """
        header = recognise(names, name)
        if header is None:
            return None
        self.faults += header_faults(in_file, header, names)
        there = set(header.places)
        self._columns[header.file.name] = self._columns.get(header.file.name, there) & there
        return header

    def get_up(self, in_file: str, header: Header, rows: int, remarks: tuple[str, ...]) -> None:
        """Lay down a table whose rows are read."""
        said = (*said_of(header), *remarks)
        self.tables.append(Recognised(in_file, header.file.name, rows, said, header.left_out))

    def remark(self, place: int, said: str) -> None:
        """Add a sentence to what is said of the table that was laid down as number `place`."""
        table = self.tables[place]
        self.tables[place] = replace(table, remarks=(*table.remarks, said))

    def pass_over(self, name: str | None) -> None:
        """Remember that a file was brought of which nothing can be read, and which its name calls a `name`."""
        if name:
            self._unread.add(name)

    def columns(self) -> dict[str, tuple[str, ...]]:
        """For each kind that was brought the columns that all its files have, in the contract's order."""
        found = {kind: self._columns.get(kind, set()) for kind in {*self._columns, *self._unread}}
        return {
            kind: tuple(column for column in file.column_names if column in found[kind])
            for kind, file in contract().items()
            if kind in found
        }
