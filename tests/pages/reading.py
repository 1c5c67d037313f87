"""What a reader sees of a page: its words, without the signs that keep them from being markup."""

import json
import re
from typing import Any

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
    sentences += [label for label, _ in links(at)]
    shown = "\n".join(sentences).replace("  \n  ", " · ").replace("\u00a0", " ")
    return re.sub(r"\\(.)", r"\1", shown).replace("**", "")


def links(at: AppTest) -> list[tuple[str, str]]:
    """The links of the page: label and query string."""
    return [
        (re.sub(r"\\(.)", r"\1", link.proto.label), link.proto.query_string)
        for link in at.get("page_link")
    ]


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
