"""The judged project: what the rules say of projects, a date and a revision, made once and kept in tables.

A rule is a macro over macros, which DuckDB plans anew for every question. Here each rule that a question needs is
asked once, in order, and its rows are kept in memory, in the attached database `judged`. Whoever asks afterwards
reads them: there is a macro of the same name and parameters over each table, and a cursor that asks finds it first.

A table holds the rows of all that was asked of its rule, told apart by `judged_key`, a digest of the arguments. What
was not asked for the longest is forgotten where DuckDB's tables in memory take more than they may.

What is asked of an upload that is not written (`store.rules.overlay`) is kept in the transaction that looks at it,
and is gone with it; it has the revision `PENDING`, which nothing else has.
"""

import json
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import duckdb

from store.faults import Fault, Refused
from store.rules.calls import UNKNOWN, Rules

# The revision of what is not written yet. Above every other, so that all that is written counts beside it.
PENDING = 2**62

LOG = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024

# So many different askings are kept at the most, however small they are.
MOST = 20_000

# How many MB DuckDB's tables in memory may take before what was not asked for the longest is forgotten.
SETTING = "RESULTS_MEMORY_MB"
MEMORY = 512 * MEGABYTE

# Where more rows of one file count than this, what has a row for each of them is asked anew each time.
LARGE = 100_000

# What has a row for each row of a file, or of results.csv.
ROW_BY_ROW = frozenset(
    (
        "standing_results",
        "result_versions",
        "figures_by_period",
        "figures_by_year",
        "figure_changes",
    )
)

# Asked anew each time: they choose rows or columns of another rule, and to plan them takes no longer than to plan a
# question to their table; or they reckon with the day, and one question needs each.
ASKED_ANEW = frozenset(
    (
        "actions_chosen", "figures_in_periods", "indicator_changes", "indicator_pace", "indicators_behind",
        "money_indicators", "outlook", "partnership_indicators", "partnership_progress", "silent_recommendations",
    )
)  # fmt: skip

# How many rows of one file were uploaded into projects: what an undo changes is counted apart.
UPLOADED = """
    select coalesce(max(row_count), 0) from (
        select sum(row_count) as row_count from ledger.effect
        where project in (select unnest($projects)) and effect not in ('gone', 'back', 'changed')
        group by kind
    )
"""

IN_MEMORY = "select sum(memory_usage_bytes) from duckdb_memory() where tag = 'IN_MEMORY_TABLE'"

# What has each row of a file that counts: kept where the ledger is far, so that it is fetched once.
COUNTED = "counted_"

Arguments = tuple[Any, ...]


@dataclass
class _Kept:
    """What is kept of the rules that were asked with the same arguments. readers: how many are about to read it."""

    arguments: Arguments
    rules: dict[str, Future[None]] = field(default_factory=dict)
    readers: int = 0


@dataclass(frozen=True)
class _Need:
    """A rule whose rows a question needs. is_ours: nobody has begun to make them."""

    rule: str
    arguments: Arguments
    made: Future[None]
    is_ours: bool


def memory_from_environment() -> int:
    """The bytes that the setting RESULTS_MEMORY_MB says. Raises `Refused` where it says no number of MB above zero."""
    said = os.environ.get(SETTING, "").strip()
    if not said:
        return MEMORY
    if not (said.isdecimal() and int(said)):
        mend = "Write a whole number of MB, such as 512."
        raise Refused([Fault(SETTING, None, None, f'"{said}" is no size of memory. {mend}')])
    return int(said) * MEGABYTE


class Judged:
    """What was judged in one store. Threads share it."""

    def __init__(
        self,
        cursor: Callable[[], duckdb.DuckDBPyConnection],
        rules: Rules,
        *,
        memory: int,
        is_far: bool,
    ) -> None:
        """Attach an empty database `judged` beside the store that `cursor` gives cursors of.

        memory: the bytes that DuckDB's tables in memory may take. is_far: whether each look into the ledger takes
        long, so that its rows are fetched once and kept as well.
        """
        connection = cursor()
        connection.execute(
            "detach database if exists judged; attach ':memory:' as judged; create schema judged.row_by_row"
        )
        home = connection.execute("select current_database()").fetchone()
        assert home is not None
        self._home = f'"{home[0]}".main'
        self._cursor, self._rules, self._memory, self._is_far = cursor, rules, memory, is_far
        self._lock, self._defining = Lock(), Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._defined: set[str] = set()
        self._keeps: dict[str, bool] = {}
        self._plain: dict[tuple[object, ...], bool] = {}

    def keeps(self, name: str) -> bool:
        """Whether the rule is kept in a table.

        It is, where it judges projects and rests on nothing but its arguments: what may be named rests on the newest
        revision, and is judged apart.
        """
        if name not in self._keeps:
            rule, below = self._rules[name], self._rules.below(name)
            self._keeps[name] = (
                rule.parameters[:1] == ("of_projects",)
                and name not in ASKED_ANEW
                and (self._is_far or not name.startswith(COUNTED))
                and not any(self._rules[needed].reads_newest for needed in below)
            )
        return self._keeps[name]

    @contextmanager
    def asking(
        self,
        statements: Sequence[str],
        given: Mapping[str, Any],
        pending: duckdb.DuckDBPyConnection | None = None,
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which each of `statements` can be asked with `given`, and reads what is kept of the rules.

        Where something is asked at `PENDING`, that is `pending`: the cursor with the overlay, in an open transaction
        in which nothing of `judged` was read before, since what others keep afterwards is not seen in it.

        Where a rule is asked with what only the database can tell, nothing can be kept, and all is asked anew.
        """
        is_large = pending is not None or self._is_large(given)
        calls = [
            (call.rule, _frozen(call.given(given)))
            for statement in statements
            for call in self._rules.asked_in(statement).calls
        ]
        if not all(self._is_plain(*call) for call in calls):
            yield pending or self._cursor()
            return
        cursor = self._reader(is_large)
        needs = self._claim(calls, is_large)
        try:
            self._make(cursor, needs, is_large)
            if pending is None:
                yield cursor
            else:
                with self._made_pending(pending, calls):
                    yield pending
        finally:
            with self._lock:
                for need in needs:
                    self._kept[_text(need.arguments)].readers -= 1
        if any(need.is_ours for need in needs):
            self._forget()

    def limit_memory(self, most: int) -> None:
        """From now on at most so many bytes; what is too much is forgotten at once."""
        self._memory = most
        self._forget()

    def memory(self) -> int:
        """The bytes that DuckDB's tables in memory take now, as it measures them itself."""
        row = self._cursor().execute(IN_MEMORY).fetchone()
        return int(row[0] or 0) if row else 0

    def _below(self, name: str, arguments: Arguments) -> Iterator[tuple[str, Arguments]]:
        rule = self._rules[name]
        given = dict(zip(rule.parameters, arguments, strict=False))
        for call in rule.asks.calls:
            yield call.rule, call.given(given)

    def _is_plain(self, name: str, arguments: Arguments) -> bool:
        """Whether every rule that is kept is asked with arguments that are known beforehand."""
        unknown = (name, *(argument is UNKNOWN for argument in arguments))
        if unknown not in self._plain:
            self._plain[unknown] = not (self.keeps(name) and UNKNOWN in arguments) and all(
                self._is_plain(*below) for below in self._below(name, arguments)
            )
        return self._plain[unknown]

    def _claim(self, calls: Sequence[tuple[str, Arguments]], is_large: bool) -> list[_Need]:
        """All that is to be made or waited for, in order. One claims at a time, so that none waits in a circle."""
        needs: list[_Need] = []
        with self._lock:
            try:
                for name, arguments in calls:
                    self._walk(name, arguments, is_large, needs)
            except BaseException:
                self._give_up(needs)
                raise
            for need in needs:
                self._kept[_text(need.arguments)].readers += 1
        return needs

    def _give_up(self, needs: Sequence[_Need]) -> list[_Need]:
        """Claim no more what is ours and not made; gives it back. Under the lock."""
        left = [need for need in needs if need.is_ours and not need.made.done()]
        for need in left:
            del self._kept[_text(need.arguments)].rules[need.rule]
        return left

    def _walk(self, name: str, arguments: Arguments, is_large: bool, needs: list[_Need]) -> None:
        is_kept = self.keeps(name) and not (is_large and _is_row_by_row(name))
        if is_kept and PENDING not in arguments:
            kept = self._kept.setdefault(_text(arguments), _Kept(arguments))
            self._kept.move_to_end(_text(arguments))
            if name in kept.rules:
                needs.append(_Need(name, arguments, kept.rules[name], is_ours=False))
                return
        for below in self._below(name, arguments):
            self._walk(*below, is_large, needs)
        if is_kept and PENDING not in arguments:
            made = self._kept[_text(arguments)].rules.setdefault(name, Future())
            needs.append(_Need(name, arguments, made, is_ours=True))

    @contextmanager
    def _made_pending(
        self, cursor: duckdb.DuckDBPyConnection, calls: Sequence[tuple[str, Arguments]]
    ) -> Iterator[None]:
        """What is asked at `PENDING` is in the open transaction of `cursor`, and goes with it."""
        order: dict[tuple[str, Arguments], None] = {}
        for name, arguments in calls:
            self._order_pending(name, arguments, order)
        for name, arguments in order:
            self._define(name, arguments, is_large=True)
        cursor.execute(f"set search_path = '{self._path(is_large=True)}'")
        for name, arguments in order:
            cursor.execute(self._insert(name), self._given(name, arguments))
        yield
        cursor.execute(
            "reset search_path"
        )  # where it fails, with the transaction: `store.door.roll_back`

    def _order_pending(
        self, name: str, arguments: Arguments, order: dict[tuple[str, Arguments], None]
    ) -> None:
        if (name, arguments) in order or PENDING not in arguments:
            return
        for below in self._below(name, arguments):
            self._order_pending(*below, order)
        if self.keeps(name) and not _is_row_by_row(name):
            order[name, arguments] = None

    def _make(
        self, cursor: duckdb.DuckDBPyConnection, needs: Sequence[_Need], is_large: bool
    ) -> None:
        """Make what is ours and wait for the rest. Where one fails, what rests on it is claimed by nobody any more."""
        try:
            for need in needs:
                if need.is_ours:
                    if not self._define(need.rule, need.arguments, is_large):
                        cursor.execute(
                            self._insert(need.rule), self._given(need.rule, need.arguments)
                        )
                    need.made.set_result(None)
                else:
                    need.made.result()
        except BaseException as error:
            with self._lock:
                left = self._give_up(needs)
                if left:  # it may have been interrupted when its rows were in
                    with suppress(duckdb.Error):
                        self._delete({left[0].rule: [left[0].arguments]})
            for need in left:
                need.made.set_exception(error)
            raise

    def _define(self, name: str, arguments: Arguments, is_large: bool) -> bool:
        """Make the table of a rule and the macro over it, where there is none; whether these rows are in it then."""
        with self._defining:
            if name in self._defined:
                return False
            is_pending = PENDING in arguments
            cursor = self._reader(is_large)
            columns = ", ".join(self._rules[name].parameters)
            cursor.execute("begin transaction")
            try:
                cursor.execute(
                    f"create table {_table(name)} as {self._rows(name)} {'limit 0' if is_pending else ''}",
                    self._given(name, arguments),
                )
                cursor.execute(
                    f"create macro {_schema(name)}.{name}({columns}) as table "
                    f"select * exclude (judged_key) from {_table(name)} where judged_key = {_key(columns)}"
                )
                cursor.execute("commit")
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
            self._defined.add(name)
            return not is_pending

    def _rows(self, name: str) -> str:
        parameters = ", ".join(f"${parameter}" for parameter in self._rules[name].parameters)
        return f"select {_key(parameters)} as judged_key, * from {self._home}.{name}({parameters})"

    def _insert(self, name: str) -> str:
        return f"insert into {_table(name)} {self._rows(name)}"

    def _given(self, name: str, arguments: Arguments) -> dict[str, Any]:
        return {
            parameter: list(value) if isinstance(value, tuple) else value
            for parameter, value in zip(self._rules[name].parameters, arguments, strict=True)
        }

    def _reader(self, is_large: bool = False) -> duckdb.DuckDBPyConnection:
        """A cursor that finds a rule that is kept before the rule itself."""
        cursor = self._cursor()
        cursor.execute(f"set search_path = '{self._path(is_large)}'")
        return cursor

    def _path(self, is_large: bool) -> str:
        row_by_row = [] if is_large else ["judged.row_by_row"]
        return ",".join([*row_by_row, "judged.main", self._home])

    def _is_large(self, given: Mapping[str, Any]) -> bool:
        row = None
        if "projects" in given:
            cursor = self._cursor()
            row = cursor.execute(UPLOADED, {"projects": given["projects"]}).fetchone()
        return bool(row and row[0] > LARGE)

    def _forget(self) -> None:
        """Forget what nobody reads and was not asked for the longest, until the rest is within its limits."""
        while self.memory() > self._memory or len(self._kept) > MOST:
            with self._lock:
                idle = [
                    text
                    for text, kept in self._kept.items()
                    if not kept.readers and all(made.done() for made in kept.rules.values())
                ]
                gone = idle[: max(1, len(idle) // 4)]
                rules: dict[str, list[Arguments]] = {}
                for text in gone:
                    for name in self._kept[text].rules:
                        rules.setdefault(name, []).append(self._kept[text].arguments)
                try:
                    self._delete(rules)
                except (
                    duckdb.Error
                ) as error:  # whoever asked has the answer; the rows stay, and are known
                    LOG.warning("What was judged could not be forgotten: %s", error)
                    return
                for text in gone:
                    del self._kept[text]
            try:
                self._cursor().execute("checkpoint judged")
            except duckdb.TransactionException:  # somebody is writing: the next time
                return
            if not gone:
                return

    def _delete(self, gone: Mapping[str, Sequence[Arguments]]) -> None:
        """Delete the rows of each rule that was asked with these arguments, all or none.

        Nobody may claim them meanwhile, or their new rows would go as well.
        """
        cursor = self._cursor()
        cursor.execute("begin transaction")
        try:
            for name, every in gone.items():
                if name not in self._defined:
                    continue
                keys = [self._digest(cursor, arguments) for arguments in every]
                cursor.execute(
                    f"delete from {_table(name)} where judged_key in (select unnest($keys::varchar[])::uhugeint)",
                    {"keys": keys},
                )
            cursor.execute("commit")
        except BaseException:
            with suppress(duckdb.Error):
                cursor.execute("rollback")
            raise

    def _digest(self, cursor: duckdb.DuckDBPyConnection, arguments: Arguments) -> str:
        """The key as text: of several numbers of 128 bits Python's driver may make floating ones."""
        given = {f"at_{place}": value for place, value in enumerate(_thawed(arguments))}
        named = ", ".join(f"${name}" for name in given)
        ((key,),) = cursor.execute(f"select {_key(named)}::varchar", given).fetchall()
        return str(key)


def _key(arguments: str) -> str:
    """Tells the rows of one asking from all others: 128 bits."""
    return f"md5_number(to_json(row({arguments}))::varchar)"


def _text(arguments: Arguments) -> str:
    """The same for all arguments whose rows have the same key: what DuckDB makes of them as JSON."""
    return json.dumps(arguments, default=str)


def _schema(name: str) -> str:
    return "judged.row_by_row" if _is_row_by_row(name) else "judged.main"


def _table(name: str) -> str:
    return f"{_schema(name)}.rows_{name}"


def _is_row_by_row(name: str) -> bool:
    return name in ROW_BY_ROW or name.startswith(COUNTED)


def _frozen(arguments: Arguments) -> Arguments:
    return tuple(tuple(value) if isinstance(value, list) else value for value in arguments)


def _thawed(arguments: Arguments) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in arguments]
