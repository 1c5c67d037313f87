"""The gaps of the data in words."""

import pandas as pd

from wording.codes import GAP_WORD
from wording.markdown import plain
from wording.text import listed

COLUMNS = {"gap": "Gap", "code": "Code", "title": "What"}


def gap_text(known: pd.DataFrame) -> str:
    """How many gaps there are of each kind."""
    kinds = [
        f"{GAP_WORD[str(kind)].lower()}: {len(rows)}"
        for kind, rows in known.groupby("gap", sort=False)
    ]
    return f"{listed(kinds).capitalize()}."


def gap_list(known: pd.DataFrame) -> str:
    """Every gap, for paper."""
    words = known["gap"].map(GAP_WORD) + ": " + known["code"] + " " + known["title"]
    return "\n".join("- " + words.map(plain))
