"""The meeting brief: what a board member reads beforehand, as a PDF that a screen reader can read too."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from reports.fitting import TALL
from reports.letters import REPLACED, drawn, families, fonts, named
from reports.meeting import chapters, facts, key_counts, sources
from reports.paper import Paper
from reports.words import INK, MAIN, QUIET, STATUS_COLOUR, day, listed, short_day

TEMPLATE = Path(__file__).with_suffix(".typ")


def brief_pdf(paper: Paper) -> bytes:
    """The brief as a PDF on A4, tagged and held to PDF/UA-1, with its charts drawn and its fonts embedded.

    The same paper gives the same bytes. A letter that no font has stands as `REPLACED`, and the brief says so.
    """
    said, missing = drawn(_said(paper))
    if missing:
        said["remarks"].append(_not_shown(missing))
    compiler = typst.Compiler(
        _template(), font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"paper": json.dumps(said)}
    )  # fmt: skip
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _not_shown(missing: list[str]) -> str:
    first = [named(letter) for letter in missing[:5]]
    more = [f"{len(missing) - 5} more"] if len(missing) > 5 else []
    return (
        f"Some letters are in no font of this paper and stand as {REPLACED}:"
        f" {listed([*first, *more])}. The page shows them."
    )


def _said(paper: Paper) -> dict[str, Any]:
    """All that the template sets, as texts and numbers."""
    return {
        "title": paper.title,
        "facts": [list(fact) for fact in facts(paper)],
        "remarks": list(paper.remarks),
        "counts": [list(each) for each in key_counts(paper.frames)],
        "chapters": [asdict(chapter) for chapter in chapters(paper.frames)],
        "sources": [list(line) for line in sources(paper.frames)],
        "sides": (
            f"{short_day(paper.last.as_of)} (revision {paper.last.revision}) to"
            f" {short_day(paper.this.as_of)} (revision {paper.this.revision})"
        ),
        "day": day(paper.this.as_of),
        "address": paper.address,
        "fonts": families(),
        "tall": TALL,
        "tones": STATUS_COLOUR,
        "ink": INK,
        "quiet": QUIET,
        "main": MAIN,
    }
