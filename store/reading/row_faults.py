"""The faults of the rows of one table, of which at most a thousand are kept."""

from store.faults import Fault

KEPT = 1000


class RowFaults:
    """Collects the faults of one table in the order of its rows, and counts those beyond the first thousand."""

    def __init__(self, in_file: str) -> None:
        self._in_file = in_file
        self._kept: list[Fault] = []
        self._only_counted = 0
        self._first_only_counted: int | None = None

    def add(self, row: int, column: str | None, message: str) -> None:
        """Keep a fault, or only count it where a thousand are kept."""
        if len(self._kept) < KEPT:
            self._kept.append(Fault(self._in_file, row, column, message))
            return
        self._only_counted += 1
        if self._first_only_counted is None:
            self._first_only_counted = row

    def faults(self) -> list[Fault]:
        """The faults that were kept, and one more that says how many were only counted."""
        if not self._only_counted:
            return list(self._kept)
        text = f"and {self._only_counted:,} more like those above. Mend those first: they may have one cause."
        last = Fault(self._in_file, self._first_only_counted, None, text, self._only_counted - 1)
        return [*self._kept, last]
