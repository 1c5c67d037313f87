"""What a paper is made from: a project, two meetings, and the answers about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class Side:
    """One of the two meetings: its date, and the revision of the store that it is shown at."""

    as_of: date
    revision: int


@dataclass(frozen=True)
class Paper:
    """All that a paper is made from.

    `project` is its code, `title` its title. `last` and `this` are the two meetings; `next_meeting` the day
    of the next one, where it is known. `address` is the page's whole address, with both dates and revisions.
    `frames` are the answers by the name of their question (`meeting/behind`); their rows are described in the head
    of its file. `remarks` are sentences about the meetings, such as that the ledger does not
    reach back to the last one.
    """

    project: str
    title: str
    last: Side
    this: Side
    next_meeting: date | None
    address: str
    frames: Mapping[str, pd.DataFrame]
    remarks: tuple[str, ...] = ()
