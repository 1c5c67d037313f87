"""A pending entry, which is not written yet: its number, and what its rules have judged once it is written.

The rows that the rules have for an upload under preview are those of the revision that it becomes, but for that number
itself: nothing of the project was written between (`store.preview.preview`), and a rule whose rows depend on rows of
files alone (`store.rules.unchanged`) does not know who wrote them, or when. So they are judged once, for the preview.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from threading import Lock
from typing import Any

import duckdb

# The lowest revision of an entry that is not written yet: above every other, so that all that is written counts.
PENDING = 2**62

# Each preview has a number of its own, since its rows are kept beside those of others.
_NUMBERS = count(PENDING + 1)

# How many uploads are remembered with the number that they had in their preview.
MOST = 1000


def new_number() -> int:
    """The revision of one more pending entry, which no other has."""
    return next(_NUMBERS)


def is_pending(revision: object) -> bool:
    """Whether `revision` is that of an entry that is not written yet."""
    return isinstance(revision, int) and revision >= PENDING


@dataclass(frozen=True, eq=False)
class Pending:
    """An entry that is not written yet.

    cursor: has its overlay, in an open transaction that has not read `judged` yet, since it does not see what others
    keep later. before: the newest written entry. files: the files of which it has rows. judged: each rule that has rows
    in the transaction, and their arguments.
    """

    cursor: duckdb.DuckDBPyConnection
    before: int
    files: frozenset[str]
    judged: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)


@dataclass(frozen=True)
class Previewed:
    """What was judged for an upload in its preview.

    number: the revision that it had there. as_of: the day of the preview. last_change: the last day up to it on which
    anything changes, now that it is written; between the two, the rows of a rule are the same.
    """

    number: int
    as_of: date
    last_change: date


class WrittenSince:
    """The uploads that were written since their preview. Threads share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: OrderedDict[tuple[tuple[str, ...], int], Previewed] = OrderedDict()

    def add(self, projects: Iterable[str], revision: int, previewed: Previewed) -> None:
        """Note that what was `previewed` of these projects is written, as `revision`."""
        with self._lock:
            self._found[tuple(projects), revision] = previewed
            while len(self._found) > MOST:
                self._found.popitem(last=False)

    def same_as(self, given: Mapping[str, Any], *, is_daily: bool) -> Iterator[dict[str, Any]]:
        """The arguments with which a rule had the same rows in a preview as those `given` now; none without one.

        is_daily: whether its rows may differ from day to day.
        """
        with self._lock:
            found = self._found.get((given["of_projects"], given["at_revision"]))
        if found is not None:
            same = {**given, "at_revision": found.number}
            if "as_of" not in given:
                yield same
            elif given["as_of"] in (
                {found.as_of} if is_daily else {found.as_of, found.last_change}
            ):
                yield {**same, "as_of": found.as_of}
