"""The types of reading files: answers and limits before, recognised tables and errors after."""

import os
from dataclasses import dataclass
from typing import Literal

from store.faults import Fault, Refused

MEGABYTE = 1024 * 1024

SETTING = "RESULTS_MAX_MB"

# In MB; more than a terabyte is a typing error.
LARGEST_LIMIT = 1_000_000

Decimal = Literal["point", "comma"]


class Unreadable(Exception):
    """A file of which nothing can be read: the sentence that says why and what to do.

    row: the row at fault, if any. asks: the question of which another answer may make it readable, if any.
    """

    def __init__(self, sentence: str, row: int | None = None, asks: str | None = None) -> None:
        super().__init__(sentence)
        self.row = row
        self.asks = asks


@dataclass(frozen=True)
class Reading:
    """What a person has answered about a file where it leaves something open; None: not answered.

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
        """The largest size of a file in MB."""
        return self.file_bytes // MEGABYTE

    @classmethod
    def from_environment(cls) -> "Limits":
        """The limits as RESULTS_MAX_MB sets them. Raises `Refused` where it is no size."""
        text = os.environ.get(SETTING, "").strip()
        if not text:
            return cls()
        most = int(text) if text.isdecimal() else 0
        if not 1 <= most <= LARGEST_LIMIT:
            mend = f"Write a whole number of MB from 1 to {LARGEST_LIMIT:,}, such as 200."
            raise Refused([Fault(SETTING, None, None, f'"{text}" is no size of a file. {mend}')])
        return cls(file_bytes=most * MEGABYTE)


@dataclass(frozen=True)
class Recognised:
    """One table of an original: `results.csv`, or `figures.xlsx, sheet results`.

    kind: its file of the contract, without `.csv`. rows: how many rows were read. remarks: sentences on how it was
    recognised and read, where that is not obvious. left_out: the columns, added to the contract, that it
    has not.
    """

    in_file: str
    kind: str
    rows: int
    remarks: tuple[str, ...]
    omitted: tuple[str, ...] = ()


def megabytes(size: int) -> str:
    """A size in bytes as text: `200 MB`; a fraction only below ten."""
    number = size / MEGABYTE
    return f"{number:.0f} MB" if number >= 10 or number.is_integer() else f"{number:.1f} MB"
