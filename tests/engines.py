"""The two engines that tests run on: DuckDB, and DuckLake with a PostgreSQL for its catalog."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from store import Store, open_store
from tests.postgres import Postgres

NOW = datetime(2021, 8, 1, 12, 0)
NO_DATA = Path("there is no such folder")

# For a test that is about one engine alone.
on_duckdb = pytest.mark.parametrize("engine", ["duckdb"], indirect=True)
# For a test that takes long, of what is tried on both engines elsewhere: on the second one in `make soak`.
mostly_on_duckdb = pytest.mark.parametrize(
    "engine", ["duckdb", pytest.param("ducklake", marks=pytest.mark.soak)], indirect=True
)
on_ducklake = pytest.mark.parametrize("engine", ["ducklake"], indirect=True)


def on_one_thread(store: Store) -> Store:
    """The same store: what its tests read has so few rows that a second thread of DuckDB costs a fifth more."""
    store.cursor().execute("set threads = 1")
    return store


class Engine(Protocol):
    """What tests need of an engine: addresses of stores that nobody else uses."""

    name: str

    def new_address(self, folder: Path) -> str:
        """The address of a store that is not made yet; its files will lie in `folder`."""

    def empty_address(self) -> str:
        """The address of a store that is made, and empty."""

    def forget(self, address: str) -> None:
        """Nobody will open the empty store at `address` again, or has it open."""


class Embedded:
    """DuckDB itself."""

    name = "duckdb"

    def new_address(self, folder: Path) -> str:
        """A file that is not there yet."""
        return str(folder / "results.duckdb")

    def empty_address(self) -> str:
        """Memory: empty whenever it is attached."""
        return ":memory:"

    def forget(self, address: str) -> None:
        """Memory forgets by itself."""


class Lake:
    """DuckLake with a PostgreSQL. An empty store is a copy of a database that has its tables already."""

    name = "ducklake"

    def __init__(self, server: Postgres, folder: Path) -> None:
        self.server = server
        self._numbers = count(1)
        self._forgotten: list[str] = []
        self._own = os.environ.get("PYTEST_XDIST_WORKER", "alone")  # all workers have one server
        self._template = f"template_of_{self._own}"
        open_store(self.store(self._template, folder), NO_DATA, now=NOW).close()

    def store(self, database: str, folder: Path) -> str:
        """The address of a store in a new database, with its files in `folder`."""
        self.server.run(f"create database {database}")
        return f"ducklake:postgres:{self.server.named(database)} data_path='{folder}'"

    def new_address(self, folder: Path) -> str:
        """A database with nothing in it."""
        return self.store(f"new_{next(self._numbers)}_of_{self._own}", folder / "results files")

    def empty_address(self) -> str:
        """A database of its own. The files of all such stores lie in one folder, under names of their own."""
        database = f"empty_{next(self._numbers)}_of_{self._own}"
        drop = [f"drop database {name} with (force)" for name in self._forgotten]
        create = f"create database {database} template {self._template} strategy file_copy"
        self.server.run(*drop, create)
        self._forgotten.clear()
        return f"ducklake:postgres:{self.server.named(database)}"

    def forget(self, address: str) -> None:
        """Its database goes when the next is made: a thousand would fill a disk."""
        self._forgotten.append(address.rpartition("dbname=")[2])
