"""A question has the same answer on both engines: the same rows in the same order."""

from datetime import date

import pytest

import queries
from queries import Parameter
from store import Store, open_store
from tests.conftest import CREST_DATA
from tests.engines import NOW
from tests.queries.test_heads import NAMES

# What the pages ask of CREST, where they ask for one thing.
GIVEN: dict[str, Parameter] = {
    "projects": ["crest"],
    "as_of": date(2021, 7, 31),
    "revision": 1,
    "since": date(2021, 7, 18),
    "since_revision": 1,
    "next_meeting": date(2021, 12, 31),
    "indicator": "x-csos",
    "item": "R1",
    "upload": 1,
}


@pytest.fixture(scope="module")
def both(crest_embedded: Store, crest_lake: str) -> list[Store]:
    """A store on CREST on each engine."""
    return [crest_embedded, open_store(crest_lake, CREST_DATA, now=NOW)]


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_same_on_both(both: list[Store], name: str) -> None:
    here, there = (queries.ask(store, name, GIVEN) for store in both)
    assert here.to_csv() == there.to_csv()
    assert list(here.dtypes) == list(there.dtypes)
