"""The logframe with its indicators: by outcome, and in it by output, each under what it is called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from queries.indicator_rows import LogframeRow, ResultIndicatorRow
from wording.text import one_line

LEVEL_WORD = {"objective": "Objective", "outcome": "Outcome", "output": "Output"}

# Indicators whose result is not known as of the date or at the revision.
UNKNOWN = "Without a result of the logframe"


@dataclass(frozen=True)
class Result:
    """A result of the logframe with its own indicators; code and level are empty where it is not known."""

    code: str
    level: str
    heading: str
    rows: list[ResultIndicatorRow] = field(default_factory=list)


@dataclass(frozen=True)
class Branch:
    """An objective or an outcome, with its outputs behind it."""

    results: list[Result]

    @property
    def rows(self) -> list[ResultIndicatorRow]:
        """All indicators in it, in their order."""
        return [row for result in self.results for row in result.rows]


def result_heading(row: LogframeRow) -> str:
    """`Outcome 1: Commitment`; a code that the source does not state is left out."""
    code = "" if row["result"].startswith("x-") else f" {row['result']}"
    return f"{LEVEL_WORD[row['level']]}{code}: {one_line(row['title'])}"


def branches(rows: Iterable[ResultIndicatorRow], logframe: Sequence[LogframeRow]) -> list[Branch]:
    """The objective, the outcomes and what is in no outcome, in the order of the logframe, each with its indicators."""
    results = {
        row["result"]: Result(row["result"], row["level"], result_heading(row)) for row in logframe
    }
    unknown = Result("", "", UNKNOWN)
    for row in rows:
        results.get(row["result"], unknown).rows.append(row)
    found: dict[str, Branch] = {}
    for each in logframe:
        is_in_outcome = each["level"] == "output" and each["parent"] in found
        top = each["parent"] if is_in_outcome else each["result"]
        found.setdefault(top, Branch([])).results.append(results[each["result"]])
    return [*found.values(), *([Branch([unknown])] if unknown.rows else [])]


def path_to(code: str, logframe: Sequence[LogframeRow]) -> list[LogframeRow]:
    """The results from the outcome, or what is highest below the objective, down to the result `code`."""
    by_code = {row["result"]: row for row in logframe}
    path: list[LogframeRow] = []
    at = by_code.get(code)
    while at is not None and at not in path:
        path.insert(0, at)
        at = by_code.get(at["parent"])
    return [row for row in path if row["level"] != "objective"] or path
