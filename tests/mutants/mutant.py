"""One mutant: a file of the product with one small change in it."""

from collections.abc import Callable
from typing import NamedTuple


class Mutant(NamedTuple):
    """A file by its path from the root, the line of the change, its text before and after.

    `made` gives back the whole text with the change in it.
    """

    path: str
    line: int
    before: str
    after: str
    made: Callable[[], str]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before} → {self.after}"


def in_order(mutants: list[Mutant]) -> list[Mutant]:
    """The mutants sorted by line, each change once."""
    return [each for _, each in sorted({mutant[:4]: mutant for mutant in mutants}.items())]
