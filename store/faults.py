"""The faults of files and the errors of the store, each a sentence that says what is wrong, where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

# A control character in a message would act on a terminal, so that its picture is shown instead.
PICTURES: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that stops an upload. `row` is numbered as a spreadsheet numbers it; 1 is the header.

    more: how many further faults, which are not listed, it represents.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    more: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))  # the class is frozen

    def __str__(self) -> str:
        """`results.csv, row 14, column value: "12%" is not a number. Write 12: …`"""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f"column {self.column}")
        return f"{visible(', '.join(where))}: {self.message}"


class Refused(Exception):
    """An upload that was refused, with every fault that was found. Nothing of it is stored."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted_faults(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Overtaken(Exception):
    """Another entry of the project was written since this one was compared. Nothing of it is stored."""


class StoreUnreachable(Exception):
    """The store cannot be opened or no longer answers: a sentence that says why and what to do."""


class StoreInUse(StoreUnreachable):
    """Another process holds the store's file; it can be opened once that process has closed it."""


def visible(text: str) -> str:
    """A text with a picture in place of each control character, such as `␀` for a NUL."""
    return text.translate(PICTURES)


def sorted_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the order in which a reader corrects them: by file, row and column, each once."""
    return tuple(sorted(set(faults), key=_position))


def how_many(faults: Iterable[Fault]) -> int:
    """How many faults there are, including those that are not listed."""
    return sum(1 + fault.more for fault in faults)


def _position(fault: Fault) -> tuple[str, int, str, str]:
    return (fault.file, fault.row or 0, fault.column or "", fault.message)
