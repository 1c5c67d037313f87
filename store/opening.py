"""Opening a store: attach its file, make what is missing, and take in `data/` where it has changed."""

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import Any
from weakref import WeakSet

import duckdb

from store import engine
from store.address import shown, unreachable
from store.contract import contract
from store.door import BY_DATA, Upload, fingerprint, take_in
from store.faults import Fault, Overtaken, Refused, StoreUnreachable
from store.first_uploads import TOGETHER, FirstUploads
from store.originals import originals
from store.rules import make_rules
from store.rules.calls import Rules
from store.rules.judged import MEMORY, PENDING, Judged
from store.tables import make_tables, must_be_known

LOG = logging.getLogger(__name__)

OPENED_ANEW = "The store had to be opened again. Nothing that was confirmed is lost. Try once more."
LOST = (
    "The store was kept in memory only, and is lost. Start the dashboard again, and name a file in RESULTS_STORE "
    "to keep it."
)

# Each project's entries, in order.
ENTRIES = "select project, list(revision order by revision) from ledger.entry group by project"

# What a statement is given that is a revision, and what is a date as of which it asks.
REVISIONS = {"revision", "since_revision"}
DATES = {"as_of", "since"}


class Store:
    """An open store. Threads share it; each takes a `cursor()` of its own for every query.

    `address` is where it is kept, as it may be shown. `opened` is how often it was opened: again where DuckDB gives it
    up, which ends every cursor of before, and nothing else. Who holds the `Store` goes on with it.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        address: str | Path,
        memory: int = MEMORY,
    ) -> None:
        """memory: the bytes that DuckDB's tables in memory may take before what was judged is forgotten."""
        self.address = shown(address)
        self.opened = 1
        self._with_password = address
        self._connection = connection
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._is_closed = False
        self._turn = RLock()
        self._memory = memory
        self._entries: tuple[int, dict[str, list[int]]] = (-1, {})
        self._days: dict[tuple[str, ...], tuple[int, list[int]]] = {}
        self.judged = self._nothing_judged()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same store, for one thread and one query."""
        with self._turn:
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
        return cursor

    def revision(self) -> int:
        """The newest revision; 0 before the first upload.

        Every visit asks for it first, so that a store that DuckDB has given up is opened anew here. Raises
        `StoreUnreachable` where the store does not answer any more.
        """
        try:
            try:
                return self._revision()
            except duckdb.Error as error:
                if self._is_closed or not engine.is_given_up(error):
                    raise
            self._open_anew()
            return self._revision()
        except duckdb.Error as error:
            raise unreachable(self.address, error) from None

    @contextmanager
    def still_open(self, since: int | None = None) -> Iterator[None]:
        """What is done within is done with the store as it was opened for the time `since`, or as it is now.

        Where that fails because DuckDB has given the store up, it is opened anew and `StoreUnreachable` is raised,
        which says so. All other errors are raised as they are.
        """
        since = self.opened if since is None else since
        try:
            yield
        except Exception as error:
            self.revision()
            if self.opened == since:
                raise
            raise StoreUnreachable(OPENED_ANEW) from error

    def newest_entry(self, projects: Iterable[str], revision: int) -> int:
        """The newest entry of these projects up to `revision`; 0 where there is none.

        What came into other projects since changes nothing in these: what is kept of them is kept by this number.
        """
        if revision == PENDING:
            return revision
        up_to, entries = self._entries
        if revision > up_to:
            up_to = self.revision()
            rows = self.cursor().execute(ENTRIES).fetchall()
            entries = {str(code): list(of) for code, of in rows}
            with self._turn:
                self._entries = max(self._entries, (up_to, entries), key=itemgetter(0))
        known = (entries[code] for code in projects if code in entries)
        return max(
            (of[place - 1] for of in known if (place := bisect_right(of, revision))), default=0
        )

    def settled(self, sql: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """What `sql` is given, written so that what has the same answer is given the same.

        Each revision is the newest entry of the projects that are asked about, and each date the last one on which
        anything in them could become otherwise; but for a date with which `sql` reckons.
        """
        if "projects" not in given:
            return dict(given)
        projects = tuple(given["projects"])
        asks = rules().rules.asked_in(sql)
        daily = rules().rules.daily(asks)
        settled = dict(given)
        for name in REVISIONS & given.keys():
            settled[name] = self.newest_entry(projects, given[name])
        if REVISIONS & given.keys() and PENDING not in settled.values():
            for name in (DATES & given.keys()) - daily:
                settled[name] = self._last_turn(projects, given[name])
        return settled

    def _last_turn(self, projects: tuple[str, ...], day: date) -> date:
        """The last day up to `day` on which a rule could say otherwise than the day before.

        Rules compare the date they are asked for with dates that were uploaded, or with those a number of days
        before; between two of these they say the same. Days of uploads that do not count are among them: they do at
        another revision.
        """
        # What came in later than was ever asked for turns nothing that is asked.
        newest = self.newest_entry(projects, self._entries[0])
        known, days = self._days.get(projects, (-1, []))
        if known != newest:
            uploaded = self.cursor().execute(every_day(), {"projects": projects}).fetchall()
            offsets = rules().rules.offsets()
            turns = {
                uploaded_day.toordinal() - offset + late
                for (uploaded_day,) in uploaded
                for offset in offsets
                for late in (0, 1)
            }
            days = sorted(turns)
            self._days[projects] = (newest, days)
        place = bisect_right(days, day.toordinal())
        return date.fromordinal(max(days[place - 1], 1)) if place else date.min

    def ask(self, sql: str, given: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        """The rows of `sql`, which may ask every rule; what it needs of them is judged once, and kept."""
        settled = self.settled(sql, given)
        with self.judged.asking([sql], settled) as cursor:
            return cursor.execute(sql, settled)

    def _nothing_judged(self) -> Judged:
        """What is judged on this very connection: it ends with it."""
        connection = self._connection

        def cursor() -> duckdb.DuckDBPyConnection:
            with self._turn:
                made = connection.cursor()
                self._cursors.add(made)
            return made

        is_far = engine.is_far(connection)
        return Judged(cursor, rules().rules, memory=self._memory, is_far=is_far)

    def close(self) -> None:
        """Let go of the store's file."""
        with self._turn:
            self._is_closed = True
            self._connection.close()

    def _revision(self) -> int:
        row = self.cursor().execute("select max(revision) from ledger.head").fetchone()
        return int(row[0]) if row else 0

    def _open_anew(self) -> None:
        """Of several threads the first opens it, and the others wait, and find that it answers."""
        with self._turn:
            try:
                self._revision()
                return
            except duckdb.Error as error:
                if self._is_closed or not engine.is_given_up(error):
                    raise
                given_up = error
            if str(self._with_password) == ":memory:":
                raise StoreUnreachable(LOST) from given_up
            # A file cannot be opened twice, and to close it waits for what runs.
            for cursor in self._cursors:
                with suppress(duckdb.Error):  # it is closed already
                    cursor.interrupt()
            self._connection.close()
            self._connection = engine.connect(self._with_password, rules().content)
            self.judged = self._nothing_judged()
            self.opened += 1
            LOG.error("DuckDB gave the store up, and it was opened again: %s", given_up)


def uncounted(_done: int, _of: int) -> None:
    """Tells nobody how many projects are taken in."""


def open_store(
    address: str | Path,
    data: Path,
    *,
    now: datetime,
    takes_in: bool = True,
    memory: int = MEMORY,
    tell: Callable[[int, int], None] = uncounted,
) -> Store:
    """Open the store at `address`, make it if there is none, and bring the projects in `data` up to date.

    One that an earlier version made is brought up to the contract, and one of a later version is not touched.

    Unless `takes_in` says not to, for who wants nothing to be written. `tell` hears how far that is, as
    `bring_up_to_date` tells it.

    `address` is a DuckDB file, `:memory:`, or DuckLake (`store.engine`). Raises `StoreInUse` where another
    process holds it, `StoreUnreachable` where it cannot be had or is of a later version, and `Refused` with every
    fault of every project in `data` where its files have changed and are at fault; the store is closed then.
    """
    store = Store(engine.connect(address, rules().content), address, memory)
    try:
        with engine.alone(store.cursor(), "opening"):
            must_be_known(store.cursor(), store.address)
            make_tables(store.cursor())
            if takes_in:
                bring_up_to_date(store, data, now=now, tell=tell)
    except BaseException:
        store.close()
        raise
    return store


@dataclass(frozen=True)
class RulesFile:
    """Every rule: the DuckDB file that holds them, and what each of them needs."""

    content: bytes
    rules: Rules


@cache
def rules() -> RulesFile:
    """The rules, made over an empty store: made once in a process, and copied for each store.

    Raises `StoreUnreachable` where there is no room for temporary files. An older version of the file would forget
    which parts of a rule are to be materialized.
    """
    newest: dict[str, str | bool | int | float | list[str]] = {
        "storage_compatibility_version": engine.STORAGE,
        "threads": 1,
    }
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder, "rules.duckdb")
            with duckdb.connect(file, config=newest) as connection:
                connection.execute("attach ':memory:' as ledger")
                make_tables(connection)
                make_rules(connection)
                found = Rules(connection)
            return RulesFile(file.read_bytes(), found)
    except (OSError, duckdb.IOException) as error:
        raise StoreUnreachable(engine.NO_FOLDER) from error


def bring_up_to_date(
    store: Store, data: Path, *, now: datetime, tell: Callable[[int, int], None] = uncounted
) -> None:
    """Take in each project folder of `data` whose files differ from those last taken in from there.

    Before each, `tell` hears which one it is, from 1 on, and how many there are. Raises `Refused` with the faults of
    all projects; the projects without faults are in by then.
    """
    faults: list[Fault] = []
    uploads = [
        Upload(
            folder.name,
            originals(files),
            BY_DATA,
            f"The files of {data.name}/{folder.name} as they are on disk.",
            now,
        )
        for folder, files in changed(store, data)
    ]
    known = _known(store)
    for start in range(0, len(uploads), TOGETHER):
        some = uploads[start : start + TOGETHER]
        unknown = [upload for upload in some if upload.project not in known]
        together = _together(store, unknown) if unknown else None
        for number, upload in enumerate(some, start=start + 1):
            tell(number, len(uploads))
            try:
                _take_in(store, upload, together)
            except Refused as refused:
                faults += [
                    replace(fault, file=f"{upload.project}/{fault.file}")
                    for fault in refused.faults
                ]
    if faults:
        raise Refused(faults)


def changed(store: Store, data: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """The project folders of `data` with files that differ from those last taken in from there, and these files."""
    taken = _taken(store)
    for folder in sorted(path for path in data.glob("*") if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.suffix == ".csv")
        differ = tuple(
            path for path in files if taken.get((folder.name, path.name)) != fingerprint(path)
        )
        if differ:
            yield folder, differ


@cache
def every_day() -> str:
    """The statement for every date that was ever uploaded into $projects."""
    days = " union ".join(
        f"select distinct unnest([{', '.join(dates)}]) as day from ledger.{file.name} "
        "where project in (select unnest($projects))"
        for file in contract().values()
        if (dates := [column.name for column in file.columns if column.type == "date"])
    )
    return f"select day from ({days}) where day is not null"


def _together(store: Store, uploads: list[Upload]) -> FirstUploads:
    with engine.one_thread(store.cursor()):
        return FirstUploads(store.cursor(), uploads)


def _take_in(store: Store, upload: Upload, together: FirstUploads | None) -> None:
    if together and upload.project in together.sound:
        try:
            together.take_in(upload)
        except Overtaken:  # another process has taken it in meanwhile
            pass
        else:
            return
    take_in(store.cursor(), upload)


def _known(store: Store) -> frozenset[str]:
    """The projects that have any entry."""
    rows = store.cursor().execute("select distinct project from ledger.entry").fetchall()
    return frozenset(str(project) for (project,) in rows)


def _taken(store: Store) -> dict[tuple[str, str], str]:
    """The fingerprint of each file, by its project and name, as it was last taken in from `data/`."""
    rows = (
        store.cursor()
        .execute(
            "select entry.project, file.name, arg_max(file.sha256, file.revision) from ledger.file "
            "join ledger.entry on entry.revision = file.revision "
            "where entry.entered_by = $by group by entry.project, file.name",
            {"by": BY_DATA},
        )
        .fetchall()
    )
    return {(project, name): sha256 for project, name, sha256 in rows}
