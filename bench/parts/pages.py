"""How long the server takes for each page, against a page of four constant charts: warm, and first at a new date.

That page is the same whatever ours draws, as in `bench.parts.four_charts`. All are measured one after the other, in one
run and one process. Only the run of the script counts: from its start until its last element is handed over. At a new
date nothing is kept yet: the page that is asked for first makes what those after it find.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Took, interleaved_medians
from bench.results import Figure
from bench.script_runs import ROOT, Runs, serve_here, without_caching
from pages.parts.shared.navigation import FOR_VISITORS
from store import threshold

WARM, FIRST_AT_A_DATE, AFTER_IT, MEETING_AT_TWO = 2.0, 12.0, 4.0, 20.0

DAY = timedelta(days=1)

DATE = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
BEFORE_REPORTS = date(2020, 12, 31)


class NewDates:
    """Days that nobody has asked for: after the last report of CREST, or before it, going back."""

    def __init__(self, after: date = date(2021, 8, 31), step: timedelta = DAY) -> None:
        self._last, self._step = after, step

    def next(self) -> str:
        """Another one, as an address has it."""
        self._last += self._step
        return self._last.isoformat()


def measure(repetitions: int) -> Iterator[Figure]:
    """The figures of each page, each the median of `repetitions`."""
    runs, dates = Runs(), NewDates()
    with TemporaryDirectory() as folder, runs.measured():
        serve_here(Path(folder))
        days_of_change = iter(dates_of_change())
        for name in (page.name for page in FOR_VISITORS):
            runs.run(runs.open(name))
            yield warm(runs, name, 4 * repetitions)
            yield from at_a_new_date(runs, name, dates, repetitions)
            yield at_a_date_with_changes(runs, name, [next(days_of_change), next(days_of_change)])
        yield meeting_at_two_new_dates(runs, dates, repetitions)


def warm(runs: Runs, name: str, repetitions: int) -> Figure:
    """A page that was asked for before, and what it would take without caching."""
    page, constants = runs.open(name), runs.constants()
    took = interleaved_medians(
        repetitions, {"page": lambda: runs.run(page), "constants": lambda: runs.run(constants)}
    )
    with without_caching():
        uncached = runs.run(page).cpu
    return Figure(
        f"{name}, warm",
        took["page"].against(took["constants"]),
        allowed=WARM,
        seconds={
            **_seconds(took),
            "uncached cpu": uncached,
        },
    )


def at_a_new_date(runs: Runs, name: str, dates: NewDates, repetitions: int) -> Iterator[Figure]:
    """A page that is asked for first at a date, and one that is asked for first there after another page was."""
    other = "results" if name == "overview" else "overview"

    def after() -> Took:
        day = dates.next()
        runs.run(runs.open(other, as_of=day))
        return runs.run(runs.open(name, as_of=day))

    took = interleaved_medians(
        repetitions,
        {
            "first": lambda: runs.run(runs.open(name, as_of=dates.next())),
            "after": after,
            "constants": lambda: runs.run(runs.constants()),
        },
    )
    for which, text, allowed in (
        ("first", "first page at a new date", FIRST_AT_A_DATE),
        ("after", "after another page at a new date", AFTER_IT),
    ):
        ratio = took[which].against(took["constants"])
        seconds = _seconds({"page": took[which], "constants": took["constants"]})
        yield Figure(f"{name}, {text}", ratio, allowed=allowed, seconds=seconds)


def at_a_date_with_changes(runs: Runs, name: str, days: list[str]) -> Figure:
    """A page that is asked for first as of days on which a figure, a target or an action changed: all is judged."""
    took = [runs.run(runs.open(name, as_of=day)) for day in days]
    page, constants = min(took), min(runs.run(runs.constants()) for _ in days)
    return Figure(
        f"{name}, first at a date on which something turned",
        page.against(constants),
        allowed=FIRST_AT_A_DATE,
        seconds=_seconds({"page": page, "constants": constants}),
    )


def dates_of_change() -> list[str]:
    """The days on which anything of CREST was reported, was true, is due or is due soon, and the day after each."""
    found: set[date] = set()
    for path in (ROOT / "data" / "crest").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found |= {
                    date.fromisoformat(cell) for cell in row.values() if DATE.fullmatch(cell or "")
                }
    beside = {
        day + timedelta(days=days) for day in found for days in (-threshold("due_soon_days"), 0, 1)
    }
    return [day.isoformat() for day in sorted(beside)]


def meeting_at_two_new_dates(runs: Runs, dates: NewDates, repetitions: int) -> Figure:
    """The page Board meeting, with neither of its dates known: all that CREST has is between them."""
    earlier = NewDates(BEFORE_REPORTS, -DAY)

    def page() -> Took:
        return runs.run(runs.open("meeting", since=earlier.next(), as_of=dates.next()))

    page()
    took = interleaved_medians(
        repetitions, {"page": page, "constants": lambda: runs.run(runs.constants())}
    )
    return Figure(
        "meeting, at two new dates",
        took["page"].against(took["constants"]),
        allowed=MEETING_AT_TWO,
        seconds=_seconds(took),
    )


def _seconds(took: dict[str, Took]) -> dict[str, float]:
    return {
        f"{name} {what}": getattr(one, what) for name, one in took.items() for what in one._fields
    }
