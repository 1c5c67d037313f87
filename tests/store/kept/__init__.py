"""Stores as versions of the dashboard made them, kept for as long as a store of that age may be opened.

`python -m tests.store.kept 0.1.0` keeps one as this version makes it, of a tiny project: it is run at each release.

Beside them are the files of CREST as they were before they were corrected.
"""

import lzma
import tarfile
from pathlib import Path

FOLDER = Path(__file__).parent

ENDING = ".duckdb.xz"

VERSIONS = tuple(sorted(path.name.removesuffix(ENDING) for path in FOLDER.glob(f"*{ENDING}")))


def packed(version: str) -> Path:
    """The path of the store of a version."""
    return FOLDER / f"{version}{ENDING}"


def unpack_uncorrected(to: Path) -> Path:
    """Write the files of CREST, as they were before they were corrected, below the folder `to`, and give it back."""
    with tarfile.open(FOLDER / "crest.tar.xz") as files:
        files.extractall(to, filter="data")
    return to


def unpack(version: str, to: Path) -> Path:
    """Write the store of a version as the DuckDB file `to`, and give it back."""
    to.write_bytes(lzma.decompress(packed(version).read_bytes()))
    return to
