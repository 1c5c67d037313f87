"""How long an upload of a million rows takes, against what DuckDB takes to read the same file into a table.

Both in turn, in one run and one process. The store holds a million results already; the file corrects each of
them. Read, checked, compared, weighed and confirmed; on the engine that RESULTS_STORE names, else a DuckDB file.
"""

import os
import resource
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import perf_counter

import duckdb

from store import Original, Preview, Store, Upload, open_store
from tests.worlds import write_project

ROWS = 1_000_000
INDICATORS = 50
ALLOWED_EMBEDDED, ALLOWED_LAKE = 4.0, 6.0
ALLOWED_MEMORY = 1.0  # GiB
NOW = datetime(2024, 7, 1, 12, 0)

SEXES = "['total', 'women', 'men', 'another_gender', 'not_recorded']"

MADE = f"""
    copy (
        select
            'IND' || (n % {INDICATORS}) as indicator,
            date '2020-01-01' + cast(n // {INDICATORS} % 40 * 30 as integer) as period_start,
            date '2020-01-30' + cast(n // {INDICATORS} % 40 * 30 as integer) as period_end,
            chr(65 + cast(n // 2000 % 26 as integer)) || chr(65 + cast(n // 52000 % 26 as integer))
                || 'A' as country,
            {SEXES}[1 + n % 5] as sex,
            n * 7 % 100000 + $more as value, $known::date as reported_on, 'reported' as basis,
            'exact' as qualifier, case when n % 10 = 0 then 'A note of ' || n end as note,
            'report' as source, 'finding ' || (n % 30) as place
        from range({ROWS}) as numbers(n)
    ) to $path (header)
"""


def bring(store: Store, file: Path) -> float:
    """The seconds from the file to its confirmation."""
    begun = perf_counter()
    preview = Preview(store, Upload("tiny", (Original("results.csv", file),), "bench", "", NOW))
    if preview.faults:
        raise SystemExit(f"The file is at fault: {preview.faults[0]}")
    preview.confirm(by="bench", note="A million rows.", at=NOW)
    seconds = perf_counter() - begun
    preview.close()
    return seconds


def read(file: Path, folder: Path) -> float:
    """The seconds that DuckDB takes to read the file into a table of a database file."""
    connection = duckdb.connect(folder / f"{file.stem}.duckdb")
    begun = perf_counter()
    connection.execute("create table results as from read_csv($path)", {"path": str(file)})
    seconds = perf_counter() - begun
    connection.close()
    return seconds


def memory() -> float:
    """The most memory that this process has had, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> int:
    """Print both times and their ratio; 1 where an upload takes longer, or more memory, than is allowed."""
    address = os.environ.get("RESULTS_STORE", "")
    allowed = ALLOWED_LAKE if address else ALLOWED_EMBEDDED
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        codes = [f"IND{number}" for number in range(INDICATORS)]
        write_project(
            folder / "data",
            {"indicators": [{"indicator": code} for code in codes],
             "targets": [{"indicator": code} for code in codes]},
        )  # fmt: skip
        store = open_store(address or folder / "store.duckdb", folder / "data", now=NOW)
        ratios = []
        for what, more, known in (("first", 0, "2024-01-15"), ("corrected", 1, "2024-06-15")):
            file = folder / f"{what}.csv"
            duckdb.connect().execute(MADE, {"more": more, "known": known, "path": str(file)})
            before, reading = memory(), read(file, folder)
            bringing = bring(store, file)
            ratios.append(bringing / reading)
            print(f"{what:10s} read {reading:5.2f} s  brought {bringing:5.2f} s  ratio {ratios[-1]:.2f}  "
                  f"memory +{memory() - before:.2f} GiB")  # fmt: skip
        store.close()
    print(f"allowed: {allowed} times, and {ALLOWED_MEMORY} GiB more")
    return 1 if ratios[-1] > allowed else 0


if __name__ == "__main__":
    sys.exit(main())
