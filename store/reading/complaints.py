"""The faults of the rows of one table, of which at most a thousand are kept."""

from store.faults import Fault

KEPT = 1000


class Complaints:
    """Gathers the faults of one table in the order of its rows, and counts those that are too many to show."""

    def __init__(self, in_file: str) -> None:
        self._in_file = in_file
        self._kept: list[Fault] = []
        self._left_out = 0
        self._first_left_out: int | None = None

    def add(self, row: int, column: str | None, message: str) -> None:
        """Keep a fault, or count it where a thousand are kept."""
        if len(self._kept) < KEPT:
            self._kept.append(Fault(self._in_file, row, column, message))
            return
        self._left_out += 1
        if self._first_left_out is None:
            self._first_left_out = row

    def faults(self) -> list[Fault]:
        """What was kept, and one fault more that says how many were not."""
        if not self._left_out:
            return list(self._kept)
        said = f"and {self._left_out:,} more like those above. Mend those first: they may have one cause."
        last = Fault(self._in_file, self._first_left_out, None, said, self._left_out - 1)
        return [*self._kept, last]
