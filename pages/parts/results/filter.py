"""Which indicators a reader asks for: by status, by unit, and by words in their code, name or result."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from queries.indicator_rows import ResultIndicatorRow
from reports.rows import rows_of
from web.address_state import choice_in_address, draw_choice, draw_search
from wording.codes import STATUS_WORD
from wording.text import one_line

UNIT_WORD = {"number": "number", "people": "people", "percent": "per cent"}


@dataclass(frozen=True)
class Filter:
    """What is asked for; each part of it may be missing."""

    status: str | None = None
    unit: str | None = None
    search: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every indicator is asked for."""
        return self == Filter()

    def matches(self, row: ResultIndicatorRow, result: str) -> bool:
        """Whether the indicator is asked for; `result` is what its result is called. Every word must occur."""
        if self.status not in (None, row["status"]) or self.unit not in (None, row["unit"]):
            return False
        text = f"{row['indicator']} {one_line(row['title'])} {result}".casefold()
        return all(word in text for word in self.search.casefold().split())

    def in_words(self) -> str:
        """`status behind; unit people; with “migrant”`: what is asked for, in words."""
        parts = []
        if self.status:
            parts.append(f"status {STATUS_WORD[self.status]}")
        if self.unit:
            parts.append(f"unit {unit_word(self.unit)}")
        if self.search:
            parts.append(f"with “{self.search}”")
        return "; ".join(parts)


def unit_word(unit: str) -> str:
    """The unit as a reader calls it; a currency by its code."""
    return UNIT_WORD.get(unit, unit)


def occurring(progress: pd.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """The statuses and the units that occur, by code, with their words."""
    rows = rows_of(progress, ResultIndicatorRow)
    statuses = {row["status"] for row in rows}
    units = sorted({row["unit"] for row in rows}, key=unit_word)
    return (
        {status: word for status, word in STATUS_WORD.items() if status in statuses},
        {unit: unit_word(unit) for unit in units},
    )


def draw_filter(statuses: Mapping[str, str], units: Mapping[str, str]) -> Filter:
    """The fields by which many indicators are searched; what is asked for is in the address."""
    with st.container(horizontal=True, key="filter"):
        search = draw_search("search", "Search", "Name, code or result")
        status = draw_choice("status", "Status", statuses, "Every status")
        unit = draw_choice("unit", "Unit", units, "Every unit")
    return Filter(status, unit, search)


def filter_in_address(statuses: Mapping[str, str]) -> Filter:
    """What the address asks for where there are no fields: a status, which other pages lead to."""
    return Filter(choice_in_address("status", "Status", statuses))
