"""The rows of a DataFrame, for what is written row by row."""

from typing import Any, TypeVar, cast

import pandas as pd

Row = TypeVar("Row")


def rows_of(frame: pd.DataFrame, row_type: type[Row]) -> list[Row]:
    """The rows of `frame` with the columns of `row_type`, a TypedDict. Raises `KeyError` where one is missing."""
    columns = list(row_type.__annotations__)
    return cast("list[Row]", frame[columns].to_dict("records"))


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame`, one by one, by the names of its columns."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
