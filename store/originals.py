"""The files that people bring, as they call them and where they lie, and how the ledger keeps their bytes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from store.reading.terms import Reading


@dataclass(frozen=True)
class Original:
    """A file as it was brought. Its name is shown, and never used as a path.

    reading: what a person has answered about this very file; another file of the upload may be written otherwise.
    """

    name: str
    path: Path
    reading: Reading = field(default_factory=Reading)


def originals(paths: Iterable[Path], reading: Reading | None = None) -> tuple[Original, ...]:
    """Files that lie in a folder under their own names; `reading` is one answer about all of them."""
    return tuple(Original(path.name, path, reading or Reading()) for path in paths)


def packed(piece: bytes) -> bytes:
    """A piece of an original as the ledger keeps it, with zstd: a CSV file takes a tenth of its size."""
    content: bytes = pa.compress(piece, codec="zstd", asbytes=True)
    return content


def unpacked(content: bytes) -> bytes:
    """The piece of an original that is kept as `content`."""
    piece: bytes = pa.CompressedInputStream(pa.BufferReader(content), "zstd").read()
    return piece
