"""The files of a project as they stand, for a visitor to take away."""

from datetime import date

import pandas as pd

from store.contract import File, contract
from store.opening import Store


def public_rows(store: Store, name: str, project: str, as_of: date, revision: int) -> pd.DataFrame:
    """The rows of the file `name` that stand, with the contract's columns; one row per key.

    A partner that may not be named has no name, no note and no conflict in them. Raises `KeyError` for a file that the
    contract does not know.
    """
    file = contract()[name]
    return (
        store.cursor()
        .execute(_public(file), {"project": project, "as_of": as_of, "revision": revision})
        .df()
    )


def _public(file: File) -> str:
    columns = ", ".join(f"standing.{name}" for name in file.column_names)
    order = ", ".join(f"standing.{name} nulls first" for name in file.key)
    rows = f"standing_{file.name}($project, $as_of, $revision) as standing"
    if file.name == "conflicts":
        rows += (
            " semi join conflicts_known($project, $as_of, $revision) as known "
            "on known.conflict = standing.conflict"
        )
    if file.name != "partnerships":
        return f"select {columns} from {rows} order by {order}"
    columns = columns.replace("standing.partner,", "visible.partner,").replace(
        "standing.note", "visible.note"
    )
    return (
        f"select {columns} from {rows} "
        "join public_partnerships($project, $as_of, $revision) as visible "
        f"on visible.partnership = standing.partnership order by {order}"
    )
