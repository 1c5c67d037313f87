"""What is wrong with a file, in a sentence that says what, where and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

# A control character in a file's text would act where a message is read, as on a terminal: its picture stands for it.
PICTURES: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that stops an upload. `row` is numbered as a spreadsheet numbers it; 1 is the header.

    more: how many others, which are not told one by one, it stands for.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    more: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))  # frozen for all others

    def __str__(self) -> str:
        """`results.csv, row 14, column value: "12%" is not a number. Write 12: …`"""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f"column {self.column}")
        return f"{visible(', '.join(where))}: {self.message}"


class Refused(Exception):
    """An upload that was not taken in, with every fault that was found. Nothing of it is stored."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Overtaken(Exception):
    """Another entry of the project was written since this one was compared. Nothing of it is stored."""


class StoreUnreachable(Exception):
    """The store cannot be had, in a sentence that says why and what to do."""


class StoreInUse(StoreUnreachable):
    """Another process holds the store's file: it can be had once that one lets go of it."""


def visible(text: str) -> str:
    """A text without control characters: a picture stands for each, as `␀` for a NUL."""
    return text.translate(PICTURES)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the order in which a reader mends them: by file, row and column, each once."""
    return tuple(sorted(set(faults), key=_position))


def how_many(faults: Iterable[Fault]) -> int:
    """How many faults there are, those too that are not told one by one."""
    return sum(1 + fault.more for fault in faults)


def _position(fault: Fault) -> tuple[str, int, str, str]:
    return (fault.file, fault.row or 0, fault.column or "", fault.message)
