"""The frame: the date and the project in the address, and what the address asks for that is not there."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT, MakeProject
from tests.pages.conftest import OpenPage, ReadPage
from tests.pages.reading import words
from tests.pages.visiting import Browser, come
from tests.sample_ledgers import Row, write_project

# Files that nothing but reading them finds fault with.
AT_FAULT: dict[str, list[Row]] = {"results": [{"value": "12%"}, {"sex": "girls"}]}


def test_offers_the_last_date_on_which_something_was_reported(read_page: ReadPage) -> None:
    at = read_page("overview.py")

    assert at.date_input[0].value == date(2021, 7, 31)
    assert "The last report is of 31 July 2021. Nothing has been reported since" in words(at)


def test_today_is_one_click_away_and_back(open_page: OpenPage) -> None:
    at = open_page("overview.py")

    at.button[0].click().run()
    assert at.date_input[0].value == date.today()
    at.button[0].click().run()
    assert at.date_input[0].value == date(2021, 7, 31)


@pytest.mark.parametrize("wanted", ["yesterday", "2021-02-30", "1066-10-14", "9999-12-31"])
def test_an_invalid_date_is_dropped_with_a_warning(open_page: OpenPage, wanted: str) -> None:
    at = open_first(open_page, as_of=wanted)

    assert f"The address asked for the date “{wanted}”" in words(at)
    assert at.date_input[0].value == date(2021, 7, 31)


def test_an_unknown_project_is_dropped_with_a_warning(open_page: OpenPage) -> None:
    at = open_first(open_page, project="atlantis")

    assert "The address asked for the project “atlantis”, which is not here." in words(at)


def test_several_projects_are_offered_by_their_title(
    open_page: OpenPage, make_project: MakeProject, tmp_path: Path
) -> None:
    data = make_project(tmp_path / "data", "one", project=[{"title": "The one"}])
    make_project(data, "two", project=[{"title": "The other"}])

    at = open_page("overview.py", data=data, project="two")

    assert at.selectbox[0].options == ["The one", "The other"]
    assert at.selectbox[0].value == "two"
    at.selectbox[0].set_value("one").run()
    assert at.selectbox[0].value == "one"
    assert at.query_params["project"] == "one"


def test_faults_in_the_files_are_listed_and_nothing_else_is_shown(
    open_page: OpenPage, tmp_path: Path
) -> None:
    data = write_project(tmp_path / "data", AT_FAULT).parent

    expected = words(open_page("overview.py", data=data))

    assert "The dashboard cannot start: 2 faults" in expected
    assert "tiny/results.csv, row 2, column value" in expected
    assert "tiny/results.csv, row 3, column sex" in expected
    assert "12%" not in expected
    assert "girls" not in expected


def test_the_team_sees_what_is_wrong_with_the_files(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_project(tmp_path / "data", AT_FAULT).parent
    come(monkeypatch, Browser())

    expected = words(open_page("overview.py", data=data))

    assert 'row 2, column value: "12%" is not a number. Write 12' in expected
    assert 'row 3, column sex: "girls" is not one of' in expected


def test_without_any_project_the_page_states_what_to_do(
    open_page: OpenPage, tmp_path: Path
) -> None:
    expected = words(open_page("overview.py", data=tmp_path / "none"))

    assert "There is no project in the store yet." in expected


def open_first(open_page: OpenPage, **query: str) -> AppTest:
    """The first run of a visit: what was dropped is said there and then."""
    open_page("overview.py")  # a store is there
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()
