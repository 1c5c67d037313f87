"""The look at a page is itself looked at: each fault is found in a page that has it, and none in a page without."""

import pytest
from playwright.sync_api import Browser

from tests.browser import look

CHART = (
    '<div class="stPlotlyChart"><svg class="main-svg" width="300" height="100">'
    '<g class="cartesianlayer"><g class="trace bars"><path d="M10,40h{bar}v20h-{bar}Z"/></g></g>'
    '<text x="10" y="20">one</text><text x="{at}" y="20">other</text></svg></div>'
)

PAGES = {
    "nothing": CHART.format(bar=50, at=100),
    "scrolls sideways: 2000 px of content": '<div style="width: 2000px">wide</div>',
    "text is cut off: A long name": '<div style="width: 40px; overflow: hidden"><nobr>A long name</nobr></div>',
    "a chart has no marks: ": CHART.format(bar=0, at=100),
    "in a chart, “other” ends outside": CHART.format(bar=50, at=280),
    "in a chart, “one” lies upon “other”": CHART.format(bar=50, at=15),
    "axe: image-alt, 1 times": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
    "fails: Sorry": '<div data-testid="stException">Sorry</div>',
}


@pytest.mark.parametrize("fault", PAGES)
def test_a_fault_is_found(browser: Browser, fault: str) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.set_content(
        '<!doctype html><html lang="en"><title>A page</title>'
        '<main data-testid="stMain" style="overflow: auto"><h1>A page</h1>'
        f"{PAGES[fault]}</main></html>"
    )
    found = look.faults(page)
    page.close()
    if fault == "nothing":
        assert found == []
    else:
        assert [what[: len(fault)] for what in found] == [fault]


def test_a_word_that_is_missing_is_named(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<main data-testid="stMain">There are\n914 people <svg><text>of 1,000</text></svg></main>'
    )
    assert look.missing(page, ("are 914", "of 1,000", "915")) == ["does not say “915”"]
    page.close()
