"""Tables as `elements.table` draws them, and how one is made of rows with codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from reports.csv import csv_for_people
from wording.codes import reading_text, words_of_column
from wording.figures import wording

# The columns of figures, and those that have their qualifiers.
QUALIFIERS = {
    "value": "qualifier", "stated_total": "qualifier", "sum_of_parts": "sum_qualifier",
    "target": "target_qualifier", "baseline": "baseline_qualifier", "reached": "reached_qualifier",
    "target_in_other_unit": "target_other_qualifier",
    "women": "women_qualifier", "men": "men_qualifier", "another_gender": "another_gender_qualifier",
    "not_recorded": "not_recorded_qualifier",
    "old_value": "old_qualifier", "new_value": "new_qualifier",
    "old_target": "old_target_qualifier", "new_target": "new_target_qualifier",
}  # fmt: skip

# What says how an action reads, with the date of its last report.
READING = {"reading", "state", "reported_on"}

# Where a row is from: the upload, the file and the row in it.
ORIGIN = {"in_file": "File", "in_row": "Row", "revision": "Upload"}


@dataclass(frozen=True)
class Table:
    """Rows as a reader sees them, to open, to copy and to download.

    rows: of which `columns` are shown, with their headings. csv: the file `name`.csv, or what makes it when it is
    asked for. title: what it is folded under, unless it is expanded; download: what its button is called. for_team:
    its file is for the team alone.
    """

    rows: pd.DataFrame
    csv: bytes | Callable[[], bytes]
    name: str
    columns: Mapping[str, str]
    title: str = "The same as a table"
    download: str = "Download CSV"
    expanded: bool = False
    for_team: bool = False


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with words for the codes of those columns that have any."""
    texts: dict[str, Any] = {
        str(name): rows[name].replace(dict(words))
        for name in rows
        if (words := words_of_column(str(name)))
    }
    if set(rows) >= READING:
        codes = rows[["reading", "state", "reported_on"]].itertuples(index=False)
        texts["reading"] = [reading_text(*row) for row in codes]
    return rows.assign(**texts) if texts else rows


def with_wordings(
    rows: pd.DataFrame, columns: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Rows and columns with the word of its source before each figure: a column "Wording", where a row has any."""
    texts: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    for name, heading in columns.items():
        if (qualifiers := QUALIFIERS.get(name)) in rows:
            words = [wording(qualifier) for qualifier in rows[qualifiers]]
            if any(words):
                texts[f"wording of {name}"] = words
                headings[f"wording of {name}"] = "Wording"
        headings[name] = heading
    return rows.assign(**texts), headings


def is_traced(rows: pd.DataFrame) -> bool:
    """Whether rows have the columns of `ORIGIN`."""
    return ORIGIN.keys() <= set(rows.columns)


def table_of(
    rows: pd.DataFrame,
    title: str,
    columns: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
) -> Table:
    """`rows` with `words` for the codes of its columns; the file keeps the codes, as the store has them.

    A column whose words are empty holds a list: its semicolons become commas.
    """
    texts = {
        name: rows[name].map(word) if word else rows[name].str.replace(";", ", ")
        for name, word in words.items()
        if name in columns and name in rows
    }
    name = title.lower().replace(" ", "-")
    return Table(rows.assign(**texts), csv_for_people(rows), name, columns, f"{title}, as a table")
