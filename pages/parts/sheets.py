"""A table as `show.table` takes it, made once and kept: `show.table(*sheet)`."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from reports.csv import csv_for_people


class Sheet(NamedTuple):
    """Rows as they are shown, the file of them with every column, its name, the headings, and the title."""

    shown: pd.DataFrame
    csv: bytes
    name: str
    columns: Mapping[str, str]
    title: str


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
    shown = rows.assign(**said)[list(columns)]
    name = title.lower().replace(" ", "-")
    return Sheet(shown, csv_for_people(rows), name, columns, f"{title}, as a table")
