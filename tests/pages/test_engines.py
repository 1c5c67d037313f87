"""A page says the same on both engines: the same words, tables and charts, to a visitor and to the team."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT, OpenPage
from tests.pages.reading import figures, words
from tests.pages.visiting import signed_in

PAGES = sorted(path.name for path in Path(ROOT, "pages").glob("*.py"))


def shown(at: AppTest) -> dict[str, Any]:
    """All that a page shows of the store."""
    tables = [table.value.to_csv() for kind in (at.dataframe, at.table) for table in kind]
    return {"words": words(at), "tables": tables, "charts": figures(at)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_same_on_ducklake(open_page: OpenPage, crest_lake: str, page: str) -> None:
    there = shown(open_page(page, store=crest_lake, user=signed_in(), as_of="2021-07-31"))
    here = shown(open_page(page, user=signed_in(), as_of="2021-07-31"))
    assert there == here
    assert len(here["words"]) > 200


def test_a_page_tells_where_the_store_does_not_answer(open_page: OpenPage, tmp_path: Path) -> None:
    at = open_page("overview.py", store=f"ducklake:postgres:host={tmp_path} password=secret")
    assert words(at) == (
        f"The store ducklake:postgres:host={tmp_path} cannot be opened: PostgreSQL does not answer. "
        "Start it, or mend host and port in RESULTS_STORE (see docs/second-engine.md)."
    )
