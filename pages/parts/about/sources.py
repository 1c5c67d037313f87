"""The documents that the figures come from, how long the project runs, and whom to ask."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from queries.rows import SourceRow
from reports.rows import rows_of
from wording.dates import day
from wording.text import blank, capitalised, one_line


def sources(found: pd.DataFrame, project: pd.DataFrame) -> Markup:
    """The section, with the project beside the sources.

    found, project: the answers to about/sources and frame/project.
    """
    listed = blocks.joined(map(_source, rows_of(found, SourceRow)))
    return blocks.side_by_side(
        blocks.section("Sources", Markup('<ul class="lines">{}</ul>').format(listed), anchor="sources"),
        blocks.section("The project", _project(project.to_dict("records")[0])),
    )  # fmt: skip


def _source(row: SourceRow) -> Markup:
    of = [one_line(row["author"]), day(row["published"]), one_line(row["kind"])]
    use = [
        f"licence: {one_line(row['licence'])}" if not blank(row["licence"]) else "",
        _file(row["file"]),
        Markup("cited as <code>{}</code>").format(row["source"]),
    ]
    notes = blocks.joined((note for note in (*of, *use) if note), " · ")
    title = external_link(row["url"], one_line(row["title"]))
    return Markup('<li id="source-{}">{}<p class="note">{}</p></li>').format(
        row["source"], title, notes
    )


def _file(file: str) -> Markup:
    if blank(file):
        return blocks.NOTHING
    return (
        external_link(file, "the document")
        if _is_address(file)
        else Markup("file: {}").format(file)
    )


def external_link(address: object, words: str) -> Markup:
    """A link to a page outside, in a new tab; the words alone where the address is none of the web's."""
    if not _is_address(address):
        return Markup("{}").format(words)
    return Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(address, words)


def _is_address(text: object) -> bool:
    return one_line(text).startswith(("https://", "http://"))


def _project(it: dict[Any, Any]) -> Markup:
    end = f"to {day(it['end_in_force'])}"
    if it["is_extended"]:
        end += f" (an extension known since {day(it['extended_on'])}; first planned to {day(it['planned_end'])})"
    lines = [f"It runs from {day(it['start'])} {end}."]
    if not blank(it["contact"]):
        lines.append(f"Whom to ask: {one_line(it['contact'])}.")
    note = (
        ""
        if blank(it["note"])
        else Markup('<p class="note">{}</p>').format(capitalised(it["note"]))
    )
    return blocks.joined([*(Markup("<p>{}</p>").format(line) for line in lines), note])
