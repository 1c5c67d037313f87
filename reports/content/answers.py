"""The answers that papers are made from, and the cells that several sections make of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd

from reports.content.blocks import Cell
from wording.dates import short_day
from wording.figures import number, qualified
from wording.text import blank, one_line

# The answers by the name of their question.
Frames = Mapping[str, pd.DataFrame]

Record = TypeVar("Record")


def if_any_indicator(sentence: str, statuses: pd.DataFrame) -> str:
    """`sentence`, that no indicator is of some kind; where the project has none at all, that instead.

    statuses: the answer to `meeting/status_counts`.
    """
    return sentence if statuses["new_indicators"].any() else "This project has no indicator."


def value_with_due(value: Any, due: Any, unit: object, qualifier: object) -> Cell:
    """A target with the day by which it is due, where it has one; `none` without a value."""
    if blank(value):
        return Cell("none")
    return Cell(qualified(value, unit, qualifier), "" if blank(due) else f"by {short_day(due)}")


def pace_text(pace: Any, unit: object) -> str:
    """A pace in units a month; a dash where there is none."""
    return "–" if blank(pace) else number(pace, unit)


def grouped(records: Sequence[Record], heading: Callable[[Record], str]) -> list[Record]:
    """The rows, those with the same `heading` together, otherwise in their order."""
    order = list(dict.fromkeys(one_line(heading(record)) for record in records))
    return sorted(records, key=lambda record: order.index(one_line(heading(record))))
