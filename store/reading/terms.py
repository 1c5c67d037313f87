"""What is said of files before they are read, and of tables once they are."""

import os
from dataclasses import dataclass
from typing import Literal

from store.faults import Fault, Refused

MEGABYTE = 1024 * 1024

SETTING = "RESULTS_MAX_MB"

# In MB; more than a terabyte is a slip of the hand.
LARGEST_LIMIT = 1_000_000

Decimal = Literal["point", "comma"]


class Unreadable(Exception):
    """A file of which nothing can be read: the sentence that says why and what to do.

    row: the row that is meant, if any. asks: the question that another answer to would mend it, if any.
    """

    def __init__(self, sentence: str, row: int | None = None, asks: str | None = None) -> None:
        super().__init__(sentence)
        self.row = row
        self.asks = asks


@dataclass(frozen=True)
class Reading:
    """What a person has answered where one file does not settle it; None: not answered.

    decimal: how `1.234` is meant where no other cell of the column says so. encoding: one of
    `store.reading.text.ENCODINGS`, for a file that is not Unicode.
    """

    decimal: Decimal | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class Limits:
    """How large a file may be, and how large a workbook may be once it is unpacked, in bytes."""

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 1024 * MEGABYTE

    @property
    def file_megabytes(self) -> int:
        """The first of them as people say it."""
        return self.file_bytes // MEGABYTE

    @classmethod
    def from_environment(cls) -> "Limits":
        """The limits as RESULTS_MAX_MB sets them. Raises `Refused` where it says no size."""
        said = os.environ.get(SETTING, "").strip()
        if not said:
            return cls()
        most = int(said) if said.isdecimal() else 0
        if not 1 <= most <= LARGEST_LIMIT:
            mend = f"Write a whole number of MB from 1 to {LARGEST_LIMIT:,}, such as 200."
            raise Refused([Fault(SETTING, None, None, f'"{said}" is no size of a file. {mend}')])
        return cls(file_bytes=most * MEGABYTE)


@dataclass(frozen=True)
class Recognised:
    """One table of an original: `results.csv`, or `figures.xlsx, sheet results`.

    kind: its file of the contract, without `.csv`. rows: how many of it were read. remarks: sentences on how it was
    recognised and read, where that does not go without saying. left_out: the columns, added to the contract, that it
    has not.
    """

    in_file: str
    kind: str
    rows: int
    remarks: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def megabytes(size: int) -> str:
    """A size in bytes as people say it: `200 MB`; a fraction only below ten."""
    number = size / MEGABYTE
    return f"{number:.0f} MB" if number >= 10 or number.is_integer() else f"{number:.1f} MB"
