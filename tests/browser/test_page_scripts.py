"""The scripts that a page names in its head are those that run when it opens, and hardly any is fetched later."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext

from pages.parts.shared.navigation import FOR_VISITORS, Page
from tests.browser import look
from tests.browser.dashboards import Dashboard
from web.transfer.page_head import EVERYWHERE
from web.transfer.streamlit_files import STATIC, scripts

# So many bytes may be fetched later or in vain, before they are compressed: what only one page or the other has, such
# as a box to select from.
TOLERATED = 150_000

OWN = (STATIC / "index.html").read_text(encoding="utf-8")

ICONS = """() => [...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)
    .some(family => family.includes('Material Symbols'))"""


def size(names: set[str]) -> int:
    return sum((STATIC / name).stat().st_size for name in names)


# The others send their tables when they are opened, so that the scripts of tables are named in vain there.
WITH_TABLES = [
    page for page in FOR_VISITORS if page.name in ("overview", "gender", "funding", "actions")
]


@pytest.mark.parametrize("page", WITH_TABLES, ids=lambda page: page.name)
def test_a_page_names_the_scripts_that_run(
    crest: Dashboard, reader: BrowserContext, page: Page
) -> None:
    window = reader.new_page()
    profiler = reader.new_cdp_session(window)
    profiler.send("Profiler.enable")
    profiler.send("Profiler.startPreciseCoverage")
    window.goto(f"{crest.address}/{page.path}")
    look.settle(window)
    covered = profiler.send("Profiler.takePreciseCoverage")["result"]
    has_icons = window.evaluate(ICONS)
    window.close()
    ran = {
        urlsplit(script["url"]).path.lstrip("/")
        for script in covered
        if any(part["count"] for run in script["functions"] for part in run["ranges"])
    }
    ran = {name for name in ran if (STATIC / name).is_file() and name not in OWN}
    named = set(scripts(EVERYWHERE))

    assert has_icons
    assert len(ran) > 10
    assert size(ran - named) < TOLERATED, f"Not named: {sorted(ran - named)}"
    assert size(named - ran) < TOLERATED, f"Named in vain: {sorted(named - ran)}"
