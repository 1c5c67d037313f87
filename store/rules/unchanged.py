"""What an entry of the ledger leaves as it was: the rules that rest on none of the files that it brings.

Such a rule says the same at the entry as before it, so that its rows need not be made anew (`store.rules.judged`).
"""

from collections.abc import Callable, Iterator
from threading import Lock

import duckdb

from store.contract import contract
from store.rules.calls import Rules

COUNTED, ROWS_OF = "counted_", "rows_of_"

# So many entries back are looked through at the most: what was kept at an older one is seldom there any more.
ENTRIES_BACK = 20

# The files that each entry brought, newest entry first; of an undo or redo those of the upload that it names. An entry
# of which it is not known which files it brought has none here.
FILES_BROUGHT = """
    select entry.revision, list(distinct effect.kind) filter (where effect.kind is not null) as files
    from ledger.entry as entry
    left join ledger.effect as effect
        on effect.project = entry.project and effect.revision = coalesce(entry.upload, entry.revision)
    where entry.project in (select unnest($projects))
    group by entry.revision
    order by entry.revision desc
"""

EVERY_FILE = frozenset(contract())


class Unchanged:
    """Which rules say at one revision what they said at another. Threads share it."""

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection], rules: Rules) -> None:
        """cursor: gives cursors of the store in which the entries are."""
        self._cursor, self._rules = cursor, rules
        self._lock = Lock()
        self._files: dict[str, frozenset[str] | None] = {}
        self._brought: dict[tuple[str, ...], list[tuple[int, frozenset[str]]]] = {}

    def files_of(self, name: str) -> frozenset[str] | None:
        """The files on whose rows alone the rule `name` rests; None where it rests on more than rows of files.

        A rule that counts rows of a file rests on the uploads as well, but only on those that brought any of it. One
        that reads uploads or reckons with the revision itself rests on every entry.
        """
        if name not in self._files:
            self._files[name] = self._read_files_of(name)
        return self._files[name]

    def since(self, name: str, projects: tuple[str, ...], revision: int) -> Iterator[int]:
        """The revisions before `revision` at which the rule `name` said the same of `projects`, newest first.

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
        """Each entry of the projects with the files that it brought, newest first; at least up to `revision`."""
        with self._lock:
            entries = self._brought.get(projects, [])
            if not entries or entries[0][0] < revision:
                rows = (
                    self._cursor().execute(FILES_BROUGHT, {"projects": list(projects)}).fetchall()
                )
                entries = [(int(of), frozenset(files or EVERY_FILE)) for of, files in rows]
                self._brought[projects] = entries
            return entries
