"""The DuckDB file that holds all rules, with which every store is opened."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from store.engine import engine
from store.faults import StoreUnreachable
from store.ledger.tables import make_tables
from store.rules import make_rules
from store.rules.calls import Rules


@dataclass(frozen=True)
class RulesFile:
    """Every rule: the DuckDB file that holds them, and what each of them needs."""

    content: bytes
    rules: Rules


@cache
def rules() -> RulesFile:
    """The rules, made over an empty store once in each process, and copied for each store.

    Raises `StoreUnreachable` where there is no room for temporary files.
    """
    # A file of an older storage version would lose which parts of a rule are to be materialized.
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
