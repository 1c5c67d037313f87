"""What an entry of the ledger leaves unchanged: the rules that depend on none of its files.

Such a rule has the same rows at the entry as before it, which need not be computed again (`store.rules.judged`).
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from threading import Lock

import duckdb

from store.contract.description import contract
from store.rules.calls import ROWS_OF, Rules

COUNTED = "counted_"

# How many entries are searched at most: rows kept for an older one are seldom still there.
ENTRIES_BACK = 20

# The files of each entry, newest entry first; of an undo or redo those of the upload that it names. Of an entry whose
# files are not known the kind is null.
FILES_OF_ENTRIES = """
    select entry.revision, effect.kind
    from ledger.entry as entry
    left join ledger.effect as effect
        on effect.project = entry.project and effect.revision = coalesce(entry.upload, entry.revision)
    where entry.project in (select unnest($projects))
    order by entry.revision desc
"""

EVERY_FILE = frozenset(contract())


class Unchanged:
    """Which rules have the same rows at two revisions. Threads share it."""

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection], rules: Rules) -> None:
        """cursor: gives cursors of the store in which the entries are."""
        self._cursor, self._rules = cursor, rules
        self._lock = Lock()
        self._files: dict[str, frozenset[str] | None] = {}
        self._files_of_entries: dict[tuple[str, ...], list[tuple[int, frozenset[str]]]] = {}

    def files_of(self, name: str) -> frozenset[str] | None:
        """The files on whose rows alone the rule `name` depends; None where it depends on more than rows of files.

        A rule that counts rows of a file depends on the uploads as well, but only on those with rows of it. One that
        reads uploads or calculates with the revision itself depends on every entry.
        """
        if name not in self._files:
            self._files[name] = self._read_files_of(name)
        return self._files[name]

    def since(self, name: str, projects: tuple[str, ...], revision: int) -> Iterator[int]:
        """The revisions before `revision` at which the rule `name` had the same rows of `projects`, newest first.

        `revision` is an entry of these projects that is written.
        """
        files = self.files_of(name)
        if files is None:
            return
        entries = self._entries(projects, revision)
        places = [place for place, (of, _) in enumerate(entries) if of <= revision]
        for place in places[:ENTRIES_BACK]:
            if entries[place][1] & files or place + 1 == len(entries):
                return
            yield entries[place + 1][0]

    def files_since(self, projects: tuple[str, ...], known: int, revision: int) -> frozenset[str]:
        """The files of the entries of `projects` after the revision `known`, at least up to `revision`, an entry."""
        entries = self._entries(projects, revision)
        return frozenset[str]().union(*(files for of, files in entries if of > known))

    def last_with(self, files: frozenset[str], projects: tuple[str, ...], revision: int) -> int:
        """The last entry of `projects` up to `revision`, an entry, with rows of any of `files`; 0 without one."""
        entries = self._entries(projects, revision) if revision else []
        return next((of for of, its in entries if of <= revision and its & files), 0)

    def _read_files_of(self, name: str) -> frozenset[str] | None:
        if name.startswith(COUNTED) and name.removeprefix(COUNTED) in contract():
            return frozenset({name.removeprefix(COUNTED)})
        asks = self._rules[name].asks
        read = [table.removeprefix(ROWS_OF) for table in asks.tables]
        if "at_revision" in asks.daily | asks.compared or not set(read) <= EVERY_FILE:
            return None
        if not all(table.startswith(ROWS_OF) for table in asks.tables):
            return None
        found = frozenset(read)
        for call in asks.calls:
            files = self.files_of(call.rule)
            if files is None:
                return None
            found |= files
        return found

    def _entries(
        self, projects: tuple[str, ...], revision: int
    ) -> list[tuple[int, frozenset[str]]]:
        """Each entry of the projects with its files, newest first; at least up to `revision`."""
        with self._lock:
            entries = self._files_of_entries.get(projects, [])
            if not entries or entries[0][0] < revision:
                rows = (
                    self._cursor()
                    .execute(FILES_OF_ENTRIES, {"projects": list(projects)})
                    .fetchall()
                )
                entries = [
                    (int(of), frozenset(kind for _, kind in each if kind) or EVERY_FILE)
                    for of, each in groupby(rows, key=itemgetter(0))
                ]
                self._files_of_entries[projects] = entries
            return entries
