"""Which rule calls which, and with what arguments: read from their SQL, so that no list is maintained.

DuckDB itself parses it (`json_serialize_sql`). A rule is a table macro; the arguments of the rules that it calls are
expressed in its own parameters. A query is analysed in the same way, with its own parameters.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import duckdb

from store.rules.thresholds import thresholds

# An argument that is neither a parameter nor a plain value, such as a subquery.
UNKNOWN = object()

# The views through which a rule reads the rows of a file.
ROWS_OF = "rows_of_"

# The view through which a rule reads the newest revision, whatever its own parameters are.
NEWEST = "newest"

PARSED = "select json_serialize_sql($sql)"
# All in one statement: one for each would take twice as long.
MACROS = """
    select function_name, parameters, json_serialize_sql(macro_definition) from duckdb_functions()
    where function_type = 'table_macro' and not internal and database_name = current_database()
"""


@dataclass(frozen=True)
class Parameter:
    """An argument that passes on a parameter of the caller."""

    name: str


@dataclass(frozen=True)
class Call:
    """A call of one rule. arguments: each a `Parameter`, a plain value, or `UNKNOWN`."""

    rule: str
    arguments: tuple[object, ...]

    def given(self, parameters: Mapping[str, object]) -> tuple[Any, ...]:
        """The arguments, given the caller's `parameters`; None for one that has its default."""
        return tuple(
            parameters.get(argument.name) if isinstance(argument, Parameter) else argument
            for argument in self.arguments
        )


@dataclass(frozen=True)
class Statement:
    """What a statement calls and reads. tables: the tables and views that it names.

    daily: the parameters that are used other than as an argument of a rule or in a comparison with a column: where one
    is a date, the answer may differ each day. compared: those that are compared with a column. offsets: the numbers of
    days that are added to them there.
    """

    calls: tuple[Call, ...]
    tables: frozenset[str]
    daily: frozenset[str]
    compared: frozenset[str]
    offsets: frozenset[int]


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its parameters, and what its statement calls and reads."""

    name: str
    parameters: tuple[str, ...]
    asks: Statement

    @property
    def reads_newest(self) -> bool:
        """Whether it reads the newest revision of the store, whatever its parameters are."""
        return NEWEST in self.asks.tables


class Rules:
    """Every rule of a database, by name."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Parse all rules in the database of `connection`; each is analysed when it is needed."""
        self._parsed = {
            str(name): (tuple(parameters), str(parsed))
            for name, parameters, parsed in connection.execute(MACROS).fetchall()
        }
        self._rules: dict[str, Rule] = {}
        self._daily: dict[str, frozenset[str]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._parsed

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def __getitem__(self, name: str) -> Rule:
        if name not in self._rules:
            parameters, parsed = self._parsed[name]
            asks = self._only_rules(_analysed(parsed, parameters))
            self._rules[name] = Rule(name, parameters, asks)
        return self._rules[name]

    def _only_rules(self, asks: Statement) -> Statement:
        """The statement with calls of rules alone; arguments of other table functions count as daily parameters."""
        others = {
            argument.name
            for call in asks.calls
            if call.rule not in self
            for argument in call.arguments
            if isinstance(argument, Parameter)
        }
        rules = tuple(call for call in asks.calls if call.rule in self)
        return replace(asks, calls=rules, daily=asks.daily | others)

    def calls_of(self, sql: str) -> Statement:
        """What the statement `sql` calls and reads, of rules alone."""
        return self._only_rules(statement(sql))

    def daily(self, asks: Statement) -> frozenset[str]:
        """The parameters with which the answer may differ from day to day, although no uploaded date is between.

        Those of the statement itself, and those that it passes on to such a parameter of a rule.
        """
        found = set(asks.daily)
        for call in asks.calls:
            rule = self[call.rule]
            of_rule = self.daily_of(call.rule)
            found |= {
                argument.name
                for name, argument in zip(rule.parameters, call.arguments, strict=False)
                if isinstance(argument, Parameter) and name in of_rule
            }
        return frozenset(found)

    def daily_of(self, name: str) -> frozenset[str]:
        """The daily parameters of the rule `name`."""
        if name not in self._daily:
            self._daily[name] = self.daily(self[name].asks)
        return self._daily[name]

    def offsets(self) -> frozenset[int]:
        """The numbers of days that any rule adds to a date before it compares it; 0 is among them."""
        return frozenset({0}).union(*(self[name].asks.offsets for name in self))

    def files_below(self, name: str) -> frozenset[str]:
        """The files of the contract of which the rule `name` reads rows, or any rule that it needs."""
        tables = (table for below in self.needed_by(name) for table in self[below].asks.tables)
        return frozenset(
            table.removeprefix(ROWS_OF) for table in tables if table.startswith(ROWS_OF)
        )

    def needed_by(self, name: str) -> tuple[str, ...]:
        """Every rule that `name` needs, each after those that it needs itself; `name` last."""
        found: dict[str, None] = {}
        for call in self[name].asks.calls:
            found |= dict.fromkeys(self.needed_by(call.rule))
        return (*found, name)


@lru_cache(maxsize=1000)
def statement(sql: str) -> Statement:
    """What `sql` calls and reads. Raises `ValueError` where it cannot be parsed."""
    row = _parser().cursor().execute(PARSED, {"sql": sql}).fetchone()
    assert row is not None, "every text is parsed, or gives an error"
    return _analysed(row[0])


def _analysed(parsed: str, parameters: tuple[str, ...] = ()) -> Statement:
    """What a statement that DuckDB has parsed calls and reads; `parameters` are those of the rule that it is in."""
    found = _Visitor(parsed, frozenset(parameters))
    return Statement(
        tuple(found.calls),
        frozenset(found.tables - found.named_within),
        frozenset(found.daily),
        frozenset(found.compared),
        frozenset(found.offsets),
    )


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """An empty database that only parses, so that no store need be open."""
    return duckdb.connect(config={"threads": "1"})


def _statements(parsed: str) -> Any:
    found = json.loads(parsed)
    if found["error"]:
        raise ValueError(found["error_message"])
    return found["statements"]


def _number(node: Any) -> int | None:
    """A whole number, or a threshold by its name; None for anything else."""
    if node.get("class") == "FUNCTION":
        return thresholds().get(node["function_name"])
    value = node.get("value", {}).get("value")
    return value if isinstance(value, int) else None


class _Visitor:
    """The calls, tables and parameters at any depth of a statement."""

    def __init__(self, parsed: str, parameters: frozenset[str]) -> None:
        self._parameters = parameters
        self.calls: list[Call] = []
        self.tables: set[str] = set()
        self.named_within: set[str] = set()
        self.daily: set[str] = set()
        self.compared: set[str] = set()
        self.offsets: set[int] = set()
        self._visit(_statements(parsed))

    def _visit(self, node: Any) -> None:
        if isinstance(node, list):
            for part in node:
                self._visit(part)
        elif isinstance(node, dict):
            if node.get("type") == "TABLE_FUNCTION":
                self._visit_call(node["function"])
                return
            if node.get("type") == "BASE_TABLE":
                schema = f"{node['schema_name']}." if node["schema_name"] else ""
                self.tables.add(schema + node["table_name"])
            if "cte_map" in node:
                self.named_within |= {named["key"] for named in node["cte_map"]["map"]}
            if (name := self._parameter(node)) is not None:
                self.daily.add(name)
            if not self._is_comparison(node):
                for part in node.values():
                    if isinstance(part, dict | list):
                        self._visit(part)

    def _visit_call(self, function: Any) -> None:
        children = function["children"]
        arguments = tuple(self._argument(child) for child in children)
        self.calls.append(Call(function["function_name"], arguments))
        self._visit([child for child in children if self._parameter(child) is None])

    def _is_comparison(self, node: Any) -> bool:
        """Whether it compares a column with a parameter, or with one to which days are added."""
        if node.get("class") != "COMPARISON":
            return False
        operands = (node["left"], node["right"])
        for one, other in (operands, operands[::-1]):
            added = self._added(one)
            is_column = other.get("class") == "COLUMN_REF" and self._parameter(other) is None
            if added is not None and is_column:
                self.offsets.add(added)
                self.compared |= self._parameters_in(one)
                return True
        return False

    def _parameter(self, node: Any) -> str | None:
        """The name of a parameter; in a rule it looks like a column."""
        if node.get("class") == "PARAMETER":
            return str(node["identifier"])
        names = list(node["column_names"]) if node.get("class") == "COLUMN_REF" else []
        return str(names[0]) if len(names) == 1 and names[0] in self._parameters else None

    def _added(self, node: Any) -> int | None:
        """How many days are added to a parameter; None for anything else."""
        if self._parameter(node) is not None:
            return 0
        if node.get("class") == "FUNCTION" and node["function_name"] == "+":
            one, *others = node["children"]
            value = _number(others[0]) if others else None
            if self._parameter(one) is not None:
                return value
        return None

    def _parameters_in(self, node: Any) -> set[str]:
        """The parameter that `_added` found: the node itself, or what the days are added to."""
        name = self._parameter(node) or self._parameter(node["children"][0])
        return {name} if name is not None else set()

    def _argument(self, node: Any) -> object:
        if (name := self._parameter(node)) is not None:
            return Parameter(name)
        if node["class"] == "CONSTANT":
            return node["value"].get("value")
        return UNKNOWN
