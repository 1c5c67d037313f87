"""The one place among the pages that reads the clock: everything below is told what time it is."""

from datetime import datetime


def now() -> datetime:
    """This moment, to the second, as the clock of this machine has it."""
    return datetime.now().replace(microsecond=0)
