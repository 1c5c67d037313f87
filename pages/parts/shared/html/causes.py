"""The faults or warnings of an upload by their cause: what is wrong and what to do, once, with the rows concerned."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from pages.parts.shared.html.blocks import NOTHING, Matter, fold, joined, matters, sign
from store import Fault, how_many
from wording.text import count

# Of the last fault that is listed of very many: store/checks.
MORE = re.compile(r" [\d,]+ more (?:is|are) wrong in the same way\.$")

# What may differ between two faults of one cause: what the cell holds, and numbers.
CELLS = re.compile(r'"[^"]*"|\d[\d.,-]*')

# The most rows, and the most messages of a cause, that are listed; the table has all.
MOST_RANGES, MOST_MESSAGES = 12, 30


@dataclass(frozen=True)
class Cause:
    """Faults of one column that are mended in one way: of the same message, or of one that differs by its cell."""

    faults: tuple[Fault, ...]

    @property
    def rows(self) -> int:
        """How many rows are concerned, those that are not listed, too."""
        return how_many(self.faults)

    @property
    def is_one_message(self) -> bool:
        """Whether all its faults say the same."""
        return len({fault.message for fault in self.faults}) == 1


def causes(faults: Iterable[Fault]) -> list[Cause]:
    """The faults by cause, in the order of their first ones.

    What several rows have in common, such as a code that is not there, is a cause of its own; what is wrong in one row
    alone is put together with what is wrong in the same way in others.
    """
    same: dict[tuple[str, ...], list[Fault]] = {}
    for fault in faults:
        told = replace(fault, message=MORE.sub("", fault.message))
        same.setdefault((fault.file, fault.column or "", told.message), []).append(told)
    found: dict[tuple[str, ...], list[Fault]] = {}
    for (file, column, message), group in same.items():
        is_common = len(group) > 1 or group[0].more
        kind = message if is_common else CELLS.sub("", message)
        found.setdefault((file, column, kind, str(is_common)), []).extend(group)
    return [Cause(tuple(group)) for group in found.values()]


def cause_list(found: Sequence[Cause], shape: str = "!", role: str = "behind") -> Markup:
    """A line for each cause: where, what is wrong and what to do, and which rows."""
    return matters([
        Matter(sign(shape, role), Markup("{}{}").format(_text(cause), _others(cause)), _rows(cause))
        for cause in found
    ])  # fmt: skip


def _text(cause: Cause) -> Markup:
    first = cause.faults[0]
    if cause.rows == 1:
        where = str(replace(first, message="")).removesuffix(": ")
        return Markup("<b>{}</b>: {}").format(where, first.message)
    column = f", column {first.column}" if first.column else ""
    such = "" if cause.is_one_message else f", such as row {first.row}"
    where = f"{count(cause.rows, 'row')} of {first.file}{column}{such}"
    return Markup("<b>{}</b>: {}").format(where, first.message)


def _rows(cause: Cause) -> str:
    if cause.rows == 1 or not cause.is_one_message:
        return ""
    return f"{rows_text([fault.row for fault in cause.faults if fault.row])}."


def _others(cause: Cause) -> Markup:
    """Where each says something else of its cell, the messages after the first."""
    if cause.is_one_message:
        return NOTHING
    rest = cause.faults[1:]
    lines = [f"row {fault.row}: {fault.message}" for fault in rest[:MOST_MESSAGES]]
    if len(rest) > MOST_MESSAGES:
        lines.append(f"and {cause.rows - 1 - MOST_MESSAGES:,} more, which the table has")
    listed = joined(Markup("<li>{}</li>").format(line) for line in lines)
    return fold(f"The other {cause.rows - 1:,}", Markup("<ul>{}</ul>").format(listed))


def rows_text(rows: Sequence[int]) -> str:
    """`Rows 2 to 11, 14 and 15`: consecutive ones as ranges, as many as are read."""
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and row == ranges[-1][-1] + 1:
            ranges[-1][1:] = [row]
        else:
            ranges.append([row])
    shown = [" to ".join(map(str, part)) for part in ranges[:MOST_RANGES]]
    rest = ranges[MOST_RANGES:]
    more = sum(part[-1] - part[0] + 1 for part in rest)
    return f"Rows {', '.join(shown)}" + (f", and {more:,} more" if more else "")
