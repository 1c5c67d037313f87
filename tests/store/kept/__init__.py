"""Stores as versions of the dashboard made them, kept for as long as a store of that age may be opened.

`python -m tests.store.kept 0.1.0` keeps one as this version makes it, of a tiny project: it is run at each release.
"""

import lzma
from pathlib import Path

FOLDER = Path(__file__).parent

ENDING = ".duckdb.xz"

VERSIONS = tuple(sorted(path.name.removesuffix(ENDING) for path in FOLDER.glob(f"*{ENDING}")))


def packed(version: str) -> Path:
    """The path of the store of a version."""
    return FOLDER / f"{version}{ENDING}"


def unpack(version: str, to: Path) -> Path:
    """Write the store of a version as the DuckDB file `to`, and give it back."""
    to.write_bytes(lzma.decompress(packed(version).read_bytes()))
    return to
