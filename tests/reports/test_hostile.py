"""The brief of projects that nobody wishes for: every page holds something, and every letter is there."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bench.hostile import write_hostile
from reports.content.meeting import QUESTIONS
from reports.content.paper import Paper
from reports.pdf.brief import brief_pdf
from store import Store, open_store
from tests.conftest import NOW
from tests.engines import on_one_thread
from tests.reports.papers import paper_of

PAGES = {"empty": 1, "long": 6, "many": 20, "markup": 3, "scripts": 3}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    data = tmp_path_factory.mktemp("hostile")
    write_hostile(data)
    store = on_one_thread(open_store(":memory:", data, now=NOW))
    yield store
    store.close()


def brief(store: Store, project: str) -> PdfReader:
    """PDF/UA-1 forbids a missing glyph, and Typst holds to it: a brief that is written has none."""
    paper: Paper = paper_of(store, project, questions=QUESTIONS)
    return PdfReader(BytesIO(brief_pdf(paper)))


@pytest.mark.parametrize("project", PAGES)
def test_no_page_is_empty_no_character_is_replaced_and_there_are_not_too_many(
    hostile: Store, project: str
) -> None:
    pages = [page.extract_text() for page in brief(hostile, project).pages]
    assert len(pages) <= PAGES[project]
    assert all(len(page.split()) > 20 for page in pages)
    assert "stand as" not in " ".join(pages)


def test_every_hostile_project_has_its_expected_pages(tmp_path: Path) -> None:
    assert set(write_hostile(tmp_path)) == set(PAGES)
