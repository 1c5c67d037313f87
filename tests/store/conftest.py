"""The tests of the store are put to both engines."""

import pytest

from tests.engines import Embedded, Engine

ENGINES = ("duckdb", "ducklake")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the two engines in turn; a PostgreSQL is started where a test needs one."""
    if request.param == "duckdb":
        return Embedded()
    lake: Engine = request.getfixturevalue("lake")
    return lake
