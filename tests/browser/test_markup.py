"""Markup that a file brings is text on every page: it is shown as it was written, and never runs."""

from collections.abc import Iterator

import pytest

from pages.parts.shared.navigation import PAGES
from store import Upload, open_store, upload_files
from store.ledger.originals import originals
from tests.browser import look
from tests.browser.conftest import OpenVisit
from tests.browser.dashboards import Dashboard, serve
from tests.sample_ledgers import NOW, filled, write_file, write_project
from tests.undisclosed import rows_about

RUNS = '<img src=x onerror="window.ran = true">'
HOSTILE = f"{RUNS} **b** [go](javascript:window.ran=true) :red[r] $x$ `c`"

# Where a page says more once something is chosen.
CHOSEN = {
    "results": "indicator=A", "evidence": "item=F1", "meeting": "since=2021-01-31", "history": "entry=2",
}  # fmt: skip

# Upload tells nothing of what is in the store until a file is brought; on Funding the one figure stands in a table.
SAYS_NOTHING = ("upload", "funding")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard, as the team sees it, on a project with markup in every text, file name and note."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = rows_about(HOSTILE)
    partner = {
        "partnership": "P1",
        "partner": HOSTILE,
        "named": "yes",
        "sector": HOSTILE,
        "note": HOSTILE,
    }
    write_project(folder / "data", {**rows, "partnerships": [partner]})
    store = open_store(folder / "results.duckdb", folder / "data", now=NOW)
    later = filled("results", {"value": 60, "reported_on": "2021-03-15", "note": HOSTILE})
    file = write_file(folder / "later", "results", [later])
    files = originals([file.rename(file.with_name(f"{RUNS}.csv"))])
    upload_files(store.cursor(), Upload("tiny", files, RUNS, HOSTILE, NOW))
    store.close()
    with serve(folder, folder / "data", environment={"RESULTS_LOCAL_TEAM": "yes"}) as served:
        yield served


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_markup_is_shown_and_never_runs(
    hostile: Dashboard, open_visit: OpenVisit, path: str
) -> None:
    with open_visit(hostile, f"{path}?{CHOSEN.get(path, '')}") as visit:
        look.open_everything(visit.page)
        assert visit.page.evaluate("window.ran") is None
        assert visit.page.locator("img[src=x], a[href^=javascript]").count() == 0
        text = visit.page.get_by_test_id("stMain").inner_text()
        assert visit.complaints() == []
    assert RUNS in text or path in SAYS_NOTHING
