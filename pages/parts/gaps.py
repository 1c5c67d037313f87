"""What is not known, in words."""

import pandas as pd

from pages.parts.words import listed, plain

COLUMNS = {"gap": "Gap", "code": "Code", "title": "What"}


def told(known: pd.DataFrame) -> str:
    """How many gaps there are of each kind."""
    kinds = [
        f"{plain(kind).lower()}: {len(rows)}" for kind, rows in known.groupby("gap", sort=False)
    ]
    return f"{listed(kinds).capitalize()}."


def written_out(known: pd.DataFrame) -> str:
    """Every gap, for paper."""
    words = known["gap"] + ": " + known["code"] + " " + known["title"]
    return "\n".join("- " + words.map(plain))
