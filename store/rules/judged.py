"""The judged project: the rows of the rules for projects, a date and a revision, computed once and kept in tables.

A rule is a macro over macros, which DuckDB plans anew for every query. Here each rule that a query needs is computed
once, in order, and its rows are kept in memory, in the attached database `judged`. Later queries read them: over each
table there is a macro with the name and parameters of the rule, which the cursor of a query finds first.

The rows not used for the longest are deleted where DuckDB's tables in memory take more than they may
(`store.rules.judged_tables`).

Rows for an entry that is not written (`store.rules.overlay`) are kept in the transaction that previews it, under a
revision that nothing else has (`store.rules.pending`). They end with it; those of an upload stay where it is committed,
and once that upload is written its revision has the same rows, which are copied.

Rules that depend on none of the files of an entry (`store.rules.unchanged`) are not computed again for it: their rows
are copied from those of the revision before.
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
from store.rules.pending import Pending, WrittenSince, is_pending
from store.rules.unchanged import COUNTED, Unchanged

LOG = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024

# How many sets of arguments are kept at most, however few their rows are.
MOST = 20_000

# How many MB DuckDB's tables in memory may take before the rows not used for the longest are deleted.
SETTING = "RESULTS_MEMORY_MB"
MEMORY = 512 * MEGABYTE

# Where more rows of one file count than this, rules with a row for each of them are not kept.
LARGE = 100_000

# Not kept: they choose rows or columns of another rule, so that planning them takes no longer than planning a query of
# their table; or only one query needs each.
ASKED_ANEW = frozenset(
    (
        "figures_in_periods", "indicator_changes", "indicator_pace", "indicators_behind", "money_indicators",
        "outlook", "partnership_indicators", "partnership_progress", "silent_recommendations",
    )
)  # fmt: skip

# The most rows of one file that were uploaded into projects, without the rows that an undo or redo changes.
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
    """The rules that are kept for the same arguments. readers: how many queries are about to read them."""

    arguments: Arguments
    rules: dict[str, Future[None]] = field(default_factory=dict)
    readers: int = 0


@dataclass(frozen=True)
class _Query:
    """The circumstances of a query. is_large: rules with a row for each row of a file are not kept for it."""

    is_large: bool
    pending: Pending | None


@dataclass(frozen=True)
class _Need:
    """A rule whose rows a query needs. is_ours: this query computes them, since no other has begun to.

    same_as: arguments for which the rule has the same rows, which are kept by then; None where they are computed.
    """

    rule: str
    arguments: Arguments
    made: Future[None]
    is_ours: bool
    same_as: Arguments | None = None

    @property
    def is_pending(self) -> bool:
        """Whether it is computed in the transaction of an entry that is not written."""
        return self.is_ours and any(is_pending(argument) for argument in self.arguments)


# By rule and arguments, in the order in which they are computed.
Needs = dict[tuple[str, Arguments], _Need]


def memory_from_environment() -> int:
    """The setting RESULTS_MEMORY_MB in bytes. Raises `Refused` where it is no whole number of MB above zero."""
    text = os.environ.get(SETTING, "").strip()
    if not text:
        return MEMORY
    if not (text.isdecimal() and int(text)):
        mend = "Write a whole number of MB, such as 512."
        raise Refused([Fault(SETTING, None, None, f'"{text}" is no size of memory. {mend}')])
    return int(text) * MEGABYTE


class Judged:
    """The rows of rules that are kept for one store. Threads share it."""

    def __init__(
        self,
        cursor: Callable[[], duckdb.DuckDBPyConnection],
        rules: Rules,
        *,
        memory: int,
        is_far: bool,
    ) -> None:
        """Attach an empty database `judged` beside the store that `cursor` gives cursors of.

        memory: the bytes that DuckDB's tables in memory may take. is_far: whether each query of the ledger takes
        long, so that its rows are fetched once and kept as well.
        """
        self._cursor, self._rules, self._memory, self._is_far = cursor, rules, memory, is_far
        self._tables = JudgedTables(cursor, rules)
        self.unchanged = Unchanged(cursor, rules)
        self.written_since = WrittenSince()
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._in_table: dict[str, bool] = {}
        self._plain: dict[tuple[object, ...], bool] = {}

    def keeps_in_table(self, name: str) -> bool:
        """Whether the rule is kept in a table.

        It is where it is about projects and depends on its arguments alone: which partners may be named depends on
        the newest revision, and is not kept.
        """
        if name not in self._in_table:
            rule, below = self._rules[name], self._rules.needed_by(name)
            self._in_table[name] = (
                rule.parameters[:1] == ("of_projects",)
                and name not in ASKED_ANEW
                and (self._is_far or not name.startswith(COUNTED))
                and not any(self._rules[needed].reads_newest for needed in below)
            )
        return self._in_table[name]

    @contextmanager
    def reader_for(
        self,
        statements: Sequence[str],
        given: Mapping[str, Any],
        pending: Pending | None = None,
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which each of `statements` can be executed with `given`, and reads the kept rows of the rules.

        pending: the entry that is not written, where one of the revisions is its own; the cursor is then its own, too.

        Where an argument of a rule is known only to the database, nothing can be kept, and all rules are computed.
        """
        query = _Query(pending is not None or self._is_large(given), pending)
        calls = [
            (call.rule, _frozen(call.given(given)))
            for statement in statements
            for call in self._rules.calls_of(statement).calls
        ]
        if not all(self._is_plain(*call) for call in calls):
            yield pending.cursor if pending else self._cursor()
            return
        cursor = self._tables.reader(query.is_large)
        every = self._claim(calls, query)
        needs = [need for need in every if not need.is_pending]
        try:
            self._make(cursor, needs, query.is_large)
            if pending is None:
                yield cursor
            else:
                with self._made_pending(pending, [need for need in every if need.is_pending]):
                    yield pending.cursor
        finally:
            with self._lock:
                for need in needs:
                    self._kept[_text(need.arguments)].readers -= 1
        if any(need.is_ours for need in needs):
            self._forget()

    def commit(self, pending: Pending) -> None:
        """Commit the transaction of a pending entry, so that the rows of its rules are kept."""
        pending.cursor.execute("commit")
        with self._lock:
            for rule, arguments in pending.judged:
                kept = self._kept.setdefault(_text(arguments), _Kept(arguments))
                kept.rules[rule] = Future()
                kept.rules[rule].set_result(None)
        self._forget()

    def limit_memory(self, most: int) -> None:
        """Set the most bytes that kept rows may take; what is beyond is deleted at once."""
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
        """Whether every kept rule that is needed has arguments that are known beforehand."""
        unknown = (name, *(argument is UNKNOWN for argument in arguments))
        if unknown not in self._plain:
            self._plain[unknown] = not (self.keeps_in_table(name) and UNKNOWN in arguments) and all(
                self._is_plain(*below) for below in self._below(name, arguments)
            )
        return self._plain[unknown]

    def _claim(self, calls: Sequence[tuple[str, Arguments]], query: _Query) -> list[_Need]:
        """All that is to be computed or waited for, in order. Under a lock, so that no queries wait for each other."""
        needs: Needs = {}
        with self._lock:
            try:
                for name, arguments in calls:
                    self._walk(name, arguments, query, needs)
            except BaseException:
                self._withdraw_claims([*needs.values()])
                raise
            for need in needs.values():
                if not need.is_pending:
                    self._kept[_text(need.arguments)].readers += 1
        return [*needs.values()]

    def _withdraw_claims(self, needs: Sequence[_Need]) -> list[_Need]:
        """Withdraw our claims to rows that are not computed; gives them back. Under the lock."""
        left = [
            need for need in needs if need.is_ours and not need.is_pending and not need.made.done()
        ]
        for need in left:
            del self._kept[_text(need.arguments)].rules[need.rule]
        return left

    def _walk(self, name: str, arguments: Arguments, query: _Query, needs: Needs) -> None:
        if (name, arguments) in needs:
            return
        is_kept = self.keeps_in_table(name) and not (query.is_large and is_row_by_row(name))
        if is_kept and self._has(name, arguments):
            self._kept.move_to_end(_text(arguments))
            made = self._kept[_text(arguments)].rules[name]
            needs[name, arguments] = _Need(name, arguments, made, is_ours=False)
            return
        same_as = self._same_as(name, arguments, query.pending) if is_kept else None
        if same_as is not None:
            self._walk(name, same_as, query, needs)
        else:
            for below in self._below(name, arguments):
                self._walk(*below, query, needs)
        if is_kept:
            need = _Need(name, arguments, Future(), is_ours=True, same_as=same_as)
            if not need.is_pending:
                kept = self._kept.setdefault(_text(arguments), _Kept(arguments))
                kept.rules[name] = need.made
                self._kept.move_to_end(_text(arguments))
            needs[name, arguments] = need

    def _same_as(
        self, name: str, arguments: Arguments, pending: Pending | None
    ) -> Arguments | None:
        """Arguments of another revision with the same rows of the rule, which are kept or computed as well."""
        given = dict(zip(self._rules[name].parameters, arguments, strict=True))
        revision = given.get("at_revision")
        if not isinstance(revision, int) or "since_revision" in given:
            return None
        files = self.unchanged.files_of(name)
        if files is None:
            return None
        if is_pending(revision):
            if pending is None or files & pending.files:
                return None
            before = tuple({**given, "at_revision": pending.before}.values())
            if self._has(name, before):
                return before
            return self._same_as(name, before, None) or before
        is_daily = "as_of" in self._rules.daily_of(name)
        earlier = self.unchanged.since(name, given["of_projects"], revision)
        same = [*({**given, "at_revision": before} for before in earlier)]
        same += self.written_since.same_as(given, is_daily=is_daily)
        every = (tuple(arguments.values()) for arguments in same)
        return next((arguments for arguments in every if self._has(name, arguments)), None)

    def _has(self, name: str, arguments: Arguments) -> bool:
        kept = self._kept.get(_text(arguments))
        return kept is not None and name in kept.rules

    @contextmanager
    def _made_pending(self, pending: Pending, needs: Sequence[_Need]) -> Iterator[None]:
        """The rows for a pending entry are in its open transaction, and end with it unless it is committed."""
        cursor = pending.cursor
        for need in needs:
            self._tables.define(need.rule, need.arguments, is_large=True, is_pending=True)
        cursor.execute(f"set search_path = '{self._tables.path(is_large=True)}'")
        for need in needs:
            self._tables.fill(cursor, need.rule, need.arguments, need.same_as)
            pending.judged.append((need.rule, need.arguments))
        yield
        cursor.execute(
            "reset search_path"
        )  # where it fails, with the transaction: `store.ledger.upload.roll_back`

    def _make(
        self, cursor: duckdb.DuckDBPyConnection, needs: Sequence[_Need], is_large: bool
    ) -> None:
        """Compute what is ours and wait for the rest. After an error all claims that depend on it are withdrawn."""
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
                left = self._withdraw_claims(needs)
                if left:  # it may have been interrupted after its rows were inserted
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
        """Delete the rows that nobody reads and that were not used for the longest, until the rest fits the limits."""
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
                ) as error:  # the query has its answer; the rows stay, and are known
                    LOG.warning("What was judged could not be forgotten: %s", error)
                    return
                for text in gone:
                    del self._kept[text]
            try:
                self._cursor().execute("checkpoint judged")
            except duckdb.TransactionException:  # another transaction is writing: try the next time
                return
            if not gone:
                return


def _text(arguments: Arguments) -> str:
    """The arguments as text; equal for arguments whose rows have the same key in DuckDB."""
    return json.dumps(arguments, default=str)


def _frozen(arguments: Arguments) -> Arguments:
    return tuple(tuple(value) if isinstance(value, list) else value for value in arguments)
