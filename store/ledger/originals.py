"""The uploaded files with their names and paths, and how the ledger keeps their bytes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from store.reading.reading_types import Reading


@dataclass(frozen=True)
class Original:
    """A file to upload. Its name is shown, and never used as a path.

    reading: what a person has answered about this file; another file of the upload may differ.
    """

    name: str
    path: Path
    reading: Reading = field(default_factory=Reading)


def originals(paths: Iterable[Path], reading: Reading | None = None) -> tuple[Original, ...]:
    """Files of a folder under their own names; `reading` is the answer about all of them."""
    return tuple(Original(path.name, path, reading or Reading()) for path in paths)


def packed(piece: bytes) -> bytes:
    """A piece of an original as the ledger keeps it, with zstd: a CSV file is compressed to a tenth of its size."""
    content: bytes = pa.compress(piece, codec="zstd", asbytes=True)
    return content


def unpacked(content: bytes) -> bytes:
    """The piece of an original that the ledger keeps as `content`."""
    piece: bytes = pa.CompressedInputStream(pa.BufferReader(content), "zstd").read()
    return piece
