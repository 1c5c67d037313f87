"""What all workers of a run of tests have in common: the first that asks for it makes it, for all."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

# Names the folder of a run of tests, for its workers.
RUN = "RESULTS_TEST_RUN"


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of this run, filled by `make`, which is given it empty: to read and to copy from."""
    folder = Path(os.environ[RUN]) / name
    made = folder.with_name(f"{name}-made")
    with folder.with_name(f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # somebody may have failed half-way
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
