"""A table as `show.table` takes it, made once and kept: `show.table(*sheet)`."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from reports.csv import csv_for_people

# Where a row came from: the upload that brought it, the file and the row in it.
ORIGIN = {"in_file": "File", "in_row": "Row", "revision": "Upload"}


class Sheet(NamedTuple):
    """Rows as they are shown, the file of them with every column, its name, the headings, and the title."""

    shown: pd.DataFrame
    csv: bytes
    name: str
    columns: Mapping[str, str]
    title: str


def is_traced(rows: pd.DataFrame) -> bool:
    """Whether rows know where they came from."""
    return ORIGIN.keys() <= set(rows.columns)


def sheet(
    rows: pd.DataFrame,
    title: str,
    columns: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
) -> Sheet:
    """`rows` with `words` for the codes of its columns; the file keeps the codes, as the store has them.

    A column whose words are empty holds a list: its semicolons become commas.
    """
    said = {
        name: rows[name].map(word) if word else rows[name].str.replace(";", ", ")
        for name, word in words.items()
        if name in columns and name in rows
    }
    name = title.lower().replace(" ", "-")
    return Sheet(rows.assign(**said), csv_for_people(rows), name, columns, f"{title}, as a table")
