"""What a page has in sight is measured: in a page made by hand, of which each place and number is known."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.first_sight import DESKTOP, FIGURES, first_sight

NO_FIGURE = """
    <p>Known by 31 July 2021, 18 Jul, in 2021, from 2021-07-31 on</p>
    <p>K01, F3 to F24, x-1 and 3 March; finding 9, outcome 3, revision 1</p>
    <span role="spinbutton">07</span>
    <p style="display: none">11</p>
    <p style="visibility: hidden">12</p>
    <p style="opacity: 0">13</p>
    <p style="position: absolute; width: 1px; height: 1px; overflow: hidden">14 of 15</p>
    <details><summary>Rows</summary><p>16</p></details>
"""

OPENED = """<!doctype html><html><title>Overview · CREST</title>
<body style="margin: 0"><div data-testid="stApp" data-test-script-state="notRunning"
    data-test-connection-state="CONNECTED"><main data-testid="stMain" style="overflow: auto">
<div class="st-key-menu">1 menu</div><div class="st-key-frame">No report for 5 years</div><h1>Overview</h1>
<div id="late"></div>
<p style="position: absolute; top: 300px; margin: 0; font: 40px/40px sans-serif">140,420</p>
<p style="position: absolute; top: 120px; margin: 0; font: 20px/20px sans-serif">In all, 8 of 10</p>
<div style="height: 1000px">A block that moves.</div></main></div>
<script src="js/PlotlyChart.1.js"></script><script src="js/index.js"></script></html>"""

LATE = "<script>setTimeout(() => { late.style.height = '400px' }, 100)</script>"


def figures(browser: Browser, top: str, text: str) -> list[str]:
    page = browser.new_page(viewport=DESKTOP)
    page.set_content(f'<main data-testid="stMain">{top}{text}</main>')
    found = [figure["text"] for figure in page.evaluate(FIGURES)]
    page.close()
    return found


FRAME = '<h1>9</h1><div class="st-key-frame"><b>7</b></div>'


@pytest.mark.parametrize("text", ["8", "2,021", "2021.5", "USD 4", "52 %", "1 action"])
def test_a_number_below_the_frame_is_a_figure(browser: Browser, text: str) -> None:
    assert figures(browser, FRAME, f"{NO_FIGURE}<p>{text}</p>") == [text]


def test_dates_codes_fields_and_what_cannot_be_seen_are_none(browser: Browser) -> None:
    assert figures(browser, FRAME, NO_FIGURE) == []


def test_without_a_line_of_its_own_the_frame_ends_with_the_heading(browser: Browser) -> None:
    assert figures(browser, "<p>5</p><h1>6</h1>", "<p>7</p>") == ["7"]


@pytest.mark.parametrize(("late", "moves"), [("", False), (LATE, True)], ids=["stands", "moves"])
def test_a_page_is_measured_as_it_opens(
    browser: Browser, tmp_path: Path, late: str, moves: bool
) -> None:
    file = tmp_path / "page.html"
    file.write_text(OPENED + late, encoding="utf-8")
    found = first_sight(browser, file.as_uri(), DESKTOP)
    assert found.figure is not None
    assert found.figure.text == "In all, 8 of 10"
    assert found.figure.top < 130 < found.figure.bottom
    assert found.large is not None
    assert (found.large.top + found.large.bottom) / 2 == pytest.approx(320, abs=3)
    assert (found.shift > 0.1) is moves
    assert found.title == "Overview · CREST"
    assert 1000 < found.height < 1600
    assert found.plotly() == ["PlotlyChart.1.js"]
    assert "index.js" in found.files


def test_a_page_without_a_figure_has_none(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(OPENED.replace("140,420", "Many").replace("8 of 10", "some"), encoding="utf-8")
    found = first_sight(browser, file.as_uri(), DESKTOP)
    assert (found.figure, found.large) == (None, None)
