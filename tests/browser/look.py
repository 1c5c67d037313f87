"""What a reader would object to on a page, each in a sentence. A page without fault gives back nothing."""

from contextlib import suppress
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

HEIGHT = 900

# The upload box of Streamlit is a button inside a part that is marked as decoration; not ours to mend.
LET_PASS = {"presentation-role-conflict"}

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]')?.dataset;
    return app?.testScriptState === 'notRunning' && app.testConnectionState === 'CONNECTED'
        && document.querySelector('h1, [data-testid=stException]') !== null
        && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
        && [...document.querySelectorAll('.stPlotlyChart')].every(chart => chart.querySelector('.main-svg'))
        && performance.now() - window.lastChange > 300;
}"""

# Runs before the page's own scripts: nothing is remembered of earlier visits, such as an opened menu, and
# `SETTLED` knows since when the page stands still.
ARRIVE = """() => {
    localStorage.clear();
    sessionStorage.clear();
    window.lastChange = performance.now();
    new MutationObserver(() => { window.lastChange = performance.now(); }).observe(
        document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""

SIDEWAYS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
    .filter(box => box.scrollWidth > box.clientWidth)
    .map(box => `${box.scrollWidth} px of content in ${box.clientWidth} px`)"""

# Text that a box hides the end of. Tables are drawn on a canvas and scroll by themselves.
CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(box => {
        const style = getComputedStyle(box);
        return box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1
            && ['hidden', 'clip'].includes(style.overflowX) && style.visibility === 'visible'
            && box.innerText?.trim() && !box.closest('svg, [data-testid=stDataFrame], [aria-hidden=true]');
    }).map(box => box.innerText.trim().slice(0, 60))"""

# Marks are what a trace draws: bars, points, lines, slices, links, cells. A bar of zero is none.
WITHOUT_MARKS = """() => [...document.querySelectorAll('.stPlotlyChart')]
    .filter(chart => chart.checkVisibility() && chart.getBoundingClientRect().width)
    .filter(chart => ![...chart.querySelectorAll(
        '.cartesianlayer .trace :is(path, image, rect), :is(.pielayer, .sankey, .treemaplayer) path'
    )].some(mark => {
        const {width, height} = mark.getBoundingClientRect();
        return mark.closest('.bars') ? Math.min(width, height) > 0.5 : width + height > 2;
    }))
    .map(chart => chart.innerText.slice(0, 60))"""

# Text of a chart that ends outside of its picture, or lies upon other text of it.
UNREADABLE = """() => [...document.querySelectorAll('.stPlotlyChart')].flatMap(chart => {
    const frame = chart.querySelector('.main-svg').getBoundingClientRect();
    const texts = [...chart.querySelectorAll('.main-svg text')]
        .map(text => [text.textContent.slice(0, 60), text.getBoundingClientRect()])
        .filter(([said, box]) => said.trim() && box.width && box.height);
    const outside = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        .map(([said]) => `“${said}” ends outside of its chart`);
    const upon = texts.flatMap(([one, a], index) => texts.slice(index + 1)
        .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
        .map(([other]) => `“${one}” lies upon “${other}”`));
    return [...outside, ...upon];
})"""

# Of menus one is open at a time: opening the next would close the first again.
OPEN_CLOSED = """() => {
    const closed = [...document.querySelectorAll('[data-testid=stMain] details:not([open], [name]) > summary')];
    const seen = closed.filter(summary => summary.checkVisibility());
    seen.forEach(summary => summary.click());
    return seen.length;
}"""


def settle(page: Page, patience: float = 60) -> None:
    """Wait until Streamlit has run the page and drawn all of it, and nothing moves any more: so many seconds."""
    # Without an interval it is asked of every frame, and the page is drawn 60 times a second meanwhile.
    page.wait_for_function(SETTLED, timeout=patience * 1000, polling=100)


def wait_for_page(page: Page, title: str, timeout: float | None = None) -> None:
    """Wait until the page of this title is open, by the title of its window, and stands still."""
    page.wait_for_function(
        "title => document.title.startsWith(`${title} · `)", arg=title, timeout=timeout
    )
    settle(page)


def resize(page: Page, width: int) -> None:
    """Make the window so wide, in pixels, and wait until the page is drawn for it."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    # A chart is drawn anew a moment after the window; one that stays too wide is reported as a fault.
    with suppress(Late):
        page.wait_for_function(f"() => ({SIDEWAYS})().length === 0", timeout=10_000)
    settle(page)


def faults(page: Page) -> list[str]:
    """All that can be seen to be wrong with a page, whatever it is about, and what axe-core finds."""
    return [*seen(page), *inaccessible(page)]


def seen(page: Page) -> list[str]:
    """What anybody can see to be wrong with a page."""
    # What has just been opened is still growing.
    with suppress(Late):
        page.wait_for_function(f"() => ({CUT_OFF})().length === 0", timeout=5_000)
    return [
        *(f"fails: {what}" for what in page.get_by_test_id("stException").all_inner_texts()),
        *(f"scrolls sideways: {what}" for what in page.evaluate(SIDEWAYS)),
        *(f"text is cut off: {what}" for what in page.evaluate(CUT_OFF)),
        *(f"a chart has no marks: {what}" for what in page.evaluate(WITHOUT_MARKS)),
        *(f"in a chart, {what}" for what in page.evaluate(UNREADABLE)),
    ]


def missing(page: Page, words: tuple[str, ...]) -> list[str]:
    """Which of the words and numbers that a reader expects are not on the page."""
    text = " ".join(page.locator("[data-testid=stMain]").inner_text().split())
    return [f"does not say “{word}”" for word in words if word not in text]


def inaccessible(page: Page) -> list[str]:
    """What axe-core finds, by rule, with the first place."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"axe: {rule['id']}, {len(rule['nodes'])} times, first at {rule['nodes'][0]['target']}: "
        f"{rule['nodes'][0]['failureSummary']}"
        for rule in found
        if rule["id"] not in LET_PASS
    ]


def open_everything(page: Page) -> bool:
    """Open every closed part of the page, and what is closed within, and wait; says whether there was one."""
    opened = False
    while page.evaluate(OPEN_CLOSED):
        opened = True
        settle(page)
    return opened
