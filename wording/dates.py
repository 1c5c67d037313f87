"""Dates as a reader writes them."""

from typing import Any

from wording.text import blank


def day(when: Any) -> str:
    """A date as `31 July 2021`; a blank one is empty."""
    return "" if blank(when) else f"{when.day} {when:%B} {when.year}"


def figure_day(when: Any, is_assumed: object) -> str:
    """The date of a figure: `31 July 2021`; `31 July 2021, date not stated` where it is assumed."""
    return f"{day(when)}, date not stated" if is_assumed is True else day(when)


def short_figure_day(when: Any, is_assumed: object) -> str:
    """The same where there is little room: `31 Jul 2021, date not stated`."""
    return f"{short_day(when)}, date not stated" if is_assumed is True else short_day(when)


def short_day(when: Any) -> str:
    """A date as `31 Jul 2021`, where there is little room; a blank one is empty."""
    return "" if blank(when) else f"{when.day} {when:%b} {when.year}"
