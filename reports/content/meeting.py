"""The contents of the meeting brief and of its slides: facts, chapters in their order, and sources.

They have the order of the page Board meeting, whose sections are the same.
"""

from dataclasses import replace

from reports.content.answers import Frames
from reports.content.blocks import Chapter, Section, one_sentence
from reports.content.changes import (
    CHANGE_QUESTIONS,
    MOVED,
    change_legend,
    change_sections,
    in_paper,
)
from reports.content.decisions import DECISION_QUESTIONS, nothing_to_decide, parts_of_matters
from reports.content.indicators import indicators_against_targets
from reports.content.judgements import judgement_section
from reports.content.matters import agenda_sections
from reports.content.opening import OPENING_QUESTIONS
from reports.content.outlook import OUTLOOK_QUESTIONS, outlook_sections
from reports.content.paper import Paper, Side
from reports.content.rows import IndicatorChangeRow, SourceRow
from reports.rows import rows_of
from wording.dates import day
from wording.text import one_line

# The questions whose answers a brief and its slides are made from.
QUESTIONS = tuple(
    dict.fromkeys(
        (
            *OPENING_QUESTIONS,
            "results/judgements",
            *CHANGE_QUESTIONS,
            *DECISION_QUESTIONS,
            *OUTLOOK_QUESTIONS,
            "about/sources",
        )
    )
)


def chapters(paper: Paper) -> tuple[Chapter, ...]:
    """The chapters in the order in which they are read; the paper's frames hold the answers to `QUESTIONS`.

    Last is what several are one matter of, each of which is listed.
    """
    frames = paper.frames
    parts = tuple(parts_of_matters(frames, has_room=False).values())
    return (
        Chapter(
            "What must be decided",
            agenda_sections(frames, one_sentence(nothing_to_decide(frames, paper.next_meeting))),
        ),
        Chapter("What changed since the last meeting", _changes(paper)),
        Chapter("Where the pace leads", _pace(frames)),
        Chapter(
            "Where the project stands",
            (indicators_against_targets(frames), judgement_section(frames["results/judgements"])),
        ),
        *([Chapter("What must be decided, one by one", parts)] if parts else []),
    )


def _pace(frames: Frames) -> tuple[Section, ...]:
    """Where the pace leads; where it leads nowhere, that is one sentence with why not."""
    leads, *withheld = outlook_sections(frames)
    if leads.is_empty and withheld:
        return (replace(withheld[0], sentence=f"{leads.sentence} {withheld[0].sentence}"),)
    return (leads, *withheld)


def _changes(paper: Paper) -> tuple[Section, ...]:
    """What changed, with how the drawings of the indicators that moved are read."""
    moved = rows_of(paper.frames["meeting/indicator_changes"], IndicatorChangeRow)
    legend = change_legend(moved, paper.last.as_of, paper.this.as_of)
    first, *others = change_sections(paper.frames)
    if first.title == MOVED and first.rows:
        return (*in_paper(replace(first, legend=legend)), *others)
    return (first, *others)


def facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Both meetings, the next one and the page's address, as names and texts."""
    coming = [("Next meeting", day(paper.next_meeting))] if paper.next_meeting else []
    return (
        ("Last meeting", _side(paper.last)),
        ("This meeting", _side(paper.this)),
        *coming,
        ("This page", paper.address),
    )


def _side(side: Side) -> str:
    return f"{day(side.as_of)}, as entered up to revision {side.revision}"


def sources(frames: Frames) -> tuple[tuple[str, str], ...]:
    """The code of each source and what it is: title, author and day."""
    return tuple(
        (
            one_line(line["source"]),
            ". ".join(
                text
                for text in (
                    one_line(line["title"]),
                    one_line(line["author"]),
                    day(line["published"]),
                )
                if text
            )
            + ".",
        )
        for line in rows_of(frames["about/sources"], SourceRow)
    )
