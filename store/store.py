"""An open store: its cursors, its newest revision, and the answers of its rules."""

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakSet

import duckdb

from store.contract.description import contract
from store.engine import engine
from store.engine.address import shown, unreachable
from store.faults import StoreUnreachable
from store.rules.judged import MEMORY, Judged
from store.rules.pending import Previewed, is_pending
from store.rules.rules_file import rules

LOG = logging.getLogger(__name__)

OPENED_AGAIN = (
    "The store had to be opened again. Nothing that was confirmed is lost. Try once more."
)
LOST = (
    "The store was kept in memory only, and is lost. Start the dashboard again, and name a file in RESULTS_STORE "
    "to keep it."
)

# The entries of each project, in order.
ENTRIES = "select project, list(revision order by revision) from ledger.entry group by project"

# The parameters of a statement that are revisions, and those that are dates.
REVISIONS = {"revision", "since_revision"}
DATES = {"as_of", "since"}


class Store:
    """An open store. Threads share it; each takes a `cursor()` of its own for every query.

    `address`: where it is, without a password. `opened`: how often it was opened. It is opened again after DuckDB has
    invalidated it, which ends all earlier cursors; the `Store` itself stays usable.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        address: str | Path,
        memory: int = MEMORY,
    ) -> None:
        """memory: the bytes that DuckDB's tables in memory may take before kept rows of rules are deleted."""
        self.address = shown(address)
        self.opened = 1
        self._with_password = address
        self._connection = connection
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._is_closed = False
        self._lock = RLock()
        self._memory = memory
        self._entries: tuple[int, dict[str, list[int]]] = (-1, {})
        self._hiding: dict[str, tuple[int, bool]] = {}
        self._days: dict[tuple[str, ...], tuple[int, list[int]]] = {}
        self.judged = self._new_judged()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same store, for one thread and one query."""
        with self._lock:
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
        return cursor

    def revision(self) -> int:
        """The newest revision; 0 before the first upload.

        Every visit asks for it first, so a store that DuckDB has invalidated is opened again here. Raises
        `StoreUnreachable` where the store no longer answers.
        """
        try:
            try:
                return self._revision()
            except duckdb.Error as error:
                if self._is_closed or not engine.is_invalidated(error):
                    raise
            self._open_again()
            return self._revision()
        except duckdb.Error as error:
            raise unreachable(self.address, error) from None

    @contextmanager
    def still_open(self, since: int | None = None) -> Iterator[None]:
        """Runs its body on the store as opened for the time number `since`, or as it is open now.

        Where the body fails because DuckDB has invalidated the store, the store is opened again and
        `StoreUnreachable` says so. All other errors are raised unchanged.
        """
        since = self.opened if since is None else since
        try:
            yield
        except Exception as error:
            self.revision()
            if self.opened == since:
                raise
            raise StoreUnreachable(OPENED_AGAIN) from error

    def newest_entry(self, projects: Iterable[str], revision: int) -> int:
        """The newest entry of these projects up to `revision`; 0 where there is none.

        Entries of other projects change nothing in these, so kept rows of rules are identified by this number.
        """
        if is_pending(revision):
            return revision
        up_to, entries = self._entries
        if revision > up_to:
            up_to = self.revision()
            rows = self.cursor().execute(ENTRIES).fetchall()
            entries = {str(code): list(of) for code, of in rows}
            with self._lock:
                self._entries = max(self._entries, (up_to, entries), key=itemgetter(0))
        known = (entries[code] for code in projects if code in entries)
        return max(
            (of[place - 1] for of in known if (place := bisect_right(of, revision))), default=0
        )

    def shared_parameters(self, sql: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of `sql`, normalized so that questions with the same answer have the same parameters.

        Each revision becomes the newest entry of the projects of the question, and each date the last day on which
        anything in them could change; except a date with which `sql` calculates.
        """
        if "projects" not in given:
            return dict(given)
        projects = tuple(given["projects"])
        asks = rules().rules.calls_of(sql)
        daily = rules().rules.daily(asks)
        shared_parameters = dict(given)
        for name in REVISIONS & given.keys():
            shared_parameters[name] = self.newest_entry(projects, given[name])
        if REVISIONS & given.keys() and not any(map(is_pending, shared_parameters.values())):
            for name in (DATES & given.keys()) - daily:
                shared_parameters[name] = self.last_change(projects, given[name])
        return shared_parameters

    def keep_judged(self, projects: Sequence[str], revision: int, number: int, as_of: date) -> None:
        """Use what was judged in the preview of an upload, as `number`, now that it is written as `revision`."""
        self.newest_entry(projects, revision)
        previewed = Previewed(number, as_of, self.last_change(tuple(projects), as_of))
        self.judged.written_since.add(projects, revision, previewed)

    def hides_names(
        self, project: str, revision: int, decisive: frozenset[str], ask: Callable[[], bool]
    ) -> bool:
        """What `ask` says, which is only asked again after an entry with rows of the `decisive` files."""
        since = self.judged.unchanged.last_with(decisive, (project,), revision)
        if self._hiding.get(project, (-1, False))[0] != since:
            self._hiding[project] = (since, ask())
        return self._hiding[project][1]

    def last_change(self, projects: tuple[str, ...], day: date) -> date:
        """The last day up to `day` on which the answer of a rule could differ from that of the day before.

        Rules compare their date with uploaded dates, or with a day a fixed number of days before one; between two of
        these days their answers are the same. Dates of uploads that do not count are included, since they count at
        another revision.
        """
        # Entries later than any revision that was asked for change no answer.
        newest = self.newest_entry(projects, self._entries[0])
        known, days = self._days.get(projects, (0, []))
        if known < newest:
            statement = every_day(self.judged.unchanged.files_since(projects, known, newest))
            given = {"projects": projects, "known": known}
            uploaded = self.cursor().execute(statement, given).fetchall()
            offsets = rules().rules.offsets()
            change_days = {
                uploaded_day.toordinal() - offset + late
                for (uploaded_day,) in uploaded
                for offset in offsets
                for late in (0, 1)
            }
            days = sorted(change_days.union(days))
            self._days[projects] = (newest, days)
        place = bisect_right(days, day.toordinal())
        return date.fromordinal(max(days[place - 1], 1)) if place else date.min

    def ask(self, sql: str, given: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        """The rows of `sql`, which may name any rule; what it needs of them is computed once and kept."""
        shared_parameters = self.shared_parameters(sql, given)
        with self.judged.reader_for([sql], shared_parameters) as cursor:
            return cursor.execute(sql, shared_parameters)

    def _new_judged(self) -> Judged:
        """An empty `Judged` on the present connection, with which it ends."""
        connection = self._connection

        def cursor() -> duckdb.DuckDBPyConnection:
            with self._lock:
                made = connection.cursor()
                self._cursors.add(made)
            return made

        is_far = engine.is_far(connection)
        return Judged(cursor, rules().rules, memory=self._memory, is_far=is_far)

    def close(self) -> None:
        """Close the store, and release its file."""
        with self._lock:
            self._is_closed = True
            self._connection.close()

    def _revision(self) -> int:
        row = self.cursor().execute("select max(revision) from ledger.head").fetchone()
        return int(row[0]) if row else 0

    def _open_again(self) -> None:
        """Open the store again. The first of several threads does so; the others wait, and find that it answers."""
        with self._lock:
            try:
                self._revision()
                return
            except duckdb.Error as error:
                if self._is_closed or not engine.is_invalidated(error):
                    raise
                invalidated = error
            if str(self._with_password) == ":memory:":
                raise StoreUnreachable(LOST) from invalidated
            # A file cannot be opened twice, and closing it waits for running queries.
            for cursor in self._cursors:
                with suppress(duckdb.Error):  # it is closed already
                    cursor.interrupt()
            self._connection.close()
            self._connection = engine.connect(self._with_password, rules().content)
            self.judged = self._new_judged()
            self.opened += 1
            LOG.error("DuckDB gave the store up, and it was opened again: %s", invalidated)


@lru_cache(maxsize=100)
def every_day(files: frozenset[str]) -> str:
    """The statement that selects the days on which an answer about $projects may change by uploads after $known.

    Every date that was uploaded in any of `files`, and the day by which the next report of a figure of that date is
    expected.
    """
    days = " union ".join(
        f"select distinct unnest([{', '.join(dates) or 'null::date'}]) as day from ledger.{file.name} "
        "where project in (select unnest($projects)) and revision > $known"
        for file in contract().values()
        if file.name in files
        for dates in [[column.name for column in file.columns if column.type == "date"]]
    )
    return f"select unnest([day, next_report_by(day)]) from ({days}) where day is not null"
