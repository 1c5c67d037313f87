"""No aggregate over all rows: DuckDB 1.5.5 has a race in it, and gives the whole store up.

See docs/decisions/no-aggregate-over-everything.md.
"""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEXTS = sorted(
    path
    for room in ("store", "queries")
    for kind in ("*.sql", "*.py")
    for path in Path(ROOT, room).rglob(kind)
)

# `over ()`, and a window that is named and as empty.
OVER_ALL = re.compile(r"\bover\s*\(\s*\)|\bwindow\s+\w+\s+as\s*\(\s*\)", re.IGNORECASE)


def over_all(text: str) -> list[str]:
    """The windows over all rows in a text, without SQL's comments."""
    return OVER_ALL.findall(re.sub(r"--.*", "", text))


def test_every_text_is_read() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in TEXTS}
    assert {"store/checks/__init__.py", "queries/actions/by_unit.sql"} < names
    assert len(names) > 100


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_aggregate_is_over_all_rows(path: Path) -> None:
    assert over_all(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) OVER ()",
        "select max(count(*)) over( )",
        "select sum(x) over\n(\n) as y",
        "select sum(x) over all_rows from t window all_rows as ()",
    ],
)
def test_it_would_be_found(sql: str) -> None:
    assert over_all(sql) != []


def test_a_window_over_some_rows_is_none() -> None:
    assert over_all("select row_number() over (partition by a order by b) -- over ()") == []
