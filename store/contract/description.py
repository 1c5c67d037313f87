"""The contract: which files a project has, and what they may contain.

Read from `datapackage.json`, the one description that drives the checks, the tables of the ledger,
the templates and the data dictionary.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTION = Path(__file__).with_name("datapackage.json")

SQL_TYPES = {"string": "varchar", "number": "decimal(24,6)", "date": "date"}


@dataclass(frozen=True)
class Only:
    """The rows of a file in which `column` is `word`."""

    column: str
    word: str

    def sql(self, prefix: str = "") -> str:
        """As an SQL condition; `prefix` is the table's name with a point, or nothing."""
        return f"{prefix}{self.column} = '{self.word}'"


@dataclass(frozen=True)
class Column:
    """One column of a file of the contract.

    is_added: it was added to the contract later, and a file may omit it. has_happened: it is the date of an event,
    which is never in the future; where that holds for some rows only, `happened_where` says which.
    """

    name: str
    type: str
    description: str
    required: bool
    allowed: tuple[str, ...]
    pattern: str | None
    is_list: bool
    is_added: bool
    has_happened: bool
    happened_where: Only | None

    @property
    def sql_type(self) -> str:
        """The DuckDB type that holds the column in the ledger."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True)
class Reference:
    """`column` holds a code of `target_column` of the file `target`."""

    column: str
    target: str
    target_column: str


@dataclass(frozen=True)
class File:
    """One file of the contract, and the table of the ledger that holds its rows.

    again: what a different row of the same key is: a correction, a revision or an update. key_when: the columns of the
    key that identify only some rows. figure: the column with the figure that a row states; true_on: the one with the
    date on which it was true. series: what figures have in common that are compared, and line: that follow one
    another over time; empty where none do.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    again: str
    references: tuple[Reference, ...]
    key_when: Mapping[str, Only] = field(hash=False)
    figure: str | None
    true_on: str | None
    series: tuple[str, ...]
    line: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in the contract's order."""
        return tuple(column.name for column in self.columns)

    @property
    def promised_names(self) -> tuple[str, ...]:
        """The names of the columns that every file of the kind must have; the others were added later."""
        return tuple(column.name for column in self.columns if not column.is_added)

    @property
    def is_dated(self) -> bool:
        """Whether its rows have the date since which they are known."""
        return "reported_on" in self.column_names

    @property
    def is_qualified(self) -> bool:
        """Whether a qualifier says how its figures are worded, or why a row has none."""
        return self.figure is not None and "qualifier" in self.column_names

    @property
    def key_terms(self) -> tuple[str, ...]:
        """The key as SQL terms. A due date identifies milestones, not targets or baselines."""
        return self._key("")

    def key_in(self, table: str) -> tuple[str, ...]:
        """The key as SQL terms over a table or alias."""
        return self._key(f"{table}.")

    def key_text(self, table: str) -> str:
        """The key as one text over a table or alias, as a conflict names it; an SQL term."""
        terms = (
            f"({term})::varchar" if name in self.key_when else f"coalesce({term}::varchar, '')"
            for name, term in zip(self.key, self.key_in(table), strict=True)
        )
        return f"concat_ws(';', {', '.join(terms)})"

    @property
    def series_terms(self) -> tuple[str, ...]:
        """What a row has in common with those it is compared with: its key, or all its figures over time."""
        return self.series or self.key_terms

    def _key(self, prefix: str) -> tuple[str, ...]:
        return tuple(
            f"case when {where.sql(prefix)} then {prefix}{name} end"
            if (where := self.key_when.get(name))
            else f"{prefix}{name}"
            for name in self.key
        )


def _column(field_description: dict[str, Any]) -> Column:
    limits = field_description.get("constraints", {})
    happened = field_description.get("happened", False)  # or of which rows
    return Column(
        name=field_description["name"],
        type=field_description["type"],
        description=field_description["description"],
        required=limits.get("required", False),
        allowed=tuple(limits.get("enum", ())),
        pattern=limits.get("pattern"),
        is_list="list" in field_description,
        is_added=field_description.get("added", False),
        has_happened=bool(happened),
        happened_where=None if isinstance(happened, bool) else _only(happened),
    )


def _only(where: dict[str, str]) -> Only:
    ((column, word),) = where.items()
    return Only(column, word)


def _reference(file: str, key: dict[str, Any]) -> Reference:
    target = key["reference"]
    return Reference(key["fields"][0], target["resource"] or file, target["fields"][0])


def _file(resource: dict[str, Any]) -> File:
    name, schema = resource["name"], resource["schema"]
    return File(
        name=name,
        title=resource["title"],
        description=resource["description"],
        columns=tuple(map(_column, schema["fields"])),
        key=tuple(resource["key"]),
        again=resource.get("again", "update"),
        references=tuple(_reference(name, key) for key in schema.get("foreignKeys", ())),
        key_when={column: _only(where) for column, where in resource.get("key_when", {}).items()},
        figure=resource.get("figure"),
        true_on=resource.get("true_on"),
        series=tuple(resource.get("series", ())),
        line=tuple(resource.get("line", ())),
    )


@cache
def contract() -> dict[str, File]:
    """The files of the contract by name (without `.csv`), in the order in which they are read."""
    package = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return {resource["name"]: _file(resource) for resource in package["resources"]}
