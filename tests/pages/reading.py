"""What a reader sees of a page: its words, without the signs that keep them from being markup."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from streamlit.testing.v1 import AppTest

WORDS = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "metric",
    "info",
    "success",
    "warning",
    "error",
    "code",
)


def words(at: AppTest) -> str:
    """All words of the page, one element a line, and the labels of its links."""
    sentences = [str(element.value) for kind in WORDS for element in getattr(at, kind)]
    sentences += [html_text(html) for html in fragments(at)]
    sentences += [label for label, _ in links(at)]
    shown = "\n".join(sentences).replace("  \n  ", " · ").replace("\u00a0", " ")
    return re.sub(r"\\(.)", r"\1", shown).replace("**", "")


def links(at: AppTest) -> list[tuple[str, str]]:
    """The links of the page: label and query string."""
    named = [
        (re.sub(r"\\(.)", r"\1", link.proto.label), link.proto.query_string)
        for link in at.get("page_link")
    ]
    return named + [link for html in fragments(at) for link in _read(html).links]


def fragments(at: AppTest) -> list[str]:
    """The HTML of our own on the page, in its order."""
    return [json.loads(part.proto.json) for part in at.get("bidi_component")]


def html_text(html: str) -> str:
    """What a reader sees of it, a block a line."""
    return _read(html).text()


BLOCKS = ("h1", "h2", "h3", "p", "li", "tr", "div", "summary", "dt", "dd", "section", "table")


class _Reader(HTMLParser):
    """Keeps the text, and the links with their query strings."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._since = 0
        self._query: str | None = None
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._parts.append("\n")
        elif tag in ("td", "th", "text"):
            self._parts.append(" ")
        elif tag == "a":
            self._query = urlsplit(dict(attrs).get("href") or "").query
            self._since = len(self._parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._parts.append("\n")
        elif tag == "a" and self._query is not None:
            self.links.append(("".join(self._parts[self._since :]), self._query))

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def text(self) -> str:
        lines = "".join(self._parts).splitlines()
        return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


def figures(at: AppTest) -> list[dict[str, Any]]:
    """The charts of the page, as the browser is given them."""
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def written(figure: dict[str, Any]) -> str:
    """All that is written on a chart: annotations and the text of its marks."""
    sentences = [note["text"] for note in figure["layout"].get("annotations", [])]
    for trace in figure["data"]:
        text = trace.get("text", [])
        sentences += [text] if isinstance(text, str) else [str(part) for part in text]
    return "\n".join(sentences).replace("<b>", "").replace("</b>", "")
