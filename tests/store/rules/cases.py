"""Many cases of one question in one ledger: each has a code of its own, as an indicator or action has.

So one store is opened and one question is asked for all of them, and a rule that mixes up what belongs to different
indicators fails as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol

from store import contract
from tests.sample_ledgers import Row, SampleLedger

# The cases are identified by the first column of their query.
CODES: dict[str, dict[str, str]] = {
    "indicator": {"indicator": "I{}"},
    "action": {"action": "{}.1", "recommendation": "R{}"},
    "recommendation": {"action": "{}.1", "recommendation": "R{}"},
    "measure": {"measure": "m{}"},
    "partnership": {"partnership": "P{}"},
}


@dataclass(frozen=True)
class Case:
    """The rows of a case by file, none with a code, and what is answered as of a date.

    expected: the value of the one row, a tuple where it has several columns, or a list of these where there is none
    or more than one.
    """

    expected: Any
    as_of: str
    files: Mapping[str, Iterable[Row]]


class Compare(Protocol):
    """Opens one ledger for all cases, by name, asks `sql`, and compares each answer in a subtest.

    The first column of `sql` is the code of the case; `shared` are rows that all cases have in common.
    """

    def __call__(
        self,
        sql: str,
        cases: Mapping[str, Case],
        code: str = "indicator",
        **shared: Iterable[Row],
    ) -> None: ...


def case(expected: Any, as_of: str = "2021-08-01", /, **files: Iterable[Row]) -> Case:
    """A case: what is expected of these rows as of a date."""
    return Case(expected, as_of, files)


def joined(
    cases: Iterable[Case], code: str, shared: Mapping[str, Iterable[Row]]
) -> dict[str, list[Row]]:
    """The rows of all cases by file, each with the codes of its case."""
    files = {name: list(rows) for name, rows in shared.items()}
    for number, one in enumerate(cases, start=1):
        for name, rows in one.files.items():
            codes = {
                column: form.format(number)
                for column, form in CODES[code].items()
                if column in contract()[name].column_names
            }
            assert codes, f"{name}.csv says of no row to which case it belongs: it is shared"
            files.setdefault(name, []).extend({**row, **codes} for row in rows)
    return files


def code_of(number: int, code: str) -> str:
    """The code of the case with this number."""
    return CODES[code][code].format(number)


def answers(ledger: SampleLedger, sql: str, as_of: str) -> dict[str, Any]:
    """The answer of each case by its code."""
    rows = sorted(ledger.rows(sql, as_of), key=itemgetter(0))
    return {
        code: _plain([row[1:] for row in found]) for code, found in groupby(rows, itemgetter(0))
    }


def _plain(rows: list[tuple[Any, ...]]) -> Any:
    values = [row[0] if len(row) == 1 else row for row in rows]
    return values[0] if len(values) == 1 else values
