"""What a page shows, as lines of text in the order of the page, read from Chromium.

What is closed, or only for paper, is read as well, and so are the shapes beside words, which are seen and not
spoken. Left out are the address of the server, the day of today, in sheets to fill in also those of this month and the
last, and the moment at which a workbook was made, and nothing else. A table is drawn on a canvas: its cells are read
from what the browser was sent; of a file to take away there are its name, size and digest.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pyarrow as pa
from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser import look
from tests.browser.dashboards import PATIENCE
from tests.what_readers_get.papers import text_of
from wording.dates import day, short_day

# Follow an address as the browser's own way back does: the page stays loaded.
GO_TO = """address => {
    window.lastChange = performance.now();
    history.pushState(null, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
}"""

LINES = """() => {
    const lines = [];
    const isPassedOver = node => node.matches(
        'style, script, svg, [aria-hidden=true]:not(.fragment span), [data-testid=stElementToolbar], [role=tooltip]')
        // A button with a help text has a twin, for narrow windows.
        || node.matches(':has(> [data-testid=stTooltipIcon]) + div > button');
    const closeUp = text => text.replace(/\\s+/g, ' ').trim();
    const marks = {STRONG: '**', B: '**', EM: '*', I: '*', CODE: '`', DEL: '~~', S: '~~'};
    const inline = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.textContent;
        if (node.nodeType !== Node.ELEMENT_NODE || isPassedOver(node)) return '';
        if (node.tagName === 'BR') return ' ';
        if (node.tagName === 'IMG') return `![${node.alt}]`;
        const within = [...node.childNodes].map(inline).join('');
        if (node.tagName === 'A') return `[${closeUp(within)}](${node.href})`;
        return (marks[node.tagName] ?? '') + within + (marks[node.tagName] ?? '');
    };
    const say = text => { if (closeUp(text)) lines.push(closeUp(text)); };
    const chart = node => {
        say(`Chart: ${node.getAttribute('aria-label')}`);
        for (const text of node.querySelectorAll('.main-svg text')) {
            const rows = text.querySelectorAll('tspan');
            say(`  | ${rows.length ? [...rows].map(row => row.textContent).join(' ') : text.textContent}`);
        }
    };
    const field = node => {
        const around = node.closest('label');
        const label = node.getAttribute('aria-label') ?? (around ? closeUp(inline(around)) : '');
        const state = node.matches('[type=checkbox], [type=radio]') ? String(node.checked) : node.value;
        say(`Field ${label}: ${state || node.placeholder}${node.disabled ? ' (disabled)' : ''}`);
    };
    const walk = node => {
        if (isPassedOver(node)) return;
        const is = node.dataset.testid;
        if (is === 'stPlotlyChart') return chart(node);
        if (is === 'stDataFrame') return lines.push(
            `Table: ${node.querySelector('[role=region]').getAttribute('aria-label')}`);
        if (is === 'stDateInputField') return say(`Field: ${node.innerText}`);
        if (/^H[1-6]$/.test(node.tagName)) return say(`${'#'.repeat(node.tagName[1])} ${inline(node)}`);
        if (node.tagName === 'INPUT' || node.tagName === 'TEXTAREA') return field(node);
        if (node.tagName === 'BUTTON') return say(
            `[${closeUp(inline(node)) || node.getAttribute('aria-label')}]${node.disabled ? ' (disabled)' : ''}`);
        if (node.tagName === 'SUMMARY') return say(
            `[${closeUp(inline(node))}] ${node.parentNode.open ? 'open' : 'closed'}`);
        if (node.tagName === 'TR') return say([...node.cells].map(cell => closeUp(inline(cell))).join(' | '));
        if (node.tagName === 'LI' && !node.querySelector('li')) return say(`- ${inline(node)}`);
        const isText = [...node.childNodes].some(
            child => child.nodeType === Node.TEXT_NODE && child.textContent.trim());
        if (isText || ['P', 'A', 'IMG'].includes(node.tagName)) return say(inline(node));
        [...node.children].forEach(walk);
    };
    document.querySelectorAll('header, [data-testid=stMain]').forEach(walk);
    return lines;
}"""

# Press what gives a file, and have its address in stead of the file.
TAKE = """() => {
    window.taken = [];
    window.pressLink ??= HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { window.taken.push(this.href); };
    const boxes = [...document.querySelectorAll('[data-testid=stDownloadButton]')];
    boxes.forEach(box => box.querySelector('button').click());
    return boxes.length;
}"""

TODAY = re.compile(r"Today is \d+ \w+ \d{4}\.")
LAST_MONTH = re.compile(r"The period is \w+ \d{4},")
SHEETS_TO_FILL_IN = ("-results.xlsx", "-actions.xlsx")


@dataclass
class Screen:
    """A browser's page that opens addresses of one dashboard, and the messages that it received.

    files: those that the page which was read last offers, by name.
    """

    page: Page
    address: str
    files: dict[str, bytes] = field(default_factory=dict)
    _sent: list[ForwardMsg] = field(default_factory=list)
    _by_hash: dict[str, ForwardMsg] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the dashboard."""
        self.page.on("websocket", self._listen)
        self.page.goto(self.address)
        look.settle(self.page)

    def read(self, address: str) -> str:
        """What the page at `address` shows, such as `results?as_of=2020-12-31`."""
        self._sent.clear()
        self.page.evaluate(GO_TO, f"/{address}")
        self._wait_for_end_of_run()
        look.settle(self.page)
        lines = [*_with_cells(self.page.evaluate(LINES), self._sent), *_beside(self._sent)]
        text = "\n".join([*lines, *sorted(self._files())])
        without_day = TODAY.sub("Today is TODAY.", without_address(text, self.address))
        return LAST_MONTH.sub("The period is LAST MONTH,", without_day)

    def paper_links(self) -> list[str]:
        """The addresses in the menu of papers on the page Board meeting."""
        self.page.get_by_role("button", name="Papers").click()
        links = self.page.locator("a[href*='/papers/']")
        links.first.wait_for()
        found: list[str] = links.evaluate_all("all => all.map(link => link.href)")
        self.page.keyboard.press("Escape")
        return found

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._receive)

    def _receive(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "ref_hash":
            known = ForwardMsg()
            known.CopyFrom(self._by_hash[message.ref_hash])
            known.metadata.CopyFrom(message.metadata)
            message = known
        elif message.hash:
            self._by_hash[message.hash] = message
        self._sent.append(message)

    def _wait_for_end_of_run(self) -> None:
        for _ in range(int(PATIENCE * 50)):
            if any(message.HasField("script_finished") for message in self._sent):
                return
            self.page.wait_for_timeout(20)
        raise TimeoutError(f"{self.page.url} is not drawn")

    def _files(self) -> Iterator[str]:
        """The files that the page offers, by name, size and digest."""
        self.files.clear()
        count = self.page.evaluate(TAKE)
        self.page.wait_for_function("count => window.taken.length === count", arg=count)
        for link in self.page.evaluate("window.taken"):
            answer = self.page.request.get(link)
            content = answer.body()
            name = answer.headers["content-disposition"].partition("filename")[2].lstrip("*=")
            self.files[name.strip('"')] = content
            if ".xlsx" in name:  # says within when it was made
                shown = text_of("workbook.xlsx", content)
                to_fill_in = name.strip('"').endswith(SHEETS_TO_FILL_IN)
                content = (without_recent_days(shown) if to_fill_in else shown).encode()
            if ".svg" in name:  # says where it was made
                content = without_address(content.decode(), self.address).encode()
            digest = sha256(content).hexdigest()[:16]
            yield f"File {name}: {len(content)} bytes, {digest}"


def without_address(text: str, address: str) -> str:
    """The text without the host and port of the dashboard, which differ in each run."""
    return text.replace(address, "http://dashboard")


def without_recent_days(text: str) -> str:
    """The text without this month and the one before, and without their days up to today, which differ by the day."""
    today = date.today()
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    words = [write(when) for when in days for write in (date.isoformat, day, short_day)]
    words += [f"{when:%B %Y}" for when in (first, today)]
    return re.sub(rf"\b(?:{'|'.join(words)})\b", "A RECENT DAY", text)


def _elements(sent: list[ForwardMsg]) -> Iterator[Any]:
    """The elements that were sent, in the order of the page; of elements sent again, the last."""
    at: dict[tuple[int, ...], Any] = {}
    for message in sent:
        if message.HasField("delta"):
            at[tuple(message.metadata.delta_path)] = message.delta
    for place in sorted(at):
        if at[place].HasField("new_element"):
            element = at[place].new_element
            yield getattr(element, element.WhichOneof("type"))


def _beside(sent: list[ForwardMsg]) -> Iterator[str]:
    """What a reader sees on hovering or opening a list: help texts and options."""
    for element in _elements(sent):
        if text := getattr(element, "help", ""):
            name = getattr(element, "label", "") or getattr(element, "body", "")
            yield f"Help for {name}: {' '.join(text.split())}"
        if options := getattr(element, "options", ()):
            yield f"To choose for {element.label}: {' | '.join(options)}"


def _cells(table: Any) -> Iterator[str]:
    """The headings and the rows of a table, a line each; of a column of links, the first address."""
    rows = pa.ipc.open_stream(table.arrow_data.data).read_all()
    configured = json.loads(table.columns or "{}")
    columns = {name: configured.get(name) or {} for name in rows.column_names}
    yield " | ".join(column.get("label") or name for name, column in columns.items())
    words = {
        name: column["type_config"]["display_text"]
        for name, column in columns.items()
        if (column.get("type_config") or {}).get("type") == "link"
    }
    forms = {
        name: (column.get("type_config") or {}).get("format", "")
        for name, column in columns.items()
    }
    for name in words:
        yield f"{columns[name]['label']} leads to {next(filter(None, rows[name].to_pylist()), '')}"
    for row in rows.to_pylist():
        yield " | ".join(_cell(value, words.get(name), forms[name]) for name, value in row.items())


def _cell(value: object, word: str | None, form: str) -> str:
    """A cell as text; of a link only its text, which the pattern `word` finds in it; a number in its format."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        digits = f"{value:,.10g}" if form and form.startswith("%,") else f"{value:.10g}"
        return f"{digits} %" if form and form.endswith(" %%") else digits
    found = re.search(word, str(value)) if word else None
    return found[1] if found else str(value).removesuffix(" 00:00:00").replace("\n", "\\n")


def _with_cells(lines: list[str], sent: list[ForwardMsg]) -> Iterator[str]:
    """The lines of a page, each table followed by its rows."""
    following = (element for element in _elements(sent) if element.DESCRIPTOR.name == "Dataframe")
    for line in lines:
        yield line
        if line.startswith("Table: "):
            table = next(following)
            assert line == f"Table: {table.alt}"
            yield from (f"  | {row}" for row in _cells(table))
    assert not list(following), "every table that was sent is on the page"
