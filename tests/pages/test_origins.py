"""From any figure on any page to the file and the upload that brought it, and for the team into the history."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.navigation import FOR_VISITORS
from store import open_store
from tests.conftest import NOW
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import links, words
from tests.pages.visiting import signed_in
from tests.sample_ledgers import Row, SampleLedger, filled, write_file, write_project

# Every page that a visitor may open, also with something chosen.
ADDRESSES: tuple[tuple[str, dict[str, Any]], ...] = (
    *((f"{page.name}.py", {}) for page in FOR_VISITORS),
    ("results.py", {"indicator": "x-csos"}),
    ("evidence.py", {"item": "R1"}),
)

# The tables of these that are sent when they are opened.
OPENED = ("indicators", "x-csos-by-year", "x-csos-targets", "x-csos-rows")

# A row of these counts several rows, each of which stands in another table of the page:
# see docs/decisions/links-to-the-upload.md.
COUNTS = {"units-with-their-actions-by-state"}

# These gaps are seen in no row: nothing was brought.
NOTHING_BROUGHT = {"No figure", "Target not in the sources", "No baseline stated"}

# What the files of upload 2 are named after.
NAMED = "half-a-year"

BROUGHT: dict[str, list[Row]] = {
    "results": [{"value": 60, "reported_on": "2021-06-30"}],
    "targets": [{"value": 120, "reported_on": "2021-06-30"}],
    "portfolio": [{}],
    "actions": [{"status": "ongoing", "deadline": "2021-06-30", "reported_on": "2021-06-30"}],
    "evidence": [{}],
    "conflicts": [{"file": "results", "key": "A;2020-01-01;2020-12-31;;total"}],
}  # fmt: skip


class Table(NamedTuple):
    """A table of a page by the name of its file, with its headings."""

    name: str
    rows: pd.DataFrame
    headings: dict[str, str]


@pytest.fixture(scope="module")
def traced_project(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A store in which upload 2 brought files of other names, and its data: to read, never to write."""
    folder = tmp_path_factory.mktemp("traced")
    project = write_project(folder / "data", {"results": [{}], "targets": [{}], "actions": [{}]})
    address = str(folder / "results.duckdb")
    store = open_store(address, project.parent, now=NOW)
    paths = [
        write_file(folder, name, [filled(name, row) for row in rows]).rename(
            folder / f"{NAMED}-{name}.csv"
        )
        for name, rows in BROUGHT.items()
    ]
    assert SampleLedger(store, project, folder / "uploads").upload(*paths) == 2
    store.close()
    return address, project.parent


@pytest.fixture
def open_traced(open_page: OpenPage, traced_project: tuple[str, Path]) -> Callable[..., AppTest]:
    """Open a page on that store."""
    store, data = traced_project
    return lambda page, **asked_for: open_page(page, data=data, store=store, **asked_for)


def tables(at: AppTest) -> list[Table]:
    """The tables of the page."""
    found = []
    for box in at.expander:
        for frame in box.dataframe:
            (button,) = box.get("download_button")
            headings = {
                name: one["label"] for name, one in json.loads(frame.proto.columns).items() if "label" in one
            }  # fmt: skip
            found.append(Table(button.proto.id.split("-csv-")[1], frame.value, headings))
    return found


def without_a_way(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that should lead to an upload, and lead nowhere."""
    lost = rows[rows["revision"].isna()]
    return lost[~lost["gap"].isin(NOTHING_BROUGHT)] if "gap" in rows else lost


@pytest.mark.parametrize(("page", "query"), ADDRESSES, ids=str)
def test_each_row_has_a_link_to_its_upload_for_the_team(
    read_page: ReadPage, page: str, query: dict[str, Any]
) -> None:
    for table in tables(read_page(page, signed_in(), OPENED, as_of="2021-07-31", **query)):
        if table.name in COUNTS:
            assert "revision" not in table.rows
            continue
        assert list(table.headings.values()).count("Upload") == 1, table.name
        assert table.headings["revision"] == "Upload", table.name
        assert without_a_way(table.rows).empty, table.name
        assert set(table.rows["revision"].dropna()) == {
            "/history?project=crest&as_of=2021-07-31&entry=1"
        }
        if table.name != "uploads":
            assert table.rows.loc[table.rows["revision"].notna(), "in_row"].ge(2).all(), table.name


@pytest.mark.parametrize(("page", "query"), ADDRESSES, ids=str)
def test_a_visitor_sees_the_same_without_a_link_into_the_history(
    read_page: ReadPage, page: str, query: dict[str, Any]
) -> None:
    for table in tables(read_page(page, None, OPENED, as_of="2021-07-31", **query)):
        if table.name in COUNTS:
            continue
        assert {"File", "Row", "Upload"} <= set(table.headings.values()) or table.name == "uploads"
        assert without_a_way(table.rows).empty, table.name
        assert set(table.rows["revision"].dropna()) == {1}, table.name


def test_there_are_rows_to_look_at(read_page: ReadPage) -> None:
    found = [
        table
        for page, query in ADDRESSES
        for table in tables(read_page(page, None, OPENED, as_of="2021-07-31", **query))
    ]
    assert len(found) > 20
    assert {table.name for table in found} >= set(OPENED)


def test_each_count_that_is_passed_over_is_there(read_page: ReadPage) -> None:
    at = read_page("actions.py", user=signed_in(), as_of="2021-07-31")
    assert {table.name for table in tables(at)} >= COUNTS


def test_a_figure_by_itself_leads_the_team_to_its_upload(
    open_traced: Callable[..., AppTest],
) -> None:
    row = f"Row 2 of {NAMED}-results.csv, upload 2."
    seen = open_traced("results.py", user=signed_in(), indicator="A")
    assert row in words(seen)
    assert dict(links(seen))["upload 2"] == "project=tiny&entry=2"
    visiting = open_traced("results.py", indicator="A")
    assert row in words(visiting)
    assert "upload 2" not in dict(links(visiting))


def test_such_an_address_opens_the_history_on_that_entry(
    open_traced: Callable[..., AppTest],
) -> None:
    at = open_traced("results.py", user=signed_in(), opened=OPENED)
    (row,) = tables(at)[0].rows.to_dict("records")
    way = urlsplit(row["revision"])
    assert way.path == "/history"
    shown = words(open_traced("history.py", user=signed_in(), **dict(parse_qsl(way.query))))
    assert f"2: {NAMED}-actions.csv, {NAMED}-conflicts.csv and 4 other files" in shown
    assert "By team@example.org" in shown
    visiting = words(open_traced("history.py", **dict(parse_qsl(way.query))))
    assert "This is for the project team only." in visiting
    assert NAMED not in visiting
