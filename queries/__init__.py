"""The questions that the store is asked: one `.sql` file each, named after the rows it gives back.

A question has no judgement of its own: what counts, what is behind and what is overdue is decided by the
rules of the store. The head of each file states its meaning, its parameters and its grain.
"""

from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from store import Store
from store.disclosure.masking import for_visitors

FOLDER = Path(__file__).parent

# The pages of the team: what is asked in these folders may name every partner. All else is for visitors.
FOR_THE_TEAM = frozenset(("history", "upload"))

Parameter = str | int | date | list[str] | None


@cache
def read_question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of the question `name` (`results/indicator_progress`) and the parameters it takes."""
    sql = FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    (statement,) = duckdb.extract_statements(sql)
    return sql, frozenset(statement.named_parameters)


def ask(store: Store, name: str, parameters: dict[str, Parameter]) -> pd.DataFrame:
    """The rows that answer the question `name`; the head of its file states their grain.

    `parameters` may have more than the question takes, so that the projects, the date and the revision can
    always be passed; raises `KeyError` where one is missing. `day`, from which a question counts days, is `as_of`
    where it is missing. In the answer to a question of a page for visitors, no text
    holds a name that may not be shown.
    """
    sql, needed = read_question(name)
    every = {"day": parameters.get("as_of"), **parameters}
    used = {name: every[name] for name in needed}
    if name.split("/")[0] in FOR_THE_TEAM:
        return store.ask(sql, used).df()
    return for_visitors(store, sql, used).df()
