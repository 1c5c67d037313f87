"""Dates as a reader writes them."""

from typing import Any, Final

from wording.text import blank

# What the star of `starred_day` means.
ASSUMED_NOTE: Final = (
    "* The source does not state the date: the last day of the period it reports on is taken."
)


def day(when: Any) -> str:
    """A date as `31 July 2021`; a blank one is empty."""
    return "" if blank(when) else f"{when.day} {when:%B} {when.year}"


def figure_day(when: Any, is_assumed: object) -> str:
    """The date of a figure: `31 July 2021`; where it is assumed, `date not stated, taken as 31 July 2021`."""
    return f"date not stated, taken as {day(when)}" if is_assumed is True else day(when)


def as_of_day(when: Any, is_assumed: object) -> str:
    """The same in a sentence: `as of 31 July 2021`."""
    return figure_day(when, is_assumed) if is_assumed is True else f"as of {day(when)}"


def short_figure_day(when: Any, is_assumed: object) -> str:
    """The same where there is little room: `31 Jul 2021`; `31 Jul 2021, assumed`."""
    return f"{short_day(when)}{', assumed' if is_assumed is True else ''}"


def short_day(when: Any) -> str:
    """A date as `31 Jul 2021`, where there is little room; a blank one is empty."""
    return "" if blank(when) else f"{when.day} {when:%b} {when.year}"


def starred_day(when: Any, is_assumed: object) -> str:
    """The same in a table: `31 Jul 2021*`; below it stands `ASSUMED_NOTE`."""
    return f"{short_day(when)}*" if is_assumed is True else short_day(when)
