"""CREST with eight further reports, a quarter apart: what its papers are after two more years."""

import csv
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import CREST_DATA

# The ends of the quarters that are reported after the one that CREST's files have, each a fortnight later.
ENDS = (
    date(2020, 12, 31), date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30), date(2021, 12, 31),
    date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30),
)  # fmt: skip

# Counted by period.
BY_PERIOD = ("x-inception-participants", "x-inception-events", "x-consultation-participants")

# The meetings after the last two reports, and the next one.
MEETINGS = (date(2022, 7, 31), date(2022, 10, 31), date(2023, 1, 31))


def write(data: Path) -> None:
    """Write the project to the folder `data`: of each last figure of CREST eight more, each a twentieth higher.

    Shares stay as they are, so that none of them is above 100 per cent.
    """
    shutil.copytree(CREST_DATA / "crest", data / "crest")
    file = data / "crest" / "results.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        first = list(csv.DictReader(lines))
    last = {(row["indicator"], row["country"], row["sex"]): row for row in first}
    later = [
        row
        for each in last.values()
        for row in _later(each)
        if row["period_end"] > each["period_end"]
    ]
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fieldnames=list(first[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([*first, *later])


def _later(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """The row at each later date; what is counted by period begins on the day after the period before."""
    is_by_period = row["indicator"] in BY_PERIOD
    begin = date.fromisoformat(row["period_end"]) + timedelta(days=1)
    for number, end in enumerate(ENDS, start=1):
        yield {
            **row,
            "value": _grown(row["value"], number),
            "period_start": begin.isoformat() if is_by_period else row["period_start"],
            "period_end": end.isoformat(),
            "reported_on": (end + timedelta(days=14)).isoformat(),
            "explanation": "",
        }
        begin = end + timedelta(days=1)


def _grown(value: str, number: int) -> str:
    if not value or float(value) % 1:
        return value
    return f"{float(value) * (1 + number / 20):.0f}"
