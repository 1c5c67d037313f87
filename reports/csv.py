"""A table as a CSV file that people open in a spreadsheet."""

import re

import pandas as pd

# What a spreadsheet runs, and what is guarded already: the door takes one apostrophe off both.
RUNS = re.compile(r"'*[=+\-@\t\r]")


def csv_for_people(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV in UTF-8 with a byte order mark, so that Excel reads its letters.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that looks as if it
    had one: an upload takes one off, so that every text comes back as it was. Numbers stay numbers.
    """
    safe = frame.copy()
    for name in safe.columns:
        if safe[name].dtype == object or pd.api.types.is_string_dtype(safe[name]):
            safe[name] = safe[name].map(_harmless, na_action="ignore")
    return safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode(
        "utf-8-sig"
    )


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and RUNS.match(cell) else cell
