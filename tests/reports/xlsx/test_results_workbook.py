"""The workbook of results: typed cells, frozen headers with filters, and the same numbers as everywhere."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.content.paper import Paper
from reports.xlsx.results_workbook import SHEETS, line_count, results_xlsx
from store import Store
from tests.conftest import OpenLedger
from tests.reports.papers import ADDRESS, HOSTILE, NAMES, paper_of
from wording.codes import STATUS_WORD


@pytest.fixture(scope="module")
def crest(crest_embedded: Store) -> Paper:
    return paper_of(crest_embedded, "crest", remarks=("The ledger does not reach back.",))


def read(paper: Paper) -> Workbook:
    return load_workbook(BytesIO(results_xlsx(paper)))


def column(sheet: Worksheet, heading: str) -> list[Any]:
    """The cells under a heading."""
    (place,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return [row[0].value for row in sheet.iter_rows(min_row=2, min_col=place, max_col=place)]


def test_each_sheet_has_its_rows_under_a_frozen_header_with_filters(crest: Paper) -> None:
    book = read(crest)
    assert book.sheetnames == ["About this workbook", "Charts", *(sheet.name for sheet in SHEETS)]
    for described in SHEETS:
        sheet, frame = book[described.name], crest.frames[described.question]
        assert sheet.max_row == 1 + len(frame)
        assert [cell.value for cell in sheet[1]] == list(described.columns.values())
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))


def test_numbers_are_those_of_the_answers(crest: Paper) -> None:
    book = read(crest)
    for described in SHEETS:
        frame = crest.frames[described.question]
        for name, heading in described.columns.items():
            if not pd.api.types.is_numeric_dtype(frame[name]) or frame[name].dtype == bool:
                continue
            written = column(book[described.name], heading)
            assert [cell is None for cell in written] == list(frame[name].isna())
            numbers = [cell for cell in written if cell is not None]
            assert numbers == pytest.approx(
                [float(cell) for cell in frame[name].dropna()], rel=1e-14
            )


def test_dates_are_dates_and_codes_are_words(crest: Paper) -> None:
    sheet = read(crest)["Indicators"]
    progress = crest.frames["results/indicator_progress"]
    assert column(sheet, "True on") == [when.to_pydatetime() for when in progress["period_end"]]
    assert column(sheet, "Status") == [STATUS_WORD[code] for code in progress["status"]]
    assert column(sheet, "Code") == list(progress["indicator"])
    shares = [cell for cell in sheet["L"][1:] if cell.value is not None]
    assert {cell.number_format for cell in shares} == {r"0.0\ %_)"}


def test_yes_and_no_and_lists_read_as_such(crest: Paper) -> None:
    book = read(crest)
    assert set(column(book["Changed figures"], "Reported late")) == {"yes"}
    assert column(book["Actions"], "Lead")[13] == "Regional project team, Migration management (HQ)"


def test_the_first_sheet_says_where_the_numbers_come_from(crest: Paper) -> None:
    sheet = read(crest)["About this workbook"]
    texts = {row[0].value: row[1] for row in sheet.iter_rows(max_col=2) if row[0].value}
    assert texts["Project"].value == f"{crest.title} (crest)"
    assert texts["This meeting, as of"].value == datetime(2021, 8, 31)
    assert texts["Last meeting, as of"].value == datetime(2020, 12, 31)
    assert texts["at the store's revision"].value == 1
    assert texts["Remark"].value == "The ledger does not reach back."
    assert texts["Address of the page"].value == ADDRESS
    assert texts["Address of the page"].hyperlink.target == ADDRESS
    assert (
        texts["evaluation-report"].value == "Midterm evaluation of the CREST project: final report"
    )
    counts = {row[0].value: row[2].value for row in sheet.iter_rows(max_col=3)}
    assert (counts["Indicators"], counts["Results"], counts["Actions"]) == (27, 37, 20)


def test_the_next_meeting_is_named_where_it_is_known(crest: Paper) -> None:
    sheet = read(replace(crest, next_meeting=date(2021, 12, 1)))["About this workbook"]
    assert sheet["A8"].value == "Next meeting"
    assert sheet["B8"].value == datetime(2021, 12, 1)


def test_an_empty_project_has_every_sheet_with_its_header(open_ledger: OpenLedger) -> None:
    book = read(paper_of(open_ledger().store))
    for described in SHEETS:
        sheet = book[described.name]
        assert [cell.value for cell in sheet[1]] == list(described.columns.values())
        assert sheet["B2"].value == "None."
    assert book["Charts"]._charts == []


@pytest.mark.parametrize("title", [*HOSTILE, *NAMES])
def test_any_text_is_a_text_and_never_runs(crest: Paper, title: str) -> None:
    frames = {
        name: frame.assign(title=title) if "title" in frame else frame
        for name, frame in crest.frames.items()
    }
    book = read(replace(crest, title=title, frames=frames))
    for name in ("Indicators", "Actions", "Changed targets"):
        cell = book[name]["B2"]
        assert cell.data_type == "s"
        if title.isprintable():
            assert cell.value == title


def test_a_long_title_of_a_source_has_a_row_as_high_as_it(crest: Paper) -> None:
    named = crest.frames["about/sources"].assign(title="word " * 60)
    sheet = read(replace(crest, frames={**crest.frames, "about/sources": named}))[
        "About this workbook"
    ]
    (row, *_) = [cell.row for cell in sheet["B"] if str(cell.value).startswith("word word")]
    assert sheet.row_dimensions[row].height == 4 * 15


def test_every_sheet_is_printed_as_wide_as_a_page(crest: Paper) -> None:
    for sheet in read(crest):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        is_first = sheet.title in ("About this workbook", "Charts")
        assert int(sheet.page_setup.paperSize) == (9 if is_first else 8), (
            "A4, and A3 for what is wide"
        )
        assert (sheet.print_title_rows is None) == is_first


def test_a_text_longer_than_a_cell_is_cut(crest: Paper) -> None:
    status = crest.frames["actions/status"].assign(comment="x" * 40_000)
    book = read(replace(crest, frames={**crest.frames, "actions/status": status}))
    assert len(column(book["Actions"], "Comment")[0]) == 32_767


def test_two_hundred_actions(crest: Paper) -> None:
    many = pd.concat([crest.frames["actions/status"]] * 10)
    book = read(replace(crest, frames={**crest.frames, "actions/status": many}))
    assert book["Actions"].max_row == 201


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("ten letter", 10, 1), ("eleven lett", 10, 2), ("中文中文中文", 10, 2),
     ("ั" * 30, 10, 1), (None, 10, 1)],
)  # fmt: skip
def test_a_row_is_as_high_as_its_text(text: str | None, width: float, lines: int) -> None:
    assert line_count(text, width) == lines


def test_a_qualified_figure_is_a_number_whose_cell_shows_the_qualifier(crest: Paper) -> None:
    sheet = read(crest)["Indicators"]
    (row,) = [cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == "x-workers-repaid"]
    (figure,) = [cell for cell in row if cell.value == 3700]
    assert figure.number_format == '"about "#,##0_)'
    (exact,) = [
        cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == "x-migrant-workers"
    ]
    (figure,) = [cell for cell in exact if cell.value == 140420]
    assert figure.number_format == "#,##0_)"
