"""A table as a CSV file that people open in a spreadsheet."""

import pandas as pd

RUNS = ("=", "+", "-", "@", "\t", "\r")


def csv_for_people(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV in UTF-8 with a byte order mark, so that Excel reads its letters.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    safe = frame.copy()
    for name in safe.columns:
        if safe[name].dtype == object or pd.api.types.is_string_dtype(safe[name]):
            safe[name] = safe[name].map(_harmless, na_action="ignore")
    return safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode(
        "utf-8-sig"
    )


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell
