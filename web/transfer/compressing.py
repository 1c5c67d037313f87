"""Compresses Streamlit's files once for each version, beside the server: `python -m web.transfer.compressing …`.

It is a process of its own at the lowest priority: in a thread, it would hold up what the server answers. It knows only
what it is given, and imports neither Streamlit nor anything else that takes long.
"""

import fcntl
import os
import shutil
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import brotli

# The file is in the folder of its encoding. Brotli at 9 of 11: two seconds a file more save a tenth.
ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=9),
    "gzip": lambda content: zlib.compress(content, 9, zlib.MAX_WBITS | 16),
}

# A process that is stopped half-way leaves one file of this name, which the next one writes over.
UNFINISHED = ".unfinished"

LOCK = "lock"


def compress(source: Path, target: Path, names: Sequence[str]) -> None:
    """Write the files `names` of the folder `source` into `target`, one for each encoding, unless they are there.

    What other versions have left beside `target` is removed. Does nothing while another process is at it. Raises
    `OSError` where it cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    with (target.parent / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for other in target.parent.iterdir():
            if other.is_dir() and other != target:
                shutil.rmtree(other)
        for name in names:
            for encoding, encode in ENCODERS.items():
                file = target / encoding / name
                if not file.exists():
                    _write_smaller(file, (source / name).read_bytes(), encode)


def _write_smaller(file: Path, content: bytes, encode: Callable[[bytes], bytes]) -> None:
    """Write a whole file or none, even where the power fails; none where it would not be smaller."""
    encoded = encode(content)
    if len(encoded) >= len(content):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + UNFINISHED)
    with unfinished.open("wb") as written:
        written.write(encoded)
        written.flush()
        os.fsync(written.fileno())
    unfinished.replace(file)


if __name__ == "__main__":
    os.nice(19)
    try:
        compress(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    except OSError as error:
        sys.exit(f"Streamlit's files are sent uncompressed, or some of them: {error}.")
