"""The paragraphs and tables of the documentation, read from Markdown."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
METHOD = ROOT / "docs" / "method.md"

Row = dict[str, str]


def blocks(text: str) -> Iterator[list[str]]:
    """The paragraphs, headings and tables of a page: its lines, split at blank lines."""
    for blank, lines in groupby(text.splitlines(), key=lambda line: not line.strip()):
        if not blank:
            yield list(lines)


def table(lines: list[str]) -> list[Row]:
    """The rows of a table, each by the headings of its columns."""
    head, line, *rows = [[cell.strip() for cell in row.strip().split("|")[1:-1]] for row in lines]
    assert set("".join(line)) <= set("-:"), f"not a table: {lines[0]}"
    assert all(len(row) == len(head) for row in rows), f"a row is longer or shorter: {lines[0]}"
    return [dict(zip(head, row, strict=True)) for row in rows]


def sections(text: str) -> dict[str, list[list[str]]]:
    """The blocks below each heading, by the heading."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for block in blocks(text):
        if block[0].startswith("#"):
            heading = block[0].lstrip("# ")
            assert heading not in found, f"the heading “{heading}” is there twice"
        found.setdefault(heading, []).append(block)
    return found


def first_table(text: str, heading: str) -> list[Row]:
    """The rows of the first table below a heading."""
    return table(next(block for block in sections(text)[heading] if block[0].startswith("|")))


def anchor(heading: str) -> str:
    """The address of a heading within its page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
