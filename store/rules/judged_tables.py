"""The tables in which the rows of the rules are kept, in the attached database `judged`, in memory.

A table holds the rows of its rule for several arguments, distinguished by `judged_key`, a digest of the arguments. A
macro with the name and parameters of the rule reads those of one; a cursor finds it before the rule itself.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

import duckdb

from store.rules.calls import Rules
from store.rules.pending import is_pending
from store.rules.unchanged import COUNTED

# The rules with a row for each row of results.csv.
ROW_BY_ROW = frozenset(
    (
        "current_results",
        "result_versions",
        "figures_by_period",
        "figures_by_year",
        "figure_changes",
    )
)

Arguments = tuple[Any, ...]


class JudgedTables:
    """The tables of one store. Threads share them."""

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection], rules: Rules) -> None:
        """Attach an empty database `judged` beside the store that `cursor` gives cursors of."""
        connection = cursor()
        connection.execute(
            "detach database if exists judged; attach ':memory:' as judged; create schema judged.row_by_row"
        )
        home = connection.execute("select current_database()").fetchone()
        assert home is not None
        self._home = f'"{home[0]}".main'
        self._cursor, self._rules = cursor, rules
        self._defining = Lock()
        self._defined: dict[str, bool] = {}  # and whether its rows have a revision

    def define(self, name: str, arguments: Arguments, is_large: bool, *, is_pending: bool) -> bool:
        """Make the table of a rule and the macro over it, where there is none; gives back whether it has these rows.

        Rows of a pending entry are seen in its own transaction alone, so that its table is made without rows.
        """
        with self._defining:
            if name in self._defined:
                return False
            cursor = self.reader(is_large)
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
                columns_made = cursor.execute(f"from {_table(name)} limit 0").description
                cursor.execute("commit")
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
            self._defined[name] = "revision" in {column[0] for column in columns_made}
            return not is_pending

    def _rows(self, name: str) -> str:
        parameters = ", ".join(f"${parameter}" for parameter in self._rules[name].parameters)
        return f"select {_key(parameters)} as judged_key, * from {self._home}.{name}({parameters})"

    def fill(
        self,
        cursor: duckdb.DuckDBPyConnection,
        name: str,
        arguments: Arguments,
        same_as: Arguments | None,
    ) -> None:
        """Write the rows of a rule into its table: copied from those for the arguments `same_as`, else computed.

        Where those were of a pending entry, the rows of that entry have the revision that it has now.
        """
        given = self._given(name, arguments)
        rows = self._rows(name)
        if same_as is not None:
            same = dict(zip(given, _thawed(same_as), strict=True))
            given |= {f"same_{parameter}": value for parameter, value in same.items()}
            keys, same_keys = (
                ", ".join(f"${of}{parameter}" for parameter in same) for of in ("", "same_")
            )
            written = ""
            if is_pending(same.get("at_revision")) and self._defined[name]:
                now = "if(revision = $same_at_revision, $at_revision, revision)"
                written = f"replace ({now} as revision)"
            rows = (
                f"select {_key(keys)}, * exclude (judged_key) {written} from {_table(name)} "
                f"where judged_key = {_key(same_keys)}"
            )
        cursor.execute(f"insert into {_table(name)} {rows}", given)

    def _given(self, name: str, arguments: Arguments) -> dict[str, Any]:
        return {
            parameter: list(value) if isinstance(value, tuple) else value
            for parameter, value in zip(self._rules[name].parameters, arguments, strict=True)
        }

    def reader(self, is_large: bool = False) -> duckdb.DuckDBPyConnection:
        """A cursor that finds the table of a rule before the rule itself."""
        cursor = self._cursor()
        cursor.execute(f"set search_path = '{self.path(is_large)}'")
        return cursor

    def path(self, is_large: bool) -> str:
        """The search path: with the rules that have a row for each row of a file, unless those are too many."""
        row_by_row = [] if is_large else ["judged.row_by_row"]
        return ",".join([*row_by_row, "judged.main", self._home])

    def delete(self, gone: Mapping[str, Sequence[Arguments]]) -> None:
        """Delete the rows of each rule for these arguments, all or none.

        Nobody may claim them meanwhile, or their new rows would be deleted as well.
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
        """The key as text, since Python's driver may convert numbers of 128 bits to floating-point ones."""
        given = {f"at_{place}": value for place, value in enumerate(_thawed(arguments))}
        named = ", ".join(f"${name}" for name in given)
        ((key,),) = cursor.execute(f"select {_key(named)}::varchar", given).fetchall()
        return str(key)


def _schema(name: str) -> str:
    return "judged.row_by_row" if is_row_by_row(name) else "judged.main"


def _table(name: str) -> str:
    return f"{_schema(name)}.rows_{name}"


def is_row_by_row(name: str) -> bool:
    """Whether a rule has a row for each row of a file, which is too much to keep where there are many."""
    return name in ROW_BY_ROW or name.startswith(COUNTED)


def _key(arguments: str) -> str:
    """The SQL term of the key of these arguments: 128 bits."""
    return f"md5_number(to_json(row({arguments}))::varchar)"


def _thawed(arguments: Arguments) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in arguments]
