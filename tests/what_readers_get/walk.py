"""Every page and every paper of a ledger as of some dates, read once in a run, for tests that look through all of them.

A text is that of a page as the team sees it in Chromium, with everything opened, that of a paper, or that of a file
that a page offers.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser

from pages.parts.shared.navigation import PAGES
from tests import nine_dates
from tests.browser import look
from tests.browser.conftest import HEIGHT, WIDE
from tests.browser.dashboards import serve
from tests.once import made_once
from tests.what_readers_get.ledgers import Ledger
from tests.what_readers_get.papers import text_of
from tests.what_readers_get.screen import Screen

EVERY_PAGE = tuple(page.name for page in PAGES)

# What is read of CREST: as of the last date everything, as of the others what says a status or how an action reads.
DETAIL = "results?indicator=x-csos"
WITH_STATUSES = ("overview", "results", "actions", "meeting", DETAIL)
CREST_LAST = "2026-11-26"
CREST_WALK: Mapping[str, Sequence[str]] = {
    "2021-07-31": WITH_STATUSES,
    "2022-12-31": WITH_STATUSES,
    CREST_LAST: (
        *EVERY_PAGE,
        DETAIL,
        "results?indicator=x-trainees",
        "results?indicator=x-workers-repaid",
        f"funding?figure={quote('funding|private funding as share of target||2020-09-30')}",
    ),
}

NINE_DATES = Ledger(nine_dates.make, "nine", (nine_dates.SINCE, nine_dates.AS_OF), nine_dates.SINCE)
NINE_DATES_WALK: Mapping[str, Sequence[str]] = {
    nine_dates.AS_OF: (
        *EVERY_PAGE,
        *(f"results?indicator={row['indicator']}" for row in nine_dates.INDICATORS),
        f"funding?figure={quote('projects|letters sent||2020-12-31')}",
        "history?entry=2",
    ),
}

# The texts as of each date, by page, paper or file: `results`, `brief.pdf`, `overview/indicators-with-a-target.csv`.
Texts = dict[str, dict[str, str]]


def read_once(
    browser: Browser, name: str, ledger: Ledger, asked: Mapping[str, Sequence[str]]
) -> Texts:
    """The texts of the ledger `name`: as of each date of `asked` those of the pages named there, and all papers.

    A page may be named with parameters: `results?indicator=A`.
    """

    def make(folder: Path) -> None:
        data = ledger.copy_to(folder / "served", name)
        texts = _read(browser, data, ledger, asked)
        folder.joinpath("texts.json").write_text(json.dumps(texts), encoding="utf-8")

    made = made_once(f"walk-{name}", make).joinpath("texts.json")
    found: Texts = json.loads(made.read_text(encoding="utf-8"))
    return found


def _read(
    browser: Browser, data: Path, ledger: Ledger, asked: Mapping[str, Sequence[str]]
) -> Texts:
    with serve(data.parent, data, environment={"RESULTS_LOCAL_TEAM": "yes"}) as dashboard:
        context = browser.new_context(
            viewport={"width": WIDE, "height": HEIGHT}, color_scheme="light"
        )
        context.add_init_script(f"({look.ARRIVE})()")
        screen = Screen(context.new_page(), dashboard.address)
        texts = {
            as_of: dict(_texts(screen, ledger, as_of, pages)) for as_of, pages in asked.items()
        }
        context.close()
    return texts


def _texts(
    screen: Screen, ledger: Ledger, as_of: str, pages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for named in pages:
        page, _, query = named.partition("?")
        path = "" if page == EVERY_PAGE[0] else page
        opened = {"meeting": f"&since={ledger.since}&rows=true"}
        asked = opened.get(page, "") + (query and f"&{query}")
        yield named, screen.read(f"{path}?project={ledger.project}&as_of={as_of}{asked}")
        for file, content in screen.files.items():
            if file.endswith(".csv"):
                yield f"{named}/{file}", content.decode("utf-8-sig")
        if page == "meeting":
            yield from _papers(screen)


def _papers(screen: Screen) -> Iterator[tuple[str, str]]:
    """The papers that the page Board meeting leads to."""
    for link in screen.paper_links():
        name = urlsplit(link).path.rpartition("/")[2]
        yield name, text_of(name, screen.page.request.get(link).body())
