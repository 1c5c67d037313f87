"""A table as a CSV file that people open in a spreadsheet."""

import re
from collections.abc import Iterable
from io import BytesIO

import pandas as pd

# What a spreadsheet runs as a formula, with or without apostrophes in front: an upload removes one apostrophe.
RUNS = re.compile(r"'*[=+\-@\t\r]")


def csv_for_people(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV in UTF-8 with a byte order mark, so that Excel recognises the encoding.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that already
    has one: an upload removes one, so that every text comes back as it was. Numbers stay numbers.
    """
    return csv_of_pieces([frame])


def csv_of_pieces(pieces: Iterable[pd.DataFrame]) -> bytes:
    """The same for a DataFrame too large to be held whole, which comes in at least one piece."""
    written = BytesIO()
    for number, piece in enumerate(pieces):
        written.write(_written(piece, is_first=number == 0))
    return written.getvalue()


def _written(frame: pd.DataFrame, *, is_first: bool) -> bytes:
    safe = frame.copy()
    for name in safe.columns:
        if safe[name].dtype == object or pd.api.types.is_string_dtype(safe[name]):
            safe[name] = safe[name].map(_harmless, na_action="ignore")
    text = safe.to_csv(index=False, header=is_first, date_format="%Y-%m-%d", lineterminator="\r\n")
    return text.encode("utf-8-sig" if is_first else "utf-8")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and RUNS.match(cell) else cell
