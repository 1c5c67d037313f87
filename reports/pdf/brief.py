"""The meeting brief as a PDF that screen readers can read."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from reports.content.meeting import chapters, facts, sources
from reports.content.opening import opening
from reports.content.paper import Paper
from reports.pptx.slide_fitting import TALL
from reports.text.glyphs import REPLACED, font_families, fonts, letter_name, replace_missing_glyphs
from wording.codes import JUDGED
from wording.colours import MAIN, PAPER_INK, STATUS_COLOUR
from wording.dates import day, short_day
from wording.text import listed

TEMPLATE = Path(__file__).with_suffix(".typ")


def brief_pdf(paper: Paper) -> bytes:
    """The brief as a PDF on A4, tagged and held to PDF/UA-1, with its charts drawn and its fonts embedded.

    The same paper gives the same bytes. A character that no font has is replaced by `REPLACED`, and the brief says so.
    """
    text, missing = replace_missing_glyphs(_template_data(paper))
    if missing:
        text["remarks"].append(_missing_glyphs_text(missing))
    compiler = typst.Compiler(
        _template(), font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"paper": json.dumps(text)}
    )  # fmt: skip
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _missing_glyphs_text(missing: list[str]) -> str:
    first = [letter_name(letter) for letter in missing[:5]]
    more = [f"{len(missing) - 5} more"] if len(missing) > 5 else []
    return (
        f"Some letters are in no font of this paper and stand as {REPLACED}:"
        f" {listed([*first, *more])}. The page shows them."
    )


def _template_data(paper: Paper) -> dict[str, Any]:
    """The data of the template, as texts and numbers."""
    return {
        "title": paper.title,
        "opening": asdict(opening(paper)),
        "facts": [list(fact) for fact in facts(paper) if fact[1] != paper.address],
        "remarks": list(paper.remarks),
        "chapters": [asdict(chapter) for chapter in chapters(paper)],
        "sources": [list(line) for line in sources(paper.frames)],
        "sides": (
            f"{short_day(paper.last.as_of)} (revision {paper.last.revision}) to"
            f" {short_day(paper.this.as_of)} (revision {paper.this.revision})"
        ),
        "day": day(paper.this.as_of),
        "address": paper.address,
        "fonts": font_families(),
        "tall": TALL,
        "status_colours": STATUS_COLOUR,
        "compared": list(JUDGED),
        "ink": PAPER_INK,
        "main": MAIN,
    }
