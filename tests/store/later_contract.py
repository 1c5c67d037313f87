"""A later contract, with a column and a file more than today's, and a process that opens a store by it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep
from typing import Any
from unittest.mock import patch

from store import open_store
from store.contract.description import DESCRIPTION, contract
from store.ledger import tables
from store.rules.rules_file import rules
from store.store import every_day
from tests.engines import NO_DATA
from tests.sample_ledgers import NOW

COLUMN = {
    "name": "later_column",
    "type": "string",
    "description": "How often it is reported.",
    "constraints": {"enum": ["monthly", "yearly"]},
    "added": True,
}

FILE = {
    "name": "later_file",
    "path": "later_file.csv",
    "title": "Risks",
    "description": "One row is a risk.",
    "encoding": "utf-8",
    "key": ["risk"],
    "schema": {
        "fields": [
            {
                "name": "risk",
                "type": "string",
                "description": "Code of the risk.",
                "constraints": {"required": True},
            },
            {"name": "title", "type": "string", "description": "Short wording."},
            {"name": "closed_on", "type": "date", "description": "Day from which it is none."},
        ]
    },
}

# What is made from the contract once, and cached.
MADE_OF_IT = (contract, rules, every_day, tables.known_columns)


def write_later(folder: Path) -> Path:
    """Write the description of the later contract; gives back its path."""
    package = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    (indicators,) = [one for one in package["resources"] if one["name"] == "indicators"]
    indicators["schema"]["fields"].append(COLUMN)
    package["resources"].append(FILE)
    path = folder / "later.json"
    path.write_text(json.dumps(package), encoding="utf-8")
    return path


@contextmanager
def described_by(description: Path) -> Iterator[None]:
    """Within it `description` is the contract, of all stores that are opened within it."""
    module = import_module(
        "store.contract.description"
    )  # the package has the function of that name
    _describe(module, description)
    try:
        yield
    finally:
        _describe(module, DESCRIPTION)


def _describe(module: Any, description: Path) -> None:
    module.DESCRIPTION = description
    for kept in MADE_OF_IT:
        kept.cache_clear()


def upgrade_and_wait(progress: "Connection[Any, Any]", address: str, description: Path) -> None:
    """Open the store at `address` by a later contract, and wait for ever before its changes are committed."""
    make_missing = tables.make_missing

    def make_and_wait(*given: Any) -> None:
        make_missing(*given)
        progress.send("all is made, and nothing is committed")
        sleep(600)

    with patch.object(tables, "make_missing", make_and_wait), described_by(description):
        open_store(address, NO_DATA, now=NOW)
