"""A store that DuckDB closes while pages are open: the next visit sees the page, and a running one shows a sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from reports.content.paper import Paper
from store import Store
from store.store import OPENED_AGAIN
from tests import invalidating
from tests.conftest import MakeProject
from tests.pages.conftest import OpenPage
from tests.pages.dropping import button, drop, read, results
from tests.pages.reading import words
from tests.pages.visiting import NO_SIGN_IN, signed_in
from tests.sample_ledgers import write_project
from tests.web.routes.test_papers import BETWEEN, reader_for
from web.answers import the_store
from web.routes.papers import KINDS

every_way = pytest.mark.parametrize("give_up", invalidating.WAYS, ids=["all of it", "its file"])

GiveUp = Callable[[Store], None]


@every_way
def test_who_comes_next_sees_the_page_as_before(
    tmp_path: Path, open_page: OpenPage, give_up: GiveUp
) -> None:
    at = open_page("results.py", write_project(tmp_path / "data", {"results": [{}]}).parent)
    before = words(at)
    give_up(the_store())
    at.run()
    assert not at.exception
    assert words(at) == before


class AtWork:
    """A page that is at work when the store is given up."""

    def run(self) -> None:
        invalidating.its_file(the_store())
        the_store().cursor().execute("from ledger.head")


def draw_one_at_work() -> None:
    """The script of a dashboard with that page alone."""

    from datetime import date

    from pages.parts.shared import frame, navigation
    from tests.pages.test_opened_again import AtWork

    frame.draw(date(2021, 8, 1), AtWork(), navigation.HOME)


def test_a_page_read_meanwhile_shows_a_sentence(
    tmp_path: Path, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESULTS_DATA", str(make_project(tmp_path / "data")))
    monkeypatch.setenv("RESULTS_STORE", str(tmp_path / "results.duckdb"))
    st.cache_resource.clear()
    at = AppTest.from_function(draw_one_at_work, default_timeout=30)
    at.secrets = NO_SIGN_IN
    at.run()
    assert words(at) == f"A tiny project\n{OPENED_AGAIN}"
    assert not at.exception
    assert the_store().revision() == 1
    st.cache_resource.clear()


@every_way
def test_files_that_lay_read_are_read_again_and_can_be_confirmed(
    tmp_path: Path, make_project: MakeProject, open_page: OpenPage, give_up: GiveUp
) -> None:
    data = make_project(tmp_path / "data", targets=[{}], results=[{}])
    at = open_page("upload.py", data, user=signed_in())
    drop(at, ("results.csv", results({"value": 70, "reported_on": "2021-06-01"})))
    say_why(at)
    give_up(the_store())
    button(at, "Confirm").click()
    read(at.run())
    assert "The store had to be opened again, and these files are read anew." in words(at)
    assert the_store().revision() == 1
    say_why(at)
    button(at, "Confirm").click()
    at.run()
    assert "Upload 2 is stored." in words(at)


def say_why(at: AppTest) -> None:
    (field,) = [
        one for one in at.text_input if one.label.startswith("Why are these files uploaded?")
    ]
    field.set_value("The report of July.")
    at.run()


def test_a_paper_requested_meanwhile_is_a_sentence_and_is_made_the_next_time(
    tmp_path: Path, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar, times = KINDS["deadlines.ics"], []

    def make(paper: Paper) -> bytes:
        times.append(paper)
        if len(times) == 1:
            invalidating.its_file(the_store())
            the_store().cursor().execute("from ledger.head")
        return calendar.make(paper)

    monkeypatch.setitem(KINDS, "given-up.ics", replace(calendar, make=make))
    data = make_project(tmp_path / "data")
    with reader_for(str(tmp_path / "results.duckdb"), data) as client:
        first, second = [client.get(f"/papers/tiny/given-up.ics?{BETWEEN}") for _ in range(2)]
    assert (first.status_code, first.text) == (503, f"{OPENED_AGAIN}\n")
    assert second.status_code == 200
