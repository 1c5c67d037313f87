"""A ledger with nine reporting dates, whose every value is an unmistakable number and has a qualifier of every kind.

What is stated more than once, as a corrected figure or a revised target, has another number each time.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count, cycle
from pathlib import Path

from store import Upload, open_store, upload_files
from store.ledger.originals import originals
from tests.sample_ledgers import Row, filled, write_file, write_project

BEGUN = datetime(2021, 2, 1, 9)
LATER = datetime(2021, 5, 1, 9)

# The ends of nine quarters, each reported a fortnight later; the last one in an upload of its own.
ENDS = tuple(
    date(year, month, day)
    for year in (2019, 2020, 2021)
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
)[:9]
FIRST_DAY = date(2019, 1, 1)

QUALIFIERS = ("about", "exact", "at_least", "more_than", "up_to", "less_than")

AS_OF, SINCE = "2021-07-31", "2020-07-31"

# Of these the target is not in the sources: a row says so, or no row says anything.
UNSEEN = ("Tools tested", "Guides written", "Grants won")
# Of this it is known that there is none.
KNOWN_NONE = "Visits paid"

INDICATORS: tuple[Row, ...] = (
    {"indicator": "A", "title": "People reached"},
    {"indicator": "B", "title": "Groups engaged", "unit": "number"},
    {"indicator": "C", "title": "Money raised", "unit": "USD"},
    {"indicator": "D", "title": "Satisfaction of trainees", "unit": "percent", "measure": "level"},
    {"indicator": "E", "title": "Events held", "unit": "number", "measure": "period"},
    {"indicator": "F", "title": "Workers trained by country", "result": "aim"},
    {"indicator": "G", "title": UNSEEN[0], "unit": "number", "result": "aim"},
    {"indicator": "H", "title": KNOWN_NONE, "unit": "number", "result": "aim"},
    {"indicator": "I", "title": "Partnerships signed", "unit": "number", "result": "aim"},
    {"indicator": "J", "title": "Posters put up", "unit": "number", "result": "aim"},
    {"indicator": "K", "title": "Days until payment", "unit": "number", "measure": "level", "direction": "decrease"},
    {"indicator": "L", "title": "Plans for women at work", "unit": "number", "result": "aim"},
    {"indicator": "M", "title": "Students taught", "result": "aim"},
    {"indicator": "N", "title": "Callers advised", "result": "aim"},
    {"indicator": "O", "title": "Guests invited", "result": "aim"},
    {"indicator": "P", "title": UNSEEN[1], "unit": "number", "result": "aim"},
    {"indicator": "Q", "title": UNSEEN[2], "unit": "EUR", "result": "aim"},
)  # fmt: skip

# The parts or countries that a figure is reported by, where it is not one total.
PARTS: dict[str, tuple[Row, ...]] = {
    "A": ({}, {"sex": "women"}, {"sex": "men"}, {"sex": "another_gender"}, {"sex": "not_recorded"}),
    "F": ({"country": "VNM"}, {"country": "THA"}),
    "M": ({"sex": "women"}, {"sex": "men"}),
    "O": ({}, {"sex": "women"}, {"sex": "men"}, {"sex": "not_recorded"}),
}

DUE: Row = {"due": "2022-12-31"}
TARGETS: tuple[Row, ...] = (
    {"indicator": "A", "kind": "baseline", "due": "2019-01-01", "value": 3001, "qualifier": "about"},
    {"indicator": "A", **DUE},
    {"indicator": "A", "sex": "women", **DUE},
    {"indicator": "A", "sex": "men", **DUE},
    {"indicator": "B", **DUE},
    {"indicator": "B", "reported_on": "2020-10-15", "reason": "Too low.", **DUE},
    {"indicator": "B", "kind": "milestone", "due": "2020-12-31"},
    {"indicator": "B", "kind": "baseline", "value": None, "qualifier": "not_in_source"},
    {"indicator": "C", "unit": "SEK", **DUE},
    {"indicator": "D", **DUE},
    {"indicator": "D", "kind": "baseline", "due": "2019-01-01", "value": 11.07, "qualifier": "at_least"},
    {"indicator": "E", **DUE},
    {"indicator": "F", **DUE},
    {"indicator": "F", "kind": "baseline", "value": None, "qualifier": "not_in_source"},
    {"indicator": "G", "value": None, "qualifier": "not_in_source"},
    {"indicator": "H", "value": None, "qualifier": "none"},
    {"indicator": "I", **DUE},
    {"indicator": "J", "due": "2021-06-30"},
    {"indicator": "K", "kind": "baseline", "due": "2019-01-01"},
    {"indicator": "K", **DUE},
    {"indicator": "L", **DUE},
    {"indicator": "M", "due": "2021-01-31"},
    {"indicator": "N", **DUE},
    {"indicator": "O", **DUE},
)  # fmt: skip

PORTFOLIO: tuple[Row, ...] = (
    {"topic": "funding", "measure": "funding as share of target", "unit": "percent"},
    {"topic": "funding", "measure": "largest gift", "unit": "USD"},
    {"topic": "funding", "measure": "gifts in kind", "unit": "USD", "basis": "derived", "note": "Counted here."},
    {"topic": "gender", "measure": "gender briefs sent"},
    {"topic": "durations", "measure": "length of a project", "category": "shortest", "unit": "days"},
    {"topic": "durations", "measure": "length of a project", "category": "longest", "unit": "days"},
    {"topic": "projects", "measure": "projects by phase", "category": "1 phase"},
    {"topic": "projects", "measure": "projects by phase", "category": "2 phases"},
    {"topic": "projects", "measure": "share of projects", "category": "in one country", "unit": "percent"},
    {"topic": "projects", "measure": "letters sent"},
    {"topic": "projects", "measure": "letters lost", "value": None, "qualifier": "not_in_source", "note": "Not told."},
)  # fmt: skip


def rows() -> dict[str, list[Row]]:
    """The rows of the files, by file, the newest of results.csv last."""
    numbers, words = _numbers(), cycle(QUALIFIERS)
    results = [
        _valued({**row, **part}, numbers, words)
        for row in _quarters()
        for part in PARTS.get(str(row["indicator"]), ({},))
    ]
    results += _corrected_and_withdrawn(results, numbers)
    return {
        "project": [{"title": "Nine dates", "start": "2019-01-01", "countries": "VNM;THA"}],
        "framework": [
            {"result": "goal"},
            {"result": "aim", "level": "outcome", "parent": "goal", "title": "The aim"},
        ],
        "indicators": list(INDICATORS),
        "targets": [
            row if "value" in row else _valued({"reported_on": "2019-01-01", **row}, numbers, words)
            for row in TARGETS
        ],
        "results": results,
        "portfolio": [
            row if "value" in row else _valued(row, numbers, words) for row in _dated(PORTFOLIO)
        ],
        "recommendations": [{}],
        "actions": [{"deadline": "2021-06-30"}],
        "judgements": [{}],
    }  # fmt: skip


def make(folder: Path) -> None:
    """Fill a folder with the store and the data: the last quarter is upload 2."""
    every = rows()
    newest = [row for row in every["results"] if str(row["reported_on"]) >= "2021-04"]
    first = [row for row in every["results"] if row not in newest]
    write_project(folder / "data", {**every, "results": first}, "nine")
    store = open_store(folder / "results.duckdb", folder / "data", now=BEGUN)
    file = write_file(folder / "later", "results", [filled("results", row) for row in newest])
    upload = Upload("nine", originals([file]), "team", "The last quarter.", LATER)
    upload_files(store.cursor(), upload)
    store.close()


def _numbers() -> Iterator[int]:
    """Numbers above any year, no two the same, that no sum of a few of them makes."""
    return (number for number in count(4001, 137) if number % 1000)


def _valued(row: Row, numbers: Iterator[int], words: Iterator[str]) -> Row:
    """The row with the next value and qualifier; a percentage has two decimals."""
    indicators = {str(each["indicator"]): each.get("unit", "people") for each in INDICATORS}
    unit = row.get("unit") or indicators.get(str(row.get("indicator")))
    value = next(numbers)
    return {
        **row,
        "value": value % 10000 / 100 if unit == "percent" else value,
        "qualifier": next(words),
    }


def _dated(portfolio: Sequence[Row]) -> Iterator[Row]:
    """The rows of the portfolio, each measure at the end of another quarter."""
    measures = list(dict.fromkeys(row["measure"] for row in portfolio))
    for row in portfolio:
        yield {**row, "as_at": ENDS[measures.index(row["measure"])].isoformat()}


def _quarters() -> Iterator[Row]:
    """The quarters of which each indicator has a figure; those that grow since the start begin with it."""
    begins = {"period", "level"}
    for indicator in INDICATORS:
        for number, end in enumerate(ENDS):
            if indicator["indicator"] in ("J", "M") and end == ENDS[-1]:
                continue  # nothing was reported since the due date
            start = (
                FIRST_DAY
                if number == 0 or indicator.get("measure") not in begins
                else ENDS[number - 1] + timedelta(1)
            )
            yield {
                "indicator": indicator["indicator"], "period_start": start.isoformat(),
                "period_end": end.isoformat(), "reported_on": (end + timedelta(15)).isoformat(),
            }  # fmt: skip


def _corrected_and_withdrawn(results: list[Row], numbers: Iterator[int]) -> list[Row]:
    """A figure of B corrected, with another qualifier, and one of E withdrawn, after the last meeting."""
    of_june = [row for row in results if row["period_end"] == "2020-06-30"]
    corrected = next(row for row in of_june if row["indicator"] == "B")
    withdrawn = next(row for row in of_june if row["indicator"] == "E")
    return [
        {**corrected, "value": next(numbers), "qualifier": "more_than", "reported_on": "2020-11-15",
         "note": "Counted anew."},
        {**withdrawn, "value": None, "qualifier": "withdrawn", "reported_on": "2020-11-15", "note": "Counted twice."},
    ]  # fmt: skip
