"""CPU seconds, wall seconds and memory of this process, or of a server."""

import ctypes
import os
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import clock_gettime, perf_counter
from typing import NamedTuple, ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


class Took(NamedTuple):
    """CPU seconds of a process with all its threads, and wall seconds."""

    cpu: float
    wall: float

    def against(self, other: "Took") -> dict[str, float]:
        """The ratio of this to `other`, for each of the two."""
        return {"cpu": self.cpu / other.cpu, "wall": self.wall / other.wall}


class Watch:
    """A stopwatch that starts when it is made, for `process`: this one, where none is named."""

    def __init__(self, process: int | None = None) -> None:
        self._clock = _cpu_clock(process or os.getpid())
        self._cpu, self._wall = clock_gettime(self._clock), perf_counter()

    def took(self) -> Took:
        """The seconds since the start."""
        return Took(clock_gettime(self._clock) - self._cpu, perf_counter() - self._wall)


def cpu_since_start(process: int) -> float:
    """The CPU seconds of another process since it began."""
    return clock_gettime(_cpu_clock(process))


def timed(work: Callable[[], object], process: int | None = None) -> Took:
    """The seconds of `work`, CPU seconds being those of `process`: of this one, where none is named."""
    watch = Watch(process)
    work()
    return watch.took()


def middle(several: list[Took]) -> Took:
    """The median of each of the two."""
    return Took(median(took.cpu for took in several), median(took.wall for took in several))


def interleaved_medians(
    repetitions: int, works: Mapping[str, Callable[[], Took]]
) -> dict[str, Took]:
    """The medians of `works`, each run once, one after the other, and then again, so that what slows one slows all."""
    taken: dict[str, list[Took]] = {name: [] for name in works}
    for _ in range(repetitions):
        for name, work in works.items():
            taken[name].append(work())
    return {name: middle(several) for name, several in taken.items()}


def memory(which: str = "VmRSS", process: int | None = None) -> float:
    """The memory that a process has (`VmRSS`), or the most that it has had (`VmHWM`), in MiB.

    Linux says so; what `getrusage` says begins at the most that the process had which started this one.
    """
    status = Path(f"/proc/{process or os.getpid()}/status").read_text(encoding="utf-8")
    text = re.search(rf"{which}:\s+([0-9]+) kB", status)
    assert text is not None, which
    return int(text[1]) / 1024


def apart(work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """What `work` gives back, run in a process of its own, without anything left of earlier work."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(work, *given, **named).result()


def _cpu_clock(process: int) -> int:
    """The clock that counts a process's CPU time, threads that have ended with it. Raises `OSError` without one."""
    clock = ctypes.c_int()
    failed = ctypes.CDLL(None).clock_getcpuclockid(process, ctypes.byref(clock))
    if failed:
        raise OSError(failed, os.strerror(failed), str(process))
    return clock.value
