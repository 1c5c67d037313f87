"""Native charts of the workbook: what they draw, and the words for those who do not see them."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook

from reports.content.paper import Paper
from reports.xlsx.results_workbook import results_xlsx
from store import Store
from tests.reports.papers import paper_of
from wording.colours import SEX_COLOUR, STATE_COLOUR

NAMES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
DRAWN = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


@pytest.fixture(scope="module")
def crest(crest_embedded: Store) -> Paper:
    return paper_of(crest_embedded, "crest")


def drawn(paper: Paper) -> list[Any]:
    """The charts' own descriptions."""
    archive = ZipFile(BytesIO(results_xlsx(paper)))
    names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
    return [ElementTree.fromstring(archive.read(name)) for name in names]


def values(chart: Any, series: int) -> list[float]:
    """The numbers that are kept beside a series, as its program shows them first."""
    path = f".//c:ser[{series}]/c:val//c:pt/c:v"
    return [float(point.text) for point in chart.iterfind(path, NAMES)]


def test_the_colours_are_those_of_the_pages() -> None:
    assert STATE_COLOUR == STATE_COLOUR
    assert SEX_COLOUR == SEX_COLOUR


def test_the_bars_are_the_numbers_beside_them(crest: Paper) -> None:
    achieved, done, sexes = drawn(crest)
    progress = crest.frames["results/indicator_progress"].dropna(subset=["achievement"])
    assert values(achieved, 1) == pytest.approx(list(progress["achievement"]))
    assert values(achieved, 2) == pytest.approx(list(progress["expected_share"]))
    assert values(done, 2) == [0, 0, 1, 1, 0]
    assert values(done, 4) == [5, 4, 3, 2, 4]
    assert values(sexes, 1) == [54687, 576, 494, 54]
    sheet = load_workbook(BytesIO(results_xlsx(crest)))["Charts"]
    beside = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert beside["Private sector partnerships established, 30 Sep 2020"] == pytest.approx(1.9)
    assert beside["Migrant workers reached indirectly, 30 Sep 2020"] == 54687


def test_each_chart_has_a_text_alternative(crest: Paper) -> None:
    archive = ZipFile(BytesIO(results_xlsx(crest)))
    drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="') == 3
    assert "How far is each indicator? Achieved: the way from the baseline to the target" in drawing


def test_without_numbers_a_sentence_replaces_the_chart(crest: Paper) -> None:
    empty = {name: frame.head(0) for name, frame in crest.frames.items()}
    paper = replace(crest, frames=empty)
    assert drawn(paper) == []
    sheet = load_workbook(BytesIO(results_xlsx(paper)))["Charts"]
    sentences = [row[0].value for row in sheet.iter_rows(max_col=1) if row[0].value]
    assert sentences[1::2] == [
        "No indicator has both a figure and a target to compare it with.",
        "No key action is known.",
        "No figure is told apart by sex.",
    ]


def test_a_missing_part_is_no_bar_and_a_zero_is_one(crest: Paper) -> None:
    people = crest.frames["gender/people_by_sex"].copy()
    people.loc[people.index[0], ["women", "men"]] = [0.0, float("nan")]
    frames = {**crest.frames, "gender/people_by_sex": people}
    sheet = load_workbook(BytesIO(results_xlsx(replace(crest, frames=frames))))["Charts"]
    title = "Migrant workers reached indirectly, 30 Sep 2020"
    (row,) = [row for row in sheet.iter_rows() if row[0].value == title]
    assert [cell.value for cell in row[1:4]] == [0, None, 34538]


def test_a_number_beside_its_bar_has_the_word_before_it(crest: Paper) -> None:
    people = crest.frames["gender/people_by_sex"].copy()
    people.loc[people.index[0], "women_qualifier"] = "at_least"
    frames = {**crest.frames, "gender/people_by_sex": people}
    sheet = load_workbook(BytesIO(results_xlsx(replace(crest, frames=frames))))["Charts"]
    title = "Migrant workers reached indirectly, 30 Sep 2020"
    (row,) = [row for row in sheet.iter_rows() if row[0].value == title]
    assert [cell.number_format for cell in row[1:3]] == ['"at least "#,##0_)', "#,##0_)"]


def test_forty_indicators_have_room(crest: Paper) -> None:
    progress = crest.frames["results/indicator_progress"]
    many = pd.concat([progress.assign(achievement=0.5, expected_share=0.4)] * 4)
    charts = drawn(replace(crest, frames={**crest.frames, "results/indicator_progress": many}))
    assert len(values(charts[0], 1)) == 108


def test_what_is_not_known_or_expected_looks_so_without_colour_and_its_numbers_are_dark(
    crest: Paper,
) -> None:
    looks = {}
    for chart in drawn(crest):
        for series in chart.iterfind(".//c:ser", NAMES):
            name = series.find("c:tx//c:v", NAMES).text
            hatched = series.find("c:spPr/a:pattFill", {**NAMES, **DRAWN}) is not None
            ink = series.find("c:dLbls//a:srgbClr", {**NAMES, **DRAWN}).get("val")
            outline = series.find("c:spPr/a:solidFill/a:srgbClr", {**NAMES, **DRAWN})
            is_hollow = outline is not None and outline.get("val") == "FFFFFF"
            looks[name] = ("hatched" if hatched else "outline" if is_hollow else "plain", ink)
    dark, white = "16202C", "FFFFFF"
    assert looks == {
        "Achieved": ("plain", dark), "Expected by then": ("hatched", dark),
        "Completed": ("plain", white), "Ongoing": ("plain", white), "Not started": ("plain", white),
        "Not reported": ("outline", dark), "Cancelled": ("plain", white),
        "Women": ("plain", white), "Men": ("plain", white), "Not recorded": ("hatched", dark),
    }  # fmt: skip


def test_numbers_are_shares_where_the_bars_are(crest: Paper) -> None:
    def form(chart: Any, path: str) -> str:
        return str(chart.find(path, NAMES).get("formatCode"))

    charts = drawn(crest)
    assert [form(chart, ".//c:valAx/c:numFmt") for chart in charts] == [r"0\ %", "0", r"0\ %"]
    assert [form(chart, ".//c:ser/c:dLbls/c:numFmt") for chart in charts] == [
        r"0\ %", "#,##0;;", "#,##0;;",
    ]  # fmt: skip
