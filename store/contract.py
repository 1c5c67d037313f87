"""The contract: which files a project has, and what may stand in them.

Read from `datapackage.json`, the one description that drives the checks, the tables of the ledger,
the templates and the data dictionary.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTION = Path(__file__).with_name("datapackage.json")

SQL_TYPES = {"string": "varchar", "number": "decimal(24,6)", "date": "date"}


@dataclass(frozen=True)
class Column:
    """One column of a file of the contract.

    is_added: it was added to those that were promised, and a file may leave it out.
    """

    name: str
    type: str
    description: str
    required: bool
    allowed: tuple[str, ...]
    pattern: str | None
    is_list: bool
    is_added: bool

    @property
    def sql_type(self) -> str:
        """The DuckDB type that holds the column in the ledger."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True)
class Reference:
    """`column` holds a code that stands in `target_column` of the file `target`."""

    column: str
    target: str
    target_column: str


@dataclass(frozen=True)
class File:
    """One file of the contract, and the table of the ledger that holds its rows.

    `again` says what a different row of the same key is: a correction, a revision or an update.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    again: str
    references: tuple[Reference, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in the contract's order."""
        return tuple(column.name for column in self.columns)

    @property
    def promised_names(self) -> tuple[str, ...]:
        """The names of the columns that every file of the kind has; those behind were added."""
        return tuple(column.name for column in self.columns if not column.is_added)

    @property
    def is_dated(self) -> bool:
        """Whether its rows say since when they are known."""
        return "reported_on" in self.column_names

    @property
    def key_terms(self) -> tuple[str, ...]:
        """The key as SQL terms. A due date tells milestones apart, not targets or baselines."""
        when = {"due": "case when kind = 'milestone' then due end"}
        return tuple(when.get(column, column) for column in self.key)

    @property
    def series_terms(self) -> tuple[str, ...]:
        """What a row has in common with those it is compared with: its key, or all its figures over time."""
        over_time = {
            "results": ("indicator", "country"),
            "portfolio": ("topic", "measure", "category"),
        }
        return over_time.get(self.name, self.key_terms)

    @property
    def line_terms(self) -> tuple[str, ...]:
        """What figures have in common that follow one another over time; nothing where none do."""
        lines = {
            "results": ("indicator", "country", "sex"),
            "portfolio": ("topic", "measure", "category", "unit"),
        }
        return lines.get(self.name, ())

    @property
    def figure(self) -> str | None:
        """The column with the figure that a row states, where the file has one."""
        figures = ("value", "contribution_usd")
        return next((name for name in figures if name in self.column_names), None)

    def key_in(self, table: str) -> tuple[str, ...]:
        """The key as SQL terms over a table or alias."""
        when = {"due": f"case when {table}.kind = 'milestone' then {table}.due end"}
        return tuple(when.get(column, f"{table}.{column}") for column in self.key)

    @property
    def true_on(self) -> str | None:
        """The column with the date on which a figure was true, where the file has one."""
        return next((name for name in ("period_end", "as_at") if name in self.column_names), None)


def _column(field: dict[str, Any]) -> Column:
    limits = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        description=field["description"],
        required=limits.get("required", False),
        allowed=tuple(limits.get("enum", ())),
        pattern=limits.get("pattern"),
        is_list="list" in field,
        is_added=field.get("added", False),
    )


def _reference(file: str, key: dict[str, Any]) -> Reference:
    target = key["reference"]
    return Reference(key["fields"][0], target["resource"] or file, target["fields"][0])


@cache
def contract() -> dict[str, File]:
    """The files of the contract by name (without `.csv`), in the order in which they are read."""
    package = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return {
        resource["name"]: File(
            name=resource["name"],
            title=resource["title"],
            description=resource["description"],
            columns=tuple(_column(field) for field in resource["schema"]["fields"]),
            key=tuple(resource["key"]),
            again=resource.get("again", "update"),
            references=tuple(
                _reference(resource["name"], key)
                for key in resource["schema"].get("foreignKeys", ())
            ),
        )
        for resource in package["resources"]
    }
