"""The only module of web/ and pages/ that reads the clock: other rooms are given the time as a parameter."""

from datetime import datetime


def now() -> datetime:
    """This moment, to the second, as the clock of this machine has it."""
    return datetime.now().replace(microsecond=0)
