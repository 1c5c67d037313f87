"""The questions that are put to the store: one `.sql` file each, named after the rows it gives back.

A question has no judgement of its own: what counts, what is behind and what is overdue is decided by the
rules of the store. The head of each file says its meaning, its parameters and its grain.
"""

from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from store import Store

FOLDER = Path(__file__).parent

Given = str | int | date | None


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of the question `name` (`results/indicator_progress`) and the parameters it takes."""
    sql = FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    (statement,) = duckdb.extract_statements(sql)
    return sql, frozenset(statement.named_parameters)


def ask(store: Store, name: str, given: dict[str, Given]) -> pd.DataFrame:
    """The rows that answer the question `name`; their grain stands in the head of its file.

    `given` may hold more than the question takes, so that the project, the date and the revision can
    always be given; raises `KeyError` where it holds less.
    """
    sql, parameters = question(name)
    return store.cursor().execute(sql, {name: given[name] for name in parameters}).df()
