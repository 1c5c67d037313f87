"""The first start: who comes while projects are taken in is told how far that is, and then sees what was asked for."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import look
from tests.browser.conftest import HEIGHT
from tests.browser.dashboards import serve
from tests.sample_ledgers import filled, write_file, write_project

MANY = 240
TAKING_IN = re.compile(rf"Taking in [0-9]+ of {MANY} projects")
LONG = 300_000  # milliseconds


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT})
    context.add_init_script(f"({look.ARRIVE})()")
    yield context.new_page()
    context.close()


def test_a_page_opened_meanwhile_shows_progress_and_continues_by_itself(
    page: Page, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    for number in range(MANY):
        write_project(data, {"results": [{}]}, f"p{number}")
    with serve(tmp_path, data) as dashboard:
        page.goto(f"{dashboard.address}/results")
        page.get_by_text(TAKING_IN).wait_for(timeout=LONG)
        with urlopen(f"{dashboard.address}/_stcore/health", timeout=10) as health:
            assert health.status == 200
        paper = page.context.new_page()
        dates = "since=2021-01-31&as_of=2021-07-31"
        paper.goto(f"{dashboard.address}/papers/p0/deadlines.ics?{dates}")
        assert TAKING_IN.search(paper.get_by_role("main").inner_text())
        assert look.inaccessible(paper) == []
        with paper.expect_download(timeout=LONG) as found:
            look.wait_for_page(page, "Results", LONG)
        assert found.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")
        look.settle(page)
        assert look.faults(page) == []
        assert "Taking in" not in page.get_by_test_id("stMain").inner_text()
        text = dashboard.log.read_text(encoding="utf-8")
    assert f"Taking in 1 of {MANY} projects …" in text
    assert "Traceback" not in text


def test_faults_of_the_data_are_shown_and_the_page_opens_once_they_are_corrected(
    page: Page, tmp_path: Path
) -> None:
    project = write_project(tmp_path / "data", {"results": [{"value": "12%"}]})
    with serve(tmp_path, tmp_path / "data") as dashboard:
        for _ in range(2):
            page.goto(dashboard.address)
            page.get_by_text("The dashboard cannot start: 1 fault").wait_for(timeout=LONG)
            page.get_by_text("tiny/results.csv, row 2, column value").wait_for(timeout=LONG)
        write_file(project, "results", [filled("results", {"value": 12})])
        page.goto(dashboard.address)
        look.wait_for_page(page, "Overview", LONG)
        assert look.faults(page) == []
