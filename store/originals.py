"""The files that people bring, as they call them and where they lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Original:
    """A file as it was brought. Its name is shown, and never used as a path."""

    name: str
    path: Path


def originals(paths: Iterable[Path]) -> tuple[Original, ...]:
    """Files that lie in a folder under their own names."""
    return tuple(Original(path.name, path) for path in paths)
