"""What a paper is made from: a project between two sides of a comparison, and the answers about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what was known by the date, of what had been entered by the revision."""

    as_of: date
    revision: int


@dataclass(frozen=True)
class Paper:
    """All that a paper says.

    `project` is its code, `title` its title. `last` and `this` are the two meetings' sides; `next_meeting` the day
    of the next one, where it is known. `address` is the page's whole address, frozen: it carries both sides.
    `frames` are the answers by the name of their question (`meeting/behind`); their rows are described in the head
    of its file. `remarks` are sentences about the sides, such as that the ledger does not reach back to the last one.
    """

    project: str
    title: str
    last: Side
    this: Side
    next_meeting: date | None
    address: str
    frames: Mapping[str, pd.DataFrame]
    remarks: tuple[str, ...] = ()
