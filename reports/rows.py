"""The rows of a DataFrame, for what is written row by row."""

from collections.abc import Sequence
from typing import Any, TypeVar, cast

import pandas as pd

Row = TypeVar("Row")


def rows_of(frame: pd.DataFrame, row_type: type[Row]) -> list[Row]:
    """The rows of `frame` with the columns of `row_type`, a TypedDict. Raises `KeyError` where one is missing."""
    return cast("list[Row]", _rows(frame, list(row_type.__annotations__)))


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame`, one by one, by the names of its columns."""
    return _rows(frame, [str(name) for name in frame.columns])


def _rows(frame: pd.DataFrame, names: Sequence[str]) -> list[dict[str, Any]]:
    """As `to_dict("records")` has them, in half the time: column by column. Blank whole numbers and truths are None."""
    columns = ([None if cell is pd.NA else cell for cell in frame[name].tolist()] for name in names)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
