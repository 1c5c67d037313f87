"""The address of a store, as in `RESULTS_STORE`, and the error where no store can be opened there.

    var/results.duckdb
    ducklake:postgres:host=db dbname=results user=team data_path=/shared/results
    ducklake:var/catalog.ducklake data_path=/shared/results

A catalog on PostgreSQL is named as PostgreSQL does. `data_path` says where DuckLake's files go: a
folder, or `s3://bucket/folder`. An existing catalog knows it, so the address need not repeat it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from store.faults import StoreInUse, StoreUnreachable

LAKE = "ducklake:"
POSTGRES = "postgres:"
GUIDE = "docs/second-engine.md"

# `word=value` as PostgreSQL reads it: a value with a space is in single quotes.
TERM = re.compile(r"(?<!\S)(?P<word>\w+)\s*=\s*(?P<value>'(?:[^'\\]|\\.)*'|[^\s']\S*)(?!\S)")

# The message about a store that cannot be opened, by the error of DuckDB, DuckLake or PostgreSQL.
WHY = (
    (
        r'does not match existing data path in the catalog "(?P<there>[^"]*?)/?"',
        "its files are in {there}. Leave data_path out, or write that",
    ),
    (
        r"data_path is not set",
        "it is new, and nothing says where its files go. Add data_path=…",
    ),
    (
        r"authentication failed|no password supplied|role .+ does not exist|pg_hba\.conf",
        "PostgreSQL does not let this user in. Mend user and password",
    ),
    (
        r"database .+ does not exist",
        "PostgreSQL has no such database. Make it, or mend dbname",
    ),
    (
        r"ERROR:\s+permission denied",
        "the user may not make tables in that database. Let it, or mend user and dbname",
    ),
    (
        r'invalid connection option "(?P<there>[^"]*)"',
        "PostgreSQL does not know the word {there}. Mend it",
    ),
    (
        r"Unable to connect to Postgres|closed the connection|terminating connection",
        "PostgreSQL does not answer. Start it, or mend host and port",
    ),
    (
        r"not a valid DuckDB database file|Cannot open file|Permission denied|Could not read",
        "its catalog is no DuckDB file, or may not be read and written. Name another file",
    ),
)


@dataclass(frozen=True)
class Lake:
    """A `ducklake:` address in its parts: the catalog without its password, and where the files go."""

    catalog: str
    data_path: str | None
    password: str | None

    def __str__(self) -> str:
        """The address as it may be shown."""
        if self.data_path is None:
            return f"{LAKE}{self.catalog}"
        quoted = re.sub(r"(['\\])", r"\\\1", self.data_path)
        return f"{LAKE}{self.catalog} data_path='{quoted}'"

    @property
    def on_postgres(self) -> bool:
        """Whether a PostgreSQL keeps the catalog."""
        return self.catalog.startswith(POSTGRES)

    @property
    def is_remote(self) -> bool:
        """Whether the files are not in a folder, as far as the address shows."""
        return self.data_path is not None and "://" in self.data_path


def is_lake(address: str | Path) -> bool:
    """Whether the address names DuckLake, where several processes share one store."""
    return str(address).startswith(LAKE)


def lake(address: str) -> Lake:
    """A `ducklake:` address in its parts. Raises `StoreUnreachable` where it cannot be read."""
    taken: dict[str, str] = {}

    def take(term: re.Match[str]) -> str:
        word, value = term["word"].lower(), term["value"]
        if word not in ("data_path", "password"):
            return term[0]
        value = value[1:-1] if value.startswith("'") else value
        taken[word] = re.sub(r"\\(.)", r"\1", value)
        return ""

    kind = POSTGRES if address.startswith(LAKE + POSTGRES) else ""
    terms = TERM.sub(take, address.removeprefix(LAKE + kind)).strip()
    found = Lake(kind + terms, taken.get("data_path"), taken.get("password"))
    if not terms or (kind and TERM.sub("", terms).strip()):
        raise StoreUnreachable(
            "RESULTS_STORE begins with ducklake: and cannot be read. Write it as "
            f"{LAKE}{POSTGRES}host=… dbname=… user=… data_path=… (see {GUIDE})."
        )
    return found


def shown(address: str | Path) -> str:
    """The address as it may be shown: without a password."""
    return str(lake(str(address))) if is_lake(address) else str(address)


def unreachable(address: str | Path, error: Exception) -> StoreUnreachable:
    """The error for a store that cannot be opened or no longer answers: why, and what to do. Without its password."""
    if "Could not set lock" in str(error):
        return StoreInUse(
            f"The store {shown(address)} is held by another process. Use the Upload page of the dashboard that "
            f"holds it, or the second engine, on which jobs and dashboards run side by side ({GUIDE})."
        )
    if not is_lake(address) and "No space left" in str(error):
        return StoreUnreachable(
            f"The store {address} cannot be opened: its disk is full. Make room there."
        )
    if not is_lake(address):
        return StoreUnreachable(
            f"The store {address} cannot be opened: it is no DuckDB file, or may not be read and "
            "written. Name another file in RESULTS_STORE."
        )
    matches = ((re.search(why, str(error)), text) for why, text in WHY)
    text = next((text.format_map(found.groupdict()) for found, text in matches if found), None)
    return StoreUnreachable(
        f"The store {shown(address)} cannot be opened: {text or _first_line(error)} in RESULTS_STORE "
        f"(see {GUIDE})."
    )


def _first_line(error: Exception) -> str:
    return f"{str(error).partition(chr(10))[0].rstrip('.')}. Mend the address"
