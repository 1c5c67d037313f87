"""A page says the same on both engines: the same words, tables and charts, to a visitor and to the team."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import figures, words
from tests.pages.visiting import signed_in

PAGES = sorted(path.name for path in Path(ROOT, "pages").glob("*.py"))
AS_OF = "2021-07-31"


def shown(at: AppTest) -> dict[str, Any]:
    """All that a page shows of the store."""
    tables = [table.value.to_csv() for kind in (at.dataframe, at.table) for table in kind]
    return {"words": words(at), "tables": tables, "charts": figures(at)}


def test_every_page_shows_the_same_on_ducklake(
    open_page: OpenPage, read_page: ReadPage, crest_lake: str
) -> None:
    there = {
        page: open_page(page, store=crest_lake, user=signed_in(), as_of=AS_OF) for page in PAGES
    }
    here = {page: read_page(page, user=signed_in(), as_of=AS_OF) for page in PAGES}
    for page in PAGES:
        assert shown(there[page]) == shown(here[page]), page
        assert len(words(here[page])) > 200, page


def test_a_page_has_an_error_where_the_store_does_not_answer(
    open_page: OpenPage, tmp_path: Path
) -> None:
    at = open_page("overview.py", store=f"ducklake:postgres:host={tmp_path} password=secret")
    assert words(at).startswith(
        f"The store ducklake:postgres:host={tmp_path} cannot be opened: PostgreSQL does not answer. "
        "Start it, or mend host and port in RESULTS_STORE (see docs/second-engine.md)."
    )
