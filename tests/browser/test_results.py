"""Results in a real browser: many indicators by keyboard and within a few screens, and a picture to take away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import look
from tests.browser.conftest import OpenVisit
from tests.browser.dashboards import Dashboard, serve
from tests.charts.svg.drawn import texts
from tests.many_indicators import many_indicator_rows
from tests.sample_ledgers import write_project

# The most pixels that a page of 300 indicators may be high, on a wide screen.
HIGHEST = 4000

AS_OF = "as_of=2021-06-30"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    folder = tmp_path_factory.mktemp("many")
    project = write_project(folder / "data", many_indicator_rows())
    with serve(folder, project.parent) as served:
        yield served


@pytest.mark.parametrize("page", ["", "results"])
def test_a_page_of_many_indicators_is_a_few_screens_high(
    many: Dashboard, open_visit: OpenVisit, page: str
) -> None:
    with open_visit(many, f"{page}?{AS_OF}") as visit:
        height = visit.page.get_by_test_id("stMainBlockContainer").evaluate(
            "page => page.scrollHeight"
        )
        assert 500 < height <= HIGHEST
        assert visit.page.locator(".indicators tbody tr").count() > 30
        assert visit.complaints() == []


def test_an_indicator_is_found_by_keyboard(many: Dashboard, open_visit: OpenVisit) -> None:
    with open_visit(many, f"results?{AS_OF}") as visit:
        page = visit.page
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Search":
                break
        page.keyboard.type("i007")
        page.keyboard.press("Enter")
        page.get_by_text("1 of 300 indicators: with “i007”.").wait_for()
        assert "search=i007" in page.url
        look.settle(page)
        page.get_by_role("link", name="I007 Things of district 7", exact=True).click()
        page.get_by_role("heading", level=1, name="I007 Things of district 7").wait_for()
        page.wait_for_url(f"**/results?{AS_OF}&indicator=I007")
        assert page.title().startswith("Things of district 7 · ")


def test_an_indicator_is_taken_away_as_a_picture(
    crest: Dashboard, open_visit: OpenVisit, tmp_path: Path
) -> None:
    with open_visit(crest, "results?as_of=2021-07-31&indicator=x-trainees") as visit:
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Picture").click()
        assert download.value.suggested_filename == "x-trainees.svg"
        download.value.save_as(tmp_path / "picture.svg")
        assert visit.complaints() == []
    written = texts((tmp_path / "picture.svg").read_text(encoding="utf-8"))
    assert written[:2] == ["People trained", "914 of 1,000"]
    address = written[-1]
    assert address.startswith(f"{crest.address}/results?project=crest&as_of=2021-07-31&revision=1")
    assert address.endswith("&indicator=x-trainees")
