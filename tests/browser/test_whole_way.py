"""The whole way of an upload, in a real browser: signed in at a real provider, from the file to the pages and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import look, openid
from tests.browser.conftest import HEIGHT
from tests.browser.dashboards import Dashboard, serve
from tests.sample_ledgers import filled, write_file, write_project

GOAL = "Workers reached"
LATER = {
    "period_end": "2021-06-30",
    "reported_on": "2021-07-15",
    "note": "<img src=x onerror=alert(1)>=1+1",
}


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard on a project of one indicator, with sign-in set up."""
    folder = tmp_path_factory.mktemp("whole-way")
    write_project(
        folder / "data",
        {"indicators": [{"title": GOAL}], "targets": [{"value": 100}], "results": [{"value": 50}]},
    )
    with openid.run() as provider:
        secrets = openid.write_secrets(folder / "secrets.toml", provider.metadata())
        with serve(folder, folder / "data", secrets) as served:
            yield served


@pytest.fixture(scope="module")
def page(browser: Browser, dashboard: Dashboard) -> Iterator[Page]:
    """A page of a member of the team, who has signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT})
    context.add_init_script(f"({look.ARRIVE})()")
    opened = context.new_page()
    opened.on("dialog", lambda dialog: pytest.fail(f"Markup ran: {dialog.message}"))
    open_at(opened, dashboard, "upload")
    opened.get_by_role("button", name="Sign in").click()
    openid.authorize(opened, openid.MEMBER)
    opened.get_by_role("button", name="Sign out").wait_for()
    look.settle(opened)
    yield opened
    context.close()


def open_at(page: Page, dashboard: Dashboard, address: str) -> None:
    page.goto(f"{dashboard.address}/{address}")
    look.settle(page)


def text_of(page: Page) -> str:
    return " ".join(page.get_by_test_id("stMain").inner_text().split())


def row_of(page: Page, indicator: str) -> str:
    """The row of an indicator in the table of the Overview."""
    return " ".join(page.locator(".indicators tr", has_text=indicator).inner_text().split())


def drop(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)


def results_file(folder: Path, value: object) -> Path:
    return write_file(folder, "results", [filled("results", {**LATER, "value": value})])


def test_from_the_file_to_the_pages_and_back(
    page: Page, dashboard: Dashboard, tmp_path: Path
) -> None:
    open_at(page, dashboard, "upload")
    drop(page, results_file(tmp_path / "bad", "80%"))
    page.get_by_text("1 thing to mend. Nothing was stored.").wait_for()
    assert 'results.csv, row 2, column value: "80%" is not a number. Write 80' in text_of(page)

    open_at(page, dashboard, "upload")
    drop(page, results_file(tmp_path / "good", 80))
    page.get_by_text("Before and after").wait_for()
    look.settle(page)
    assert "1 indicator would change. Rows: 1 new." in text_of(page)
    page.get_by_label("Why are these files uploaded?").fill("The figures of June.")
    # At once: the click is what sends the reason, and is not lost.
    page.get_by_role("button", name="Confirm").click()
    page.get_by_text("Upload 2 is stored.").wait_for()
    look.settle(page)
    assert "Known by 15 Jul 2021" in text_of(page), (
        "the date that is offered follows the last report"
    )
    assert page.get_by_role("link", name=GOAL).is_visible()

    open_at(page, dashboard, "?as_of=2021-08-01")
    assert "80 of 100" in row_of(page, GOAL)
    assert "30 Jun 2021" in row_of(page, GOAL)

    open_at(page, dashboard, "history?entry=2")
    assert f"By {openid.MEMBER}" in text_of(page)
    assert "“The figures of June.”" in text_of(page)
    with page.expect_download() as original:
        page.get_by_role("button", name="results.csv").click()
    assert original.value.path().read_bytes() == (tmp_path / "good" / "results.csv").read_bytes()

    page.get_by_text("Undo this upload: show first what it would do").click()
    page.get_by_text("1 gone").first.wait_for()
    look.settle(page)
    assert look.inaccessible(page) == []
    page.get_by_label("Why?").fill("It was July's.")
    page.keyboard.press("Enter")
    look.settle(page)
    page.get_by_role("button", name="Undo this upload").click()
    page.get_by_text("Upload 2 is undone.").wait_for()

    open_at(page, dashboard, "?as_of=2021-08-01")
    assert "50 of 100" in row_of(page, GOAL)
    assert "31 Dec 2020" in row_of(page, GOAL)


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_the_pages_of_the_team_look_as_they_should(
    page: Page, dashboard: Dashboard, width: int, theme: str
) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": HEIGHT})
    for address in ("upload", "history?entry=1"):
        open_at(page, dashboard, address)
        assert look.faults(page) == []
