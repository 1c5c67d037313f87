"""A store on CREST before it was corrected takes in the corrected files, and answers like a new store."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from store import Store, open_store
from tests.conftest import CREST_DATA
from tests.engines import mostly_on_duckdb
from tests.store.kept import unpack_uncorrected
from tests.store.rule_answers import answers

NOW = datetime(2026, 11, 27, 9, 0)

DAYS = ("2021-07-17", "2021-07-18", "2021-07-31", "2022-12-31", "2026-11-26")


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("corrected")
    address = folder / "results.duckdb"
    open_store(address, unpack_uncorrected(folder / "data"), now=NOW).close()
    store = open_store(address, CREST_DATA, now=NOW)
    yield store
    store.close()


@mostly_on_duckdb
@pytest.mark.parametrize("day", DAYS)
def test_it_answers_like_a_new_store(corrected: Store, crest_store: Store, day: str) -> None:
    as_of = date.fromisoformat(day)
    assert corrected.revision() == 2
    assert answers(corrected, "crest", as_of) == answers(crest_store, "crest", as_of)


def rows(store: Store, sql: str, revision: int) -> list[tuple[object, ...]]:
    given = {"projects": ["crest"], "as_of": date(2021, 7, 31), "revision": revision}
    return store.ask(sql, given).fetchall()


def test_what_was_shown_before_is_still_shown_at_its_revision(corrected: Store) -> None:
    sql = """
        select as_at::varchar from portfolio_figures($projects, $as_of, $revision)
        where measure = 'donor funding'
    """
    assert rows(corrected, sql, 1) == [("2020-09-30",)]
    assert rows(corrected, sql, 2) == [("2021-07-18",)]


def test_conflicts_are_closed_by_rows_and_none_is_lost(corrected: Store) -> None:
    sql = "select count(*), count(*) filter (where not is_resolved) from conflicts_known($projects, $as_of, $revision)"
    assert rows(corrected, sql, 1) == [(61, 57)]
    assert rows(corrected, sql, 2) == [(67, 51)]
