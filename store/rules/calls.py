"""Which rule asks which, and of what: read from their SQL, so that nobody keeps a list of it.

DuckDB itself parses it (`json_serialize_sql`). A rule is a table macro; what it asks of another one are that one's
arguments, told in its own parameters. A question is read in the same way, its parameters being those it is given.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import duckdb

from store.thresholds import thresholds

# What an argument is that is neither a parameter nor a plain value, such as the answer to another question.
UNKNOWN = object()

# The view through which a rule asks for the newest revision, whatever it is asked for itself.
NEWEST = "newest"

PARSED = "select json_serialize_sql($sql)"
# All at once: a statement for each would take twice as long.
MACROS = """
    select function_name, parameters, json_serialize_sql(macro_definition) from duckdb_functions()
    where function_type = 'table_macro' and not internal and database_name = current_database()
"""


@dataclass(frozen=True)
class Parameter:
    """An argument that is handed on from a parameter of whoever asks."""

    name: str


@dataclass(frozen=True)
class Call:
    """One rule asked by its name. arguments: each a `Parameter`, a plain value, or `UNKNOWN`."""

    rule: str
    arguments: tuple[object, ...]

    def given(self, parameters: Mapping[str, object]) -> tuple[Any, ...]:
        """The arguments where whoever asks was given `parameters`; None for one that is left to its default."""
        return tuple(
            parameters.get(argument.name) if isinstance(argument, Parameter) else argument
            for argument in self.arguments
        )


@dataclass(frozen=True)
class Statement:
    """What a statement asks. tables: the tables and views that it names.

    daily: the parameters that are used otherwise than to hand them on to a rule or to compare them with a column:
    where such a one is a date, the answer may be another one each day. compared: those that are compared with a
    column. offsets: what is added to them then, in days.
    """

    calls: tuple[Call, ...]
    tables: frozenset[str]
    daily: frozenset[str]
    compared: frozenset[str]
    offsets: frozenset[int]


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it takes, and what it asks."""

    name: str
    parameters: tuple[str, ...]
    asks: Statement

    @property
    def reads_newest(self) -> bool:
        """Whether it asks by itself for the newest revision of the store."""
        return NEWEST in self.asks.tables


class Rules:
    """Every rule of a database, by name."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Have all rules in the database of `connection` parsed; each is looked through when it is needed."""
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
            asks = self._only_rules(_asked(parsed, parameters))
            self._rules[name] = Rule(name, parameters, asks)
        return self._rules[name]

    def _only_rules(self, asks: Statement) -> Statement:
        """With what is handed to a table function that is no rule among the parameters that it reckons with."""
        others = {
            argument.name
            for call in asks.calls
            if call.rule not in self
            for argument in call.arguments
            if isinstance(argument, Parameter)
        }
        rules = tuple(call for call in asks.calls if call.rule in self)
        return replace(asks, calls=rules, daily=asks.daily | others)

    def asked_in(self, sql: str) -> Statement:
        """What the statement `sql` asks, of rules alone."""
        return self._only_rules(statement(sql))

    def daily(self, asks: Statement) -> frozenset[str]:
        """The parameters of which another day may make another answer, though nothing happened between the two.

        Its own, and those that it hands on to a rule of which that is so.
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
        """The same of the rule `name`."""
        if name not in self._daily:
            self._daily[name] = self.daily(self[name].asks)
        return self._daily[name]

    def offsets(self) -> frozenset[int]:
        """What any rule adds to a date before it compares it, in days; 0 is among them."""
        return frozenset({0}).union(*(self[name].asks.offsets for name in self))

    def below(self, name: str) -> tuple[str, ...]:
        """Every rule that `name` needs, those first that need none, itself last."""
        found: dict[str, None] = {}
        for call in self[name].asks.calls:
            found |= dict.fromkeys(self.below(call.rule))
        return (*found, name)


@lru_cache(maxsize=1000)
def statement(sql: str) -> Statement:
    """What `sql` asks. Raises `ValueError` where it asks nothing."""
    row = _parser().cursor().execute(PARSED, {"sql": sql}).fetchone()
    assert row is not None, "every text is parsed, or told why not"
    return _asked(row[0])


def _asked(parsed: str, parameters: tuple[str, ...] = ()) -> Statement:
    """What is asked in a statement that DuckDB has parsed; `parameters` are the names that a rule is given."""
    found = _Found(parsed, frozenset(parameters))
    return Statement(
        tuple(found.calls),
        frozenset(found.tables - found.named_within),
        frozenset(found.daily),
        frozenset(found.compared),
        frozenset(found.offsets),
    )


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """An empty database, which only parses: no store need be open."""
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


class _Found:
    """What stands in a statement, at any depth."""

    def __init__(self, parsed: str, parameters: frozenset[str]) -> None:
        self._parameters = parameters
        self.calls: list[Call] = []
        self.tables: set[str] = set()
        self.named_within: set[str] = set()
        self.daily: set[str] = set()
        self.compared: set[str] = set()
        self.offsets: set[int] = set()
        self._look_at(_statements(parsed))

    def _look_at(self, node: Any) -> None:
        if isinstance(node, list):
            for part in node:
                self._look_at(part)
        elif isinstance(node, dict):
            if node.get("type") == "TABLE_FUNCTION":
                self._look_at_call(node["function"])
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
                        self._look_at(part)

    def _look_at_call(self, function: Any) -> None:
        children = function["children"]
        arguments = tuple(self._argument(child) for child in children)
        self.calls.append(Call(function["function_name"], arguments))
        self._look_at([child for child in children if self._parameter(child) is None])

    def _is_comparison(self, node: Any) -> bool:
        """Whether it holds a column against a parameter, or against one with days added to it."""
        if node.get("class") != "COMPARISON":
            return False
        sides = (node["left"], node["right"])
        for one, other in (sides, sides[::-1]):
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
