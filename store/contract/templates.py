"""Templates: the files of the contract to fill in, empty or with the rows in force."""

import pandas as pd

from store.contract.description import contract
from store.disclosure.export import EVER, as_written, with_numbers
from store.store import Store


def empty_template(name: str) -> pd.DataFrame:
    """The columns of the file `name`, without a row."""
    return pd.DataFrame({column: [] for column in contract()[name].column_names}, dtype="str")


def filled_template(store: Store, name: str, project: str) -> pd.DataFrame:
    """The rows in force of the file `name` for the team: one row per key, numbers exact, hidden names included.

    Uploaded again it changes nothing: the rows are in the order of their upload, which decides between two rows that
    are otherwise alike.
    """
    file = contract()[name]
    sql = (
        f"select {as_written(file)} from current_{name}($projects, $as_of, $revision) as in_force "
        "order by revision, in_file, in_row"
    )
    given = {"projects": [project], "as_of": EVER, "revision": store.revision()}
    rows = store.ask(sql, given).df()
    return with_numbers(file, rows)
