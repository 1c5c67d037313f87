"""The thresholds of the rules, for the texts that name them: each is defined in `store/rules/thresholds.sql` alone."""

from datetime import date
from functools import cache
from pathlib import Path

import duckdb

FILE = Path(__file__).with_name("thresholds.sql")

# The day on which the meaning of a status or a timing changed last. An address that was cited before it shows the same
# figures, and may have been cited with other words.
RULES_OF = date(2026, 11, 27)

MADE = """
    select function_name, macro_definition from duckdb_functions()
    where function_type = 'macro' and not internal
"""


@cache
def thresholds() -> dict[str, int]:
    """Every threshold by its name."""
    with duckdb.connect(config={"threads": "1"}) as connection:
        connection.execute(FILE.read_text(encoding="utf-8"))
        return {name: int(number) for name, number in connection.execute(MADE).fetchall()}


def threshold(name: str) -> int:
    """The number that the rules ask for as `name()`. Raises `KeyError` where there is none."""
    return thresholds()[name]
