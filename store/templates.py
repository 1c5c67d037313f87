"""Templates: the files of the contract to fill in, empty or with what stands now."""

import pandas as pd

from store.contract import contract
from store.export import EVER, as_written, with_numbers
from store.opening import Store


def empty_template(name: str) -> pd.DataFrame:
    """The columns of the file `name`, without a row."""
    return pd.DataFrame({column: [] for column in contract()[name].column_names}, dtype="str")


def filled_template(store: Store, name: str, project: str) -> pd.DataFrame:
    """What stands now in the file `name` for the team: one row per key, numbers exact. Hidden names are in it.

    Uploaded again it changes nothing: the rows are in the order in which they were brought, which decides where
    two of them are otherwise alike.
    """
    file = contract()[name]
    sql = (
        f"select {as_written(file)} from standing_{name}($projects, $as_of, $revision) as standing "
        "order by revision, in_file, in_row"
    )
    given = {"projects": [project], "as_of": EVER, "revision": store.revision()}
    rows = store.ask(sql, given).df()
    return with_numbers(file, rows)
