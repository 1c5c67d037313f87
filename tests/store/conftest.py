"""The tests of the store run on both engines."""

from pathlib import Path

import pytest

from tests.engines import Embedded, Engine

ENGINES = ("duckdb", "ducklake")

HERE = Path(__file__).parent

# A rule is the same SQL on both engines, and every rule answers alike on both (tests/queries/test_engines.py), as
# do the results of its answers, and the checks of the contract: of each file the first test runs on the second engine,
# all others in `make soak`.
CASES = (HERE / "rules", HERE / "checks", HERE / "contract", HERE / "disclosure" / "test_export.py")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the two engines; a PostgreSQL is started where a test needs one."""
    if request.param == "duckdb":
        return Embedded()
    lake: Engine = request.getfixturevalue("lake")
    return lake


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of each file of `CASES` one test runs on the second engine, all others in `make soak`."""
    assert all(case.exists() for case in CASES)
    seen: set[Path] = set()
    for item in items:
        if not isinstance(item, pytest.Function) or "ducklake" not in item.name:
            continue
        if not any(case in (item.path, *item.path.parents) for case in CASES):
            continue
        if item.path in seen:
            item.add_marker(pytest.mark.soak)
        seen.add(item.path)
