"""The large project that `make bench` invents: as large as it says, without a fault, and with every status."""

from collections import Counter
from pathlib import Path

from bench.parts.large_project import INDICATORS, RESULTS, large_project
from store import open_store
from tests.conftest import NOW
from tests.sample_ledgers import write_project


def test_it_is_accepted_and_has_indicators_of_each_status(tmp_path: Path) -> None:
    write_project(tmp_path / "data", large_project())
    store = open_store(tmp_path / "results.duckdb", tmp_path / "data", now=NOW)
    asked = {"projects": ["tiny"], "as_of": NOW.date(), "revision": store.revision()}
    of = Counter(
        store.ask(
            "select status from indicator_status($projects, $as_of, $revision)", asked
        ).fetchall()
    )
    (results,) = store.ask(
        "select count(*) from current_results($projects, $as_of, $revision)", asked
    ).fetchall()
    store.close()
    assert results == (RESULTS,)
    assert of.total() == INDICATORS
    assert of == {
        ("behind",): 30, ("not_reported",): 30, ("on_track",): 90, ("met",): 90,
        ("target_not_in_source",): 30, ("no_target",): 30,
    }  # fmt: skip
