"""Documents made twice are the same bytes: what an address is frozen to is the same for ever."""

import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from reports.content.paper import Paper
from reports.docx.matrix import matrix_docx
from reports.pptx.slides import brief_pptx
from reports.xlsx.results_workbook import results_xlsx
from store import Store
from tests.reports.meetings import paper
from tests.reports.papers import paper_of


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day goes by."""
    now = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: now)


@pytest.mark.parametrize("make", [matrix_docx, results_xlsx])
def test_a_document_made_a_day_later_is_the_same(
    crest_store: Store, monkeypatch: pytest.MonkeyPatch, make: Callable[[Paper], bytes]
) -> None:
    about = paper_of(crest_store, "crest")
    before = make(about)
    later(monkeypatch)
    assert make(about) == before


def test_slides_made_a_day_later_are_the_same_and_so_are_the_numbers_behind_their_charts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = brief_pptx(paper())
    later(monkeypatch)
    assert brief_pptx(paper()) == before
    made = Presentation(BytesIO(before))
    day = datetime(2021, 8, 31)
    assert (made.core_properties.created, made.core_properties.modified) == (day, day)
    charts = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    for chart in charts:
        book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert book.properties.created == datetime(2000, 1, 1)
