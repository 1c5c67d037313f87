"""The columns that pages and papers read row by row are columns of the questions that they name."""

import inspect
import re
from datetime import date
from typing import get_type_hints

import pytest

import queries
from queries import indicator_rows, rows
from reports.content import rows as content_rows
from store import Store

ROW_TYPES = [
    kind
    for module in (rows, indicator_rows, content_rows)
    for name, kind in inspect.getmembers(module, inspect.isclass)
    if name.endswith("Row") and kind.__annotations__
]


@pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda row_type: str(row_type.__name__))
def test_a_row_has_columns_of_its_question(crest_embedded: Store, row_type: type) -> None:
    named = re.search(r"[a-z]+/[a-z_]+", row_type.__doc__ or "")
    assert named, "its docstring names the question"
    sql, needed = queries.read_question(named[0])
    parameters: dict[str, object] = dict.fromkeys(needed)
    parameters |= {"projects": ["crest"], "revision": 1, "since_revision": 1}
    parameters |= dict.fromkeys(("as_of", "since", "day", "before"), date(2021, 7, 31))
    answered = crest_embedded.ask(sql, {name: parameters[name] for name in needed})
    assert get_type_hints(row_type).keys() <= {column[0] for column in answered.description}
