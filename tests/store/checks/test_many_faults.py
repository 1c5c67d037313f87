"""A file with many faults gives the same faults each time, however often it is checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store import Preview, Store, Upload, contract, how_many, open_store
from store.ledger.originals import originals
from store.ledger.upload import faults_of_pending
from store.reading.staging import stage
from store.rules.overlay import overlay_upload, type_rows
from tests.conftest import MakeProject
from tests.engines import NOW
from tests.sample_ledgers import Row, filled, write_file

# As many threads as the dashboard has: a sample ledger has one.
OFTEN = [50, pytest.param(500, marks=pytest.mark.soak)]


@pytest.fixture
def store(tmp_path: Path, make_project: MakeProject) -> Store:
    data = make_project(tmp_path / "data", indicators=[{}])
    return open_store(tmp_path / "results.duckdb", data, now=NOW)


def with_a_row_of_labels(folder: Path) -> list[Path]:
    """Three files, with one row below the names: they again, as people write them."""
    files = {name: contract()[name].promised_names for name in ("indicators", "targets", "results")}
    return [
        write_file(folder, name, [{column: column.capitalize() for column in columns}])
        for name, columns in files.items()
    ]


def with_unknown_codes(folder: Path) -> list[Path]:
    """Three rows of codes that no indicator has."""
    row = {"period_start": "2017-10-01", "period_end": "2021-03-31", "value": 950}
    codes: list[Row] = [
        {**row, "indicator": "X-Trainees"},
        {**row, "indicator": "2.a", "sex": "women"},
        {**row, "indicator": "2.A ", "sex": "men"},
    ]
    return [write_file(folder, "results", [filled("results", code) for code in codes])]


@pytest.mark.parametrize("often", OFTEN)
@pytest.mark.parametrize(
    ("write", "many"),
    [(with_a_row_of_labels, 25), (with_unknown_codes, 3)],
    ids=["labels", "codes"],
)
def test_they_are_reported_as_often_as_it_is_checked(
    store: Store, tmp_path: Path, write: Callable[[Path], list[Path]], many: int, often: int
) -> None:
    cursor, files = store.cursor(), originals(write(tmp_path / "brought"))
    staged = stage(cursor, files)
    type_rows(cursor, staged.filled)
    overlay_upload(cursor, "tiny", 2, staged.filled)
    text = {tuple(faults_of_pending(cursor, staged)) for _ in range(often)}
    assert [len(faults) for faults in text] == [many]
    assert (store.revision(), store.opened) == (1, 1)
    store.close()


def test_of_more_than_a_thousand_of_one_kind_the_last_says_how_many_there_are(
    store: Store, tmp_path: Path
) -> None:
    def faults(rows: int) -> tuple[int, int, str]:
        row = filled("sources", {"published": "soon"})
        path = write_file(
            tmp_path / str(rows),
            "sources",
            [{**row, "source": f"s{number}"} for number in range(rows)],
        )
        preview = Preview(store, Upload("tiny", originals([path]), "", "", NOW))
        sentence = preview.faults
        preview.close()
        return len(sentence), how_many(sentence), sentence[-1].message

    text = '"soon" is not a date. Write it as YYYY-MM-DD.'
    assert faults(999) == (999, 999, text)
    assert faults(1000) == (1000, 1000, text)
    assert faults(1001) == (1000, 1001, f"{text} 1 more is wrong in the same way.")
    assert faults(1003) == (1000, 1003, f"{text} 3 more are wrong in the same way.")
    store.close()
