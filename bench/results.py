"""What was measured, kept in bench/results.json by part, and compared with what the run before it kept."""

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")
SLOWER = 1.15  # times what it was: less than that is noise


@dataclass(frozen=True)
class Figure:
    """One thing that was measured.

    values: by what was counted (`cpu`, `wall`, `memory`), in `unit`: `×` for the ratio to something else
    of the same run. allowed: the limit, for each of `held` (all of them, where none is named); None
    where there is no limit. seconds: the two parts of the ratio, by name, or other numbers to print.
    said: words to print, which are not kept.
    """

    name: str
    values: Mapping[str, float]
    unit: str = "×"
    allowed: float | None = None
    held: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    said: str = ""

    def over(self) -> list[str]:
        """The values that are more than is allowed, by name."""
        if self.allowed is None:
            return []
        held = self.held or tuple(self.values)
        return [what for what in held if self.values[what] > self.allowed]

    def line(self) -> str:
        """The figure as a line to print."""
        values = "  ".join(f"{what} {value:8.2f}" for what, value in self.values.items())
        allowed = "" if self.allowed is None else f"  allowed {self.allowed:g}"
        seconds = ", ".join(f"{what} {value:.3f}" for what, value in self.seconds.items())
        more = f"  ({self.said or seconds})" if self.said or seconds else ""
        over = "  MORE THAN IS ALLOWED: " + ", ".join(self.over()) if self.over() else ""
        return f"{self.name:58s} {values} {self.unit}{allowed}{over}{more}"


def kept(part: str, file: Path = FILE) -> dict[str, Any]:
    """The figures of a part as they were kept last, by name; none where it was never measured."""
    figures: dict[str, Any] = _read(file)["parts"].get(part, {}).get("figures", {})
    return figures


def keep(part: str, figures: Iterable[Figure], now: datetime, file: Path = FILE) -> None:
    """Write the figures of a part, with the machine and the date, in place of its earlier ones."""
    found = _read(file)
    found["parts"][part] = {
        "measured": now.isoformat(timespec="minutes"),
        "machine": machine(),
        "figures": {figure.name: _as_json(figure) for figure in figures},
    }
    text = json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8")


def slower(part: str, figures: Iterable[Figure], file: Path = FILE) -> list[str]:
    """A sentence for each figure that is larger than what was kept of it, by more than noise."""
    before = kept(part, file)
    return [
        f"{figure.name}, {what}: {was:.2f} → {value:.2f} {figure.unit}"
        for figure in figures
        for what, value in figure.values.items()
        for was in [before.get(figure.name, {}).get("values", {}).get(what)]
        if was is not None and value > SLOWER * was
    ]


def machine() -> dict[str, str | int]:
    """The machine and the versions that it was measured with, without a name of the machine."""
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    packages = {name: version(name) for name in ("streamlit", "duckdb", "pandas", "plotly")}
    return {
        "processor": cpu[1] if cpu else platform.machine(),
        "cores": os.cpu_count() or 0,
        "memory_gib": round(gibibytes),
        "python": platform.python_version(),
        **packages,
    }


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"parts": {}}
    if file.exists():
        found = json.loads(file.read_text(encoding="utf-8"))
    return found


def _as_json(figure: Figure) -> dict[str, Any]:
    return {
        "values": {what: round(value, 4) for what, value in figure.values.items()},
        "unit": figure.unit,
        "allowed": figure.allowed,
        "seconds": {what: round(value, 4) for what, value in figure.seconds.items()},
    }
