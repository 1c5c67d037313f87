"""Which file of the contract a table is: found by its columns, and by its name only where they leave it open."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from store.contract.description import File, contract
from store.faults import Fault, visible

LONGEST_NAME = 60

# A list of persons has a title and a note too.
FEWEST = 3

FILES = ", ".join(f"{kind}.csv" for kind in contract())
BEGIN = "Begin with a row of column names; the Upload page has a template of each file."
NO_HEADER = "has no header row. Begin with the column names."


@dataclass(frozen=True)
class Header:
    """The header of a table of the kind `file`, and the places of its columns.

    places: the place of each column of the contract that it has, the first where it is there twice. unnamed: the
    places without a name. width: how many cells the header has. named_kind: the kind that the table's name contains.
    for_people: the names in brackets, of columns that are passed over.
    """

    file: File
    places: dict[str, int]
    unnamed: tuple[int, ...]
    width: int
    named_kind: str | None
    for_people: tuple[str, ...] = ()

    @property
    def omitted(self) -> tuple[str, ...]:
        """The columns that were added to the contract and are missing here."""
        added = (column.name for column in self.file.columns if column.is_added)
        return tuple(name for name in added if name not in self.places)


def normal(name: str) -> str:
    """A column's name as it is compared: without spaces around it, in small letters."""
    return name.strip().casefold()


def is_for_people(name: str) -> bool:
    """Whether a column is for whoever fills in the sheet, and is passed over: its name is in brackets."""
    return name.strip().startswith("(") and name.strip().endswith(")")


def recognise(names: Sequence[str], named_kind: str | None) -> Header | None:
    """The header of the file of the contract that the column names fit best; None where they fit none.

    Half of the names must be columns of that file, or half of its columns be there, and three at the least unless
    the table is named so. Where two files fit equally well, the one that the table is named after is taken.
    """
    given = {normal(name) for name in names if not is_for_people(name)} - {""}
    fits = {file.name: _fit(given, file) for file in contract().values()}
    best = max(fits.values())
    kinds = [kind for kind, fit in fits.items() if fit == best]
    kind = named_kind if named_kind in kinds else kinds[0]
    if not best or (len(kinds) > 1 and kind != named_kind):
        return None
    file = contract()[kind]
    shared = len(given & set(file.column_names))
    enough = 1 if kind == named_kind else FEWEST
    if shared < enough or 2 * shared < min(len(given), len(file.promised_names)):
        return None
    normals = [normal(name) for name in names]
    return Header(
        file=file,
        places={name: normals.index(name) for name in file.column_names if name in normals},
        unnamed=tuple(place for place, name in enumerate(normals) if not name),
        width=len(names),
        named_kind=named_kind,
        for_people=tuple(name.strip() for name in names if is_for_people(name)),
    )


def _fit(given: set[str], file: File) -> float:
    """How much of both is shared, from 0 to 1. A column that was added, and is not there, makes no file fit less."""
    return len(given & set(file.column_names)) / len(given | set(file.promised_names))


def fits_columns(names: Sequence[str]) -> int:
    """How many of the names are columns of the file of the contract that has most of them."""
    given = {normal(name) for name in names}
    return max(len(given & set(file.column_names)) for file in contract().values())


def kind_in_name(name: str) -> str | None:
    """The kind of file that a file's or sheet's name contains: `Results 2024 (1)` results. None: of none or two."""
    words = re.sub(r"[^a-z]+", "_", name.casefold()).strip("_")
    found: list[str] = []
    for kind in sorted(contract(), key=len, reverse=True):
        words, count = re.subn(rf"(?<![a-z]){kind}(?![a-z])", "", words)
        found += [kind] * bool(count)
    return found[0] if len(found) == 1 else None


def header_remarks(header: Header) -> tuple[str, ...]:
    """Remarks on how a table was recognised; none where its name and columns are those of the contract."""
    remarks = []
    if header.named_kind != header.file.name:
        text = f"Recognised by its columns as {header.file.title}"
        if header.named_kind:
            text += f", whatever its name says of {contract()[header.named_kind].title}"
        remarks.append(f"{text}.")
    if header.omitted:
        columns = "the column" if len(header.omitted) == 1 else "the columns"
        left_out = ", ".join(header.omitted)
        remarks.append(f"Without {columns} {left_out}: what is known there stays.")
    if header.for_people:
        shown = ", ".join(map(shortened, header.for_people))
        remarks.append(f"Only to be read, and not stored: {shown}.")
    return tuple(remarks)


def fits_no_file_text() -> str:
    """The sentence on a table whose columns fit no file of the contract."""
    return f"its columns are those of no file of a project: {FILES}. {BEGIN}"


def header_faults(in_file: str, header: Header, names: Sequence[str]) -> list[Fault]:
    """What is wrong with a header: a column that is missing, unknown, or there twice."""
    file = header.file
    faults = [
        Fault(
            in_file,
            1,
            column.name,
            "is missing. Add it." if column.required else "is missing. Add it; it may be blank.",
        )
        for column in file.columns
        if column.name not in header.places and not column.is_added
    ]
    expected = ", ".join(file.column_names)
    shown = {normal(name): name.strip() for name in reversed(names)}
    for name, count in Counter(normal(name) for name in names if normal(name)).items():
        if name not in header.places and not is_for_people(name):
            text = (
                f'"{shortened(shown[name])}" is not a column of this file. Its columns: {expected}.'
            )
            faults.append(Fault(in_file, 1, None, text))
        elif count > 1 and name in header.places:
            faults.append(Fault(in_file, 1, name, "stands there twice. Keep one."))
    return faults


def unnamed_column_text(place: int) -> str:
    """The sentence on a cell in a column without a name."""
    return f"has text in cell {place + 1}, above which no column name stands. Name the column, or clear it."


def shortened(text: str) -> str:
    """A text to quote in a sentence: cut where it is long, with pictures for control characters."""
    return visible(text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…")
