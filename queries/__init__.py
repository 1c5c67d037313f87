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
from store.disclosure import for_visitors

FOLDER = Path(__file__).parent

# The pages of the team: what is asked in these folders may name every partner. All else is for visitors.
FOR_THE_TEAM = frozenset(("history", "upload"))

Given = str | int | date | list[str] | None


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of the question `name` (`results/indicator_progress`) and the parameters it takes."""
    sql = FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    (statement,) = duckdb.extract_statements(sql)
    return sql, frozenset(statement.named_parameters)


def ask(store: Store, name: str, given: dict[str, Given]) -> pd.DataFrame:
    """The rows that answer the question `name`; their grain stands in the head of its file.

    `given` may hold more than the question takes, so that the projects, the date and the revision can
    always be given; raises `KeyError` where it holds less. `day`, with which a question reckons, is the date
    as of which it is asked where it is not given. In the answer to a question of a page for visitors, no text
    holds a name that may not be shown.
    """
    sql, parameters = question(name)
    every = {"day": given.get("as_of"), **given}
    used = {name: every[name] for name in parameters}
    if name.split("/")[0] in FOR_THE_TEAM:
        return store.ask(sql, used).df()
    return for_visitors(store, sql, used).df()
