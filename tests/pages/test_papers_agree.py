"""The numbers of all papers are those of the page: each paper is read back and held against the page's own answers."""

import re
from collections.abc import Hashable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.parts.papers import routes
from pages.parts.words import number
from tests.conftest import CREST_DATA, OpenPage
from tests.meetings import two_meetings

NOW = datetime(2021, 9, 1, 12)


def rows_with(at: AppTest, column: str) -> list[dict[Hashable, Any]]:
    """The rows of the page's first table that has the column; none without such a table."""
    found = (table.value for table in at.dataframe if column in table.value)
    return next((frame.to_dict("records") for frame in found), [])


def close(text: str) -> str:
    """A text without its spaces: a line may break anywhere."""
    return re.sub(r"\s+", "", text)


def read_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def read_slides(content: bytes) -> str:
    said = []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(said)


@pytest.mark.parametrize("which", ["crest", "tiny"])
def test_a_number_on_the_page_is_the_same_in_every_paper(
    open_page: OpenPage, tmp_path: Path, which: str
) -> None:
    store, data = None, CREST_DATA
    between: dict[str, Any] = {"since": "2020-12-31", "as_of": "2021-08-31"}
    if which == "tiny":
        store, data = two_meetings(tmp_path / "made")
        between = {"since": "2021-03-01", "as_of": "2021-08-01"}
    at = open_page("meeting.py", data=data, store=store, **between)
    moved = rows_with(at, "moved_by")
    behind = rows_with(at, "pace_needed")
    due = {str(row["action"]) for row in rows_with(at, "why")}
    client = TestClient(Starlette(routes=routes("", lambda: NOW)))
    given = "&".join(f"{name}={value}" for name, value in between.items())
    taken = {
        name: client.get(f"/papers/{which}/{name}?{given}").content
        for name in ("brief.pdf", "brief.pptx", "results.xlsx", "matrix.docx")
    }
    st.cache_resource.clear()

    texts = {
        "brief.pdf": close(read_pdf(taken["brief.pdf"])),
        "brief.pptx": close(read_slides(taken["brief.pptx"])),
    }
    sheet = load_workbook(BytesIO(taken["results.xlsx"]))
    cells = [
        row
        for name in sheet.sheetnames
        if "hanged indicators" in name
        for row in sheet[name].values
    ]
    assert moved
    for row in moved:
        for name, text in texts.items():
            assert close(str(row["title"])) in text, name
            for side in ("old_value", "new_value", "new_target"):
                if row[side] == row[side]:
                    assert close(number(row[side], row["unit"])) in text, (name, row["title"], side)
        (written,) = [line for line in cells if row["title"] in line]
        for side in ("old_value", "new_value", "old_target", "new_target"):
            assert row[side] != row[side] or row[side] in written, (row["title"], side)
    for row in behind:
        assert all(close(str(row["title"])) in text for text in texts.values())
    matrix = [
        cell.text
        for table in Document(BytesIO(taken["matrix.docx"])).tables
        for line in table.rows
        for cell in line.cells
    ]
    for action in due:
        assert any(action in cell for cell in matrix), action
