"""Texts that are kept in files, and how what is got now differs from them."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).with_name("kept")

AGAIN = 'Where that is meant, keep it anew: python -m pytest tests/what_readers_get -m "" --keep'


def differences(part: str, got: Mapping[str, str]) -> str:
    """How the texts in `got`, by name, differ from those that are kept in the folder `part`; empty without any."""
    kept = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in _files(part)}
    now = {name: f"{text}\n".splitlines() for name, text in got.items()}
    lines = [
        line
        for name in sorted({*kept, *now})
        for line in unified_diff(
            kept.get(name, []),
            now.get(name, []),
            f"{part}/{name} as it was kept",
            f"{part}/{name} as it is now",
            lineterm="",
            n=2,
        )
    ]
    return "\n".join([*lines, AGAIN]) if lines else ""


def keep(part: str, got: Mapping[str, str]) -> None:
    """Keep the texts in `got`, by name, in the folder `part`, and nothing else."""
    for path in _files(part):
        path.unlink()
    folder = FOLDER / part
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in got.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")


def _files(part: str) -> list[Path]:
    return sorted((FOLDER / part).glob("*.txt"))
