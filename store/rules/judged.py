"""The judged project: what the rules say of projects, a date and a revision, made once and kept in tables.

A rule is a macro over macros, which DuckDB plans anew for every question. Here each rule that a question needs is
asked once, in order, and its rows are kept in memory, in the attached database `judged`. Whoever asks afterwards
reads them: there is a macro of the same name and parameters over each table, and a cursor that asks finds it first.

What was not asked for the longest is forgotten where DuckDB's tables in memory take more than they may
(`store.rules.judged_tables`).

What is asked of an upload that is not written (`store.rules.overlay`) is kept in the transaction that looks at it,
and is gone with it; it has the revision `PENDING`, which nothing else has.

What rests on none of the files that an entry brings (`store.rules.unchanged`) is not made anew for it: its rows are
copied from those of the revision before.
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
from store.rules.judged_tables import Arguments, JudgedTables, is_row_by_row
from store.rules.unchanged import COUNTED, Unchanged

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


@dataclass
class _Kept:
    """What is kept of the rules that were asked with the same arguments. readers: how many are about to read it."""

    arguments: Arguments
    rules: dict[str, Future[None]] = field(default_factory=dict)
    readers: int = 0


@dataclass(frozen=True)
class Pending:
    """An entry that is not written yet.

    cursor: has its overlay, in an open transaction in which nothing of `judged` was read before, since what others
    keep afterwards is not seen in it. before: the newest entry beside it. files: those of which it brings rows.
    """

    cursor: duckdb.DuckDBPyConnection
    before: int
    files: frozenset[str]


@dataclass(frozen=True)
class _Question:
    """is_large: what has a row for each row of a file is not kept for it."""

    is_large: bool
    pending: Pending | None


@dataclass(frozen=True)
class _Need:
    """A rule whose rows a question needs. is_ours: nobody has begun to make them.

    same_as: arguments of which the rule has the same rows, kept by then; None where they are made.
    """

    rule: str
    arguments: Arguments
    made: Future[None]
    is_ours: bool
    same_as: Arguments | None = None

    @property
    def is_pending(self) -> bool:
        """Whether it is asked at `PENDING`."""
        return PENDING in self.arguments


# By the rule and its arguments, in the order in which they are made.
Needs = dict[tuple[str, Arguments], _Need]


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
        self._cursor, self._rules, self._memory, self._is_far = cursor, rules, memory, is_far
        self._tables = JudgedTables(cursor, rules)
        self._unchanged = Unchanged(cursor, rules)
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
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
        pending: Pending | None = None,
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which each of `statements` can be asked with `given`, and reads what is kept of the rules.

        Where something is asked at `PENDING`, that is `pending`, and the cursor is its own.

        Where a rule is asked with what only the database can tell, nothing can be kept, and all is asked anew.
        """
        asked = _Question(pending is not None or self._is_large(given), pending)
        calls = [
            (call.rule, _frozen(call.given(given)))
            for statement in statements
            for call in self._rules.asked_in(statement).calls
        ]
        if not all(self._is_plain(*call) for call in calls):
            yield pending.cursor if pending else self._cursor()
            return
        cursor = self._tables.reader(asked.is_large)
        every = self._claim(calls, asked)
        needs = [need for need in every if not need.is_pending]
        try:
            self._make(cursor, needs, asked.is_large)
            if pending is None:
                yield cursor
            else:
                with self._made_pending(
                    pending.cursor, [need for need in every if need.is_pending]
                ):
                    yield pending.cursor
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

    def _claim(self, calls: Sequence[tuple[str, Arguments]], asked: _Question) -> list[_Need]:
        """All that is to be made or waited for, in order. One claims at a time, so that none waits in a circle."""
        needs: Needs = {}
        with self._lock:
            try:
                for name, arguments in calls:
                    self._walk(name, arguments, asked, needs)
            except BaseException:
                self._give_up([*needs.values()])
                raise
            for need in needs.values():
                if not need.is_pending:
                    self._kept[_text(need.arguments)].readers += 1
        return [*needs.values()]

    def _give_up(self, needs: Sequence[_Need]) -> list[_Need]:
        """Claim no more what is ours and not made; gives it back. Under the lock."""
        left = [
            need for need in needs if need.is_ours and not need.is_pending and not need.made.done()
        ]
        for need in left:
            del self._kept[_text(need.arguments)].rules[need.rule]
        return left

    def _walk(self, name: str, arguments: Arguments, asked: _Question, needs: Needs) -> None:
        if (name, arguments) in needs:
            return
        is_kept = self.keeps(name) and not (asked.is_large and is_row_by_row(name))
        made: Future[None] = Future()
        if is_kept and PENDING not in arguments:
            kept = self._kept.setdefault(_text(arguments), _Kept(arguments))
            self._kept.move_to_end(_text(arguments))
            if name in kept.rules:
                needs[name, arguments] = _Need(name, arguments, kept.rules[name], is_ours=False)
                return
        same_as = self._same_as(name, arguments, asked.pending) if is_kept else None
        if same_as is not None:
            self._walk(name, same_as, asked, needs)
        else:
            for below in self._below(name, arguments):
                self._walk(*below, asked, needs)
        if is_kept:
            if PENDING not in arguments:
                self._kept[_text(arguments)].rules[name] = made
            needs[name, arguments] = _Need(name, arguments, made, is_ours=True, same_as=same_as)

    def _same_as(
        self, name: str, arguments: Arguments, pending: Pending | None
    ) -> Arguments | None:
        """Arguments of another revision at which the rule has the same rows, which are kept or asked for as well."""
        given = dict(zip(self._rules[name].parameters, arguments, strict=True))
        revision = given.get("at_revision")
        if not isinstance(revision, int) or "since_revision" in given:
            return None
        if revision == PENDING:
            files = self._unchanged.files_of(name)
            if pending is None or files is None or files & pending.files:
                return None
            return tuple({**given, "at_revision": pending.before}.values())
        for earlier in self._unchanged.since(name, given["of_projects"], revision):
            before = tuple({**given, "at_revision": earlier}.values())
            kept = self._kept.get(_text(before))
            if kept is not None and name in kept.rules:
                return before
        return None

    @contextmanager
    def _made_pending(
        self, cursor: duckdb.DuckDBPyConnection, needs: Sequence[_Need]
    ) -> Iterator[None]:
        """What is asked at `PENDING` is in the open transaction of `cursor`, and goes with it."""
        for need in needs:
            self._tables.define(need.rule, need.arguments, is_large=True, is_pending=True)
        cursor.execute(f"set search_path = '{self._tables.path(is_large=True)}'")
        for need in needs:
            self._tables.fill(cursor, need.rule, need.arguments, need.same_as)
        yield
        cursor.execute(
            "reset search_path"
        )  # where it fails, with the transaction: `store.door.roll_back`

    def _make(
        self, cursor: duckdb.DuckDBPyConnection, needs: Sequence[_Need], is_large: bool
    ) -> None:
        """Make what is ours and wait for the rest. Where one fails, what rests on it is claimed by nobody any more."""
        try:
            for need in needs:
                if need.is_ours:
                    if not self._tables.define(
                        need.rule, need.arguments, is_large, is_pending=False
                    ):
                        self._tables.fill(cursor, need.rule, need.arguments, need.same_as)
                    need.made.set_result(None)
                else:
                    need.made.result()
        except BaseException as error:
            with self._lock:
                left = self._give_up(needs)
                if left:  # it may have been interrupted when its rows were in
                    with suppress(duckdb.Error):
                        self._tables.delete({left[0].rule: [left[0].arguments]})
            for need in left:
                need.made.set_exception(error)
            raise

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
                    self._tables.delete(rules)
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


def _text(arguments: Arguments) -> str:
    """The same for all arguments whose rows have the same key: what DuckDB makes of them as JSON."""
    return json.dumps(arguments, default=str)


def _frozen(arguments: Arguments) -> Arguments:
    return tuple(tuple(value) if isinstance(value, list) else value for value in arguments)
