"""What a page has in sight as it opens: where its first figures are, how far it moves while it comes, what it fetches.

A figure is a number in text that can be seen below the frame: no date, no year, no part of a name such as `K01` or
`finding 9`, and nothing in a field to fill in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, ViewportSize

from tests.browser import look

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
LARGE = 30  # pixels of type, from which on a figure is a large one
PATIENCE = 300  # seconds: a page of hundreds of charts takes two minutes
SETTLING = 500  # milliseconds: a font that arrives moves what is drawn and changes no element

MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
NUMBER = (
    rf"\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?"  # 31 July 2021
    r"|\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b(?![,.]\d)"  # 2021, 2021-07-31, and not 2021.5
    r"|[A-Za-z]+-?\d[\w.-]*"  # K01
    r"|\b(?:[Rr]evision|[Ff]inding|[Ff]ootnote|[Oo]utcome|[Oo]utput|[Aa]ction|[Pp]age)\s+\d[\d.]*"
    r"|(?<figure>\d[\d,.]*)"
)

# The frame ends with the line that has its key; on a page without one, above the heading.
FIGURES = f"""() => {{
    const main = document.querySelector('[data-testid=stMain]');
    const frame = main.querySelector('.st-key-frame') ?? main.querySelector('h1');
    const clipped = box => box !== main && (getComputedStyle(box).overflow !== 'visible'
        && Math.min(box.offsetWidth, box.offsetHeight) <= 1 || clipped(box.parentElement));
    const seen = box => box.checkVisibility({{visibilityProperty: true, opacityProperty: true}})
        && !box.closest('[role=spinbutton]') && !clipped(box);
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {{
        const text = texts.currentNode, box = text.parentElement;
        if (frame.compareDocumentPosition(text) !== Node.DOCUMENT_POSITION_FOLLOWING || !seen(box)) continue;
        for (const number of text.data.matchAll(/{NUMBER}/g)) {{
            if (!number.groups.figure) continue;
            const range = document.createRange();
            range.setStart(text, number.index);
            range.setEnd(text, number.index + number[0].length);
            const {{top, bottom}} = range.getBoundingClientRect(), type = parseFloat(getComputedStyle(box).fontSize);
            found.push({{top, bottom, type, text: text.data.trim().slice(0, 60)}});
        }}
    }}
    return found.sort((one, other) => one.top - other.top);
}}"""

# Runs before the page's own scripts. All that moves is added up: the windows of time of which the metric CLS takes the
# largest have no more in them.
ADD_UP_SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(
        entry => { window.shifted += entry.hadRecentInput ? 0 : entry.value; }
    )).observe({type: 'layout-shift', buffered: true});
}"""

HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


@dataclass(frozen=True)
class Place:
    """Where a figure is, in pixels from the top of the window, with the text that it stands in."""

    top: float
    bottom: float
    text: str


@dataclass(frozen=True)
class FirstSight:
    """A page as it was opened; a figure that it does not have is None. files: the names of what was fetched."""

    figure: Place | None
    large: Place | None
    shift: float
    title: str
    height: float
    files: tuple[str, ...]

    def plotly(self) -> list[str]:
        """The files of Plotly among those that were fetched."""
        return [name for name in self.files if "plotly" in name.lower()]


def first_sight(browser: Browser, address: str, size: ViewportSize) -> FirstSight:
    """What somebody sees who opens the address in a window of this size, and has fetched nothing before."""
    reader = browser.new_context(viewport=size)
    reader.add_init_script(f"({look.ARRIVE})();({ADD_UP_SHIFTS})()")
    page = reader.new_page()
    files: list[str] = []
    page.on("request", lambda request: files.append(_name(request)))
    page.goto(address)
    look.settle(page, PATIENCE)
    page.wait_for_timeout(SETTLING)
    figures: list[dict[str, Any]] = page.evaluate(FIGURES)
    found = FirstSight(
        figure=_first(figures),
        large=_first(figure for figure in figures if figure["type"] >= LARGE),
        shift=page.evaluate("window.shifted"),
        title=page.title(),
        height=page.evaluate(HEIGHT),
        files=tuple(files),
    )
    reader.close()
    return found


def _name(request: Request) -> str:
    return PurePosixPath(urlsplit(request.url).path).name


def _first(figures: Iterable[dict[str, Any]]) -> Place | None:
    """The first of what `FIGURES` gives back; None where there is none."""
    for first in figures:
        return Place(first["top"], first["bottom"], first["text"])
    return None
