"""The DuckDB file that holds all rules, with which every store is opened."""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from store.contract.description import contract
from store.engine import engine
from store.faults import StoreUnreachable
from store.ledger.tables import make_tables
from store.rules import make_rules
from store.rules.calls import Rules

SOURCES = Path(__file__).parents[1]

# Made from the sources beside it, as the bytecode of Python is, and as little kept elsewhere.
COMPILED = Path(__file__).with_name("__pycache__")

ONE_THREAD: Final[dict[str, str | bool | int | float | list[str]]] = {"threads": 1}


@dataclass(frozen=True)
class RulesFile:
    """Every rule: the DuckDB file that holds them, and what each of them needs."""

    content: bytes
    rules: Rules


@cache
def rules() -> RulesFile:
    """The rules, read from what an earlier process has compiled of the same sources, else made and compiled.

    Raises `StoreUnreachable` where there is no room for temporary files.
    """
    compiled = COMPILED / f"rules-{digest()}"
    content = _read(compiled)
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder, "rules.duckdb")
            if content is None:
                _make(file)
                content = file.read_bytes()
                _write(compiled, content)
            else:
                file.write_bytes(content)
            with duckdb.connect(file, config=ONE_THREAD) as connection:
                return RulesFile(content, Rules(connection))
    except (OSError, duckdb.IOException) as error:
        raise StoreUnreachable(engine.NO_FOLDER) from error


def digest() -> str:
    """A hash of all that the rules are made from: the package `store`, the contract, and the version of DuckDB."""
    found = sha256(f"{duckdb.__version__}{contract()}".encode())
    for path in sorted(SOURCES.rglob("*")):
        if path.is_file() and COMPILED.name not in path.parts:
            found.update(str(path.relative_to(SOURCES)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _make(file: Path) -> None:
    """Make the rules over an empty store."""
    # A file of an older storage version would lose which parts of a rule are to be materialized.
    newest = {**ONE_THREAD, "storage_compatibility_version": engine.STORAGE}
    with duckdb.connect(file, config=newest) as connection:
        connection.execute("attach ':memory:' as ledger")
        make_tables(connection)
        make_rules(connection)


def _read(compiled: Path) -> bytes | None:
    """The file of the rules; None where nothing was compiled, or it was not written whole."""
    try:
        found = compiled.read_bytes()
    except OSError:
        return None
    hashed, content = found[:32], found[32:]
    return content if sha256(content).digest() == hashed else None


def _write(compiled: Path, content: bytes) -> None:
    """Write it whole, in place of what was compiled of other sources; nothing where it cannot be written."""
    unfinished = compiled.with_suffix(f".{os.getpid()}")
    try:
        compiled.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(sha256(content).digest() + content)
        for other in compiled.parent.glob("rules-*"):
            if other != unfinished:
                other.unlink(missing_ok=True)
        unfinished.replace(compiled)
    except OSError:
        # What is half written there is of no use to anybody.
        with suppress(OSError):
            unfinished.unlink()
